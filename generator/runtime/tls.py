"""The TLS context that all clients share: it costs as much as importing httpx."""

from __future__ import annotations

import os
import ssl
from threading import Lock
from typing import Final

import httpx

from .failures import ConfigurationError
from .forks import register_forkable

_FILES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_KEYS: Final = "SSLKEYLOGFILE"
_DIGITS: Final = 8


class _Contexts:
    """Makes the context once, whichever thread comes first."""

    def __init__(self) -> None:
        self._made: ssl.SSLContext | None = None
        self._lock = Lock()
        register_forkable(self)

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
    named = [name for name in _FILES if os.environ.get(name)][:1]  # httpx looks at the second only without the first
    if named == ["SSL_CERT_DIR"]:
        _look_into(os.environ["SSL_CERT_DIR"])
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # an SSLError is one, too
        named += [_KEYS] if os.environ.get(_KEYS) else []
        reason = "it holds no certificates in PEM" if isinstance(error, ssl.SSLError) else error.strerror
        raise _unusable(" or ".join(named), reason) from None


def _look_into(folders: str) -> None:
    """Raise `ConfigurationError` where no folder of a list holds a certificate: OpenSSL would say so at the handshake only."""
    reason = "it holds no certificates under the names that openssl rehash gives them"
    for folder in folders.split(os.pathsep):
        try:
            if any(_is_hashed(name) for name in os.listdir(folder)):  # noqa: PTH208 - names alone are wanted
                return
        except OSError as error:
            reason = error.strerror or reason
    raise _unusable("SSL_CERT_DIR", reason)


def _is_hashed(name: str) -> bool:
    """Whether OpenSSL looks for a certificate under a name such as `9d66eef0.0`."""
    digits, _, number = name.partition(".")
    return len(digits) == _DIGITS and set(digits) <= set("0123456789abcdef") and number.isdecimal()


def _unusable(named: str, reason: str | None) -> ConfigurationError:
    return ConfigurationError(f"TLS cannot be set up from {named or 'the certificates of this system'}: {reason}")


_contexts = _Contexts()


def tls(url: str) -> ssl.SSLContext:
    """Return the TLS context that all clients share, made when first needed.

    For a plain loopback URL it is one that trusts nobody: cheap to make, and useless should the client ever be sent to https.
    """
    if url.startswith("http://"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return _contexts.shared()
