"""The TLS context that all clients share: it costs as much as importing httpx."""

from __future__ import annotations

import ssl
from threading import Lock

import httpx

from .forks import tell


class _Contexts:
    """Makes the context once, whichever thread comes first."""

    def __init__(self) -> None:
        self._made: ssl.SSLContext | None = None
        self._lock = Lock()
        tell(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock."""
        self._lock = Lock()

    def shared(self) -> ssl.SSLContext:
        with self._lock:  # two threads must not both load the certificates
            if self._made is None:
                self._made = httpx.create_ssl_context()
            return self._made


_contexts = _Contexts()


def tls(url: str) -> ssl.SSLContext:
    """Return the TLS context that all clients share, made when first needed.

    For a plain loopback URL it is one that trusts nobody: cheap to make, and useless should the client ever be sent to https.
    """
    if url.startswith("http://"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return _contexts.shared()
