"""Consent in FastAPI: the person goes to DigiLocker and comes back with an Aadhaar and a PAN, from whichever provider works.

    uvicorn --factory examples.fastapi_app:from_environment

The flow and its clients belong to the application: one of each, for every request. The token stays in the signed session cookie.
"""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from secrets import token_hex
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.middleware.sessions import SessionMiddleware

from kyc_clients.consent import AsyncConsentFlow
from kyc_clients.decentro import AsyncDecentro
from kyc_clients.errors import CallbackReplayed, ConsentDenied, ConsentMissing, ConsentUnavailable, KycError
from kyc_clients.sandbox import AsyncSandbox

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


def create_app(flow: AsyncConsentFlow, secret: str) -> FastAPI:
    """Return the application over a flow; `secret` signs the session cookie."""
    app = FastAPI()
    app.add_middleware(SessionMiddleware, secret_key=secret)

    @app.get("/kyc")
    async def begin(request: Request) -> RedirectResponse:
        reference = request.session.setdefault("order", token_hex(8))  # a reload gets the same session
        started = await flow.start(
            ["aadhaar", "pan"],
            return_url=str(request.url_for("come_back")),
            purpose="Opening an account",
            reference=reference,
        )
        request.session["consent"] = started.token
        return RedirectResponse(started.url, 303)

    @app.get("/kyc/return")
    async def come_back(request: Request) -> RedirectResponse:
        try:
            consent = await flow.finish(token_of(request), str(request.url))
            request.session["consent"] = consent.token
        except CallbackReplayed:
            pass  # the page was reloaded: the consent is there
        return RedirectResponse("/kyc/result", 303)

    @app.get("/kyc/result")
    async def result(request: Request) -> dict[str, str | None]:
        token = token_of(request)
        aadhaar = await flow.aadhaar(token)
        try:
            pan: str | None = (await flow.pan(token)).number
        except ConsentMissing:
            pan = None  # the person shared the Aadhaar alone
        return {"name": aadhaar.name, "city": aadhaar.address.place, "pan": pan}

    @app.exception_handler(KycError)
    async def refused(_: Request, error: KycError) -> JSONResponse:
        status = 403 if isinstance(error, ConsentDenied) else 503 if isinstance(error, ConsentUnavailable) else 400
        return JSONResponse({"error": type(error).__name__, "support": error.transaction_id}, status)

    return app


def token_of(request: Request) -> str:
    """Return the token of this person's session."""
    token: object = request.session.get("consent")
    if not isinstance(token, str):
        raise HTTPException(404, "There is no consent under way; begin at /kyc")
    return token


def from_environment() -> FastAPI:
    """Return the application with the accounts of the environment: SANDBOX_API_KEY, DECENTRO_CLIENT_ID and the like."""
    sandbox, decentro = AsyncSandbox(environment="test"), AsyncDecentro(environment="staging")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with sandbox, decentro:
            yield

    app = create_app(AsyncConsentFlow(sandbox, decentro), os.environ["SESSION_SECRET"])
    app.router.lifespan_context = lifespan
    return app
