"""Which credentials a client holds, which of them a call uses, and where they go on the wire."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime.credentials import (
    Vault,
    applied,
    arguments_of,
    can_log_in,
    choose,
    collect_credentials,
    login_of,
    missing_credentials,
    optional_of,
    refuse_bearer_prefix,
    tokens_of,
    without_foreign,
)
from generator.runtime.errors import ConfigurationError
from generator.runtime.operation import ApiKey, ClientSecret, ClientSpec, HttpBasic, HttpBearer, Login

LOGIN = Login("logIn", (("client",),), ("/token",), 60, given=(("otp", "one_time"),))
OPEN = Login("register", (), ("/token",), 60)
EITHER = Login("logIn", (("basic",), ("client",)), ("/token",), 60)
CLIENT = ClientSecret("client_id", "client_secret", "scope")
SPEC = ClientSpec(
    "acme",
    "acme",
    title="Acme",
    schemes={
        "client": CLIENT,
        "basic": HttpBasic("user", "password"),
        "key": ApiKey("api_key", "x-key"),
        "token": HttpBearer("access_token", LOGIN),
        "open": ApiKey("open_token", "x-open", "query", OPEN),
        "either": HttpBearer("either_token", EITHER),
    },
)
PAIR = {"client_id": "i", "client_secret": "s"}


def test_a_vault_knows_the_names_of_what_it_holds_and_shows_no_more() -> None:
    """And is never pickled."""
    vault = Vault({"a": "canary", "b": lambda: "x"})

    assert (repr(vault), repr(Vault({}))) == ("<credentials: a, b>", "<credentials: none>")
    assert (vault.names(), vault.texts_by_name()) == (["a", "b"], ["a"])
    assert ("a" in vault, "c" in vault) == (True, False)
    with pytest.raises(
        TypeError, match="credentials cannot be pickled or copied: make a new client where you need one"
    ):
        pickle.dumps(vault)


@pytest.mark.parametrize("text", ["a", "'", "a'b", "'a", "a'", "a b", "~!"])
def test_a_credential_is_a_text_that_a_header_can_carry(text: str) -> None:
    """As it was given."""
    assert Vault({"key": text}).get("key") == text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "key must be a text of printable ASCII without blanks at its ends"),
        ("\u00e9", "key must be a text of printable ASCII without blanks at its ends"),
        ("a\tb", "key must be a text of printable ASCII without blanks at its ends"),
        (" a", "key must be a text of printable ASCII without blanks at its ends"),
        ("a ", "key must be a text of printable ASCII without blanks at its ends"),
        (7, "key must be a text of printable ASCII without blanks at its ends"),
        (b"a", "key must be a text of printable ASCII without blanks at its ends"),
        ("'a'", "key stands in quotes, as from a file of settings: give it without them"),
        ('"a"', "key stands in quotes, as from a file of settings: give it without them"),
        ("''", "key stands in quotes, as from a file of settings: give it without them"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True], ids=["given", "from a callable"])
def test_what_no_header_can_carry_is_refused(value: Any, message: str, *, wrapped: bool) -> None:
    """Without being shown."""
    with pytest.raises(ConfigurationError) as caught:
        Vault({"key": (lambda: value) if wrapped else value}).get("key")

    assert str(caught.value) == message


async def _later() -> str:
    return "x"


def _fails() -> str:
    message = "canary"
    raise KeyError(message)


@pytest.mark.parametrize(
    ("secret", "message"),
    [
        (_fails, "key could not be had: its callable failed (KeyError)"),
        (_later, "key is an asynchronous callable: give one that returns the text itself"),
    ],
)
def test_a_callable_that_gives_no_text_is_refused_by_its_class_alone(secret: Any, message: str) -> None:
    """Its own text may hold the secret."""
    with pytest.raises(ConfigurationError) as caught:
        Vault({"key": secret}).get("key")

    assert str(caught.value) == message
    assert caught.value.__cause__ is None


def _counting() -> tuple[Callable[[], str], list[str]]:
    asked: list[str] = []

    def secret() -> str:
        asked.append("")
        return f"s{len(asked)}"

    return secret, asked


def test_for_one_call_a_callable_is_asked_at_most_once() -> None:
    """And then its text is known, to be taken out of messages; without callables the vault is its own moment."""
    secret, asked = _counting()
    vault = Vault({"a": secret, "b": "text"})
    moment = vault.moment()

    assert (vault.is_steady, Vault({"b": "text"}).is_steady) == (False, True)
    assert asked == []
    assert [moment.get("a"), moment.get("a"), vault.get("a"), vault.moment().get("a")] == ["s1", "s1", "s2", "s3"]
    assert (moment.texts(), vault.texts()) == (["text", "s1"], ["text"])
    steady = Vault({"b": "text"})
    assert steady.moment() is steady


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ({"a": "x"}, {"a": "x"}, True),
        ({"a": "x"}, {"a": "y"}, False),
        ({"a": "x", "b": "y"}, {"a": "x"}, True),
        ({"a": "x", "b": "y"}, {"a": "x", "b": "z"}, False),
        ({"a": "x"}, {"b": "x"}, False),
        ({"a": "x", "b": " "}, {"a": "x", "b": "z"}, True),
        ({"a": "x", "b": "z"}, {"a": "x", "b": " "}, False),
        ({"a": " "}, {"a": " "}, False),
        ({}, {}, False),
    ],
)
def test_two_vaults_agree_where_every_credential_that_can_be_read_is_the_same(
    one: dict[str, str], other: dict[str, str], *, agree: bool
) -> None:
    """And there is one."""
    assert Vault(one).agrees(Vault(other)) is agree


def test_a_changed_vault_leaves_the_first_as_it_was() -> None:
    """None takes a credential out."""
    vault = Vault({"a": "1", "b": "2"})
    other = vault.with_changes({"a": None, "b": "3", "c": "4"})

    assert (other.names(), other.texts()) == (["b", "c"], ["3", "4"])
    assert vault.texts() == ["1", "2"]


def test_credentials_come_as_arguments_or_from_the_environment() -> None:
    """By the name of the provider; an empty text is none, an argument goes before a variable."""
    environ = {"ACME_API_KEY": "from", "ACME_USER": "", "ACME_PASSWORD": "p"}
    vault = collect_credentials(SPEC, {"api_key": "given", "user": None, "password": None, "access_token": ""}, environ)

    assert {name: vault.get(name) for name in vault.names()} == {"api_key": "given", "password": "p"}


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ({**PAIR, "access_token": None}, ["client_id", "client_secret"]),
        ({**PAIR, "access_token": "own"}, ["client_id", "client_secret", "access_token"]),
        ({"client_id": None, "client_secret": None, "access_token": None}, ["access_token"]),
        ({"client_id": "i", "access_token": None}, ["client_id", "access_token"]),
        ({"api_key": "k", "access_token": None}, ["api_key", "access_token"]),
        ({**PAIR, "open_token": None}, ["client_id", "client_secret", "open_token"]),
    ],
    ids=["foreign", "given too", "from the environment alone", "no login", "of another login", "of no credentials"],
)
def test_a_token_of_the_environment_is_left_out_that_may_be_of_another_account(
    given: dict[str, str | None], held: list[str]
) -> None:
    """Where the credentials that were given can log in by themselves."""
    vault = collect_credentials(SPEC, given, {"ACME_ACCESS_TOKEN": "foreign", "ACME_OPEN_TOKEN": "open"})

    assert vault.names() == held


def test_a_vault_without_foreign_tokens_stays_the_same() -> None:
    """Nothing is copied."""
    vault = Vault({"api_key": "k"})

    assert without_foreign(SPEC, vault, frozenset({"api_key"})) is vault


def test_tokens_go_with_the_credentials_of_their_login() -> None:
    """With optional ones and those that the login's operation takes as arguments."""
    assert tokens_of(SPEC) == {
        "access_token": {"client_id", "client_secret", "scope", "one_time"},
        "open_token": set(),
        "either_token": {"user", "password", "client_id", "client_secret", "scope"},
    }


@pytest.mark.parametrize(
    ("name", "held", "can"),
    [
        ("token", PAIR, True),
        ("token", {**PAIR, "access_token": "t"}, False),
        ("token", {"client_id": "i"}, False),
        ("open", {}, True),
        ("open", {"open_token": "t"}, False),
        ("key", {"api_key": "k"}, False),
        ("key", {}, False),
        ("basic", {"user": "u"}, False),
        ("either", PAIR, True),
        ("either", {"user": "u", "password": "p"}, True),
        ("either", {"user": "u", "client_id": "i"}, False),
    ],
)
def test_a_login_is_made_where_its_token_is_not_given_and_its_credentials_are(
    name: str, held: dict[str, str], *, can: bool
) -> None:
    """All of one alternative; a scheme without a login has none."""
    assert can_log_in(SPEC, name, Vault(held)) is can


@pytest.mark.parametrize(
    ("security", "held", "ready", "logins"),
    [
        ((), {}, [], []),
        ((("key",),), {"api_key": "k"}, ["key"], []),
        ((("key",), ("key", "basic")), {"api_key": "k", "user": "u", "password": "p"}, ["key", "basic"], []),
        ((("key",), ("key", "basic")), {"api_key": "k", "user": "u"}, ["key"], []),
        ((("key", "token"),), {"api_key": "k", **PAIR}, ["key"], ["token"]),
        ((("key", "token"),), {"api_key": "k", "access_token": "t"}, ["key", "token"], []),
        ((("key",), ("token",)), {"api_key": "k", **PAIR}, ["key"], []),
        ((("open",),), {}, [], ["open"]),
    ],
)
def test_of_the_alternatives_the_richest_that_can_be_met_is_chosen(
    security: tuple[tuple[str, ...], ...], held: dict[str, str], ready: list[str], logins: list[str]
) -> None:
    """The first of several; what is not there is logged in for."""
    grant = choose(SPEC, security, Vault(held))

    assert list(grant.ready) == [SPEC.schemes[name] for name in ready]
    assert list(grant.logins) == [(name, SPEC.schemes[name]) for name in logins]
    assert Vault(held).can_meet(SPEC, security[0] if security else ())


USER = "user (or ACME_USER) and password (or ACME_PASSWORD)"
KEY = "api_key (or ACME_API_KEY)"


@pytest.mark.parametrize(
    ("security", "ways"),
    [
        ((("key",),), KEY),
        ((("basic",), ("key",)), f"{USER}; or {KEY}"),
        ((("token",), ("client",)), "client_id (or ACME_CLIENT_ID) and client_secret (or ACME_CLIENT_SECRET)"),
        ((("either", "key"),), f"{USER} and {KEY}"),
        ((("open",),), "open_token (or ACME_OPEN_TOKEN)"),
    ],
)
def test_what_is_missing_is_named_as_arguments_and_variables(security: tuple[tuple[str, ...], ...], ways: str) -> None:
    """Of a token, what its login needs; each way once."""
    assert missing_credentials(SPEC, security) == f"No credentials for Acme: give {ways}"
    assert missing_credentials(SPEC.changed(title=""), security) == f"No credentials for acme: give {ways}"


def test_schemes_have_arguments_and_perhaps_a_login() -> None:
    """Each kind its own."""
    assert [arguments_of(one) for one in SPEC.schemes.values()] == [
        ("client_id", "client_secret"), ("user", "password"), ("api_key",), ("access_token",), ("open_token",), ("either_token",),
    ]  # fmt: skip
    assert [optional_of(one) for one in SPEC.schemes.values()] == [("scope",), (), (), (), (), ()]
    assert [login_of(one) for one in SPEC.schemes.values()] == [None, None, None, LOGIN, OPEN, EITHER]


@pytest.mark.parametrize(
    ("scheme", "value", "password", "wire"),
    [
        (ApiKey("a", "x-key"), "k", "", ("header", "x-key", "k")),
        (ApiKey("a", "k", "query"), "k", "", ("query", "k", "k")),
        (HttpBearer("a"), "t", "", ("header", "authorization", "Bearer t")),
        (HttpBasic("a", "b"), "u+:", "p/", ("header", "authorization", "Basic dSs6OnAv")),
        (CLIENT, "u+:", "p/", ("header", "authorization", "Basic dSUyQiUzQTpwJTJG")),
        (HttpBasic("a", "b"), "Bearer x", "", ("header", "authorization", "Basic QmVhcmVyIHg6")),
    ],
)
def test_a_credential_goes_where_its_scheme_says(scheme: Any, value: str, password: str, wire: tuple[str, ...]) -> None:
    """The name and the secret of a client are encoded as in a form first."""
    assert applied(scheme, value, password) == wire


@pytest.mark.parametrize("value", ["Bearer x", "bearer ", "BEARER  x"])
@pytest.mark.parametrize("scheme", [HttpBearer("token"), ApiKey("token", "x")])
def test_a_token_is_given_without_the_word_before_it(scheme: Any, value: str) -> None:
    """The client writes it."""
    with pytest.raises(ConfigurationError, match=r"^token begins with 'Bearer': give it without that word$"):
        refuse_bearer_prefix(scheme, {"token": value})


@pytest.mark.parametrize(("scheme", "given"), [
    (HttpBearer("token"), {"token": "Bearerx"}), (HttpBearer("token"), {"token": "x bearer "}), (HttpBearer("token"), {}),
    (HttpBearer("token"), {"other": "bearer x"}), (HttpBasic("token", "b"), {"token": "bearer x"}),
])  # fmt: skip
def test_a_token_without_the_word_is_left_alone(scheme: Any, given: dict[str, str]) -> None:
    """Also one that only looks like it, and a user's name."""
    refuse_bearer_prefix(scheme, given)
