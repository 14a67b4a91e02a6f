"""OpenAPI Overlay 1.0, 1.1 and 1.2: reading overlays and applying them to documents."""

from generator.overlay.apply import apply, attempt
from generator.overlay.load import load
from generator.overlay.model import Action, Overlay, Update
from generator.overlay.text import render_text

__all__ = ["Action", "Overlay", "Update", "apply", "attempt", "load", "render_text"]
