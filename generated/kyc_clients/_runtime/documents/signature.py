"""XML signatures of documents, checked by signxml: the extra `kyc-clients[signature]`.

What DigiLocker's issuers really use (algorithms, key information, which element a signature covers) is not published where we could read
it. Inferred: an enveloped signature over the whole document, as their samples have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ConfigurationError, SignatureError
from .tree import parse

if TYPE_CHECKING:
    from collections.abc import Sequence


def signed_part(content: bytes, certificates: bytes | str | Sequence[bytes | str], *, allow_sha1: bool) -> bytes:
    """Check the signature of a document and return the XML that it covers.

    Raises:
        DocumentError: for XML that is not safe to read.
        SignatureError: where it is not signed, was changed, or is signed by somebody else.
        ConfigurationError: without the extra, or without a certificate.
    """
    signatures = [element for element in parse(content) if element.name == "Signature"]
    if not signatures:
        raise SignatureError("The document is not signed")
    if len(signatures) > 1:
        raise SignatureError("The document has more than one signature; which of them counts would be a guess")
    given = [certificates] if isinstance(certificates, bytes | str) else list(certificates)
    if not given:
        raise ConfigurationError("verify_signature() needs the certificates to trust: give at least one, in PEM")
    return _first_good(content, given, allow_sha1=allow_sha1)


def _first_good(content: bytes, certificates: list[bytes | str], *, allow_sha1: bool) -> bytes:
    """Return the signed part by the first certificate that fits."""
    try:
        from signxml.algorithms import DigestAlgorithm, SignatureMethod  # noqa: PLC0415 - an extra
        from signxml.exceptions import SignXMLException  # noqa: PLC0415 - the same
        from signxml.verifier import SignatureConfiguration, XMLVerifier  # noqa: PLC0415 - the same
    except ImportError:
        message = "verify_signature() needs the extra: pip install 'kyc-clients[signature]'"
        raise ConfigurationError(message) from None
    methods = {each for each in SignatureMethod if "SHA1" not in each.name and "HMAC" not in each.name}
    digests = {each for each in DigestAlgorithm if "SHA1" not in each.name}
    if allow_sha1:
        methods |= {SignatureMethod.RSA_SHA1}
        digests |= {DigestAlgorithm.SHA1}
    config = SignatureConfiguration(
        signature_methods=frozenset(methods), digest_algorithms=frozenset(digests), expect_references=1
    )
    reason = ""
    for certificate in certificates:
        pem = certificate.decode("ascii", "replace") if isinstance(certificate, bytes) else certificate
        try:
            result = XMLVerifier().verify(content, x509_cert=pem, expect_config=config)  # pyright: ignore[reportUnknownMemberType]
        except (SignXMLException, ValueError) as error:
            reason = type(error).__name__
            continue
        return (result[0] if isinstance(result, list) else result).signed_data
    raise SignatureError(f"No certificate that was given fits the signature of the document as it is ({reason})")
