"""The TLS context that all clients share: it costs as much as importing httpx."""

from __future__ import annotations

import os
import ssl
from threading import Lock
from typing import Final

import httpx

from .failures import ConfigurationError
from .forks import tell

_FILES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_KEYS: Final = "SSLKEYLOGFILE"


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
                self._made = _made()
            return self._made


def _made() -> ssl.SSLContext:
    """Load the certificates; `ConfigurationError` says which of the variables that name files is wrong."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # an SSLError is one, too
        named = [name for name in _FILES if os.environ.get(name)][
            :1
        ]  # httpx looks at the second only without the first
        named += [_KEYS] if os.environ.get(_KEYS) else []
        reason = "it holds no certificates in PEM" if isinstance(error, ssl.SSLError) else error.strerror
        message = f"TLS cannot be set up from {' or '.join(named) or 'the certificates of this system'}: {reason}"
        raise ConfigurationError(message) from None


_contexts = _Contexts()


def tls(url: str) -> ssl.SSLContext:
    """Return the TLS context that all clients share, made when first needed.

    For a plain loopback URL it is one that trusts nobody: cheap to make, and useless should the client ever be sent to https.
    """
    if url.startswith("http://"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return _contexts.shared()
