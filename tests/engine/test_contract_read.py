"""What classes are once the engine has read a document: attributes, types, defaults, modules and names."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotations import source
from generator.api import SHARED, Field
from tests.engine.documents import TEXT, api, gets, sends


def field(schema: dict[str, Any], name: str = "a", *, required: bool = True, asked: bool = False) -> Field:
    """Return the attribute of a class with one property, which a response has, or a request."""
    job: Any = {"type": "object", "properties": {name: schema}, **({"required": [name]} if required else {})}
    jobs: Any = {"type": "array", "items": {"$ref": "#/components/schemas/Job"}}
    holder = {"type": "object", "required": ["jobs"], "properties": {"jobs": jobs}}
    found = api(
        {"/jobs": {"post": sends(holder)} if asked else {"get": gets({"$ref": "#/components/schemas/Job"})}}, Job=job
    )
    (model,) = (one for one in found.models if one.name == "Job")
    return model.fields[0]


@pytest.mark.parametrize(
    ("schema", "required", "annotation", "default"),
    [
        (TEXT, True, "str", None),
        (TEXT, False, "str | None", "None"),
        ({"type": ["string", "null"]}, True, "str | None", None),
        ({"type": ["string", "null"]}, False, "str | None | Unset", "UNSET"),
        ({"const": "x"}, True, 'Literal["x"]', '"x"'),
        ({"const": 5}, True, "Literal[5]", "5"),
        ({"const": 1.5}, True, "float", None),
        ({"type": "string", "enum": ["x"]}, True, 'Literal["x"]', '"x"'),
        ({"type": "string", "enum": ["b", "a"]}, True, 'Literal["b", "a"]', None),
        ({"type": "string", "enum": ["b", "a"]}, False, 'Literal["b", "a"] | None', "None"),
        ({"type": "array", "items": TEXT}, True, "list[str]", None),
        ({"type": "array"}, True, "list[Json]", None),
        ({"type": "object"}, True, "dict[str, Json]", None),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, True, "dict[str, int]", None),
        ({"type": "boolean"}, True, "bool", None),
        ({"type": "number"}, True, "float", None),
        ({}, True, "Json", None),
        ({}, False, "Json | Unset", "UNSET"),
        ({"type": "null"}, True, "None", None),
        ({"const": None}, True, "None", "None"),
        ({"anyOf": [TEXT, {"type": "integer"}]}, True, "str | int", None),
        ({**TEXT, "writeOnly": True}, True, "str | None", "None"),
        ({**TEXT, "readOnly": True}, True, "str", None),
    ],
)  # fmt: skip
def test_an_attribute_has_its_type_and_what_it_is_where_it_is_missing(
    schema: dict[str, Any], annotation: str, default: str | None, *, required: bool
) -> None:
    """A constant need not be given, and null stays apart from missing."""
    found = field(schema, required=required)

    assert (source(found.annotation, "response"), found.default) == (annotation, default)


@pytest.mark.parametrize(
    ("schema", "default"),
    [({**TEXT, "readOnly": True}, "READ_ONLY"), ({**TEXT, "writeOnly": True}, None), (TEXT, None)],
)
def test_what_only_a_provider_writes_need_not_be_given(schema: dict[str, Any], default: str | None) -> None:
    """In a request; what only a caller writes must be."""
    assert field(schema, asked=True).default == default


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({**TEXT, "x-file-link": True}, (None, "url", "")),
        ({**TEXT, "x-file-link": True, "contentMediaType": "image/png"}, (None, "url", "")),
        ({**TEXT, "contentEncoding": "base64", "contentMediaType": " image/png "}, (None, "base64", "image/png")),
        ({**TEXT, "contentEncoding": "base64"}, (None, "base64", "")),
        ({**TEXT, "contentMediaType": "image/png"}, (None, None, "")),
        ({"type": "integer", "x-epoch": "seconds"}, ("seconds", None, "")),
        (TEXT, (None, None, "")),
    ],
)
def test_an_attribute_knows_what_else_it_is(schema: dict[str, Any], found: tuple[str | None, ...]) -> None:
    """A moment, a file, and its media type where the document itself is in it."""
    one = field(schema)

    assert (one.epoch, one.link, one.media_type) == found


@pytest.mark.parametrize(
    ("wire", "name"), [("type", "type"), ("class", "class_"), ("jobId", "job_id"), ("model_config", "model_config")]
)
def test_an_attribute_is_a_name_that_python_has(wire: str, name: str) -> None:
    """The schema knows it where it is another word."""
    found = api(
        {"/jobs": {"get": gets({"$ref": "#/components/schemas/Job"})}},
        Job={"type": "object", "properties": {wire: TEXT}},
    )
    schema: Any = found.models[0].schema

    assert found.models[0].fields[0].attribute == name
    assert schema["properties"][wire] == ({**TEXT} if wire == name else {"x-attr": name, **TEXT})


def test_a_class_stands_with_the_one_product_that_uses_it() -> None:
    """What several use is shared; it is described by its own words, or by its name."""
    job = {"type": "object", "description": "A job.", "properties": {"part": {"$ref": "#/components/schemas/Part"}}}
    part = {"type": "object", "properties": {"a": TEXT}}
    file = {"type": "object", "properties": {"part": {"$ref": "#/components/schemas/Part"}}}
    to: Any = {name: {"$ref": f"#/components/schemas/{name}"} for name in ("Job", "File")}
    paths = {
        "/jobs": {"get": gets(to["Job"])},
        "/files": {"get": gets(to["File"], operationId="getFile", tags=["files"])},
    }
    found = api(paths, Job=job, Part=part, File=file)

    assert {one.name: (one.module, one.description, one.direction) for one in found.models} == {
        "Job": ("jobs", "A job.", "response"),
        "Part": (SHARED, "`Part` as the provider describes it.", "response"),
        "File": ("files", "`File` as the provider describes it.", "response"),
    }
    assert [(one.attribute, one.module, one.class_name, one.title) for one in found.groups] == [
        ("jobs", "jobs", "Jobs", "jobs"),
        ("files", "files", "Files", "files"),
    ]


def test_a_product_leaves_a_class_its_name() -> None:
    """Many a tag `job` stands beside a schema `Job`; the client has its own."""
    found = api(
        {"/job": {"get": gets({"$ref": "#/components/schemas/Job"}, tags=["job"])},
         "/acme": {"get": gets(TEXT, tags=["acme"], operationId="getAcme")}},
        Job={"type": "object", "properties": {"a": TEXT}},
    )  # fmt: skip

    assert [one.class_name for one in found.groups] == ["Job_", "Acme_"]
    assert [one.name for one in found.models] == ["Job"]


def test_a_class_is_called_alike_wherever_a_schema_names_it() -> None:
    """In lists, in unions, in mappings, and in what tells them apart."""
    to: Any = {name: {"$ref": f"#/components/schemas/{name}"} for name in ("Final", "DogTwo")}
    chosen = {
        "propertyName": "kind",
        "mapping": {"c": "#/components/schemas/Final", "d": "#/components/schemas/DogTwo"},
    }
    animal: Any = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT}}
    found = api(
        {"/jobs": {"get": gets({"$ref": "#/components/schemas/Job"})}},
        Job={"type": "object", "properties": {
            "one": to["Final"], "many": {"type": "array", "items": to["Final"]},
            "free": {"additionalProperties": to["DogTwo"], "type": "object"},
            "named": {"type": "object", "patternProperties": {"^x": to["Final"]}},
            "either": {"oneOf": list(to.values()), "discriminator": chosen},
        }},
        DogTwo=animal, Final=animal,
    )  # fmt: skip
    schema: Any = next(one.schema for one in found.models if one.name == "Job")
    properties = schema["properties"]

    assert properties["one"]["$ref"] == "Final_"
    assert properties["many"]["items"]["$ref"] == "Final_"
    assert properties["named"]["patternProperties"]["^x"]["$ref"] == "Final_"
    assert properties["free"]["additionalProperties"]["$ref"] == "DogTwo"
    assert [one["$ref"] for one in properties["either"]["oneOf"]] == ["Final_", "DogTwo"]
    assert properties["either"]["discriminator"]["mapping"] == {
        "c": "Final_", "d": "DogTwo", "Final": "Final_", "DogTwo": "DogTwo",
    }  # fmt: skip
