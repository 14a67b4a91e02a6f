"""Clients made from tiny documents, called over an in-memory transport: they send and read what their document says."""

import copy
import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from generator.parse import decode
from generator.pipeline import Build
from tests.generator.making import lay_out, make

CASES = Path(__file__).parents[1] / "cases"
Open = Callable[..., Any]


@cache
def _made(case: str) -> Build:
    return make(decode("openapi.yaml", (CASES / case / "openapi.yaml").read_bytes()))


@pytest.fixture
def open_client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Make the client of a case, open it over a transport, and forget its modules afterwards."""
    monkeypatch.syspath_prepend(tmp_path)

    def opened(case: str, answer: Callable[[httpx.Request], httpx.Response], **credentials: str) -> Any:
        lay_out(tmp_path, {"acme": _made(case)})
        package = importlib.import_module("clients.acme")
        return package.Acme(base_url="https://api.example.com", transport=httpx.MockTransport(answer), **credentials)

    yield opened
    for name in [name for name in sys.modules if name == "clients" or name.startswith("clients.")]:
        del sys.modules[name]


def _json(value: object) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(200, json=value)


@pytest.mark.parametrize(("kind", "name"), [("wuff", "Dog"), ("Dog", "Dog"), ("Cat", "Cat")])
def test_a_discriminator_decides_the_class_where_both_would_fit(kind: str, name: str, open_client: Open) -> None:
    """Mapped values and names of schemas alike."""
    client = open_client("schemas/discriminator", _json({"kind": kind}))

    assert type(client.jobs.run()).__name__ == name


@pytest.mark.parametrize(("kind", "name"), [("cat", "Cat"), ("dog", "Dog"), ("puppy", "Dog")])
def test_without_a_mapping_the_values_that_a_variant_allows_name_it(kind: str, name: str, open_client: Open) -> None:
    """In what is sent and in what is read."""
    client = open_client("schemas/discriminator-const", _json({"kind": kind}))
    found = client.jobs.run(body={"kind": kind})

    assert type(found).__name__ == name
    assert client.jobs.run(body=found) == found


def test_a_base_class_with_a_discriminator_is_read_as_the_class_that_a_value_names(open_client: Open) -> None:
    """What the provider adds tomorrow is still of the base class."""
    client = open_client("schemas/discriminator-base", _json({"kind": "Dog", "bark": True}))
    assert client.jobs.run().bark is True

    plain = open_client("schemas/discriminator-base", _json({"kind": "Fish"}))
    assert type(plain.jobs.run()).__name__ == "Fish"

    message = open_client("schemas/discriminator-base", _json({"kind": "canary"}))
    assert type(message.jobs.run()).__name__ == "Bird"

    other = open_client("schemas/discriminator-base", _json({"kind": "Whale"}))
    assert other.jobs.run().kind == "Whale"


def test_read_only_fields_are_not_asked_for_and_write_only_ones_not_awaited(open_client: Open) -> None:
    """Although both are required."""
    sent: list[Mapping[str, object]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return httpx.Response(200, json={"id": "1", "name": "A", "home": {"id": "2", "street": "B"}})

    client = open_client("bodies/read-only", answer)
    home = importlib.import_module("clients.acme").models.Home(street="B")
    user = client.jobs.run(name="A", secret="hush", home=home)

    assert sent == [{"name": "A", "secret": "hush", "home": {"street": "B"}}]
    assert (user.id, user.home.id) == ("1", "2")
    assert "hush" not in repr(user)
    client.jobs.run(name="A", secret="hush", home=user.home)  # as it was read: its id is the provider's to say
    assert sent[1] == {"name": "A", "secret": "hush", "home": {"street": "B"}}


def test_one_name_in_path_query_and_body_goes_where_it_belongs(open_client: Open) -> None:
    """Each argument to its own place."""
    seen: list[tuple[str, bytes]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((str(request.url), request.content))
        return httpx.Response(200)

    open_client("parameters/one-name", answer).jobs.run("a/b", id_query="c", body_id="d")

    assert seen == [("https://api.example.com/users/a%2Fb?id=c", b'{"id":"d"}')]


def test_styles_are_written_as_the_document_says(open_client: Open) -> None:
    """Lists, objects, headers and cookies."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    client = open_client("parameters/styles", answer)
    trace = "00000000-0000-4000-8000-000000000000"
    client.jobs.run([1, 2], tags=["a", "b,c"], filter={"k": "v"}, columns=["x", "y"], x_trace=trace, session="s")

    assert str(seen[0].url) == "https://api.example.com/a/1,2?tags=a,b%2Cc&filter%5Bk%5D=v&columns=x%7Cy"
    assert (seen[0].headers["x-trace"], seen[0].headers["cookie"]) == (trace, "session=s")


def test_files_of_a_form_cannot_add_fields_to_it(open_client: Open) -> None:
    """The boundary is another one each time."""
    bodies: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        return httpx.Response(200)

    client = open_client("bodies/multipart", answer)
    for _ in range(2):
        client.jobs.run(file=b"--x\r\n", note="n")

    assert bodies[0].split(b"\r\n")[0] != bodies[1].split(b"\r\n")[0]
    assert b'name="file"; filename="file"' in bodies[0]


def test_credentials_go_where_their_alternative_says(open_client: Open) -> None:
    """Two at once in headers, or one in the query; nothing where nothing is asked."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    both = open_client("security/alternatives", answer, key="k1", bearer="b1")
    both.jobs.run()
    both.jobs.open()
    open_client("security/alternatives", answer, query="q1").jobs.run()
    open_client("security/alternatives", answer, basic_username="u", basic_password="p").jobs.either()

    assert (seen[0].headers["x-key"], seen[0].headers["authorization"]) == ("k1", "Bearer b1")
    assert "authorization" not in seen[1].headers
    assert str(seen[2].url).endswith("?key=q1")
    assert seen[3].headers["authorization"] == "Basic dTpw"


def test_a_placeholder_in_a_server_address_never_gets_a_credential(open_client: Open) -> None:
    """The caller says what stands there, or where else to send; it stays a part of the host."""
    open_client("servers/placeholders", _json({}), key="k")
    package = importlib.import_module("clients.acme")
    error = package.errors.ConfigurationError

    assert package.Acme(tenant="blue-1", key="k").base_url == "https://blue-1.acme.example/v1"
    assert package.Acme(base_url="https://x.example", key="k").base_url == "https://x.example"
    with pytest.raises(error, match="give tenant, which is a part of the server's address"):
        package.Acme(key="k")
    for unusual in ("", "evil.example/", "a@b", "a:1", "a#", "-a", "ü"):
        with pytest.raises(error, match="tenant must be a part of an address"):
            package.AsyncAcme(tenant=unusual, key="k")


def test_responses_without_a_body_are_none_whatever_the_document_says(open_client: Open) -> None:
    """Their methods say so too."""
    client = open_client(
        "responses/no-body", lambda request: httpx.Response(204 if request.method == "DELETE" else 200)
    )

    assert client.jobs.look() is None
    assert client.jobs.remove() is None
    assert client.jobs.remove.__annotations__["return"] in {None, "None"}


def test_values_nested_hundreds_deep_end_in_a_value_or_an_error_of_ours(open_client: Open) -> None:
    """In what is sent, in what is read, and in what is refused."""
    deep: object = []
    for _ in range(20_000):
        deep = [deep]
    text = "[" * 20_000 + "]" * 20_000
    tree = '{"name": "a", "children": [' * 400 + "]}" * 400

    def answer(request: httpx.Request) -> httpx.Response:
        status = 400 if request.url.path.endswith("bad") else 200
        return httpx.Response(status, text=tree if request.url.path.endswith("tree") else text)

    client = open_client("schemas/deep", answer)
    errors = importlib.import_module("clients.acme").errors
    with pytest.raises(errors.InvalidRequest, match="too-deep"):
        client.jobs.send(body=deep)
    with pytest.raises(errors.UnexpectedResponse):
        client.jobs.anything()
    with pytest.raises(errors.BadRequest):
        client.jobs.bad()
    with pytest.raises(errors.UnexpectedResponse, match="is nested more deeply than Python reads"):
        client.jobs.tree()


@pytest.mark.parametrize("levels", [400, 3000])
def test_models_of_any_depth_compare_copy_and_print_and_writing_them_ends_in_an_error(
    levels: int, open_client: Open
) -> None:
    """A value or a `KycError`; what is printed says where it ends, and a copy shares nothing."""
    open_client("schemas/deep", _json({}))
    models, errors = (importlib.import_module(f"clients.acme.{name}") for name in ("models", "errors"))

    def tree(leaf: str) -> Any:
        made = models.Tree(name=leaf, extra={"more": []})
        for _ in range(levels):
            made = models.Tree(name="x", children=[made])
        return made

    one, other, different = tree("leaf"), tree("leaf"), tree("other")
    other_client = copy.deepcopy(one)

    assert one == other == other_client
    assert one != different
    assert other_client.children[0] is not one.children[0]
    assert repr(one).startswith("Tree(name='x', children=[Tree(name='x', children=")
    if levels > 1000:
        assert "…" in repr(one)
        for write in (one.to_dict, one.to_json, models.Tree(name="x", extra={"a": one}).to_json):
            with pytest.raises(errors.KycError, match=r"^Tree is nested more deeply than Python writes$"):
                write()


def test_a_deep_copy_keeps_what_is_one_as_one(open_client: Open) -> None:
    """Also what holds itself, and the shared `extra` of models that have none."""
    open_client("schemas/deep", _json({}))
    models = importlib.import_module("clients.acme.models")
    child = models.Tree(name="a", extra={"list": [1, {"b": (2, 3)}]})
    whole = models.Tree(name="b", children=[child, child])
    whole.children.append(whole)

    other_client = copy.deepcopy(whole)

    assert other_client.children[0] is other_client.children[1] is not child
    assert other_client.children[2] is other_client
    assert other_client.children[0] == child
    assert other_client.children[0].extra["list"] is not child.extra["list"]
    assert other_client.extra is whole.extra


def test_a_closed_member_of_an_all_of_stays_closed(open_client: Open) -> None:
    """What it does not name is not sent, though another member names it."""
    client = open_client("schemas/closed-all-of", lambda _: httpx.Response(204))

    assert client.jobs.send(a="1") is None
    errors = importlib.import_module("clients.acme").errors
    with pytest.raises(errors.InvalidRequest, match="/b must not be there"):
        client.jobs.send(a="1", b="2")
    assert client.jobs.send_list(rows=[{"a": "1"}], one={"a": "1"}) is None
    with pytest.raises(errors.InvalidRequest, match="/rows/0/b must not be there") as caught:
        client.jobs.send_list(rows=[{"a": "1", "b": "2"}], one={"b": "2"})
    assert [item.pointer for item in caught.value.violations] == ["/rows/0/b", "/one/b"]


def test_openapi_3_0_is_read_by_its_own_rules(open_client: Open) -> None:
    """What stands beside a reference says nothing, and an enumeration without null has none to send."""
    sent: list[object] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return httpx.Response(204)

    client = open_client("schemas/siblings-3-0", answer)
    package = importlib.import_module("clients.acme")
    client.jobs.send(word="longer than three", a=package.models.A(), size=None, other=None, gone=None, kept=None)

    assert sent == [{"a": {}, "word": "longer than three", "other": None, "kept": None}]
    with pytest.raises(package.errors.InvalidRequest, match="/above must be"):
        client.jobs.send(above=0)


@pytest.mark.parametrize(
    ("animal", "read"),
    [
        ({"kind": "pet", "species": "dog", "bark": True}, "Dog(kind='pet', species='dog', bark=True)"),
        ({"kind": "pet", "species": "fish", "owner": "A"}, "Pet(kind='pet', species='fish', owner='A')"),
        ({"kind": "wild", "fangs": 2}, "Wild(kind='wild', fangs=2)"),
        ({"kind": "Dog", "species": "dog"}, "Dog(kind='Dog', species='dog')"),
        ({"kind": "robot", "species": "dog", "bark": True}, "Animal(kind='robot', extra=<species, bark>)"),
    ],
)
def test_base_classes_in_levels_name_the_nearest_class_that_is_known(
    animal: dict[str, object], read: str, open_client: Open
) -> None:
    """In what is read and in what is sent."""
    client = open_client("schemas/discriminator-levels", _json({"animals": [animal]}))
    found = client.jobs.run(animal=animal).animals[0]

    assert repr(found) == read
    assert repr(client.jobs.run(animal=found).animals[0]) == read


@pytest.mark.parametrize(
    ("thing", "read"),
    [
        ({"type": "car", "wheels": 4}, "Car(type='car', wheels=4)"),
        ({"type": "bike"}, "Bike(type='bike')"),
        ({"type": "stone", "weight": 1.5}, "Stone(type='stone', weight=1.5)"),
        ({"type": "cloud", "wheels": 4}, "{'type': 'cloud', 'wheels': 4}"),
    ],
)
def test_unions_of_unions_name_the_class_of_a_value(thing: dict[str, object], read: str, open_client: Open) -> None:
    """One that no level knows is JSON, as it came."""
    client = open_client("schemas/discriminator-levels", _json({"thing": thing}))

    assert repr(client.jobs.run(animal={"kind": "wild"}).thing) == read


def test_a_row_that_is_of_the_class_it_names_and_broken_does_not_lose_the_list(open_client: Open) -> None:
    """Though it would fit another class; nor does one that says no kind."""
    rows = [{"kind": "wild", "fangs": 1}, {"kind": "pet", "owner": "A"}, {"fangs": 2}, {"kind": "wild", "fangs": "3"}]
    client = open_client("schemas/discriminator-levels", _json({"animals": rows}))

    found = client.jobs.run(animal={"kind": "wild"})

    assert repr(found.animals) == "[Wild(kind='wild', fangs=1), Wild(kind='wild', fangs=3)]"
    assert found.extra == {"animals": [rows[1], rows[2]]}


@pytest.mark.parametrize(
    ("leaf", "read", "sent"),
    [
        ({"text": "x"}, "Or", "sent"),
        ({"text": 5}, "Or", "InvalidRequest"),
        ({"text": []}, "UnexpectedResponse", "InvalidRequest"),
        ({"new": 1}, "UnexpectedResponse", "InvalidRequest"),
        ({"text": "x", "new": 1}, "Or", "sent"),
    ],
)
def test_a_union_that_holds_itself_takes_no_longer_the_deeper_a_value_is(
    leaf: dict[str, object], read: str, sent: str, open_client: Open
) -> None:
    """Exact, converted or broken at its bottom, forty levels down: two to the fortieth looks would end no test."""
    value = leaf
    for _ in range(40):
        value = {"left": value, "other": {"text": "y"}}
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, json=value)

    client = open_client("schemas/union-of-itself", answer)
    errors = importlib.import_module("clients.acme.errors")

    def outcome(body: object) -> str:
        try:
            return type(client.jobs.run(body=body)).__name__
        except errors.KycError as error:
            return type(error).__name__

    assert outcome({"text": "x"}) == read
    assert outcome(value) == (read if sent == "sent" else sent)
    assert len(requests) == (2 if sent == "sent" else 1)
