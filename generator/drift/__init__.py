"""What clients noted of responses that differ from the contract, and the overlay that would make the contract say so."""

from __future__ import annotations

from generator.drift.actions import overlay_text
from generator.drift.events import Group, read_events, table

__all__ = ["Group", "overlay_text", "read_events", "table"]
