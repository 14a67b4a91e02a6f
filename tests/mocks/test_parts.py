"""The parts of every mock, each by itself: its clock, ids, tokens, customers, log and linked files."""

import json
from time import tzset
from urllib.parse import parse_qs, urlsplit

import pytest

from kyc_clients._runtime.mock.clock import Clock
from kyc_clients._runtime.mock.file_store import FileStore
from kyc_clients._runtime.mock.formats import FORMATS
from kyc_clients._runtime.mock.ids import Ids, s256
from kyc_clients._runtime.mock.issued import IssuedDocument, Person, documents_of, documents_of_company, pdf
from kyc_clients._runtime.mock.jwt import sign, verify
from kyc_clients._runtime.mock.log import Entry, RequestLog
from kyc_clients._runtime.mock.tenants import Tenants, secrets_equal

NEW_YEAR = 1_767_225_600


@pytest.mark.parametrize("at", ["2026-01-01T00:00:00", "2026-01-01T00:00:00Z", "2026-01-01T05:30:00+05:30"])
def test_a_clock_stands_at_an_instant(at: str) -> None:
    """In UTC where no zone is said."""
    clock = Clock(at)

    assert (clock.stopped, clock.now(), clock.milliseconds()) == (True, NEW_YEAR, NEW_YEAR * 1000)


@pytest.mark.parametrize("zone", ["UTC0", "XYZ-05:30"])
def test_an_instant_is_none_of_the_machine_s_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the machine stands."""
    monkeypatch.setenv("TZ", zone)
    tzset()
    found = Clock("2026-01-01T00:00:00").now(), Clock("2026-01-01T05:30:00+05:30").now()
    monkeypatch.undo()
    tzset()

    assert found == (NEW_YEAR, NEW_YEAR)


def test_a_clock_is_pushed_by_milliseconds_and_set_back_by_a_reset() -> None:
    """What is less than a millisecond is rounded."""
    clock = Clock("2026-01-01T00:00:00Z")
    clock.advance(seconds=0)
    clock.advance(seconds=1.2346)
    pushed = clock.now()
    clock.reset()

    assert (pushed, clock.now()) == (NEW_YEAR + 1.235, NEW_YEAR)


def test_a_clock_that_runs_can_be_stopped_until_a_reset() -> None:
    """And stopped once more, it stands where it stood."""
    clock = Clock()
    ran = clock.stopped
    clock.stop()
    stood = clock.now()
    clock.stop()
    still = clock.stopped, clock.now()
    clock.reset()

    assert (ran, still, clock.stopped) == (False, (True, stood), False)


@pytest.mark.parametrize("seconds", [-0.001, float("inf"), float("nan")])
def test_a_clock_never_goes_back(seconds: float) -> None:
    """Nor to the end of time."""
    with pytest.raises(ValueError, match=f"the clock goes ahead only, by a finite number of seconds, not by {seconds}"):
        Clock().advance(seconds=seconds)


def test_ids_are_drawn_by_a_seed_and_again_after_a_reset() -> None:
    """Each of its own length."""

    def drawn(ids: Ids) -> tuple[str, str, int, str, float]:
        return ids.uuid(), ids.hex(5), ids.number(6), ids.token(), ids.chance()

    ids = Ids("a")
    first, second = drawn(ids), drawn(ids)
    ids.reset()
    uuid, digits, number, token, chance = first

    assert first != second
    assert drawn(ids) == first == drawn(Ids("a"))
    assert (uuid[14], len(digits), len(token)) == ("4", 5, 43)
    assert 100_000 <= number <= 999_999
    assert 0 <= chance < 1


def test_tokens_have_no_padding_and_lose_nothing_else() -> None:
    """Whatever they end with."""
    signatures = [sign({"n": number}, "key").rpartition(".")[2] for number in range(200)]

    assert {len(Ids(seed).token()) for seed in range(200)} == {len(one) for one in signatures} == {43}
    assert {len(s256(str(number))) for number in range(200)} == {43}


def test_a_number_has_as_many_digits_as_are_asked_for() -> None:
    """Not one less."""
    ids = Ids(0)

    assert {len(str(ids.number(6))) for _ in range(500)} == {6}


@pytest.mark.parametrize(
    ("number", "good"),
    [
        (2**63 - 1, True),
        (2**63, False),
        (-(2**63), True),
        (-(2**63) - 1, False),
        (0.5, True),
        ("9" * 20, True),
    ],
)
def test_a_number_of_64_bits_is_one(number: object, *, good: bool) -> None:
    """With its sign; a text is none, so nothing is said of it."""
    assert FORMATS.conforms(number, "int64") is good


def test_the_challenge_of_a_verifier_is_that_of_rfc_7636() -> None:
    """Its appendix B."""
    assert s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_a_token_is_read_by_its_own_key_alone() -> None:
    """It says how it is signed; what is none is nobody's."""
    token = sign({"sub": "a"}, "key")

    assert token.split(".")[:2] == ["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJzdWIiOiJhIn0"]
    assert verify(token, "key") == {"sub": "a"}
    assert [verify(one, key) for one, key in ((token, "other"), (token[:-1], "key"), ("", "key"), ("a.b", "key"))] == [
        None
    ] * 4


def test_customers_are_distinguished_by_all_of_their_secrets() -> None:
    """A name is taken once; nobody has an empty secret."""
    tenants = Tenants(lambda ids: {"one": ids.hex(8), "two": ids.hex(8)}, Ids(0), ("first", "second"))
    first, second = tenants.all()

    assert tenants.get() is first
    assert tenants.get("second") is tenants.find(dict(second.secrets)) is second
    assert tenants.find({"one": first.secrets["one"], "two": second.secrets["two"]}) is None
    assert tenants.find({**first.secrets, "three": "x"}) is tenants.find({**first.secrets, "three": ""}) is None
    assert (tenants.find({}), secrets_equal("", ""), secrets_equal("a", "a")) == (None, False, True)
    with pytest.raises(ValueError, match="there is a tenant 'first' already; choose another name"):
        tenants.add("first")
    tenants.add("third", "inactive")
    tenants.reset()
    assert tenants.all() == (first, second)


def _entry(operation: str) -> Entry:
    headers = {"Host": "a", "X-Key": "b", "X-More": "c"}
    body = {"pin": 1, "inner": [{"PIN": 2, "kept": 3}]}
    return Entry(0, 5, "first", operation, "POST", "/x", "", headers, body, 200, headers, body, "")


def test_the_log_numbers_calls_and_keeps_no_secret() -> None:
    """Nor what tells one run from another."""
    log = RequestLog(frozenset({"x-key", "Pin"}))
    for operation in ("a", "b", "a"):
        log.add(_entry(operation))
    headers, body = {"x-key": "<hidden>", "x-more": "c"}, {"pin": "<hidden>", "inner": [{"PIN": "<hidden>", "kept": 3}]}

    assert [one.number for one in log.of("a")] == [1, 3]
    assert (log[-1].headers, log[-1].response_headers, log[-1].body, log[-1].response) == (headers, headers, body, body)
    assert (log.hides("PIN"), log.hides("kept"), len(log)) == (True, False, 3)
    assert [json.loads(line)["operation"] for line in log.to_json().splitlines()] == ["a", "b", "a"]
    assert log.to_json().startswith('{"at": 5, "body": {"inner": [{"PIN": "<hidden>", "kept": 3}], "pin": ')
    log.clear()
    log.add(_entry("c"))
    assert [(one.number, one.operation) for one in log] == [(1, "c")]


def test_the_log_keeps_the_latest_ten_thousand_calls() -> None:
    """Their numbers go on."""
    log = RequestLog(frozenset())
    entry = Entry(0, 5, "", "a", "GET", "/", "", {}, None, 200, {}, None, "")
    for _ in range(10_001):
        log.add(entry)

    assert (len(log), log[0].number, log[-1].number) == (10_000, 2, 10_001)


def test_a_linked_file_opens_for_an_hour_with_its_signature() -> None:
    """And never without the file."""
    clock = Clock("2026-01-01T00:00:00Z")
    store = FileStore(clock, "key")
    document = IssuedDocument("PANCR", "in.gov.pan", "Income Tax Department", "PAN", "A", "application/pdf", b"%PDF-")
    link = urlsplit(store.link("http://a", "owner", document))
    query = {name: values[0] for name, values in parse_qs(link.query).items()}
    name = link.path.removeprefix("/_files/")

    assert (link.scheme, link.netloc, name) == ("http", "a", "owner/in.gov.pan-PANCR-A.pdf")
    assert (query["X-Amz-Date"], query["X-Amz-Expires"]) == (str(NEW_YEAR), "3600")
    clock.advance(seconds=3599)
    assert store.open(name, query) == (200, "application/pdf", b"%PDF-")
    assert _denied(store, name, {**query, "X-Amz-Signature": "0"}) == (
        "SignatureDoesNotMatch",
        "The signature does not match",
    )
    assert _denied(store, name, {}) == ("SignatureDoesNotMatch", "The signature does not match")
    clock.advance(seconds=1)
    assert _denied(store, name, query) == ("AccessDenied", "Request has expired")
    clock.reset()
    store.clear()
    assert _denied(store, name, query) == ("NoSuchKey", "There is no such file")


def _denied(store: FileStore, name: str, query: dict[str, str]) -> tuple[str, str]:
    found = store.open(name, query)
    assert (found.status, found.content_type) == (403, "application/xml")
    text = found.content.decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>')
    code, _, message = text.partition("<Code>")[2].partition("</Code><Message>")
    return code, message.removesuffix("</Message></Error>")


@pytest.mark.parametrize(("gender", "word"), [("M", "male"), ("F", "female"), ("T", "transgender")])
def test_a_person_s_papers_are_named_after_issuer_kind_and_number(gender: str, word: str) -> None:
    """Their dates of birth have the separator that is asked for."""
    person = Person(name="A", born="19-01-1994", gender=gender, mobile="1")

    assert (person.gender_word, person.born_as("/"), person.born_as("")) == (word, "19/01/1994", "19011994")
    assert {one.mime for one in documents_of(person)} == {"application/xml"}
    assert [(one.uri, one.description, one.issuer) for one in documents_of(person)] == [
        (
            "in.gov.uidai-ADHAR-00000000000000000000000000000000",
            "Aadhaar Card",
            "Unique Identification Authority of India (UIDAI)",
        ),
        ("in.gov.pan-PANCR-AAAAA0000A", "PAN Verification Record", "Income Tax Department"),
        ("in.gov.transport-DRVLC-MH0000000000000", "Driving License", "Ministry of Road Transport and Highways"),
    ]


def test_an_aadhaar_has_its_person_s_particulars() -> None:
    """Made-up ones, escaped."""
    person = Person(
        name="A & B", born="19-01-1994", gender="F", mobile="9876500000", email="a@example.com", care_of="D/O <C>"
    )

    assert documents_of(person)[0].content.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<KycRes code="MOCK" ret="Y" ttl="2099-01-01T00:00:00">'
        '<UidData tkn="" uid="xxxxxxxx0000"><Poi name="A &amp; B" dob="19-01-1994" gender="F"/>'
        '<Poa co="D/O &lt;C&gt;" house="12" street="Example Road" loc="Example Colony" '
        'vtc="Pune" dist="Pune" state="Maharashtra" pc="411001" country="India"/>'
        "<Pht>/9j/2Q==</Pht></UidData></KycRes>\n"
    )


def test_a_certificate_names_its_holder_and_its_issuer() -> None:
    """Escaped."""
    person = Person(name='A & "B"', born="19-01-1994", gender="M", mobile="1")

    assert documents_of(person)[1].content.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Certificate type="PANCR" number="AAAAA0000A" status="A"><IssuedBy><Organization name="Income Tax Department" '
        'code="in.gov.pan"/></IssuedBy><IssuedTo><Person name="A &amp; &quot;B&quot;" dob="19-01-1994" gender="MALE"/>'
        "</IssuedTo><CertificateData/></Certificate>\n"
    )


def test_a_company_s_documents_are_of_three_offices() -> None:
    """One is a PDF, the others name the company."""
    master, gst, udyam = documents_of_company("Example & Sons")

    assert [(one.uri, one.mime, one.issuer, one.description) for one in (master, gst, udyam)] == [
        (
            "in.gov.mca-CPMTD-U00000GJ2023PTC000000",
            "application/pdf",
            "Ministry of Corporate Affairs (MCA), Govt. of India",
            "Company Master Details",
        ),
        (
            "in.gov.gstn-GSTND-24AAAAA0000A1Z0",
            "application/xml",
            "Goods and Services Tax Network (GSTN)",
            "GSTN Details",
        ),
        (
            "in.gov.msme-UDCER-UDYAM-GJ-00-0000000",
            "application/xml",
            "Ministry of Micro, Small and Medium Enterprises",
            "Udyam Certificate",
        ),
    ]
    assert master.content == pdf(("Company Master Details", "Example & Sons", "U00000GJ2023PTC000000"))
    assert gst.content.decode().partition("<IssuedTo>")[2] == (
        '<Organization name="Example &amp; Sons"/></IssuedTo><CertificateData/></Certificate>\n'
    )


def test_a_pdf_is_one() -> None:
    """With its lines, and a table of where its objects begin."""
    text = pdf(("A (b) \\ ₹", "c")).decode()
    stream = "BT /F1 14 Tf 20 TL 72 760 Td (A \\(b\\) \\\\ ?) Tj T* (c) Tj T* ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    places = "".join(f"{text.index(f'{number} 0 obj'):010} 00000 n \n" for number in range(1, 6))

    assert text == (
        f"%PDF-1.4\n{body}xref\n0 6\n0000000000 65535 f \n{places}"
        f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{text.index('xref')}\n%%EOF\n"
    )


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("uuid", "0b7e7a52-1c7d-4b4e-9a51-8f0a3c1d2e4f", "0b7e7a52"),
        ("date-time", "2096-10-02T07:06:40Z", "2096-10-02"),
        ("hostname", "example.com", "exa mple.com"),
        ("date", "2024-02-29", "2026-02-29"),
        ("date", "2026-01-31", "20260131"),
        ("uri", "mailto:a", "a"),
        ("uri", "http://a:65535/b?c#d", "http://a:65536"),
        ("uri", "urn:a:b", "http:///a"),
        ("uri", "file:///a", "https:///a"),
        ("uri", "http://[::1]:0080", "http://[1:2]"),
        ("uri", "http://a", "http://a\n"),
    ],
)
def test_a_format_counts_for_texts_alone(name: str, good: str, bad: str) -> None:
    """Of any other value it says nothing."""
    assert [FORMATS.conforms(value, name) for value in (good, bad, 5, None)] == [True, False, True, True]
