"""Checks credentials without a request: missing, of another environment, or swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .address import environment_of
from .credentials import missing_credentials, refuse_bearer_prefix
from .failures import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .credentials import Vault
    from .operation import ClientSpec


def check_credentials(spec: ClientSpec, vault: Vault, base_url: str) -> None:
    """Refuse texts that cannot be the credentials that they are given as. Callables are called at the first request, not now."""
    environment = environment_of(spec, base_url)
    known = {name: vault.get(name) for name in vault.texts_by_name()}
    for scheme in spec.schemes.values():
        refuse_bearer_prefix(scheme, known)
    for argument, value in known.items():
        _check_place(spec, argument, value)
        _check_environment(spec.prefixes.get(argument, {}), argument, value, environment)


def check_presence(spec: ClientSpec, vault: Vault) -> None:
    """Refuse credentials with which no call of the contract can be made."""
    if spec.security and not any(vault.can_meet(spec, alternative) for alternative in spec.security):
        raise ConfigurationError(missing_credentials(spec, spec.security))


def _check_place(spec: ClientSpec, argument: str, value: str) -> None:
    """Refuse a credential that begins as another one does."""
    if value.startswith(tuple(spec.prefixes.get(argument, {}).values())):
        return
    for other, prefixes in spec.prefixes.items():
        found = next((prefix for prefix in prefixes.values() if value.startswith(prefix)), "")
        if found and other != argument:
            message = f"{argument} begins with {found!r}, as {other} does: are the two swapped?"
            raise ConfigurationError(message)


def _check_environment(prefixes: Mapping[str, str], argument: str, value: str, environment: str) -> None:
    """Refuse a credential of another environment than the one that requests go to."""
    wanted = prefixes.get(environment, "")
    if not wanted or value.startswith(wanted):
        return
    other = next((name for name, prefix in prefixes.items() if value.startswith(prefix)), "")
    if other:
        message = (
            f"{argument} is of the environment {other!r} (it begins with {prefixes[other]!r}), and requests go to {environment!r}:"
            f" give one that begins with {wanted!r}, or environment={other!r}"
        )
        raise ConfigurationError(message)
