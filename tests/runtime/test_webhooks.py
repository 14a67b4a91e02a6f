"""Sandbox signs its webhooks; what is not signed with the right secret is refused, and nothing is invented for other providers."""

import pytest

from kyc_clients.decentro import Decentro
from kyc_clients.deepvue import Deepvue
from kyc_clients.errors import ConfigurationError, WebhookError
from kyc_clients.sandbox import AsyncSandbox, Sandbox

BODY = b'{"event":"tds.206-ab.done","data":{"job_id":"1"}}'
SECRET = "a secret of the console"
SIGNATURE = "MDxlePAkuR3GqMnXdQ+uWv+w0d0pXtGyu7639e0UlHE="


def test_a_good_signature_passes() -> None:
    """By hand: base64 of HMAC-SHA256 over the body."""
    Sandbox.verify_webhook(BODY, SIGNATURE, SECRET)
    AsyncSandbox.verify_webhook(BODY, SIGNATURE, SECRET)
    Sandbox(environment="test", api_key="k", api_secret="s").verify_webhook(BODY, SIGNATURE, SECRET)


@pytest.mark.parametrize(
    ("body", "signature", "secret"),
    [
        (BODY + b" ", SIGNATURE, SECRET),
        (BODY, SIGNATURE, "another secret"),
        (BODY, SIGNATURE[:-1], SECRET),
        (BODY, SIGNATURE.lower(), SECRET),
        (BODY, "", SECRET),
        (BODY, "é", SECRET),
        (b"", SIGNATURE, SECRET),
    ],
)
def test_any_other_is_refused(body: bytes, signature: str, secret: str) -> None:
    """Whatever differs: the body, the secret, the signature."""
    with pytest.raises(WebhookError) as caught:
        Sandbox.verify_webhook(body, signature, secret)
    assert SECRET not in str(caught.value)
    assert SIGNATURE not in str(caught.value)


def test_an_empty_secret_or_a_parsed_body_is_a_mistake() -> None:
    """An empty secret would fit anybody's, and a body that was parsed is another body."""
    with pytest.raises(ConfigurationError, match="secret"):
        Sandbox.verify_webhook(BODY, SIGNATURE, "")
    with pytest.raises(ConfigurationError, match="bytes as they were received, not str"):
        Sandbox.verify_webhook(BODY.decode(), SIGNATURE, SECRET)  # type: ignore[arg-type]


@pytest.mark.parametrize("client", [Deepvue, Decentro])
def test_nothing_is_invented_for_providers_that_document_no_signature(client: type) -> None:
    """They have no such method."""
    assert not hasattr(client, "verify_webhook")
