"""A small provider written by hand exactly as the generator would print it, for tests of the runtime."""

from __future__ import annotations

from .client import AsyncFake, Fake

__all__ = ["AsyncFake", "Fake"]
