"""What the extra brings; imported first, so that the error names what to install, and not the import that failed."""

from __future__ import annotations

from importlib.util import find_spec

_MISSING = [name for name in ("jsonschema", "starlette", "uvicorn") if find_spec(name) is None]

if _MISSING:
    message = f"the mocks need {', '.join(_MISSING)}: pip install 'kyc-clients[mock]'"
    raise ModuleNotFoundError(message)
