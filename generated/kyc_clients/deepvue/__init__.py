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
    from .._runtime.effects import Effects as Effects
    from .._runtime.timeouts import Timeouts as Timeouts
    from .._runtime.token import AsyncTokenStore as AsyncTokenStore, Token as Token, TokenStore as TokenStore
    from .._runtime.unset import UNSET as UNSET
    from . import errors as errors, models as models
    from .client import AsyncDeepvue as AsyncDeepvue, Deepvue as Deepvue
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "Deepvue": ".client",
            "AsyncDeepvue": ".client",
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
    "AsyncDeepvue",
    "AsyncTokenStore",
    "Effects",
    "Deepvue",
    "Timeouts",
    "Token",
    "TokenStore",
    "errors",
    "models",
]
