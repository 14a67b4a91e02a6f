"""Which security schemes become arguments of the client, and which alternatives let a call in."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import pytest

from generator.api import Login, Scheme, TokenUrl
from generator.config import Waiver
from generator.normalise.operations import read_calls
from generator.normalise.registry import Registry
from generator.normalise.security import Alternatives, read_schemes, read_security
from generator.types import Json
from tests.normalise.scopes import reports, scope_of, waiver

Node = dict[str, Json]
KEY: Node = {"type": "apiKey", "in": "header", "name": "X-Key"}
SCHEMES = "/components/securitySchemes"


def read(
    schemes: Json, security: Json, own: Json = None, waivers: tuple[Waiver, ...] = ()
) -> tuple[tuple[Scheme, ...], list[Alternatives], list[str]]:
    """Return the schemes, the alternatives of two operations of which the first may have its own, and what is reported."""
    get: Node = {"operationId": "readIt", **({} if own is None else {"security": own})}
    root: Json = {
        "openapi": "3.1.0",
        "servers": [{"url": "https://acme.example", "x-environment": "live"}],
        "security": security,
        "paths": {"/a": {"get": get}, "/b": {"get": {"operationId": "logIn"}}},
        "components": {"securitySchemes": schemes},
    }
    scope = scope_of(root, waivers=waivers)
    calls = read_calls(Registry(scope, {}))
    found = read_schemes(scope, calls, ["https://acme.example/v1"])
    return found, [read_security(scope, call) for call in calls], reports(scope)


def one(scheme: Json, key: str = "k") -> tuple[Scheme | None, list[str]]:
    """Return what one scheme becomes."""
    found, _, refused = read({key: scheme}, [{key: []}])
    return found[0] if found else None, refused


@pytest.mark.parametrize(
    ("scheme", "kind", "name", "location"),
    [
        (KEY, "ApiKey", "X-Key", "header"),
        ({**KEY, "in": "query", "name": "a b"}, "ApiKey", "a b", "query"),
        ({**KEY, "in": "cookie"}, "ApiKey", "X-Key", "cookie"),
        ({**KEY, "name": "Authorization"}, "ApiKey", "Authorization", "header"),
        ({"type": "http", "scheme": "Bearer"}, "HttpBearer", "Authorization", "header"),
        ({"type": "http", "scheme": "basic"}, "HttpBasic", "Authorization", "header"),
        ({"type": "openIdConnect"}, "HttpBearer", "Authorization", "header"),
        ({"type": "oauth2"}, "HttpBearer", "Authorization", "header"),
    ],
    ids=str,
)
def test_a_scheme_is_a_key_a_bearer_token_or_a_user(scheme: Json, kind: str, name: str, location: str) -> None:
    """With the place of the credential."""
    found, refused = one(scheme)

    assert found is not None
    assert (found.kind, found.name, found.location, found.argument, found.variable) == (
        kind,
        name,
        location,
        "k",
        "ACME_K",
    )
    assert refused == []


@pytest.mark.parametrize(
    ("scheme", "found"),
    [
        ({**KEY, "in": "path"}, f"unsupported-security {SCHEMES}/k"),
        ({"type": "http", "scheme": "digest"}, f"unsupported-security {SCHEMES}/k"),
        ({"type": "mutualTLS"}, f"unsupported-security {SCHEMES}/k"),
        ({**KEY, "name": "a b"}, f"bad-scheme {SCHEMES}/k"),
        ({**KEY, "name": "Host"}, f"bad-scheme {SCHEMES}/k"),
        ({"type": "apiKey", "in": "header"}, f"bad-scheme {SCHEMES}/k"),
        ({"type": "apiKey", "in": "query", "name": ""}, f"bad-scheme {SCHEMES}/k"),
        ({"$ref": "#/none"}, f"dangling-reference {SCHEMES}/k"),
    ],
    ids=str,
)
def test_a_scheme_that_no_client_can_obey_is_reported(scheme: Json, found: str) -> None:
    """It becomes no argument."""
    made, refused = one(scheme)

    assert (made, refused[0]) == (None, found)


def test_an_argument_is_called_by_the_key_or_as_an_overlay_says() -> None:
    """A key without a letter gives no name, and two may not have one."""
    assert one(KEY, "@") == (None, [f"bad-name {SCHEMES}/@"])
    found, _ = one({**KEY, "x-argument": "key"}, "@")
    assert found is not None
    assert (found.key, found.argument, found.variable) == ("@", "key", "ACME_KEY")
    assert read({"k": KEY, "K": KEY}, [{"k": []}, {"K": []}])[2] == [f"name-collision {SCHEMES}"]


@pytest.mark.parametrize(
    ("login", "made", "found"),
    [
        ({"operation": "logIn"}, Login("logIn", ("/access_token",), 3600), []),
        ({"operation": "logIn", "token": ["/t"], "lifetime": 60}, Login("logIn", ("/t",), 60), []),
        ({"operation": "logIn", "token": "/t", "lifetime": "60"}, Login("logIn", ("/access_token",), 3600), []),
        ({"operation": "none"}, None, [f"bad-login {SCHEMES}/k/x-login"]),
        ({"operation": 1}, None, [f"bad-login {SCHEMES}/k/x-login"]),
        (1, None, [f"bad-login {SCHEMES}/k/x-login"]),
    ],
    ids=str,
)
def test_a_login_names_an_operation_that_there_is(login: Json, made: Login | None, found: list[str]) -> None:
    """With the places of the token and its lifetime."""
    scheme, refused = one({**KEY, "x-login": login})

    assert scheme is not None
    assert (scheme.login, refused) == (made, found)


def test_a_user_name_and_a_password_are_not_fetched() -> None:
    """Only a token is."""
    scheme, refused = one({"type": "http", "scheme": "basic", "x-login": {"operation": "logIn"}})

    assert scheme is not None
    assert (scheme.login, refused) == (None, [f"bad-login {SCHEMES}/k/x-login"])


@pytest.mark.parametrize(
    ("flow", "members", "made", "found"),
    [
        ({"tokenUrl": "https://acme.example/v1/token", "scopes": {"a": "A"}}, {},
         TokenUrl(".", "/token", in_body=False, scopes=(("a", "A"),)), 0),
        ({"tokenUrl": "/token"}, {"x-token-auth": "body"}, TokenUrl("/", "/token", in_body=True, scopes=()), 0),
        ({"tokenUrl": "https://other.example"}, {}, TokenUrl("https://other.example", "/", in_body=False, scopes=()), 0),
        ({"tokenUrl": "https://acme.example/v12"}, {}, TokenUrl("https://acme.example", "/v12", in_body=False, scopes=()), 0),
        ({"tokenUrl": "//acme.example/token"}, {}, None, 1),
        ({"tokenUrl": "/../token"}, {}, None, 1),
        ({"tokenUrl": "http://acme.example/token"}, {}, None, 1),
        ({}, {}, None, 1),
        (1, {}, None, 0),
        ({"tokenUrl": "/token"}, {"x-login": {"operation": "logIn"}}, None, 0),
    ],
    ids=str,
)  # fmt: skip
def test_a_token_is_had_below_a_server_or_at_an_address_of_its_own(
    flow: Json, members: Node, made: TokenUrl | None, found: int
) -> None:
    """Encrypted, for the secret goes there."""
    scheme, refused = one({"type": "oauth2", "flows": {"clientCredentials": flow}, **members})

    assert scheme is not None
    assert scheme.token_url == made
    assert refused == found * [f"bad-token-url {SCHEMES}/k/flows/clientCredentials/tokenUrl"]


def test_prefixes_are_those_of_environments_that_there_are() -> None:
    """Others are reported."""
    scheme, refused = one({**KEY, "x-prefixes": {"live": "l_", "test": "t_"}})

    assert scheme is not None
    assert scheme.prefixes == (("live", "l_"), ("test", "t_"))
    assert refused == [f"bad-prefixes {SCHEMES}/k/x-prefixes/test"]


@pytest.mark.parametrize(
    ("security", "own", "alternatives"),
    [
        ([{"k": []}], None, [(("k",),), (("k",),)]),
        ([{"k": []}], [], [(), (("k",),)]),
        ([{"k": []}], [{"k": [], "j": []}, {}], [(("j", "k"), ()), (("k",),)]),
        ([{"k": []}, "text"], None, [(("k",),), (("k",),)]),
        ({"k": []}, None, [(), ()]),
    ],
    ids=str,
)
def test_an_operation_has_its_own_alternatives_or_those_of_the_root(
    security: Json, own: Json, alternatives: list[Alternatives]
) -> None:
    """Each needs all of its schemes; those that nobody uses are no arguments."""
    found, made, refused = read({"k": KEY, "j": KEY, "unused": KEY}, security, own)

    assert (made, refused) == (alternatives, [])
    assert {scheme.key for scheme in found} == {key for options in alternatives for option in options for key in option}


@pytest.mark.parametrize(
    ("schemes", "own", "waived", "alternatives", "found"),
    [
        ({"k": {"type": "mutualTLS"}, "j": KEY}, None, waiver("unsupported-security", f"{SCHEMES}/k"), [(("j",),), (("j",),)], []),
        ({"j": KEY}, None, waiver("unknown-scheme", "/security"), [(("j",),), (("j",),)], []),
        ({"j": KEY}, [{"k": []}, {"j": []}], waiver("unknown-scheme", "/paths/~1a/get/security"), [(("j",),), (("k",), ("j",))],
         ["unknown-scheme /security"]),
        ({"k": KEY, "j": KEY}, None, waiver("unsupported-security", f"{SCHEMES}/k"), [(("k",), ("j",)), (("k",), ("j",))], []),
        ({"k": {"$ref": f"#{SCHEMES}/m"}, "m": {"type": "mutualTLS"}, "j": KEY}, None, waiver("unsupported-security", f"{SCHEMES}/k"),
         [(("j",),), (("j",),)], []),
        ({"k": {**KEY, "in": "path"}, "j": KEY}, None, waiver("unsupported-security", f"{SCHEMES}/k"), [(("j",),), (("j",),)], []),
    ],
    ids=str,
)  # fmt: skip
def test_an_alternative_that_a_waiver_gives_up_is_none(
    schemes: Json, own: Json, waived: Waiver, alternatives: list[Alternatives], found: list[str]
) -> None:
    """Where its scheme is not supported or not there, and only there."""
    _, made, refused = read(schemes, [{"k": []}, {"j": []}], own, (waived,))

    assert (made, refused) == (alternatives, found)
