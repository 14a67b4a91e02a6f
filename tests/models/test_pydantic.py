"""Models in pydantic and FastAPI, as responses and as fields of somebody's own models."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Annotated, Any, ClassVar

import httpx
import pydantic
import pytest
from attrs import define
from fastapi import Body, FastAPI
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import tests.models
from kyc_clients._runtime.model import Model, Schema
from kyc_clients._runtime.pydantic import json_schema_of
from kyc_clients.sandbox.models import DigilockerSession, DigilockerSessionStatusResponse
from tests.models.catalogue import UNKNOWN, failing, instance, made

SESSION: dict[str, Any] = {
    "@entity": "in.co.sandbox.kyc.digilocker.session",
    "authorization_url": "https://digilocker.example/authorise?state=1",
    "session_id": "s-1",
}


class Order(BaseModel):
    """Somebody's own model."""

    number: int
    session: DigilockerSession
    older: list[DigilockerSession] = []
    status: DigilockerSessionStatusResponse | None = None


app = FastAPI()


@app.get("/session")
def session() -> DigilockerSession:
    """Return a model as it is."""
    return DigilockerSession.from_dict(SESSION | {"new_member": 1})


@app.post("/orders")
def take(order: Order) -> Order:
    """Take one as a field, and return it."""
    assert isinstance(order.session, DigilockerSession)
    return order


@app.post("/sessions")
def open_again(session: Annotated[DigilockerSession, Body()]) -> dict[str, str]:
    """Take one as the body."""
    return {"id": session.session_id}


def ask(method: str, path: str, **request: Any) -> httpx.Response:
    """Ask the application."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app.example") as client:
            return await client.request(method, path, **request)

    return asyncio.run(asked())


def test_every_model_goes_through_a_type_adapter_and_back() -> None:
    """With what the contract does not know; a model is left as it is."""

    def check(model: Any) -> object:
        value, adapter = instance(model), TypeAdapter(model)
        text = adapter.dump_json(value)
        same = adapter.validate_json(text) == value and adapter.validate_python(value) is value
        return same and json.loads(text) == value.to_dict() == adapter.dump_python(value)

    assert failing(check) == []


def test_the_json_schema_of_every_model_is_one_that_its_own_objects_keep_to() -> None:
    """Complete in itself, and without our keywords."""

    def check(model: Any) -> object:
        schema = TypeAdapter(model).json_schema()
        Draft202012Validator.check_schema(schema)
        every = Draft202012Validator(schema).iter_errors(made(model).wire)
        found = [error for error in every if "then" not in error.absolute_schema_path]
        wrong = [error.message for error in found if error.validator in {"type", "required", "const", "enum"}]
        text = json.dumps(schema)
        return wrong or ('"x-' not in text and '"$ref"' not in text and schema["title"] == model.__name__)

    assert failing(check) == []


def test_a_route_returns_a_model() -> None:
    """Under the names of the wire, with members that the contract does not know."""
    answer = ask("GET", "/session")
    assert (answer.status_code, answer.json()) == (200, SESSION | {"new_member": 1})


def test_a_route_takes_a_model_as_a_field_and_as_the_body() -> None:
    """Each read as a response of the provider is read."""
    order = {"number": 1, "session": SESSION, "older": [SESSION | UNKNOWN], "status": None}
    assert ask("POST", "/orders", json=order).json() == order
    assert ask("POST", "/sessions", json=SESSION).json() == {"id": "s-1"}


def test_an_object_that_breaks_the_contract_is_a_validation_error() -> None:
    """Which names the place and the rule; FastAPI answers 422."""
    wrong = {"session": {name: value for name, value in SESSION.items() if name != "session_id"}, "number": 1}
    with pytest.raises(ValidationError) as caught:
        Order.model_validate(wrong)
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == ("kyc_model", ("session",))
    assert error["msg"] == "Input breaks the contract at '/session_id': required"
    answer = ask("POST", "/orders", json=wrong)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", "session"]


@pytest.mark.parametrize("value", ["text", 1, None, ["a"]])
def test_what_is_no_object_is_a_validation_error(value: object) -> None:
    """As with every model of pydantic's."""
    with pytest.raises(ValidationError, match="a JSON object or a DigilockerSession"):
        TypeAdapter(DigilockerSession).validate_python(value)


def test_the_document_of_an_application_shows_the_contract() -> None:
    """Names, types, and what is required."""
    document = app.openapi()
    shown = document["paths"]["/session"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert shown["description"] == "A new DigiLocker session."
    assert shown["required"] == ["@entity", "authorization_url", "session_id"]
    assert set(shown["properties"]) == {"@entity", "authorization_url", "session_id"}


def test_a_class_that_extends_a_model_works_too() -> None:
    """It is read as itself."""

    class Mine(DigilockerSession):
        @property
        def short(self) -> str:
            return self.session_id[:2]

    assert TypeAdapter(Mine).validate_python(SESSION).short == "s-"


def test_importing_the_models_does_not_import_pydantic() -> None:
    """It is no dependency of the clients."""
    program = (
        "import sys, kyc_clients.sandbox.models as m; m.DigilockerSession; sys.exit('pydantic_core' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_to_json_is_to_dict_as_text() -> None:
    """On one line, or readable; in the characters of the person."""
    session = DigilockerSession.from_dict(SESSION | {"name": "अनिता"})
    assert session.to_json() == (
        '{"@entity":"in.co.sandbox.kyc.digilocker.session",'
        '"authorization_url":"https://digilocker.example/authorise?state=1","session_id":"s-1","name":"अनिता"}'
    )
    assert session.to_json(indent=2).startswith('{\n  "@entity": "in.co')
    assert json.loads(session.to_json(indent=2)) == json.loads(session.to_json()) == session.to_dict()


def test_every_model_has_json() -> None:
    """That `from_dict` reads again."""

    def check(model: Any) -> object:
        value = instance(model)
        return model.from_dict(json.loads(value.to_json())) == value

    assert failing(check) == []


def test_the_release_of_pydantic_is_a_current_one() -> None:
    """What is tested here is the second line of it."""
    assert pydantic.VERSION.startswith("2.")


@define(kw_only=True, repr=False)
class Node(Model):
    """What holds others of its kind.

    More of it.
    """

    kind: str = "node"
    child: Node | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "x-note": 1,
        "properties": {
            "kind": {"const": "node", "x-attr": "kind"},
            "child": {"$ref": "Node"},
            "rows": {"type": "array", "items": {"oneOf": [{"$ref": "Node"}, {"type": "null"}], "discriminator": {}}},
            "any": True,
        },
        "required": ("kind",),
    }


def test_the_json_schema_of_a_model_that_holds_its_own_kind_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside of it, it is an object; our own keywords are not shown."""
    monkeypatch.setattr(tests.models, "Node", Node, raising=False)
    inner = {"title": "Node", "type": "object"}

    assert json_schema_of(Node) == {
        "title": "Node",
        "description": "What holds others of its kind.",
        "type": "object",
        "properties": {
            "kind": {"const": "node"},
            "child": inner,
            "rows": {"type": "array", "items": {"oneOf": [inner, {"type": "null"}]}},
            "any": True,
        },
        "required": ["kind"],
    }
