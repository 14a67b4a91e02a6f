"""What the extra brings; imported first, so that whoever lacks it is told what to install and not where an import failed."""

from __future__ import annotations

from importlib.util import find_spec

_MISSING = [name for name in ("jsonschema", "starlette", "uvicorn") if find_spec(name) is None]

if _MISSING:
    message = f"the mocks need {', '.join(_MISSING)}: pip install 'kyc-clients[mock]'"
    raise ModuleNotFoundError(message)
