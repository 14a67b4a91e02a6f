"""The state of a mock, its sessions and what its handlers are given, each by itself."""

from dataclasses import FrozenInstanceError, fields, replace
from urllib.parse import parse_qs

import pytest

from kyc_clients._runtime.mock import (
    Call,
    Clock,
    InvalidMove,
    IssuedDocument,
    MockResponse,
    MockState,
    Person,
    Problem,
    RefusalReason,
    Session,
    Sessions,
    Status,
    Tenant,
    documents_of,
    landing_url,
    page_url,
    s256,
)
from kyc_clients._runtime.mock.log import Entry
from tests.mocks.small import NOW, SmallMock


def _session(clock: Clock, **more: object) -> Session:
    given = {"id": "s", "tenant": "a", "product": "p", "requested": (), "verifier": "v", "ticket": "t", "token": "k"}
    times = {"created_at": clock.milliseconds(), "expires_at": clock.milliseconds() + 10, "redirect_url": ""}
    return Session(**{**given, **times, **more})  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_sessions_are_found_by_their_owner_alone() -> None:
    """By ticket or by id whoever asks, in the order in which they came; until all are forgotten."""
    sessions = Sessions(Clock("2026-01-01T00:00:00Z"))
    first, second = (sessions.add(_session(Clock("2026-01-01"), id=name, ticket=f"t{name}")) for name in "ab")

    assert sessions.find("a", tenant="a", product="p") is sessions.get("a") is sessions.by_ticket("ta") is first
    assert (sessions.find("a", tenant="b", product="p"), sessions.find("a", tenant="a", product="q")) == (None, None)
    assert (sessions.find("c", tenant="a", product="p"), sessions.by_ticket("a")) == (None, None)
    assert list(sessions) == [first, second]
    with pytest.raises(KeyError):
        sessions.get("c")
    with pytest.raises(ValueError, match=r"^there is a session a already$"):
        sessions.add(_session(Clock(), id="a"))
    sessions.clear()
    assert (list(sessions), sessions.by_ticket("ta")) == ([], None)


@pytest.mark.parametrize("status", ["created", "initialized", "authorized"])
def test_a_session_expires_at_its_moment(status: Status) -> None:
    """However it is looked at; one that is decided never does."""
    clock = Clock("2026-01-01T00:00:00Z")
    sessions = Sessions(clock)
    session = sessions.add(_session(clock, status=status))
    decided = sessions.add(_session(clock, id="d", ticket="d", status="succeeded"))
    clock.advance(seconds=0.009)
    before = sessions.get("s").status
    clock.advance(seconds=0.001)

    assert (before, [one.status for one in sessions]) == (status, ["expired", "succeeded"])
    assert (session.updated_at, session.is_open, decided.updated_at) == (NOW + 10, False, None)
    with pytest.raises(InvalidMove, match=r"^session s is expired and cannot become failed$"):
        sessions.move(session, "failed")


def test_a_state_opens_sessions_for_an_hour_and_forgets_all_on_reset() -> None:
    """With ids of its own where none is given; a page is opened by a challenge whose verifier is the provider's secret."""
    mock = SmallMock()
    state = mock.state
    own = state.open_session(tenant="first", product="p", requested=("pan",))
    given = state.open_session(
        tenant="first",
        product="p",
        requested=(),
        session_id="s",
        redirect_url="r",
        flow="signup",
        expires_at=7,
        options={"a": True},
    )
    link = state.files.link("", "o", IssuedDocument("PANCR", "in.gov.pan", "Tax", "PAN", "A", "application/pdf", b"1"))
    state.notes["a"] = "b"
    tenants = state.tenants.all()
    state.tenants.add("third")
    state.clock.advance(seconds=5)

    assert (own.expires_at - own.created_at, own.redirect_url, own.flow, own.options) == (3_600_000, "", "signin", {})
    assert (len(own.id), own.ticket, len(own.token)) == (36, s256(own.verifier), 43)
    assert len({own.id, own.ticket, own.token, own.verifier, given.token, given.verifier, state.key}) == 7
    assert (given.id, given.redirect_url, given.flow, given.expires_at, given.options) == (
        "s",
        "r",
        "signup",
        7,
        {"a": True},
    )
    mock.reset()
    name, _, query = link.removeprefix("/_files/").partition("?")
    opened = {key: values[0] for key, values in parse_qs(query).items()}
    assert (list(state.sessions), state.notes, state.files.open(name, opened).status) == ([], {}, 403)
    assert (state.tenants.all(), state.clock.milliseconds()) == (tenants, NOW)
    assert state.open_session(tenant="first", product="p", requested=("pan",)) == own


def test_seeds_and_names_of_providers_give_other_ids_keys_and_customers() -> None:
    """Equal ones give equal ones."""
    provider = SmallMock.provider

    def drawn(seed: object, name: str) -> tuple[str, str, str]:
        state = MockState(replace(provider, name=name), seed=seed, clock=Clock())
        return state.ids.token(), state.key, state.tenants.get().secrets["key"]

    first = drawn(0, "a")

    assert drawn("0", "a") == first
    assert all(
        one != other for changed in (drawn(1, "a"), drawn(0, "b")) for one, other in zip(first, changed, strict=True)
    )


@pytest.mark.parametrize(
    ("redirect_url", "landing"),
    [
        ("", ""),
        ("https://a.example", "https://a.example?state=created&to=a+b"),
        ("https://a.example/?b=%20&b#c?d", "https://a.example/?b=%20&b&state=created&to=a+b#c?d"),
        ("https://a.example#", "https://a.example?state=created&to=a+b#"),
    ],
)
def test_the_way_back_is_the_caller_s_address_with_more_in_its_query(redirect_url: str, landing: str) -> None:
    """Byte by byte as it was, otherwise."""
    mock = SmallMock()

    assert landing_url(mock.provider, mock.state, mock.open(redirect_url=redirect_url)) == landing


def test_a_page_s_address_can_say_more() -> None:
    """A provider's own parameters stand before the challenge."""
    session = _session(Clock())

    assert page_url(session, "http://a", {"x": "b c"}) == (
        "http://a/public/oauth2/1/authorize?response_type=code&x=b+c&code_challenge=t&code_challenge_method=S256"
    )


def test_python_decides_for_a_person_as_the_page_does() -> None:
    """All documents by default; and says where the browser goes."""
    mock = SmallMock()
    for name in ("a", "b", "c"):
        mock.open(session_id=name, redirect_url="https://a.example")

    assert mock.consent("a") == mock.consent("b", ["pan"]) == "https://a.example?state=succeeded&to=a+b"
    assert mock.deny("c") == "https://a.example?state=failed&to=a+b"
    assert [one.consented for one in mock.state.sessions] == [("pan", "aadhaar"), ("pan",), ()]
    with pytest.raises(InvalidMove, match=r"^session c is failed and cannot become succeeded$"):
        mock.consent("c")
    with pytest.raises(
        RuntimeError, match=r"^the mock is not served; use it in a `with` block, or call `mock.app` in process$"
    ):
        mock.page_url("a")


def test_a_call_is_asked_by_name_for_a_text_a_number_a_flag_or_texts() -> None:
    """Of the body first; what is another type is as good as left out."""
    operation = SmallMock.provider.contract.by_id["echo"]
    body = {"a": "b", "n": 5.0, "yes": True, "list": ["x", 1, "y"], "null": None}
    call = Call(operation, Tenant("t", {}), {"a": "c", "d": "e", "m": 7}, body, "http://a")

    assert [call.text(name) for name in ("a", "d", "n", "null", "none")] == ["b", "e", "", "", ""]
    assert [call.number(name) for name in ("n", "m", "yes", "a", "none")] == [5, 7, None, None, None]
    assert [call.flag(name) for name in ("yes", "a", "none")] == [True, False, False]
    assert (call.flag("none", default=True), call.flag("a", default=True)) == (True, True)
    assert [call.texts(name) for name in ("list", "a", "none")] == [("x", "y"), (), ()]


def test_what_nothing_may_change_cannot_be_changed() -> None:
    """Calls, responses, reasons, problems, entries of the log, customers and documents; and they have no other members."""
    operation = SmallMock.provider.contract.by_id["echo"]
    tenant = Tenant("t", {})
    document = documents_of(Person(name="A", born="19-01-1994", gender="M", mobile="1"))[0]
    reason = RefusalReason("crash", 500)
    values = (
        Call(operation, tenant, {}, {}, ""),
        MockResponse(200, None),
        reason,
        Problem((), "a", 1),
        Entry(0, 5, "", "a", "GET", "/", "", {}, None, 200, {}, None, ""),
        tenant,
        document,
    )

    for value in values:
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, 1)
        assert not hasattr(value, "__dict__")
