"""Recorded drift of responses, and overlays that update the contract accordingly."""

from __future__ import annotations

from generator.drift.actions import overlay_text
from generator.drift.events import Group, read_events, table

__all__ = ["Group", "overlay_text", "read_events", "table"]
