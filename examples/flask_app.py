"""Consent in Flask: the person goes to DigiLocker and comes back with an Aadhaar and a PAN, from whichever provider works.

    flask --app examples.flask_app:from_environment run

The flow and its clients belong to the application: one of each, for every thread. The token stays in Flask's signed session cookie.
"""

from __future__ import annotations

import os
from secrets import token_hex
from typing import TYPE_CHECKING

from flask import Flask, abort, jsonify, redirect, request, session, url_for

from kyc_clients.consent import ConsentFlow
from kyc_clients.decentro import Decentro
from kyc_clients.errors import CallbackReplayed, ConsentDenied, ConsentMissing, ConsentUnavailable, KycError
from kyc_clients.sandbox import Sandbox

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as Redirect


def create_app(flow: ConsentFlow, secret: str) -> Flask:
    """Return the application over a flow; `secret` signs the session cookie."""
    app = Flask(__name__)
    app.secret_key = secret

    @app.get("/kyc")
    def begin() -> Redirect:
        reference: str = session.setdefault("order", token_hex(8))  # a reload gets the same session
        started = flow.start(
            ["aadhaar", "pan"],
            return_url=url_for("come_back", _external=True),
            purpose="Opening an account",
            reference=reference,
        )
        session["consent"] = started.token
        return redirect(started.url, 303)

    @app.get("/kyc/return")
    def come_back() -> Redirect:
        try:
            session["consent"] = flow.finish(token(), request.url).token
        except CallbackReplayed:
            pass  # the page was reloaded: the consent is there
        return redirect(url_for("result"), 303)

    @app.get("/kyc/result")
    def result() -> Response:
        aadhaar = flow.aadhaar(token())
        try:
            pan: str | None = flow.pan(token()).number
        except ConsentMissing:
            pan = None  # the person shared the Aadhaar alone
        return jsonify(name=aadhaar.name, city=aadhaar.address.place, pan=pan)

    @app.errorhandler(KycError)
    def refused(error: KycError) -> tuple[Response, int]:
        status = 403 if isinstance(error, ConsentDenied) else 503 if isinstance(error, ConsentUnavailable) else 400
        return jsonify(error=type(error).__name__, support=error.transaction_id), status

    return app


def token() -> str:
    """Return the token of this person's session."""
    found: object = session.get("consent")
    if not isinstance(found, str):
        abort(404, "There is no consent under way; begin at /kyc")
    return found


def from_environment() -> Flask:
    """Return the application with the accounts of the environment: SANDBOX_API_KEY, DECENTRO_CLIENT_ID and the like."""
    flow = ConsentFlow(Sandbox(environment="test"), Decentro(environment="staging"))
    return create_app(flow, os.environ["SESSION_SECRET"])
