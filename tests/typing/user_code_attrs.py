"""What mypy's plugin for attrs says of models, which pyright does not know. Checked by mypy --strict; never run.

Lines with an `ignore` are mistakes that mypy must notice: an unused ignore is an error.
"""

# pyright: reportAssertTypeFailure=false

from __future__ import annotations

from typing import assert_type

import attrs

from kyc_clients.sandbox.models import DigilockerSession


def fields() -> None:
    """Each field by its name, with its type."""
    assert_type(attrs.fields(DigilockerSession).session_id, attrs.Attribute[str])
    attrs.fields(DigilockerSession).session  # type: ignore[attr-defined]  # noqa: B018


def mistakes(session: DigilockerSession) -> None:
    """A field that is not there, or of another type."""
    attrs.evolve(session, session="other")  # type: ignore[call-arg]
    attrs.evolve(session, session_id=1)  # type: ignore[arg-type]
