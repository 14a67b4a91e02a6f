"""Small parts of reading documents: the tree of the XML, addresses, photographs, numbers, and files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.documents.files import DocumentFile
from generator.runtime.documents.models import Aadhaar, Certificate, Pan, read, read_certificate, read_pan
from generator.runtime.documents.personal import Address, Personal, read_gender
from generator.runtime.documents.reader import address_of, is_whole, kept, last_four, photo_of
from generator.runtime.documents.tree import DEEPEST, LARGEST, MOST_ATTRIBUTES, MOST_ELEMENTS, Element, parse
from generator.runtime.download import Download
from generator.runtime.errors import ConfigurationError, DocumentError, SignatureError
from tests.documents.samples import AADHAAR, GST, LICENCE, PAN, PHOTO


def _nested(levels: int) -> bytes:
    return b"<a>" * levels + b"</a>" * levels


def test_a_tree_has_local_names_attributes_and_texts() -> None:
    """Without the prefixes of namespaces, and with the text of each element by itself."""
    root = parse(b'<x:a xmlns:x="urn:x" x:b=" 1 " c="2">one<b>two</b>three<x:b/><d/></x:a>')

    assert (root.name, dict(root.attributes), root.text) == ("a", {"b": " 1 ", "c": "2"}, "onethree")
    assert [child.name for child in root.children] == ["b", "b", "d"]
    assert [one.text for one in root.all("b")] == ["two", ""]
    assert [one.name for one in root] == ["a", "b", "b", "d"]
    assert (root.attribute("b"), root.attribute("c"), root.attribute("x")) == ("1", "2", "")
    assert repr(root) == "<Element a>"


def test_an_element_is_found_by_the_path_of_its_names() -> None:
    """One that is there twice is refused, and one that is not there is none."""
    root = parse(b"<a><b><c>1</c></b><d/><d/></a>")

    found = root.one("b", "c")
    assert found is not None
    assert found.text == "1"
    assert root.one() is root
    assert [root.one(*path) for path in (("c",), ("b", "d"), ("x", "c"))] == [None] * 3
    with pytest.raises(DocumentError, match="The document has 2 elements d where one belongs"):
        root.one("d")


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (_nested(DEEPEST), False),
        (_nested(DEEPEST + 1), True),
        (b"<a>" + b"<b/>" * (MOST_ELEMENTS - 1) + b"</a>", False),
        (b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>", True),
        (b"<a " + b" ".join(b'a%d=""' % number for number in range(MOST_ATTRIBUTES)) + b"/>", False),
        (b"<a " + b" ".join(b'a%d=""' % number for number in range(MOST_ATTRIBUTES + 1)) + b"/>", True),
    ],
    ids=["deepest", "too deep", "most elements", "too many elements", "most attributes", "too many attributes"],
)
def test_a_document_may_be_as_deep_and_as_large_as_the_limits_say(content: bytes, *, refused: bool) -> None:
    """To the element; beyond, nothing of it is read."""
    if refused:
        with pytest.raises(DocumentError, match="nested too deeply, or has too many elements or attributes"):
            parse(content)
    else:
        assert parse(content).name == "a"


def test_a_document_may_have_as_many_bytes_as_the_limit_says() -> None:
    """To the byte."""
    content = b"<a>" + b" " * (LARGEST - 7) + b"</a>"

    assert parse(content).name == "a"
    with pytest.raises(DocumentError, match=r"has 8,388,609 bytes; at most 8,388,608 are read"):
        parse(content + b" ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<a>\n<b></a>", "The document is no XML: mismatched tag, in line 2"),
        (b"", "The document is no XML: no element found, in line 1"),
        (b'<?xml version="1.0" encoding="made-up"?><a/>', "The document is no XML: its encoding is unknown"),
        (b"<!DOCTYPE a><a/>", "The document declares a document type or entities, which no document of an issuer needs"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_as_xml_is_refused_with_its_reason(content: bytes, message: str) -> None:
    """And with its line."""
    with pytest.raises(DocumentError) as caught:
        parse(content)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("number", "last", "whole"),
    [
        ("123456789012", "9012", True),
        ("1234 5678 9012", "9012", True),
        ("1234-5678-9012 ", "9012", True),
        ("xxxxxxxx9012", "9012", False),
        ("XXXX 9012", "9012", False),
        ("9012", "9012", False),
        ("x 012", "", False),
        ("1234567890123", "0123", False),
        ("no: 123456789012.", "", True),
        ("", "", False),
    ],
)
def test_of_a_number_the_last_four_digits_may_be_kept(number: str, last: str, *, whole: bool) -> None:
    """Nothing that holds the whole number is."""
    assert (last_four(number), is_whole(number)) == (last, whole)
    assert kept("source", number) == (None if whole else "source")


def test_what_has_no_number_is_kept() -> None:
    """As the certificates are."""
    assert kept(b"x", None) == b"x"


def test_an_address_is_read_by_the_names_of_its_attributes() -> None:
    """Without blanks around them; what is not there is empty."""
    element = Element("Address", {"line": " 1 ", "pin": "411001"})

    assert address_of(element, {"house": "line", "postal_code": "pin", "state": "st"}) == Address(
        house="1", postal_code="411001"
    )
    assert address_of(None, {"house": "line"}) == Address()


@pytest.mark.parametrize(("text", "photo"), [(f" {PHOTO}\n", b"\xff\xd8"), (" \n", None), ("", None)])
def test_a_photograph_is_decoded_where_there_is_one(text: str, photo: bytes | None) -> None:
    """From base64."""
    element = Element("Pht", {})
    element.text = text

    found = photo_of(element)
    assert (found and found[:2]) == photo
    assert photo_of(None) is None


def test_an_address_on_a_line_leaves_out_what_repeats_the_part_before() -> None:
    """And only that."""
    assert (
        Address(house="12", locality="Pune", place="Pune", district="Haveli", state="Pune").text
        == "12, Pune, Haveli, Pune"
    )
    assert Address().text == ""


class Sheet(Personal):
    """Something about a person."""

    name: str | None = None
    rows: tuple[str, ...] = ()
    count: int = 0


def test_what_is_about_a_person_prints_which_fields_it_has() -> None:
    """Nothing, an empty text and an empty tuple are none."""
    assert repr(Sheet(name="", rows=())) == "Sheet(<hidden: count>)"
    assert repr(Sheet(name="Asha", rows=("a",), count=1)) == "Sheet(<hidden: name, rows, count>)"
    assert repr(Sheet()) == "Sheet(<hidden: count>)"


@pytest.mark.parametrize(
    ("word", "gender"),
    [(" other ", "transgender"), ("Others", "transgender"), ("o", "transgender"), ("Third Gender", "transgender"), ("fem", None)],
)  # fmt: skip
def test_a_word_for_a_gender_is_known_by_itself(word: str, gender: str | None) -> None:
    """Whatever its case and the blanks around it."""
    assert read_gender(word) == gender


def test_a_file_is_fetched_by_the_way_of_its_flow(tmp_path: Path) -> None:
    """Into memory or into a file; awaited where it came from an asynchronous flow."""
    download = Download(b"x", "text/plain", "digest")

    async def fetched() -> Download:
        return download

    file, later = DocumentFile(fetch=lambda: download), DocumentFile(fetch_async=fetched)
    assert file.download() is download
    assert file.save_to(tmp_path / "a").read_bytes() == b"x"
    assert asyncio.run(later.download_async()) is download
    assert asyncio.run(later.save_to_async(tmp_path / "b")).read_bytes() == b"x"
    with pytest.raises(ConfigurationError):
        later.download()
    with pytest.raises(ConfigurationError):
        asyncio.run(file.download_async())


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        (DocumentFile(), "DocumentFile('file', type unknown)"),
        (DocumentFile(name="n"), "DocumentFile('n', type unknown)"),
        (DocumentFile(name="n", kind="pan", content_type="text/xml"), "DocumentFile('pan', text/xml)"),
    ],
    ids=["nothing", "a name", "a kind"],
)
def test_a_file_prints_what_it_is_called(file: DocumentFile, shown: str) -> None:
    """By its kind before its name."""
    assert repr(file) == shown


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<Other/>", "The document is neither a KycRes nor a Certificate"),
        (AADHAAR.replace(b'ret="Y"', b'ret="n"'), "UIDAI refused: the document says so instead of holding an Aadhaar"),
        (b"<KycRes><UidData/></KycRes>", "The Aadhaar has no UidData with a Poi: it says nothing of its holder"),
        (b"<KycRes/>", "The Aadhaar has no UidData with a Poi: it says nothing of its holder"),
        (b'<Certificate type="X"/>', "The certificate has neither a number nor a holder"),
    ],
    ids=["another root", "a refusal", "nothing of a holder", "nothing", "an empty certificate"],
)
def test_what_is_no_document_is_refused_by_its_reason(content: bytes, message: str) -> None:
    """Whatever the case of UIDAI's refusal."""
    with pytest.raises(DocumentError) as caught:
        read(content)

    assert str(caught.value) == message


def test_a_certificate_needs_a_number_or_a_holder() -> None:
    """Either will do; where there is no holder, nothing is known of one."""
    numbered = read_certificate(b'<Certificate number="1" type="X"/>')
    named = read_certificate(b'<Certificate><IssuedTo><Person name="Asha"/></IssuedTo></Certificate>')

    assert (numbered.number, numbered.name, numbered.gender, numbered.address, numbered.photo, numbered.issuer) == (
        "1", "", None, Address(), None, "",
    )  # fmt: skip
    assert (named.number, named.name, named.kind) == ("", "Asha", "")


def test_a_certificate_has_its_issuer_status_and_text() -> None:
    """As they are written."""
    found = read_certificate(GST)

    assert (found.issuer, found.status, found.source, found.content) == ("GSTN", "A", GST.decode(), GST)
    assert read_certificate(LICENCE).address.text == "12, Example Road, Pune, Pune, MH, 411001, IN".replace(
        "Pune, Pune", "Pune"
    )


@pytest.mark.parametrize("kind", [b"", b'type="pancr"', b'type="PANCR"'])
def test_a_pan_is_a_certificate_of_that_kind_or_of_none(kind: bytes) -> None:
    """Whatever its case."""
    assert read_pan(PAN.replace(b'type="PANCR"', kind, 1)).number == "AAAAA0000A"


def test_a_pan_without_a_name_has_none() -> None:
    """As one that came as a picture."""
    assert Pan.from_certificate(Certificate(number="N")).name is None
    assert Pan.from_certificate(Certificate(number="N", name="Asha")).name == "Asha"


@pytest.mark.parametrize("document", [Aadhaar(), Pan(number="N"), Certificate(content=None)])
def test_what_came_without_xml_has_no_signature_to_check(document: Any) -> None:
    """As a document that a provider read itself."""
    with pytest.raises(
        SignatureError, match="There is no signed XML behind this document, so there is no signature to check"
    ):
        document.verify(b"")
