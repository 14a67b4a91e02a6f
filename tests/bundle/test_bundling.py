"""A document of several files becomes one: what is named elsewhere becomes a component, or stands where it is named."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from generator.bundle import bundle, bundler, file_of, named_in
from generator.bundle.naming import Naming
from generator.errors import Refused
from generator.parse import parse
from generator.types import Document, Pointer, Source


def bundled(entry: str, **files: str) -> Document:
    """Return the whole of a document and the files beside it, by their names without the ending."""
    library = {
        f"{name.replace('__', '/')}.yaml": Source(f"spec/{name}.yaml", dedent(text)) for name, text in files.items()
    }
    return bundle(parse(Source("spec/openapi.yaml", dedent(entry))), library)


def whole(entry: str, **files: str) -> Any:
    """Return the value of the whole."""
    return bundled(entry, **files).value


def refused(entry: str, **files: str) -> list[str]:
    """Return what is wrong, each with its place."""
    with pytest.raises(Refused) as caught:
        bundled(entry, **files)
    return [f"{one.place} {one.code} {one.message}" for one in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("current", "reference", "path"),
    [
        ("openapi.yaml", "#/a", "openapi.yaml"),
        ("openapi.yaml", "", "openapi.yaml"),
        ("openapi.yaml", "a.yaml#/b", "a.yaml"),
        ("openapi.yaml", "./a/./b.yaml", "a/b.yaml"),
        ("a/b/c.yaml", "../d.yaml", "a/d.yaml"),
        ("a/b/c.yaml", "d.yaml", "a/b/d.yaml"),
        ("a/b.yaml", "../../c.yaml", None),
        ("a/b.yaml", "..", None),
        ("openapi.yaml", "a//b.yaml", "a/b.yaml"),
        ("openapi.yaml", "a%20b.yaml", "a b.yaml"),
        ("openapi.yaml", "%2e%2e/b.yaml", None),
        ("openapi.yaml", "/a.yaml", None),
        ("openapi.yaml", "//a.example/b.yaml", None),
        ("openapi.yaml", "https://a.example/b.yaml", None),
        ("openapi.yaml", "file:b.yaml", None),
        ("openapi.yaml", "a\\b.yaml", None),
        ("openapi.yaml", "a%00b.yaml", None),
        ("openapi.yaml", "a/..", None),
    ],
)  # fmt: skip
def test_a_file_is_one_of_the_documents_own_folder(current: str, reference: str, path: str | None) -> None:
    """By its path from there; nothing that leads out."""
    assert file_of(current, reference) == path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: {$ref: b.yaml#/c}\nd:\n  $ref: 'e f.yaml'\n", ["b.yaml#/c", "e f.yaml"]),
        ('{"$ref": "b.yaml", "x": {"$ref" : "b.yaml"}, "y": {"$ref": "#/x"}}', ["b.yaml"]),
        ("$ref: [a]\n$references: b.yaml", ["[a]"]),
        ("a: 1", []),
    ],
)
def test_what_looks_like_a_reference_to_a_file_is_found(text: str, found: list[str]) -> None:
    """Each once, however it is quoted."""
    assert named_in(text) == found


def test_a_document_that_names_no_file_is_left_as_it_is() -> None:
    """It is that very document."""
    document = parse(Source("spec/openapi.yaml", "a: {$ref: '#/b'}"))
    listed = parse(Source("spec/openapi.yaml", "- $ref: b.yaml"))

    assert bundle(document, {}) is document
    assert bundle(listed, {}) is listed


RESPONSE = """
    paths:
      /a:
        get:
          responses:
            '200': {$ref: 'parts.yaml#/Done'}
    """


def test_what_is_named_in_another_file_becomes_a_component_of_its_kind() -> None:
    """With all that it names in turn, once, and whatever file names it."""
    parts = """
        Done:
          description: Done.
          headers:
            X: {$ref: '#/Header'}
          content:
            application/json:
              schema: {$ref: 'deep/schemas.yaml#/Job'}
              examples: {a: {$ref: '#/Example'}}
        Header: {schema: {$ref: 'deep/schemas.yaml#/Job'}}
        Example: {value: 1}
        """
    schemas = """
        Job: {type: object, properties: {part: {$ref: '#/Part'}, job: {$ref: 'schemas.yaml#/Job'}}}
        Part: {type: array, items: {$ref: ../../spec.yaml}}
        """.replace("../../spec.yaml", "../text.yaml")
    found = whole(RESPONSE, parts=parts, deep__schemas=schemas, text="{type: string}")

    assert found == {
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/Done"}}}}},
        "components": {
            "responses": {
                "Done": {
                    "description": "Done.",
                    "headers": {"X": {"$ref": "#/components/headers/Header"}},
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Job"},
                            "examples": {"a": {"$ref": "#/components/examples/Example"}},
                        }
                    },
                }
            },
            "headers": {"Header": {"schema": {"$ref": "#/components/schemas/Job"}}},
            "schemas": {
                "Job": {
                    "type": "object",
                    "properties": {
                        "part": {"$ref": "#/components/schemas/Part"},
                        "job": {"$ref": "#/components/schemas/Job"},
                    },
                },
                "Part": {"type": "array", "items": {"$ref": "#/components/schemas/text"}},
                "text": {"type": "string"},
            },
            "examples": {"Example": {"value": 1}},
        },
    }


def test_where_a_part_comes_from_is_known_by_its_place_in_the_whole() -> None:
    """The file, and the place in it."""
    grafts = bundled(RESPONSE, parts="Done: {description: Done.}").grafts

    assert {place: (document.source.name, at) for place, (document, at) in grafts.items()} == {
        "/components/responses/Done": ("spec/parts.yaml", "/Done")
    }


def test_a_component_that_is_a_reference_to_a_file_is_what_the_file_says() -> None:
    """Under its own name, which what names the same place gets as well."""
    entry = """
        paths: {/a: {get: {responses: {'200': {content: {a/b: {schema: {$ref: 'parts.yaml#/Job'}}}}}}}}
        components:
          schemas:
            Mine: {$ref: 'parts.yaml#/Job'}
            Job: {type: string}
            Other: {$ref: '#/components/schemas/Job'}
        """
    found = whole(entry, parts="Job: {type: object}")

    assert found["paths"]["/a"]["get"]["responses"]["200"]["content"]["a/b"]["schema"] == {
        "$ref": "#/components/schemas/Mine"
    }
    assert found["components"]["schemas"] == {
        "Mine": {"type": "object"},
        "Job": {"type": "string"},
        "Other": {"$ref": "#/components/schemas/Job"},
    }


@pytest.mark.parametrize(
    ("components", "found"),
    [
        ("{Job: {type: string}}", {"Job": {"type": "string"}, "parts_Job": {"type": "object"}}),
        ("{Any: true}", {"Any": True, "Job": {"type": "object"}}),
        ("{A: {$ref: 'parts.yaml#/Job', title: A}}",
         {"A": {"$ref": "#/components/schemas/Job", "title": "A"}, "Job": {"type": "object"}}),
        ("{A: {$ref: 'parts.yaml#/Job'}, B: {$ref: 'parts.yaml#/Job'}}",
         {"A": {"type": "object"}, "B": {"$ref": "#/components/schemas/A"}}),
        ("{A: {$ref: 'parts.yaml#/Other'}}", {"A": {"$ref": "#/components/schemas/Job"}, "Job": {"type": "object"}}),
        ("[]", []),
    ],
)  # fmt: skip
def test_the_components_of_the_document_keep_their_names(components: str, found: Any) -> None:
    """What another file brings has its own beside them."""
    entry = f"""
        paths: {{/a: {{get: {{responses: {{'200': {{content: {{a/b: {{schema: {{$ref: 'parts.yaml#/Job'}}}}}}}}}}}}}}}}
        components: {{schemas: {components}}}
        """

    assert whole(entry, parts="Job: {type: object}\nOther: {$ref: '#/Job'}")["components"]["schemas"] == found


@pytest.mark.parametrize(("most", "fits"), [(10, True), (9, False)])
def test_a_whole_of_more_nodes_than_any_document_has_is_refused(
    most: int, monkeypatch: pytest.MonkeyPatch, *, fits: bool
) -> None:
    """Small files can name each other many times."""
    monkeypatch.setattr(bundler, "MAX_NODES", most)
    entry = "components: {schemas: {A: {$ref: 'parts.yaml#/Job'}}}"
    parts = "Job: {properties: {a: {type: string}, b: {type: string}}}"
    if fits:
        assert whole(entry, parts=parts)["components"]["schemas"]["A"]["properties"]["a"] == {"type": "string"}
        return
    assert refused(entry, parts=parts)[0].split(" ")[1] == "source-size"


def test_a_reference_back_to_the_document_names_a_place_in_it() -> None:
    """From any of its files."""
    parts = "Done: {content: {a/b: {schema: {$ref: 'openapi.yaml#/components/schemas/Job'}}}}"
    found = whole(f"{dedent(RESPONSE)}\ncomponents: {{schemas: {{Job: {{type: string}}}}}}", parts=parts)

    assert found["components"]["responses"]["Done"]["content"]["a/b"]["schema"] == {"$ref": "#/components/schemas/Job"}


def test_what_has_no_components_stands_where_it_is_named() -> None:
    """Operations, media types and encodings, whole lists of paths, and long texts."""
    entry = """
        info: {title: A, description: {$ref: about.yaml}}
        paths: {$ref: paths.yaml}
        """
    paths = """
        /a: {$ref: 'parts.yaml#/item'}
        /b:
          post: {$ref: 'parts.yaml#/item/get'}
        """
    parts = """
        item:
          get: {responses: {'200': {content: {$ref: '#/content'}}}}
        content: {a/b: {$ref: '#/media'}}
        media: {schema: {type: string}}
        """
    operation = {"responses": {"200": {"content": {"a/b": {"schema": {"type": "string"}}}}}}

    assert whole(entry, paths=paths, parts=parts, about="A long text.") == {
        "info": {"title": "A", "description": "A long text."},
        "paths": {"/a": {"get": operation}, "/b": {"post": operation}},
    }


@pytest.mark.parametrize(
    ("content", "found", "grafted"),
    [
        ("{$ref: '#/x-content'}", {"$ref": "#/x-content"}, False),
        ("{$ref: parts.yaml}", {"a/b": {"schema": True}}, True),
        ("{$ref: listed.yaml}", ["a/b"], True),
        ("{$ref: parts.yaml, c/d: {}}", {"$ref": "parts.yaml", "c/d": {}}, False),
    ],
)  # fmt: skip
def test_a_whole_map_may_stand_in_another_file(content: str, found: Any, *, grafted: bool) -> None:
    """What is none of one is left to whoever reads the document."""
    entry = f"paths: {{/a: {{get: {{responses: {{'200': {{content: {content}}}}}}}}}}}\nx-content: {{}}\nx-b: {{$ref: parts.yaml}}"
    document = bundled(entry, parts="a/b: {schema: true}", listed="[a/b]")
    value: Any = document.value
    place = "/paths/~1a/get/responses/200/content"

    assert value["paths"]["/a"]["get"]["responses"]["200"]["content"] == found
    assert set(document.grafts) == ({place} if grafted else set())


def test_what_stands_beside_a_reference_stays_where_a_component_is_named() -> None:
    """Elsewhere it would be lost, and is refused with its place."""
    entry = "paths: {/a: {get: {parameters: [{$ref: 'parts.yaml#/P', description: Mine.}]}}}"
    found = whole(entry, parts="P: {name: p, in: query}")

    assert found["paths"]["/a"]["get"]["parameters"] == [{"$ref": "#/components/parameters/P", "description": "Mine."}]
    assert refused("paths:\n  /a:\n    get:\n      $ref: 'parts.yaml#/O'\n      summary: Mine.", parts="O: {}") == [
        "spec/openapi.yaml:3:5 reference-siblings 'summary' beside a `$ref` to a file"
    ]


def test_a_discriminator_names_the_components_that_its_files_became() -> None:
    """A plain name of a schema stays one."""
    entry = """
        components:
          schemas:
            Pet:
              oneOf: [{$ref: 'parts.yaml#/Cat'}]
              discriminator: {propertyName: kind, mapping: {cat: 'parts.yaml#/Cat', dog: Dog, pet: '#/components/schemas/Pet'}}
            Dog: {discriminator: {propertyName: kind}}
        """
    found = whole(entry, parts="Cat: {type: object}")["components"]["schemas"]

    assert found["Pet"]["discriminator"] == {
        "propertyName": "kind",
        "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog", "pet": "#/components/schemas/Pet"},
    }
    assert found["Dog"]["discriminator"] == {"propertyName": "kind"}


def test_a_discriminator_that_names_no_file_is_refused_where_it_does() -> None:
    """Not where a `$ref` would stand."""
    entry = "components:\n  schemas:\n    A:\n      discriminator:\n        mapping:\n          cat: cats.yaml\n      x: {$ref: a.yaml}"

    assert refused(entry) == [
        "spec/openapi.yaml:6:16 external-reference $ref 'cats.yaml' names cats.yaml, which is no file there"
    ]


def test_data_is_left_as_it_is() -> None:
    """A reference in a value is none; an example of the document's own is not even looked for."""
    entry = """
        components:
          examples:
            a: {value: {$ref: parts.yaml}}
            b: {$ref: '#/components/examples/missing'}
          schemas:
            A: {default: {$ref: parts.yaml}, enum: [{$ref: parts.yaml}]}
        """

    assert whole(entry) == parse(Source("a.yaml", dedent(entry))).value


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("../a.yaml", "external-reference $ref '../a.yaml' leads out of the document's folder"),
        ("a.yaml", "external-reference $ref 'a.yaml' names a.yaml, which is no file there"),
        ("parts.yaml#/Nothing", "dangling-reference $ref 'parts.yaml#/Nothing' names nothing in spec/parts.yaml"),
        ("parts.yaml#Done", "dangling-reference $ref 'parts.yaml#Done' names nothing in spec/parts.yaml"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused_with_its_place(reference: str, found: str) -> None:
    """Once, however often it is met."""
    entry = f"components:\n  schemas:\n    A:\n      $ref: '{reference}'"

    assert refused(entry, parts="Done: {}") == [f"spec/openapi.yaml:4:13 {found}"]


def test_a_file_that_cannot_be_read_is_refused_with_its_own_fault() -> None:
    """And what is asked of it."""
    assert [line.split(" ")[:2] for line in refused(RESPONSE, parts="Done: [")] == [
        ["spec/parts.yaml:1:8", "source-syntax"],
        ["spec/openapi.yaml:6:23", "dangling-reference"],
    ]


def test_files_that_stand_in_each_other_are_refused() -> None:
    """What has no component would have no end."""
    entry = "paths: {/a: {get: {$ref: 'parts.yaml#/O'}}}"

    assert refused(entry, parts="O: {$ref: 'parts.yaml#/P'}\nP: {$ref: 'parts.yaml#/O'}") == [
        "spec/parts.yaml:2:4 reference-cycle this file is named by what it names"
    ]


def test_a_dangling_reference_within_the_document_is_refused_beside_others() -> None:
    """But for an example, without which a client does as well."""
    entry = """
        components:
          schemas: {A: {$ref: 'parts.yaml#/Done'}, B: {$ref: '#/components/schemas/C'}}
          examples: {a: {$ref: '#/components/examples/b'}}
        """

    assert [line.split(" ", 1)[1] for line in refused(entry, parts="Done: {}")] == [
        "dangling-reference $ref '#/components/schemas/C' names nothing in spec/openapi.yaml"
    ]


@pytest.mark.parametrize(("hops", "fits"), [(21, True), (22, False)])
def test_files_stand_in_files_only_so_deep(hops: int, *, fits: bool) -> None:
    """Where each is copied to where it is named."""
    parts = "\n".join(f"P{number}: {{$ref: 'parts.yaml#/P{number + 1}'}}" for number in range(1, hops))
    entry, parts = "paths: {/a: {$ref: 'parts.yaml#/P1'}}", f"{parts}\nP{hops}: {{summary: A path.}}"
    if fits:
        assert whole(entry, parts=parts) == {"paths": {"/a": {"summary": "A path."}}}
        return
    assert refused(entry, parts=parts)[0].split(" ")[1] == "reference-cycle"


def test_a_part_is_called_as_it_is_or_by_its_file_or_by_a_number() -> None:
    """The first of them that is free and no mere punctuation."""
    naming = Naming()
    naming.take("schema", "Job")
    targets = [
        ("a/b.yaml", "/Job"),
        ("a-b.YML", "/x y"),
        ("a/b.json", ""),
        ("c/b.yaml", ""),
        ("c/b.yml", ""),
        ("d.yaml", "/-"),
    ]

    assert [naming.choose("schema", (file, Pointer(pointer))) for file, pointer in targets] == [
        "a_b_Job", "x_y", "b", "c_b", "c_b_2", "d_-",
    ]  # fmt: skip
    assert naming.choose("response", ("a/b.yaml", Pointer("/Job"))) == "Job"
    assert naming.known("schema", ("a/b.yaml", Pointer("/Job"))) == "a_b_Job"
    assert naming.known("schema", ("a/b.yaml", Pointer("/Part"))) is None
    naming.give("schema", ("a/b.yaml", Pointer("/Job")), "Other")
    assert naming.known("schema", ("a/b.yaml", Pointer("/Job"))) == "a_b_Job"
