"""Signatures of documents are checked with signxml, by certificates that the tests make; what is read is what was signed."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureConstructionMethod, SignatureMethod
from signxml.signer import XMLSigner

from kyc_clients.documents import Aadhaar, Pan, read_aadhaar, read_pan, verify_signature
from kyc_clients.errors import ConfigurationError, DocumentError, SignatureError
from tests.documents.samples import AADHAAR, PAN

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class Issuer:
    """A key and its certificate."""

    def __init__(self, key: Key) -> None:
        self.key = key
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An issuer")])
        now = datetime(2026, 1, 1, tzinfo=UTC)
        built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        built = built.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=36500))
        self.pem = built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def sign(
        self,
        content: bytes,
        method: str = "rsa-sha256",
        digest: DigestAlgorithm = DigestAlgorithm.SHA256,
        *,
        keyless: bool = False,
    ) -> bytes:
        """Sign a document as its issuer would, over the whole."""
        signer = (_Sha1 if "sha1" in method else XMLSigner)(
            method=SignatureConstructionMethod.enveloped, signature_algorithm=method, digest_algorithm=digest
        )
        root = etree.fromstring(content)
        return bytes(etree.tostring(signer.sign(root, key=self.key, cert=None if keyless else self.pem.decode())))


class _Sha1(XMLSigner):
    """Signs with SHA-1, which signxml does for nobody any more."""

    def check_deprecated_methods(self) -> None:
        """Let it pass: this is a test."""


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer(rsa.generate_private_key(65537, 2048))


@pytest.fixture(scope="module")
def other() -> Issuer:
    return Issuer(rsa.generate_private_key(65537, 2048))


def test_a_good_signature_gives_the_document(issuer: Issuer) -> None:
    assert read_aadhaar(issuer.sign(AADHAAR)).verify(issuer.pem).name == "Asha Example"
    assert read_pan(issuer.sign(PAN)).verify([issuer.pem]).number == "AAAAA0000A"


def test_a_signature_by_an_elliptic_curve_is_good_too() -> None:
    issuer = Issuer(ec.generate_private_key(ec.SECP256R1()))
    signed = issuer.sign(PAN, SignatureMethod.ECDSA_SHA256.value)
    assert read_pan(signed).verify(issuer.pem).number == "AAAAA0000A"


def test_one_of_several_certificates_must_fit(issuer: Issuer, other: Issuer) -> None:
    document = read_aadhaar(issuer.sign(AADHAAR))
    assert document.verify([other.pem.decode(), issuer.pem.decode()]).last_four == "1234"


def test_a_changed_document_is_refused(issuer: Issuer) -> None:
    changed = issuer.sign(AADHAAR).replace(b"Asha Example", b"Usha Example")
    with pytest.raises(SignatureError, match="as it is"):
        read_aadhaar(changed).verify(issuer.pem)


def test_a_changed_model_is_refused(issuer: Issuer) -> None:
    document = read_aadhaar(issuer.sign(AADHAAR)).changed(name="Usha Example")
    with pytest.raises(SignatureError, match="another part"):
        document.verify(issuer.pem)


@pytest.mark.parametrize(("kind", "content", "signed"), [(Aadhaar, PAN, "Certificate"), (Pan, AADHAAR, "Aadhaar")])
def test_the_signature_of_another_kind_of_document_is_refused(
    issuer: Issuer, kind: type[Aadhaar | Pan], content: bytes, signed: str
) -> None:
    with pytest.raises(SignatureError, match=f"covers another kind of document than what was read: {signed}"):
        kind(content=issuer.sign(content)).verify(issuer.pem)


def test_the_signature_of_somebody_else_is_refused(issuer: Issuer, other: Issuer) -> None:
    with pytest.raises(SignatureError):
        read_aadhaar(other.sign(AADHAAR)).verify(issuer.pem)


def test_a_certificate_inside_the_document_convinces_nobody(issuer: Issuer, other: Issuer) -> None:
    forged = other.sign(AADHAAR.replace(b"Asha", b"Usha"))
    with pytest.raises(SignatureError):
        verify_signature(forged, issuer.pem)


def test_a_document_without_a_signature_is_refused(issuer: Issuer) -> None:
    with pytest.raises(SignatureError, match="is not signed"):
        read_aadhaar(AADHAAR).verify(issuer.pem)


def test_a_signed_document_wrapped_into_a_forged_one_is_refused(issuer: Issuer) -> None:
    root = etree.fromstring(PAN)
    root.set("Id", "signed")
    signer = XMLSigner(method=SignatureConstructionMethod.enveloped, signature_algorithm="rsa-sha256")
    signed = signer.sign(root, key=issuer.key, cert=issuer.pem.decode(), reference_uri="#signed", id_attribute="Id")
    forged = etree.fromstring(PAN.replace(b"AAAAA0000A", b"BBBBB1111B").replace(b"Asha", b"Usha"))
    signature = signed.find("{http://www.w3.org/2000/09/xmldsig#}Signature")
    data = forged.find("CertificateData")
    assert signature is not None
    assert data is not None
    data.append(signed)
    forged.append(signature)
    with pytest.raises(SignatureError):
        verify_signature(bytes(etree.tostring(forged)), issuer.pem)


def test_two_signatures_are_one_too_many(issuer: Issuer, other: Issuer) -> None:
    once = issuer.sign(AADHAAR)
    start, end = once.index(b"<ds:Signature"), once.index(b"</ds:Signature>") + len(b"</ds:Signature>")
    with pytest.raises(SignatureError, match="more than one"):
        verify_signature(once[:end] + once[start:end] + once[end:], [issuer.pem, other.pem])


def test_sha1_is_a_choice_of_the_callers(issuer: Issuer) -> None:
    signed = issuer.sign(PAN, "rsa-sha1", DigestAlgorithm.SHA1)
    with pytest.raises(SignatureError):
        read_pan(signed).verify(issuer.pem)
    with pytest.raises(SignatureError):
        verify_signature(signed, issuer.pem)
    assert read_pan(signed).verify(issuer.pem, allow_sha1=True).number == "AAAAA0000A"


def test_a_document_that_declares_entities_is_refused_before_its_signature_is_looked_at(issuer: Issuer) -> None:
    with pytest.raises(DocumentError, match="declares"):
        verify_signature(b'<!DOCTYPE a [<!ENTITY b "c">]>' + issuer.sign(PAN), issuer.pem)


def test_without_a_certificate_there_is_nothing_to_check_with(issuer: Issuer) -> None:
    with pytest.raises(ConfigurationError, match="at least one"):
        verify_signature(issuer.sign(PAN), [])


def test_a_document_that_was_not_read_from_xml_has_no_signature(issuer: Issuer) -> None:
    document = read_aadhaar(AADHAAR).changed(content=None)
    with pytest.raises(SignatureError, match="no signed XML"):
        document.verify(issuer.pem)


def test_without_the_extra_no_signature_is_checked(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "signxml.verifier", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'kyc-clients\[signature\]'"):
        verify_signature(issuer.sign(PAN), issuer.pem)
