"""Operations and clients as the parts of `emit` see them: with nothing but what a test is about."""

from __future__ import annotations

from dataclasses import replace

from generator.annotations import NONE
from generator.api import Api, Body, Group, Operation, Parameter
from generator.types import Json, Pointer

BARE = Operation(
    identity="", name="", constant="", method="GET", path="/", summary="", description="", documentation="", deprecated=False,
    arguments=(), parameters=(), body=None, responses=(), security=(), servers=(), retry="safe", billed=False, poll=None,
    returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer(""),
)  # fmt: skip
JSON = "application/json"


def operation(name: str, *parameters: str, media_type: str = "", poll: Json = None, method: str = "GET") -> Operation:
    """Return the operation of a path of its name, with parameters of the path."""
    found = tuple(Parameter(one, one, "path", {"const": f"any {one}"}, True, None, None) for one in parameters)  # noqa: FBT003
    return replace(
        BARE, identity=name, name=name.lower(), path=f"/{name}", pointer=Pointer(f"/paths/~1{name}/get"), parameters=found,
        body=Body(media_type, None, required=True, fields=None) if media_type else None, poll=poll, method=method,
    )  # fmt: skip


def api(*operations: Operation, envelope: Json = None) -> Api:
    """Return a client of one group, whose redirects bring a code."""
    return Api(
        package="acme", title="Acme", class_name="Acme", version="7", description="", documentation="", environments=(), path="",
        variables=(), schemes=(), envelope=envelope, callback={"code": "code"}, webhook=None,
        groups=(Group("jobs", "jobs", "Jobs", "Jobs", "", operations),), models=(), accepted=(),
    )  # fmt: skip


def contract(**nodes: dict[str, Json]) -> dict[str, Json]:
    """Return a document whose operations have these nodes, by their names."""
    return {"paths": {f"/{name}": {"get": {"operationId": name, **node}} for name, node in nodes.items()}}
