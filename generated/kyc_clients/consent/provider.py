# Generated from generator/templates by `make generate`. Edit that.

"""What a provider's side of the consent flow is made of: `overlays/<provider>/consent.py` is a module like `ConsentProvider`."""

from __future__ import annotations

from .._runtime.callback import CallbackResult
from .._runtime.flow import (
    HOUR,
    Ask,
    CallStep,
    ConsentProvider,
    ConsentRequest,
    ConsentSession,
    Decision,
    FetchStep,
    FileSource,
    FoundDocument,
    Load,
    Opened,
    Option,
    Product,
    Steps,
    at_hand,
    call,
    encoded,
    fetch,
    granted,
    linked,
    new_reference_id,
)
from .._runtime.operation import Operation as ApiOperation

__all__ = [
    "HOUR",
    "ApiOperation",
    "Ask",
    "CallStep",
    "CallbackResult",
    "ConsentProvider",
    "ConsentRequest",
    "ConsentSession",
    "Decision",
    "FetchStep",
    "FileSource",
    "FoundDocument",
    "Load",
    "Opened",
    "Option",
    "Product",
    "Steps",
    "at_hand",
    "call",
    "encoded",
    "fetch",
    "granted",
    "linked",
    "new_reference_id",
]
