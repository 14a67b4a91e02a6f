"""`lint` finds everything at once, and what it offers to paste does what it says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.config import Provider, read_provider
from generator.dump import dump
from generator.errors import Diagnostic, Refused
from generator.files import read_source
from generator.library import read_library
from generator.lint import Finding, lint
from generator.lint.remedies import _declared
from generator.lint.waivers import common_waivers
from generator.normalise import normalise
from generator.normalise.official_schemas import local_validator
from generator.parse import decode, parse
from generator.pipeline import Inputs
from generator.types import Document, Json, Patched, Pointer, Source
from generator.workspace import ROOT, VOCABULARY

CASES = ROOT / "tests" / "cases"
REFUSED = sorted(path.parent for path in CASES.rglob("refused.txt"))
HEAD = "overlay: 1.1.0\ninfo: {title: Pasted, version: '1'}\nactions:\n"
TOML = "title = 'Acme'\n"


@cache
def vocabulary() -> Document:
    """Our extension keywords."""
    return parse(read_source(ROOT / VOCABULARY, ROOT))


def inputs(text: str, *overlays: str, settings: str = TOML) -> Inputs:
    """One document and its overlays."""
    sources = tuple(Source(f"{number}.overlay.yaml", overlay) for number, overlay in enumerate(overlays, 1))
    return Inputs(read_provider("acme", Source("provider.toml", settings)), Source("api.yaml", text), sources)


def run(given: Inputs, *, ours: bool = False) -> list[Finding]:
    """Everything found."""
    return lint(given, vocabulary(), ours=ours)


def offered(finding: Finding) -> list[str]:
    """What a person would copy from the terminal: the lines between two blank ones, of an overlay or a waiver."""
    return [f"{text}\n" for text in str(finding).split("\n\n")[1::2]]


def pasted(given: Inputs, text: str) -> Inputs:
    """The inputs after a person pasted what a finding offers where it says."""
    if text.startswith("[[waivers]]"):
        provider = read_provider("acme", Source("provider.toml", f"{TOML}{text}"))
        return Inputs(provider, given.document, given.overlays, library=given.library)
    overlay = Source("pasted.overlay.yaml", HEAD + text)
    return Inputs(given.provider, given.document, (*given.overlays, overlay), library=given.library)


def api(paths: str, *, version: str = "3.1.0", more: str = "") -> str:
    """A document around some paths."""
    return f"openapi: {version}\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://a.example.com'}}]\n{more}paths:\n{paths}"


def get(
    *, parameters: str = "[]", schema: str = "{type: string}", path: str = "/x", identity: str = "operationId: xGet, "
) -> str:
    """One operation."""
    content = f"content: {{application/json: {{schema: {schema}}}}}"
    return f"  {path}: {{get: {{{identity}tags: [x], parameters: {parameters}, responses: {{'200': {{description: d, {content}}}}}}}}}\n"


FAULTS = {
    "missing-operation-id": (api(get(identity="")), ["$.paths['/x'].get update"]),
    "duplicate-operation-id": (api(get() + get(path="/y")), ["$.paths['/y'].get update"]),
    "bad-path": (
        api(get(path="'https://evil.example.com/x'")),
        ["$.paths['https://evil.example.com/x'] remove", "$.paths update"],
    ),
    "path-parameters": (api(get(path="'/x/{id}'")), ["$.paths['/x/{id}'].get update"]),
    "enum-type": (
        api(get(schema="{type: integer, enum: [1, a]}")),
        ["$.paths['/x'].get.responses['200'].content['application/json'].schema.enum[?@ == 'a'] remove"],
    ),
    "example-mismatch": (
        api(get(schema="{type: string, example: 1}")),
        ["$.paths['/x'].get.responses['200'].content['application/json'].schema.example remove"],
    ),
    "missing-type": (
        api(get(schema="{title: R, properties: {a: {type: string}}}")),
        ["$.paths['/x'].get.responses['200'].content['application/json'].schema update"],
    ),
    "forbidden-header": (
        api(get(parameters="[{name: Host, in: header, schema: {type: string}}]")),
        ["$.paths['/x'].get.parameters[?@.name == 'Host'] remove"],
    ),
    "dangling-reference": (
        api(get(schema="{$ref: '#/components/schemas/Pett'}"), more="components: {schemas: {Pet: {type: string}}}\n"),
        ["$.paths['/x'].get.responses['200'].content['application/json'].schema update"],
    ),
    "no-body": (
        api(get()).replace("'200': {description: d, ", "'200': {description: d}, '204': {description: d, "),
        ["$.paths['/x'].get.responses['204'].content remove"],
    ),
    "ambiguous-union": (
        api(
            get(
                schema="{oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}"
            )
        ),
        [
            "$.paths['/x'].get.responses['200'].content['application/json'].schema.oneOf remove",
            "$.paths['/x'].get.responses['200'].content['application/json'].schema update",
        ],
    ),
    "unused-component": (
        api(get(), more="components: {responses: {Bad: {description: d}}}\n"),
        ["$.components.responses.Bad remove"],
    ),
    "obsolete-nullable": (
        api(get(schema="{type: string, nullable: true}")),
        [
            "$.paths['/x'].get.responses['200'].content['application/json'].schema['nullable', 'type'] remove",
            "$.paths['/x'].get.responses['200'].content['application/json'].schema update",
        ],
    ),
    "unknown-scheme": (
        api(get(identity="operationId: xGet, security: [{}, {gone: []}], ")),
        ["$.paths['/x'].get.security[1] remove"],
    ),
    "bad-name": (
        api(get(schema="{title: R, type: object, properties: {a: {type: string}, '': {type: string}}}")),
        ["$.paths['/x'].get.responses['200'].content['application/json'].schema.properties[''] update"],
    ),
    "bad-server": (api(get()).replace("https://a", "http://a"), ["$.servers[?@.url == 'http://a.example.com'] update"]),
    "unsupported-version": (api(get(), version="'3.1'"), ["$ update"]),
    "openapi-invalid": (api(get()).replace("{title: T, version: '1'}", "{title: T}"), ["$.info update"]),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_comes_with_the_action_that_mends_it(code: str) -> None:
    """Pasted below `actions:` it is a valid overlay, and the finding is gone; nothing new came of it."""
    text, expected = FAULTS[code]
    given = inputs(text)
    found = run(given)

    assert found[0].diagnostic.code == code
    assert [_summary(action) for action in found[0].actions] == expected
    assert run(pasted(given, offered(found[0])[0])) == []


def _summary(action: Json) -> str:
    assert isinstance(action, dict)
    return f"{action['target']} {'remove' if action.get('remove') else 'update'}"


def given_by(folder: Path) -> Inputs:
    """The inputs that a case holds."""
    source = decode("openapi.yaml", (folder / "openapi.yaml").read_bytes())
    overlays = tuple(decode(path.name, path.read_bytes()) for path in sorted(folder.glob("*.overlay.yaml")))
    toml = folder / "provider.toml"
    provider = (
        read_provider("acme", decode(toml.name, toml.read_bytes())) if toml.exists() else Provider("acme", "Acme")
    )
    return Inputs(provider, source, overlays, library=read_library(folder / "openapi.yaml", folder, source))


@pytest.mark.parametrize("folder", REFUSED, ids=lambda path: path.relative_to(CASES).as_posix())
def test_what_is_offered_for_a_refused_document_mends_it(folder: Path) -> None:
    """Every refusal of `build` is among the findings, and each thing to paste takes its finding away."""
    given, toml = given_by(folder), folder / "provider.toml"
    found = run(given)
    output = "".join(f"{item.diagnostic}\n" for item in found)

    assert [line for line in (folder / "refused.txt").read_text().splitlines(keepends=True) if line not in output] == []
    if not toml.exists():
        for item, text in ((each, text) for each in found for text in offered(each)):
            assert item.diagnostic not in [other.diagnostic for other in run(pasted(given, text))]


def test_few_findings_leave_all_to_a_person() -> None:
    """Everything that can be mended by what is in the document comes with an action."""
    left = {item.diagnostic.code for folder in REFUSED for item in run(given_by(folder)) if not item.actions}

    assert left == {
        "ambiguous-union", "bad-prefixes", "bad-status", "bad-scheme", "bad-token-url", "dangling-reference", "external-reference",
        "no-valid-value", "openapi-invalid", "path-parameters", "reference-cycle", "source-duplicate-key", "unknown-extension",
        "schema-cycle", "unknown-scheme", "unsupported-media-type", "unsupported-parameter", "unsupported-security", "unsupported-servers",
        "unsupported-union", "unsupported-version", "waiver-unused",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("members", "suggested"),
    [
        ("{allOf: [{type: object, properties: {a: {type: string}}}]}, {type: object, properties: {b: {}}}", True),
        (
            "{type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: string}}}, {type: string}",
            True,
        ),
        ("{type: [object, 'null'], properties: {a: {}}}, {type: object}", True),
        ("{type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: integer}}}", False),
        ("{type: object, properties: {a: {}}}, {type: object, required: [b], properties: {b: {}}}", False),
        (
            "{type: object, properties: {a: {}}}, {type: object, additionalProperties: false, properties: {b: {}}}",
            False,
        ),
        ("{type: object, properties: {a: {}}}, {type: string}", False),
    ],
)
def test_objects_of_a_one_of_that_any_object_is_are_reported(members: str, suggested: bool) -> None:  # noqa: FBT001 - a table
    """However they are written, and whatever else the union holds: no request could be of one alone."""
    found = [item.diagnostic.code for item in run(inputs(api(get(schema=f"{{oneOf: [{members}]}}"))))]

    assert ("ambiguous-union" in found) is suggested


def test_a_loss_may_be_mended_or_accepted() -> None:
    """Whichever is pasted asks why: somebody has to answer for it."""
    given = inputs(api(get(schema="{type: string, dependencies: {}}")))
    (finding,) = run(given)

    assert str(finding) == (
        "api.yaml:5:162: error[unsupported-keyword]: `dependencies` is not supported in a schema (at "
        "/paths/~1x/get/responses/200/content/application~1json/schema/dependencies)\n"
        "    help: Say it in other words by overlay, or waive it in provider.toml: the client then ignores it.\n"
        "    paste below `actions:` of an overlay:\n"
        "\n"
        "  - target: $.paths['/x'].get.responses['200'].content['application/json'].schema.dependencies\n"
        "    description: '`dependencies` is not supported in a schema'\n"
        "    x-evidence: Which page or sample shows this? Name it here, and say in the description why.\n"
        "    remove: true\n"
        "\n"
        "    or, to accept the loss, paste into provider.toml:\n"
        "\n"
        "[[waivers]]\n"
        'code = "unsupported-keyword"\n'
        'pointer = "/paths/~1x/get/responses/200/content/application~1json/schema/dependencies"\n'
        'reason = "Why may this be lost? (the keyword is ignored)"\n'
    )
    assert [run(pasted(given, text)) for text in offered(finding)] == [[], []]


def test_all_stages_are_asked_at_once() -> None:
    """A dead action, a path that nothing else would look behind, and a schema that is only looked at after both."""
    text = api(get(path="'https://e.example.com/x'", schema="{type: integer, enum: [1, a]}")).replace(
        ", version: '1'", ""
    )
    given = inputs(text, f"{HEAD}  - {{target: $.servers.x, remove: true}}\n", "overlay: 1.1.0\n")

    assert [item.diagnostic.code for item in run(given)] == [
        "overlay-invalid", "overlay-invalid", "overlay-no-match", "openapi-invalid", "bad-path", "enum-type",
    ]  # fmt: skip


def test_a_finding_prints_as_a_person_reads_and_pastes_it() -> None:
    """Where, what, what to do, and the action, indented as it stands in an overlay."""
    (finding,) = run(inputs(api(get(path="'/x/{id}'"))))

    assert str(finding) == (
        "api.yaml:5:20: error[path-parameters]: the path holds ['id'], the path parameters are [] (at /paths/~1x~1{id}/get)\n"
        "    help: Declare each `{name}` of the path once as a required path parameter, and no other.\n"
        "    paste below `actions:` of an overlay:\n"
        "\n"
        "  - target: $.paths['/x/{id}'].get\n"
        "    description: the path holds ['id'], the path parameters are []\n"
        "    x-evidence: Which page or sample shows this? Name it here, and say in the description why.\n"
        "    update:\n"
        "      parameters:\n"
        "        - name: id\n"
        "          in: path\n"
        "          required: true\n"
        "          schema:\n"
        "            type: string\n"
    )


def test_our_own_actions_have_to_answer() -> None:
    """What a tool wrote is a question until somebody says why and from where."""
    actions: Json = [
        {"target": "$.info", "description": "d", "x-evidence": "https://a.example.com", "update": {"title": "U"}},
        {"target": "$.info", "update": {"title": "V"}},
        {
            "target": "$.info", "description": "d", "update": {"title": "W"},
            "x-evidence": "Which page or sample shows this? Name it here, and say in the description why.",
        },
    ]  # fmt: skip
    overlay = dump({"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": actions})

    found = [str(item.diagnostic).splitlines()[0] for item in run(inputs(api(get()), overlay), ours=True)]
    assert [line for line in found if "error[overlay-" in line] == [
        "1.overlay.yaml:11:5: error[overlay-bare]: the action has no reason or no evidence",
        "1.overlay.yaml:14:5: error[overlay-unanswered]: the action still asks for its evidence",
    ]
    assert run(inputs(api(get()), overlay)) == []


def test_what_people_read_has_to_be_described() -> None:
    """Operations, parameters of paths and of operations, and tags, once each."""
    document: Json = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "tags": [{"name": "told", "description": "d"}, {"name": "bare"}],
        "paths": {
            "/a/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": {"operationId": "one", "tags": ["bare"], "responses": {"200": {"description": "d"}}},
                "put": {"operationId": "two", "tags": ["told"], "description": "d", "responses": {"200": {"description": "d"}},
                        "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}]},
            },
        },
    }  # fmt: skip

    found = [item.diagnostic for item in run(inputs(dump(document)), ours=True)]
    found = [item for item in found if item.code == "missing-description"]

    assert [(item.code, item.pointer) for item in found] == [
        ("missing-description", "/paths/~1a~1{id}/parameters/0"),
        ("missing-description", "/paths/~1a~1{id}/get"),
        ("missing-description", "/paths/~1a~1{id}/put/parameters/0"),
        ("missing-description", "/paths/~1a~1{id}/get/tags"),
    ]
    assert run(inputs(dump(document))) == []


def test_a_document_that_cannot_be_read_is_reported_with_its_overlays() -> None:
    """All files are read before anything is given up."""
    assert [item.diagnostic.code for item in run(inputs("a: [", "b: ["))] == ["source-syntax", "source-syntax"]


MALFORMED: dict[str, Json] = {
    "type": "strng", "minItems": "2", "enum": 1, "required": 5, "items": 3, "properties": {"a": 4}, "allOf": {},
    "anyOf": [1], "$ref": 7, "pattern": "(", "multipleOf": 0, "exclusiveMinimum": True, "if": 1, "contains": 1,
    "patternProperties": {"(": {}}, "dependentRequired": 1, "$dynamicRef": 1, "unevaluatedItems": 3, "const": {},
}  # fmt: skip


@pytest.mark.parametrize("keyword", MALFORMED)
def test_examples_beside_what_is_malformed_are_checked_by_the_rest(keyword: str) -> None:
    """Nobody reaches this schema but `lint`, and it is in a hurry."""
    schema: Json = {"type": "object", "additionalProperties": False, "example": {"b": []}, keyword: MALFORMED[keyword]}
    found = run(inputs(api(get(), more=f"components: {{schemas: {{A: {json.dumps(schema)}}}}}\n")))

    assert "example-mismatch" in {item.diagnostic.code for item in found} or keyword in {
        "type",
        "allOf",
        "const",
        "patternProperties",
    }


def test_an_example_of_a_schema_that_asks_itself_twice_takes_no_time() -> None:
    """Each level would double the work."""
    again = "properties: {n: {$ref: '#/components/schemas/T'}, k: {type: string}}, required: [k], type: object"
    tree = f"{{title: A, {again}}}, {{title: B, {again}}}"
    example = '{"n": ' * 40 + "1" + "}" * 40
    given = inputs(api(get(), more=f"components: {{schemas: {{T: {{anyOf: [{tree}], example: {example}}}}}}}\n"))

    assert run(given) == []


BODY = "  /a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: SCHEMA}}}}}}\n"


def test_everything_that_is_offered_can_be_pasted_at_once() -> None:
    """What is wrong inside of a part that is taken out is not mended as well."""
    parameters = (
        "[{name: host, in: header, schema: {type: string, default: 3}}, {name: q, in: query, schema: {type: string}}]"
    )
    given = inputs(
        api(f"  /a: {{get: {{operationId: a, parameters: {parameters}, responses: {{'200': {{description: d}}}}}}}}\n")
    )

    found = run(given)

    assert [finding.diagnostic.code for finding in found] == ["forbidden-header"]
    text = "".join(offered(finding)[0] for finding in found if finding.actions)
    assert run(pasted(given, text)) == []


@pytest.mark.parametrize(
    ("places", "pattern"),
    [
        (["/a/1/x", "/a/2/x", "/a/3/x"], "/a/*/x"),
        (["/a/1/x", "/a/2/b/x", "/a/3/x"], "/a/*/x"),
        (["/a/x", "/a/b/x", "/a/c/d/x"], ""),
        (["/a/1/x", "/a/2/x"], None),
        (["/a/1", "/b/2", "/c/3"], None),
    ],
)
def test_many_findings_of_a_kind_get_one_waiver(places: list[str], pattern: str | None) -> None:
    """Where one pattern covers their places, and only of those that can be waived."""
    found = [Diagnostic("bad-pattern", None, "no", "", Pointer(place), waivable=True) for place in places]
    suggested = common_waivers(found)

    if pattern is None:
        assert suggested == []
    elif pattern:
        assert f'matching = "{pattern}"' in suggested[0]
    for text in suggested:
        waivers = read_provider("acme", Source("provider.toml", TOML + text.partition("\n\n")[2])).waivers
        assert [waivers[0].covers(Pointer(place)) for place in places] == [True] * len(places)


def test_an_overlay_that_breaks_a_document_is_blamed() -> None:
    """The document was right before: contentEncoding is a keyword of OpenAPI 3.1."""
    schema = "{type: object, title: A, properties: {b: {type: string}}}"
    paste = "  - target: $..properties.b\n    update: {contentEncoding: base64}\n"
    given = inputs(api(BODY.replace("SCHEMA", schema), version="3.0.3"), HEAD + paste)

    (finding,) = run(given)

    assert finding.diagnostic.place is not None
    assert finding.diagnostic.place.file == "1.overlay.yaml"
    assert finding.diagnostic.message.startswith("'contentEncoding' has no meaning here")
    assert finding.diagnostic.help == (
        "This overlay action did that: correct the action. `contentEncoding` is a keyword of OpenAPI 3.1, and this document is of 3.0.3."
        " Write `format: byte` instead."
    )


def test_swagger_2_is_called_by_its_name() -> None:
    """With the way to convert it."""
    (finding,) = run(inputs("swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n"))

    assert "this is Swagger 2.0" in finding.diagnostic.message
    assert "swagger2openapi" in finding.diagnostic.help


def test_a_merge_key_is_explained_once() -> None:
    """However often it is used, and whatever it merges."""
    text = api("  /a: {<<: &x {get: {}}}\n  /b: {<<: *x}\n  /c: {<<: [*x]}\n")

    (finding,) = run(inputs(text))

    assert finding.diagnostic.code == "source-merge-key"


PUBLISHED = {
    "missing-summary": ("summary: Read, ", "", "/paths/~1a/get"),
    "several-tags": ("tags: [x], ", "tags: [x, y], ", "/paths/~1a/get/tags"),
    "no-error-response": (", 4XX: {description: No.}", "", "/paths/~1a/get/responses"),
    "unsafe-operation-id": ("operationId: read,", "operationId: 'read it',", "/paths/~1a/get"),
    "undescribed-property": (
        "required: [a], properties: {a: {type: string, enum: [u]}}, example: {a: u}",
        "required: [b], properties: {a: {type: string, enum: [u]}}",
        "/components/schemas/A/required/0",
    ),
    "type-mismatch": ("enum: [u]", "enum: [u, 1]", "/components/schemas/A/properties/a/enum/1"),
    "example-mismatch": ("example: {a: u}", "example: {a: u, c: 1}", "/components/schemas/A/example"),
    "unused-component": ("$ref: '#/components/schemas/A'", "type: string", "/components/schemas/A"),
}


def _published(old: str = "", new: str = "") -> str:
    """A document as one of the providers here has it, with one text of it changed."""
    text = (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.acme.in'}]\n"
        "tags: [{name: x, description: X.}, {name: y, description: Y.}]\npaths:\n"
        "  /a: {get: {operationId: read, summary: Read, description: Reads., tags: [x], responses: "
        "{'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, 4XX: {description: No.}}}}\n"
        "components: {schemas: {A: {type: object, required: [a], properties: {a: {type: string, enum: [u]}}, example: {a: u}}}}\n"
    )
    assert old in text
    return text.replace(old, new)


def test_a_published_contract_has_no_findings() -> None:
    """Neither as one of the providers here, nor as any other document."""
    assert run(inputs(_published()), ours=True) == []


@pytest.mark.parametrize("code", PUBLISHED)
def test_what_redocly_refuses_of_a_published_contract_is_found(code: str) -> None:
    """At its place, and of a provider here alone: to anybody else it makes no difference."""
    old, new, pointer = PUBLISHED[code]
    given = inputs(_published(old, new))

    assert [(item.diagnostic.code, item.diagnostic.pointer) for item in run(given, ours=True)] == [(code, pointer)]
    assert run(given) == []


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("type: integer, enum: [1, true]", 1),
        ("type: number, enum: [1.5, 2, true]", 2),
        ("type: boolean, enum: [true, 'yes']", 1),
        ("type: integer, enum: [2.0, 1.5]", 1),
    ],
)
def test_true_is_no_number_and_a_text_is_not_true(rule: str, wrong: int) -> None:
    """As JSON Schema has it; a number without a fraction is an integer."""
    found = run(inputs(_published("type: string, enum: [u]", rule)), ours=True)

    assert [str(item.diagnostic.pointer) for item in found if item.diagnostic.code == "type-mismatch"] == [
        f"/components/schemas/A/properties/a/enum/{wrong}"
    ]


def test_a_parameter_called_schema_is_no_schema() -> None:
    """Nor is any other component by its name alone."""
    parameters = "components: {parameters: {schema: {name: schema, in: query, schema: {type: string}}}}\n"

    found = run(inputs(api(get(parameters="[{$ref: '#/components/parameters/schema'}]"), more=parameters)))

    assert found == []


def test_more_findings_of_a_kind_than_anybody_reads_are_all_listed() -> None:
    """Each of them has to be mended, and one round finds them."""
    schemas = ", ".join(f"S{number}: {{type: string, example: 1}}" for number in range(120))

    found = run(inputs(api(get(), more=f"components: {{schemas: {{{schemas}}}}}\n")))

    assert len(found) == 120
    assert {item.later for item in found} == {False}


def test_a_type_by_another_name_is_mended() -> None:
    """What programming languages call it, in a header's schema, too."""
    header = "headers: {Page: {schema: {type: int}}}"
    given = inputs(api(get().replace("description: d,", f"description: d, {header},"), version="3.0.3"))

    (finding,) = run(given)

    assert finding.diagnostic.code == "openapi-invalid"
    assert run(pasted(given, offered(finding)[0])) == []


def test_an_enumeration_of_another_type_gets_the_type_of_its_values() -> None:
    """Converters write `type: object` where they do not know."""
    given = inputs(api(get(schema="{type: object, enum: [a, b]}")))

    (finding,) = run(given)

    assert finding.diagnostic.code == "no-valid-value"
    assert run(pasted(given, offered(finding)[0])) == []


def test_digits_in_an_enumeration_of_integers_become_integers() -> None:
    """They are only quoted."""
    (finding,) = run(inputs(api(get(schema="{type: integer, enum: [1, '2', '-3', a]}"))))

    assert offered(finding)[0].endswith("    update:\n      - 2\n      - -3\n")


def test_a_scheme_whose_name_holds_a_quote_is_left_to_a_person() -> None:
    """A waiver is offered, and no action."""
    (finding,) = run(inputs(api(get(identity="operationId: xGet, security: [{}, {it's: []}], "))))

    assert finding.diagnostic.message.startswith('security names "it\'s", which no security scheme defines')
    assert finding.actions == ()


def test_sixty_levels_are_read_and_one_more_is_refused() -> None:
    """The document itself is the first; `x-deep` is a list in lists."""
    text = api(get())

    assert run(inputs(f"{text}x-deep: {'[' * 60}{']' * 60}\n")) == []
    assert run(inputs(f"{text}x-deep: {'[' * 61}{']' * 61}\n"))[0].diagnostic.code == "too-deep"


@pytest.mark.parametrize(
    ("pattern", "codes"), [("(a*b{1,2})*", []), ("(a*b{0,2})*", ["slow-pattern"]), ("(a*b{,2})*", ["slow-pattern"])]
)
def test_what_may_be_left_out_separates_no_repetitions(pattern: str, codes: list[str]) -> None:
    """A `b` that has to be there does."""
    found = run(inputs(api(get(schema=f"{{type: string, pattern: '{pattern}'}}"))))

    assert [finding.diagnostic.code for finding in found] == codes


@pytest.mark.parametrize("listed", ["'x-tool'", "['x-tool', 1]", "['tool']"])
def test_other_tools_keywords_are_a_list_of_names_with_x(listed: str) -> None:
    """Anything else is refused where it stands."""
    with pytest.raises(
        Refused, match=r"^provider.toml:2:\d+: error\[config-invalid\]: `extensions` is no list of `x-` keywords"
    ):
        inputs(api(get()), settings=f"{TOML}extensions = {listed}\n")


def test_what_real_documents_say_needs_no_action() -> None:
    """A structured schema of bytes, a header that proxies send, a server whose origin is a variable."""
    body = "{content: {application/octet-stream: {schema: {type: object, properties: {name: {type: string}}}}}}"
    forwarded = "[{name: X-Forwarded-For, in: header, schema: {type: string}}]"
    origin = "servers: [{url: '{origin}', variables: {origin: {default: 'https://uploads.example.com'}}}]"
    operation = f"operationId: xSend, tags: [x], {origin}, requestBody: {body}, parameters: {forwarded}"

    assert run(inputs(api(f"  /x: {{post: {{{operation}, responses: {{'200': {{description: d}}}}}}}}\n"))) == []


def test_a_required_header_of_proxies_is_refused() -> None:
    """Somebody has to say what it is."""
    forwarded = "[{name: X-Forwarded-For, in: header, required: true, schema: {type: string}}]"

    assert [item.diagnostic.code for item in run(inputs(api(get(parameters=forwarded))))] == ["forbidden-header"]


def test_what_stands_in_something_that_is_removed_is_not_mended_as_well() -> None:
    """Pasted together, one action would find nothing: an example of a keyword that the version has not."""
    schema = "{type: object, title: A, properties: {a: {type: string}}, examples: [{a: 1}, {a: 2}]}"
    given = inputs(api(get(schema=schema), version="3.0.3"))

    findings = run(given)

    assert [item.diagnostic.code for item in findings] == ["openapi-invalid"]
    assert run(pasted(given, "".join(offered(item)[0] for item in findings))) == []


def test_what_stands_among_media_types_is_only_advised_against() -> None:
    """`examples` one level too high, as Plaid writes it: it can never be sent, so nothing is lost without it."""
    body = "{content: {application/json: {schema: {type: string}}, examples: {example: {a: b}}}}"
    text = api(
        f"  /x: {{post: {{operationId: xSend, tags: [x], requestBody: {body}, responses: {{'200': {{description: d}}}}}}}}\n"
    )

    (finding,) = run(inputs(text))

    assert finding.diagnostic.message.startswith("'examples' is no media type")
    assert run(pasted(inputs(text), offered(finding)[0])) == []
    normalise(
        Patched(parse(Source("api.yaml", text)), parse(Source("api.yaml", text)).value),
        inputs(text).provider,
        vocabulary(),
    )


def test_a_document_without_a_version_is_refused_for_that() -> None:
    """Not that it is of version None."""
    (finding,) = run(inputs("info: {title: T, version: '1'}\npaths: {}\n"))

    assert finding.diagnostic.message == "`openapi` does not say which version (at the root)"


def test_a_reference_that_leads_nowhere_gets_an_empty_schema() -> None:
    """Where nothing is called like it; of what else is missing, nothing can be made up."""
    given = inputs(api(get(schema="{$ref: '#/components/schemas/Unheard'}")))

    (finding,) = run(given)

    assert "        schemas:\n          Unheard:\n            description: Not described.\n" in offered(finding)[0]
    assert run(pasted(given, offered(finding)[0])) == []


@pytest.mark.parametrize(("other", "codes"), [("number", []), ("string", ["no-valid-value"])])
def test_an_integer_is_a_number_where_two_types_meet(other: str, codes: list[str]) -> None:
    """Of an `allOf` both count; no value is an integer and a text."""
    schema = f"{{allOf: [{{type: integer}}, {{type: {other}}}]}}"

    assert [item.diagnostic.code for item in run(inputs(api(get(schema=schema))))] == codes


def test_mending_one_item_of_a_list_leaves_the_others_as_they_were() -> None:
    """What else is wrong is looked for in the mended document: a parameter that came twice would be found there."""
    parameters = "[{name: a, in: query, schema: {type: string}}, {name: '', in: query, schema: {type: string}}]"

    (finding,) = run(inputs(api(get(parameters=parameters))))

    assert [action["update"] for action in finding.actions if isinstance(action, dict)] == [{"x-argument": "value_2"}]


@pytest.mark.parametrize("version", ["3", "3.0"])
def test_a_version_that_is_cut_short_is_written_out(version: str) -> None:
    """YAML makes a number of one that is not quoted."""
    (finding,) = run(inputs(f"openapi: '{version}'\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n"))

    assert "      openapi: '3.0.3'\n" in offered(finding)[0]


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ("(a|a)*", ["slow-pattern"]),
        ("(a|b)*", []),
        ("(a*|b)*", ["slow-pattern"]),
        ("(b|a*)*", ["slow-pattern"]),
        ("(ab|cb)+", []),
        ("(a+b)+", []),
        ("(a+)+", ["slow-pattern"]),
        ("(a+){51}", []),
        ("(a+){2,51}", ["slow-pattern"]),
        ("(a+){2,50}", []),
        ("(a+){2,}", ["slow-pattern"]),
        ("(^a+$)+", ["slow-pattern"]),
        ("(a?)+", []),
        ("((a*)b)*", []),
        ("((a*)b?)*", ["slow-pattern"]),
    ],
)
def test_a_repetition_that_one_text_fits_in_many_ways_is_slow(pattern: str, codes: list[str]) -> None:
    """Two alternatives that begin alike, or one that may be empty or any length."""
    found = run(inputs(api(get(schema=f"{{type: string, pattern: '{pattern}'}}"))))

    assert [one.diagnostic.code for one in found] == codes


def test_an_extension_among_the_paths_is_no_path() -> None:
    """Whatever it holds."""
    more = "  x-more: {get: {operationId: xGet, parameters: 7}}\n"

    assert run(inputs(api(more + get()))) == []


def test_keys_of_four_thousand_characters_are_read_and_one_more_is_refused() -> None:
    """With the strokes between them; an index counts as eight."""
    text = api(get())

    for length, codes in ((3987, []), (3988, ["too-deep"])):
        found = run(inputs(f"{text}x-a: [{{? {'k' * length} : {{}}}}]\n"))
        assert [one.diagnostic.code for one in found] == codes


@pytest.mark.parametrize(
    ("schema", "value", "valid"),
    [
        ({"unevaluatedProperties": False}, 7, True),
        ({"unevaluatedProperties": False}, "text", True),
        ({"unevaluatedProperties": False}, ["text"], True),
        ({"unevaluatedProperties": False}, {"a": 1}, False),
        ({"unevaluatedProperties": True}, {"a": 1}, True),
        ({"unevaluatedProperties": False, "properties": {"a": {}}}, {"a": 1}, True),
        ({"unevaluatedProperties": False, "patternProperties": {"^x-": {}}}, {"x-a": 1}, True),
        ({"unevaluatedProperties": False, "patternProperties": {"^x-": {}}}, {"a": 1, "x-a": 1}, False),
        ({"unevaluatedProperties": False, "$ref": "#/$defs/a", "$defs": {"a": {"properties": {"a": {}}}}}, {"a": 1}, True),
        ({"unevaluatedProperties": False, "anyOf": [{"properties": {"a": {}}}, {}]}, {"a": 1}, True),
        ({"unevaluatedProperties": False, "if": {}, "then": {"properties": {"a": {}}}}, {"a": 1}, True),
    ],
    ids=str,
)  # fmt: skip
def test_an_official_schema_takes_what_any_part_of_it_speaks_of(
    schema: dict[str, object], value: Any, *, valid: bool
) -> None:
    """Whatever the conditions; of what is no object it says nothing here."""
    assert local_validator(Draft202012Validator, schema).is_valid(value) is valid


SCHEMA = "$.paths['/x'].get.responses['200'].content['application/json'].schema"
UNREAD = "an overlay writes `%s`, which no part of this project reads"


@pytest.mark.parametrize(
    ("target", "update", "found"),
    [
        ("$.info", "{x-sensitve: true}", [UNREAD % "x-sensitve" + "; did you mean `x-sensitive`?"]),
        (SCHEMA, "{x-q: {x-sensitve: 1}}", [UNREAD % "x-q"]),
        ("$.paths['/x'].get", "{externalDocs: {url: 'https://a.example', x-zzz: 1}}", [UNREAD % "x-zzz"]),
        (SCHEMA, "{type: object, title: T, properties: {x-sensitve: {type: string}}}", []),
        (SCHEMA, "{example: text, default: x-sensitve}", []),
        (SCHEMA, "{x-sensitive: 7}", ["True was expected"]),
        (SCHEMA, "{x-sensitive: true}", []),
    ],
)
def test_a_keyword_of_an_overlay_that_nobody_reads_is_named(target: str, update: str, found: list[str]) -> None:
    """Wherever it stands; a name is no keyword."""
    overlay = f'{HEAD}  - target: "{target}"\n    description: As it is.\n    update: {update}\n'

    got = [one.diagnostic.message.partition(" (at ")[0] for one in run(inputs(api(get()), overlay))]

    assert got == found


OAUTH = "components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/t'%s}}}}}\n"
NAMED = [f"{{url: 'https://{name}.example.com', x-environment: {name}}}" for name in ("live", "test", "other", "more")]
ELSEWHERE = "no server of this operation is of an environment of the client (`live`, `test`)"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (api(get(), more=OAUTH % ""), ["'scopes' is a required property"]),
        (api(get(), more=OAUTH % ", scopes: []"), ["[] is not of type 'object'"]),
        (api(get(), more=OAUTH % ", scopes: {a: All}"), []),
        (api(get()).replace("tags: [x]", "tags: [x], nonsense: 1"), ["'nonsense' has no meaning here"]),
        (
            api(get())
            .replace("servers: [{url: 'https://a.example.com'}]", f"servers: [{', '.join(NAMED[:2])}]")
            .replace("tags: [x]", f"tags: [x], servers: [{', '.join(NAMED[2:])}]"),
            [ELSEWHERE],
        ),
    ],
    ids=["no scopes", "a list of scopes", "scopes", "an unknown key", "servers of nobody"],
)
def test_a_fault_is_named_in_words(text: str, messages: list[str]) -> None:
    """Whatever else it would break."""
    assert [one.diagnostic.message.partition(" (at ")[0] for one in run(inputs(text))] == messages


@pytest.mark.parametrize(
    ("schema", "plain"),
    [
        ("{anyOf: [{type: string}, {type: integer}]}", True),
        ("{oneOf: [{type: string}, {type: object}]}", False),
        ("{anyOf: [{anyOf: [{type: array, items: {type: string}}]}]}", False),
        ("{type: object}", False),
        ("{enum: [a, b]}", True),
        ("{enum: [a, null]}", False),
        ("{const: []}", False),
        ("{}", True),
    ],
)
def test_a_body_of_text_is_a_text_a_number_or_a_truth_value(schema: str, *, plain: bool) -> None:
    """Nobody knows how another would be written."""
    body = f"requestBody: {{content: {{text/plain: {{schema: {schema}}}}}}}"
    path = f"  /y: {{post: {{operationId: y, tags: [x], {body}, responses: {{'204': {{description: d}}}}}}}}\n"

    codes = [one.diagnostic.code for one in run(inputs(api(path)))]

    assert codes == ([] if plain else ["unsupported-media-type"])


def test_path_parameters_are_found_in_their_places_and_behind_references() -> None:
    """What is none, or leads elsewhere, has no name."""
    root: dict[str, Json] = {"components": {"parameters": {"Id": {"name": "id", "in": "path"}}}}
    listed: Json = [
        {"$ref": "#/components/parameters/Id"},
        {"$ref": "#/components/parameters/Other"},
        {"$ref": "other.yaml"},
        {"name": "a", "in": "query"},
        {"name": "b", "in": "path"},
        5,
    ]

    assert _declared(root, listed) == ["id", "", "", "", "b", ""]
    assert _declared(root, None) == []
