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
    from .._runtime.effects import Effects as Effects
    from .._runtime.timeouts import Timeouts as Timeouts
    from .._runtime.token import AsyncTokenStore as AsyncTokenStore, Token as Token, TokenStore as TokenStore
    from .._runtime.unset import UNSET as UNSET
    from . import errors as errors, models as models
    from .client import AsyncSandbox as AsyncSandbox, Sandbox as Sandbox
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "Sandbox": ".client",
            "AsyncSandbox": ".client",
            "AsyncTokenStore": ".._runtime.token",
            "Effects": ".._runtime.effects",
            "Timeouts": ".._runtime.timeouts",
            "Token": ".._runtime.token",
            "TokenStore": ".._runtime.token",
            "UNSET": ".._runtime.unset",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "UNSET",
    "AsyncSandbox",
    "AsyncTokenStore",
    "Effects",
    "Sandbox",
    "Timeouts",
    "Token",
    "TokenStore",
    "errors",
    "models",
]
