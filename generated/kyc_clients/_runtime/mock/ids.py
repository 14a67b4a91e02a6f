"""Identifiers that look random and are not: equal seeds give equal ones in equal order."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from random import Random
from uuid import UUID


class Ids:
    """A stream of identifiers. Nothing real may be protected by them: whoever knows the seed knows them all."""

    def __init__(self, seed: object) -> None:
        """Begin the stream of a seed."""
        self._seed = str(seed)
        self.reset()

    def reset(self) -> None:
        """Begin the stream again."""
        self._random = Random(self._seed)  # noqa: S311 - repeatable is the point

    def uuid(self) -> str:
        """Return a random UUID (version 4)."""
        return str(UUID(bytes=self._random.randbytes(16), version=4))

    def hex(self, digits: int) -> str:
        """Return lower-case hexadecimal digits."""
        return self._random.randbytes((digits + 1) // 2).hex()[:digits]

    def number(self, digits: int) -> int:
        """Return a number of exactly that many digits."""
        return self._random.randrange(10 ** (digits - 1), 10**digits)

    def token(self) -> str:
        """Return 43 characters that are safe in URLs."""
        return urlsafe_b64encode(self._random.randbytes(32)).decode().rstrip("=")

    def chance(self) -> float:
        """Return a number from 0 up to 1."""
        return self._random.random()


def s256(verifier: str) -> str:
    """Return the PKCE challenge of a verifier."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
