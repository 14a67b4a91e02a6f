"""The signatures of clients and their methods, resolved at run time as frameworks do."""

from __future__ import annotations

import inspect
import subprocess
import sys
import typing
from ast import literal_eval
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest

import kyc_clients
from kyc_clients._runtime.model import Model
from kyc_clients.sandbox import AsyncSandbox, Sandbox, models
from tests.models.catalogue import PROVIDERS, failing

KINDS = [f"{provider}{kind}" for provider in PROVIDERS for kind in ("", ".async")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_annotations_of_every_generated_method_resolve(kind: str) -> None:
    """Of the constructor, of what every client has, and of each operation."""
    methods = dict(_methods(kind))

    for name, method in methods.items():
        resolved = inspect.signature(method, eval_str=True)
        texts = [one for one, item in resolved.parameters.items() if isinstance(item.annotation, str)]
        assert texts == [], name
        assert set(typing.get_type_hints(method)) <= {*resolved.parameters, "return"}
    assert {"__init__", "copy", "rotate", "raw", "parse_callback"} <= methods.keys()
    assert len(methods) > 10


def test_the_signature_of_every_model_resolves() -> None:
    """Classes that a module defines below the one that names them included; all arguments are keyword-only."""

    def is_resolved(model: type[Model]) -> bool:
        found = inspect.signature(model, eval_str=True).parameters.values()
        return [item.name for item in found] == [item.name for item in attrs.fields(model)] and all(
            item.kind is item.KEYWORD_ONLY and not isinstance(item.annotation, str) for item in found
        )

    assert failing(is_resolved) == []


def test_the_signature_of_a_model_names_classes_defined_below_it() -> None:
    """As objects, and with the defaults of the fields."""
    found = inspect.signature(models.AadhaarGenerateOtpResponse, eval_str=True)

    assert found.parameters["data"].annotation is models.AadhaarOtp
    assert found.return_annotation is inspect.Signature.empty


def test_a_subclass_has_a_signature_of_its_own() -> None:
    """Resolved where its names can be found, and as text where they cannot."""

    @attrs.define(kw_only=True)
    class Named(models.AadhaarGenerateOtpRequest):
        note: str = ""

    @attrs.define(kw_only=True)
    class Unknown(models.AadhaarGenerateOtpRequest):
        note: Nowhere | None = None  # type: ignore[name-defined]  # noqa: F821 # pyright: ignore[reportUndefinedVariable]

    assert inspect.signature(Named).parameters["note"].annotation is str
    assert inspect.signature(Unknown).parameters["note"].annotation == "Nowhere | None"


def test_the_constructors_of_both_kinds_take_the_same_options() -> None:
    """In the same order, with the same defaults."""
    blocking, awaited = (inspect.signature(client).parameters for client in (Sandbox, AsyncSandbox))

    assert [(item.name, item.default) for item in blocking.values()] == [
        (item.name, item.default) for item in awaited.values()
    ]
    assert blocking["retries"].default == 2
    assert blocking["deadline"].default == 120.0
    assert blocking["http_client"].default is None


def test_every_option_is_explained() -> None:
    """By the constructor's docstring, with a sentence each."""
    for client in (Sandbox, AsyncSandbox):
        documented = inspect.getdoc(client.__init__) or ""
        named = [name for name in inspect.signature(client).parameters if f"\n    {name}: " not in documented]
        assert named == []


def test_an_option_that_is_not_there_is_a_type_error() -> None:
    """As of any function."""
    options: dict[str, Any] = {"retrys": 1}

    with pytest.raises(TypeError, match="unexpected keyword argument 'retrys'"):
        Sandbox(environment="test", **options)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_names_are_listed_and_completed_before_anything_is_loaded(provider: str) -> None:
    """By `dir`, and by Tab in Python's own prompt."""
    title = import_module(f"kyc_clients.{provider}.client").SPEC.title
    model = import_module(f"kyc_clients.{provider}.models").__all__[0]
    code = f"""
import rlcompleter, kyc_clients.{provider} as it, kyc_clients.{provider}.models as models
for module in (it, models):
    assert set(module.__all__) <= set(dir(module)), module
completer = rlcompleter.Completer({{"it": it}})
print(completer.complete("it.{title}"[:-2], 0), completer.complete("it.models.{model}"[:-1], 0))
"""
    path = str(Path(kyc_clients.__path__[0]).parent)
    run = [sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r})\n{code}"]

    shown = subprocess.run(run, check=True, capture_output=True, text=True).stdout

    assert f"it.{title}" in shown
    assert f"it.models.{model}" in shown


def test_modules_are_listed_and_found_below_the_package_itself() -> None:
    """`kyc_clients.` and Tab; a module needs no import of its own, and none is loaded before it is used."""
    code = """
import rlcompleter, sys, kyc_clients
print([name for name in dir(kyc_clients) if not name.startswith("_")])
assert "kyc_clients.sandbox" not in sys.modules
print(rlcompleter.Completer({"kyc_clients": kyc_clients}).complete("kyc_clients.deep", 0), kyc_clients.sandbox.Sandbox.__name__)
print(hasattr(kyc_clients, "nothing"))
"""
    path = str(Path(kyc_clients.__path__[0]).parent)
    run = [sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r})\n{code}"]

    names, found, missing = subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()

    assert {"consent", "decentro", "deepvue", "errors", "mock", "sandbox"} <= set(literal_eval(names))
    assert (found, missing) == ("kyc_clients.deepvue Sandbox", "False")


def _methods(kind: str) -> Iterator[tuple[str, Any]]:
    provider, _, awaited = kind.partition(".")
    module = import_module(f"kyc_clients.{provider}.client")
    client = getattr(module, f"{'Async' if awaited else ''}{module.SPEC.title}")
    credentials = dict.fromkeys((one.argument for one in module.SPEC.schemes.values()), "made-up")
    for name in dir(client):
        member = inspect.getattr_static(client, name)
        if inspect.isfunction(member) and (not name.startswith("_") or name in {"__init__", "__enter__", "__aenter__"}):
            yield name, member
        if type(member).__name__ == "cached_property":
            group: Any = getattr(client(base_url="https://example.com", **credentials), name).__class__
            members: dict[str, Any] = dict(vars(group))
            yield from ((f"{name}.{one}", item) for one, item in members.items() if inspect.isfunction(item))
