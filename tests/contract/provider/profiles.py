"""The profiles of the providers that have a mock: `PROFILE` of `overlays/<provider>/contract.py`, or of a package of that name."""

from __future__ import annotations

from importlib import import_module

from tests.contract.contracts import CLIENTS, OVERLAYS, providers
from tests.contract.provider.profile import Profile


def _found(provider: str) -> Profile:
    folder = OVERLAYS / provider
    if not (folder / "contract.py").is_file() and not (folder / "contract").is_dir():
        return Profile(name=provider)
    found: Profile = import_module(f"overlays.{provider}.contract").PROFILE
    return found


PROFILES = {provider: _found(provider) for provider in providers() if (CLIENTS / provider / "mock.py").is_file()}
