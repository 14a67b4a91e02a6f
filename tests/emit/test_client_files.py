"""Which files a client has, and what the module of the client itself holds."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.annotations import NONE, Plain
from generator.api import Api, Environment as Server, Field, Group, Login, Model, Operation, Scheme, TokenUrl
from generator.emit import (
    PrintOptions,
    _Compiled,  # pyright: ignore[reportPrivateUsage]
    emit,
)
from generator.emit.options import options, options_of
from generator.engine.read import TEMPLATES
from generator.types import Json, Pointer

RUN = Operation(
    identity="runJob", name="run_job", constant="RUN_JOB", method="POST", path="/jobs", summary="", description="",
    documentation="", deprecated=False, arguments=(), parameters=(), body=None, responses=(), security=(), servers=(),
    retry="never", billed=False, poll=None, returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer("/run"),
)  # fmt: skip
KEY = Scheme("key", "ApiKey", "key", "x-key", "header", "Your key.", "ACME_KEY", None)
API = Api(
    package="acme", title="Acme", class_name="Acme", version="1", description="", documentation="", environments=(), path="",
    variables=(), schemes=(), envelope=None, callback=None, webhook=None, groups=(), models=(), accepted=(),
)  # fmt: skip


def made(**members: Any) -> dict[str, str]:
    """Return the files of a client."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES))
    package = emit(replace(API, **members), templates, PrintOptions("# A mark.", ".._beside"))
    assert package.name == "acme"
    return dict(package.files)


def spec(**members: Any) -> dict[str, str]:
    """Return what a client's constant says, as source by name."""
    for node in ast.parse(made(**members)["client.py"]).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call):
            return {str(word.arg): ast.unparse(word.value) for word in node.value.keywords}
    return {}


def group(*operations: Operation) -> Group:
    """Return a product."""
    return Group("jobs", "jobs", "Jobs", "All jobs", "", operations)


def test_a_client_has_a_module_of_each_product_and_of_its_classes() -> None:
    """Each with its mark, and with the classes by name."""
    models = tuple(Model(name, "jobs", "", (), {}, "request", Pointer("")) for name in ("Job", "Address"))
    files = made(groups=(group(RUN),), models=models)

    assert sorted(files) == [
        "__init__.py", "client.py", "errors.py", "jobs.py", "models/__init__.py", "models/jobs.py", "py.typed",
    ]  # fmt: skip
    assert {path for path, text in files.items() if not text.startswith("# A mark.\n")} == {"py.typed"}
    assert files["py.typed"] == ""
    assert "from .._beside" in files["client.py"]
    assert '"Address", "Job"' in " ".join(files["models/__init__.py"].split())


def test_the_lines_of_a_template_that_print_nothing_leave_no_blank_line() -> None:
    """Conditions and loops stand on lines of their own there."""
    text = made(groups=(group(RUN),))["client.py"]

    assert (
        "import AsyncTokenStore, TokenStore\n\nif TYPE_CHECKING:\n    from .jobs import AsyncJobs, Jobs\n\n__all__"
        in text
    )


def test_a_client_names_its_servers_and_schemes() -> None:
    """Those for tests apart."""
    servers = (Server("live", "https://a.example", ""), Server("test", "https://b.example", "", trial=True))
    found = spec(environments=servers, schemes=(KEY, replace(KEY, key="other", prefixes=(("live", "sk_"),))))

    assert found["environments"] == "{'live': 'https://a.example', 'test': 'https://b.example'}"
    assert found["trials"] == "('test',)"
    assert found["schemes"] == "{'key': ApiKey('key', 'x-key', 'header'), 'other': ApiKey('key', 'x-key', 'header')}"
    assert found["prefixes"] == "{'key': {'live': 'sk_'}}"
    assert sorted(spec()) == [
        "callback",
        "envelope",
        "environments",
        "package",
        "provider",
        "schemes",
        "title",
        "version",
    ]


@pytest.mark.parametrize(
    ("servers", "annotation"),
    [
        ((), "environment: None = None,"),
        ((Server("live", "", ""), Server("test", "", "")), 'environment: Literal["live", "test"] | None = None,'),
    ],
)
def test_a_server_is_chosen_by_a_name_that_the_contract_has(servers: tuple[Server, ...], annotation: str) -> None:
    """Where it has none there is nothing to choose."""
    assert annotation in made(environments=servers)["client.py"]


def test_a_token_that_is_fetched_needs_a_secret_and_what_fetches_it() -> None:
    """A client without such a scheme imports neither."""
    fetched = replace(KEY, kind="HttpBearer", token_url=TokenUrl(".", "/token", in_body=False, scopes=()))
    text = made(schemes=(fetched,))["client.py"]

    assert "import client_credentials" in text
    assert "key_client_secret: Secret | None = None," in text
    assert spec(schemes=(fetched,))["schemes"] == (
        "{'key': HttpBearer('key', login=client_credentials('key client', '.', '/token', 'key')), "
        "'key client': ClientSecret('key_client_id', 'key_client_secret', 'key_scope')}"
    )
    assert "client_credentials" not in made(schemes=(KEY,))["client.py"]


def test_a_login_is_named_by_the_constant_of_its_operation() -> None:
    """In the module of its product, with those who may call it."""
    login = replace(KEY, login=Login("runJob", ("/token",), 60))
    found = spec(schemes=(login,), groups=(group(replace(RUN, security=(("key",),))),))

    assert found["schemes"] == (
        "{'key': ApiKey('key', 'x-key', 'header', login=Login('jobs.RUN_JOB', (('key',),), ('/token',), 60))}"
    )


@pytest.mark.parametrize(
    ("security", "found"),
    [
        ([(("a",),), (("a",), ("b", "c"))], "(('a',), ('b', 'c'))"),
        ([(("a",),), ()], None),
        ([()], None),
        ([], None),
    ],
)
def test_a_client_whose_calls_all_need_credentials_asks_for_them(
    security: list[tuple[tuple[str, ...], ...]], found: str | None
) -> None:
    """The login aside, which needs others."""
    calls = [replace(RUN, identity=f"run{number}", security=each) for number, each in enumerate(security)]
    scheme = replace(KEY, login=Login("logIn", ("/token",), 60))
    login = replace(RUN, identity="logIn", security=(("z",),))

    assert spec(groups=(group(*calls, login),), schemes=(scheme,)).get("security") == found
    assert spec(groups=(group(*calls),)).get("security") == found


def test_an_option_that_has_no_use_is_left_out() -> None:
    """Members are sent by two names where a schema says so."""
    copies: tuple[Json, ...] = ({"x-copy-of": "a"}, {}, True)
    found = [
        {
            item.name
            for item in options_of(replace(API, models=(Model("A", "a", "", (), schema, "request", Pointer("")),)), "")
        }
        for schema in copies
    ]

    assert [names ^ {item.name for item in options("")} for names in found] == [set(), {"copies"}, {"copies"}]


def test_an_option_has_its_type_its_default_and_what_it_means() -> None:
    """As the runtime says it; None where it names no default."""
    by_name = {item.name: item for item in options("")}

    assert by_name["timeout"].default == "DEFAULT_TIMEOUT"
    assert {item.default for item in by_name.values()} > {"None"}
    assert all(item.text and item.text == " ".join(item.text.split()) for item in by_name.values())
    assert by_name["transport"].type == "Transport | None"
    assert {item.name: item.type for item in options("Async")}["transport"] == "AsyncTransport | None"


def test_the_fields_of_a_class_stand_with_their_types() -> None:
    """As Python source."""
    model = Model("Job", "jobs", "A job.", (Field("a", Plain("str"), None, "An a."),), {}, "response", Pointer(""))

    assert "    a: str\n" in made(models=(model,))["models/jobs.py"]


class _Counting(Environment):
    """An environment that notes how often it compiles a template."""

    compiled = 0

    def compile(self, *arguments: Any, **words: Any) -> Any:
        """Compile as the others do."""
        type(self).compiled += 1
        return super().compile(*arguments, **words)


def test_a_template_is_compiled_once_for_many_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run has an environment of its own, which would compile it anew."""
    monkeypatch.setattr("generator.emit._COMPILED", _Compiled())
    counts: list[int] = []
    for _ in range(2):
        emit(API, _Counting(loader=FileSystemLoader(TEMPLATES)), PrintOptions("# A mark.", ".._beside"))
        counts.append(_Counting.compiled)

    assert 0 < counts[0] == counts[1]
