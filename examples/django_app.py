"""Consent in Django, in one file: the person goes to DigiLocker and comes back with an Aadhaar and a PAN, from any provider that works.

In a project of yours, the views go to an application, `urlpatterns` to its `urls.py`, and `flow` to wherever its services are made. The
flow and its clients belong to the process: one of each, for every thread. The token stays in the person's session.
"""

from __future__ import annotations

import os
from functools import cache
from secrets import token_hex
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse

from kyc_clients.consent import ConsentFlow
from kyc_clients.decentro import Decentro
from kyc_clients.errors import CallbackReplayed, ConsentDenied, ConsentMissing, ConsentUnavailable, KycError
from kyc_clients.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

if not settings.configured:
    settings.configure(
        SECRET_KEY=os.environ.get("SESSION_SECRET", token_hex(32)),
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["*"],
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware", f"{__name__}.Refusals"],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    )


@cache
def flow() -> ConsentFlow:
    """Return the flow, with the accounts of the environment: SANDBOX_API_KEY, DECENTRO_CLIENT_ID and the like."""
    return ConsentFlow(Sandbox(environment="test"), Decentro(environment="staging"))


def begin(request: HttpRequest) -> HttpResponse:
    """Send the person to the provider; a reload gets the same session."""
    reference = str(request.session.setdefault("order", token_hex(8)))
    started = flow().start(
        ["aadhaar", "pan"],
        return_url=request.build_absolute_uri(reverse("return")),
        purpose="Opening an account",
        reference=reference,
    )
    request.session["consent"] = started.token
    return HttpResponseRedirect(started.url)


def come_back(request: HttpRequest) -> HttpResponse:
    """Take what the person's browser brought back; where the page was reloaded, the consent is there already."""
    try:
        request.session["consent"] = flow().finish(token(request), request.build_absolute_uri()).token
    except CallbackReplayed:
        pass
    return HttpResponseRedirect(reverse("result"))


def result(request: HttpRequest) -> HttpResponse:
    """Show what the person shared."""
    aadhaar = flow().aadhaar(token(request))
    try:
        pan: str | None = flow().pan(token(request)).number
    except ConsentMissing:
        pan = None  # the person shared the Aadhaar alone
    return JsonResponse({"name": aadhaar.name, "city": aadhaar.address.place, "pan": pan})


def token(request: HttpRequest) -> str:
    """Return the token of this person's session."""
    found: object = request.session.get("consent")
    if not isinstance(found, str):
        raise Http404("There is no consent under way; begin at /kyc")
    return found


class Refusals:
    """Answer for every error of the flow."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before the views."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on."""
        return self._get_response(request)

    def process_exception(self, _: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say what went wrong, with the id that the provider's support asks for."""
        if not isinstance(error, KycError):
            return None
        status = 403 if isinstance(error, ConsentDenied) else 503 if isinstance(error, ConsentUnavailable) else 400
        return JsonResponse({"error": type(error).__name__, "support": error.transaction_id}, status=status)


urlpatterns = [
    path("kyc", begin, name="begin"),
    path("kyc/return", come_back, name="return"),
    path("kyc/result", result, name="result"),
]
