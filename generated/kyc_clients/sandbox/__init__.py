# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Client of Sandbox.

Know-your-customer checks for India: documents by consent from DigiLocker and EntityLocker, Aadhaar, PAN, bank
accounts and the register of companies.

Products:
    digilocker_sdk: The same as `digilocker`, with the consent screens inside your own page or app, shown by
        the provider's SDK.
    digilocker: Documents of a person from DigiLocker, by their consent: start a session, send the person to
        its `authorization_url`, poll the state, fetch each document.
    aadhaar: Offline e-KYC of an Aadhaar holder: an OTP goes to the mobile known to UIDAI, the OTP yields the
        record.
    bank: Branches by IFSC, and whether an account exists and whose it is.
    pan: Permanent account numbers of the income tax department.
    mca: The register of companies and LLPs of the Ministry of Corporate Affairs.
    entitylocker: Documents of a business from EntityLocker, by consent of a person who acts for it.
    entitylocker_sdk: The same as `entitylocker`, with the consent screens shown by the provider's SDK.
    authentication: Access tokens. A client logs in by itself; call this only to hold a token yourself.

https://developer.sandbox.co.in/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .._runtime.body import Upload as Upload
    from .._runtime.callback import CallbackResult as CallbackResult
    from .._runtime.consent import Cancel as Cancel
    from .._runtime.credentials import Secret as Secret
    from .._runtime.download import Download as Download, EncodedFile as EncodedFile, FileLink as FileLink
    from .._runtime.download_rules import Rules as Rules
    from .._runtime.effects import Effects as Effects
    from .._runtime.hooks import RequestEvent as RequestEvent, ResponseEvent as ResponseEvent, RetryEvent as RetryEvent
    from .._runtime.http import (
        AsyncHttpClient as AsyncHttpClient,
        AsyncTransport as AsyncTransport,
        EventHooks as EventHooks,
        HttpClient as HttpClient,
        OwnAsyncTransport as OwnAsyncTransport,
        OwnTransport as OwnTransport,
        Proxy as Proxy,
        Transport as Transport,
    )
    from .._runtime.metering import Usage as Usage
    from .._runtime.model import Model as Model
    from .._runtime.raw import Raw as Raw
    from .._runtime.retry import Policy as Policy
    from .._runtime.schema import Json as Json
    from .._runtime.timeouts import Phases as Phases, Timeouts as Timeouts, TimeoutTypes as TimeoutTypes
    from .._runtime.token import AsyncTokenStore as AsyncTokenStore, Token as Token, TokenStore as TokenStore
    from .._runtime.unset import UNSET as UNSET, Unset as Unset
    from . import errors as errors, models as models
    from .client import AsyncSandbox as AsyncSandbox, Sandbox as Sandbox
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "Sandbox": ".client",
            "AsyncSandbox": ".client",
            "AsyncHttpClient": ".._runtime.http",
            "AsyncTokenStore": ".._runtime.token",
            "AsyncTransport": ".._runtime.http",
            "CallbackResult": ".._runtime.callback",
            "Cancel": ".._runtime.consent",
            "Download": ".._runtime.download",
            "Effects": ".._runtime.effects",
            "EncodedFile": ".._runtime.download",
            "EventHooks": ".._runtime.http",
            "FileLink": ".._runtime.download",
            "HttpClient": ".._runtime.http",
            "Json": ".._runtime.schema",
            "Model": ".._runtime.model",
            "OwnAsyncTransport": ".._runtime.http",
            "OwnTransport": ".._runtime.http",
            "Phases": ".._runtime.timeouts",
            "Policy": ".._runtime.retry",
            "Proxy": ".._runtime.http",
            "Raw": ".._runtime.raw",
            "RequestEvent": ".._runtime.hooks",
            "ResponseEvent": ".._runtime.hooks",
            "RetryEvent": ".._runtime.hooks",
            "Rules": ".._runtime.download_rules",
            "Secret": ".._runtime.credentials",
            "TimeoutTypes": ".._runtime.timeouts",
            "Timeouts": ".._runtime.timeouts",
            "Token": ".._runtime.token",
            "TokenStore": ".._runtime.token",
            "Transport": ".._runtime.http",
            "UNSET": ".._runtime.unset",
            "Unset": ".._runtime.unset",
            "Upload": ".._runtime.body",
            "Usage": ".._runtime.metering",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "Sandbox",
    "AsyncSandbox",
    "AsyncHttpClient",
    "AsyncTokenStore",
    "AsyncTransport",
    "CallbackResult",
    "Cancel",
    "Download",
    "Effects",
    "EncodedFile",
    "EventHooks",
    "FileLink",
    "HttpClient",
    "Json",
    "Model",
    "OwnAsyncTransport",
    "OwnTransport",
    "Phases",
    "Policy",
    "Proxy",
    "Raw",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "Rules",
    "Secret",
    "TimeoutTypes",
    "Timeouts",
    "Token",
    "TokenStore",
    "Transport",
    "UNSET",
    "Unset",
    "Upload",
    "Usage",
    "errors",
    "models",
]
