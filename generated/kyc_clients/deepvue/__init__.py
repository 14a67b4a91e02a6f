# Generated from specs/deepvue and overlays/deepvue by `make generate`. Edit those.

"""Client of Deepvue.

Open a session and send the person to its `authorization_url`. DigiLocker hands a code to your `redirect_url`:
exchange it, then list and download what the person shared. Every call after the first names the session by
the first call's `transaction_id`.

Products:
    digilocker: A person's DigiLocker documents, fetched with their consent.

https://docs.deepvue.ai/reference/digilocker-kyc/digilocker/initiate-session
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
    from .client import AsyncDeepvue as AsyncDeepvue, Deepvue as Deepvue
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "Deepvue": ".client",
            "AsyncDeepvue": ".client",
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
    "Deepvue",
    "AsyncDeepvue",
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
