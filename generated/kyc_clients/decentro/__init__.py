# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""Client of Decentro.

There are two suites: the classic one names the session in the body, the single sign-on one (MeriPehchaan) in
the path. Open a session, send the person to its `authorizationUrl`, then read what the person shared. Every
call after the first names the session by the `decentroTxnId` that the first one returned; each later reply
has an id of its own, which is of no use there.

Products:
    digilocker: The classic suite. It names the session in the body.
    digilocker_sso: The single sign-on suite (MeriPehchaan). It names the session in the path.

https://docs.decentro.tech/docs/kyc-digilocker
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
    from .client import AsyncDecentro as AsyncDecentro, Decentro as Decentro
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "Decentro": ".client",
            "AsyncDecentro": ".client",
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
    "AsyncDecentro",
    "AsyncTokenStore",
    "Effects",
    "Decentro",
    "Timeouts",
    "Token",
    "TokenStore",
    "errors",
    "models",
]
