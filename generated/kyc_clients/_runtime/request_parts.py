"""A request before it has a host: what a plan writes, and a client completes."""

from __future__ import annotations


class RequestParts:
    """A request without a host and without credentials."""

    __slots__ = ("common", "content", "content_type", "fixed", "headers", "target")

    def __init__(self, target: str, accept: str) -> None:
        """Start from the path template."""
        self.target = target
        """Path and query, percent-encoded."""
        self.fixed = True
        """Whether the target is the same for every call."""
        self.headers = [("accept", accept)]
        self.common = True
        """Whether every call with a body of this content type has these headers."""
        self.content: bytes | None = None
        self.content_type = ""
