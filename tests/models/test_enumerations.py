"""The values that a contract lists: exact to type checkers, open in responses, closed in requests."""

from __future__ import annotations

import inspect
import json
import typing
from typing import Any, Literal, cast, get_args, get_origin

import httpx
import pytest

from kyc_clients._runtime.model import Model
from kyc_clients.errors import InvalidRequest
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.models import DigilockerSessionStatus, DigilockerSessionStatusResponse
from tests.models.catalogue import failing, made

LATER = "of a later contract"


def test_no_listed_value_is_typed_beside_any_text() -> None:
    """So what a response gives, the next request takes without a cast."""

    def check(model: type[Model]) -> object:
        hints = typing.get_type_hints(model)
        return [name for name, hint in hints.items() if _is_open(hint)] == []

    assert failing(check) == []


def test_the_class_of_a_response_says_that_it_may_hold_other_values() -> None:
    """Where the type does not, the text of the field does."""
    source = inspect.getsource(DigilockerSessionStatus).partition("documents_consented: ")[2]

    assert "A response may hold a value that is not listed." in " ".join(source.split('"""')[1].split())


def test_a_response_may_hold_values_that_are_not_listed() -> None:
    """Every model reads them in place of any listed text, and writes them again."""
    read = 0

    def check(model: type[Model]) -> object:
        nonlocal read
        wire = made(model).wire
        names = [name for name, schema in _properties(model).items() if _lists_texts(schema)]
        read += len(names)
        changed = wire | dict.fromkeys(names, LATER)
        return model.from_dict(changed).to_dict() == changed

    assert failing(check) == []
    assert read > 30


def test_a_request_with_a_value_that_is_not_listed_is_not_sent() -> None:
    """The provider would refuse it, and bill it."""
    answer = made(DigilockerSessionStatusResponse).wire
    answer["data"]["documents_consented"] = ["passport"]
    sent: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return httpx.Response(200, content=json.dumps(answer))

    transport = httpx.MockTransport(handler)
    with Sandbox(access_token="made-up", api_key="made-up", environment="test", transport=transport) as sandbox:
        status = sandbox.digilocker.get_session_status("session")
        kinds = status.data.documents_consented or []
        with pytest.raises(InvalidRequest, match=r"/doc_type .*\[enum\]"):
            sandbox.digilocker.get_document("session", kinds[0])

    assert [str(kind) for kind in kinds] == ["passport"]
    assert len(sent) == 1


def _is_open(hint: object) -> bool:
    members = get_args(hint)
    lists = any(get_origin(one) is Literal for one in members)
    return (lists and str in members) or any(_is_open(one) for one in members)


def _properties(model: type[Model]) -> dict[str, Any]:
    schema: dict[str, Any] = vars(model)["_schema"]
    return cast("dict[str, Any]", schema.get("properties", {}))


def _lists_texts(schema: dict[str, Any]) -> bool:
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return bool(values) and all(isinstance(value, str) for value in values)
