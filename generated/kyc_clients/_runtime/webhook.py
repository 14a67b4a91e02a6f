"""Webhooks: verifies their HMAC signature."""

from __future__ import annotations

from typing import cast


def check_hmac_sha256(body: bytes, signature: str, secret: str) -> None:
    """Check a signature that is the base64 of HMAC-SHA256 over the body, in constant time.

    Raises:
        WebhookError: where it does not fit, or there is none.
        ConfigurationError: without a secret, or with a body that is not what was received.
    """
    from base64 import b64encode  # noqa: PLC0415 - only when used
    from hashlib import sha256  # noqa: PLC0415 - the same
    from hmac import compare_digest, new  # noqa: PLC0415 - the same

    from .errors import ConfigurationError, WebhookError  # noqa: PLC0415 - the same

    given = cast("object", body)  # callers may be untyped
    if not isinstance(given, bytes):
        message = f"body must be the bytes as they were received, not {type(given).__name__}: a parsed body is another"
        raise ConfigurationError(message)
    if not secret:
        raise ConfigurationError("verify_webhook needs the secret of the webhook; an empty one would fit anybody's")
    if not signature:
        raise WebhookError("The webhook has no signature")
    wanted = b64encode(new(secret.encode(), given, sha256).digest())
    if not compare_digest(wanted, signature.strip().encode("utf-8", "replace")):
        raise WebhookError(
            "The signature of the webhook does not fit its body: it was changed, or signed with another secret"
        )
