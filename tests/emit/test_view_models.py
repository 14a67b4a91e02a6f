"""What templates print of classes and methods: modules, helpers, defaults, positions, choices and shared rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotations import JSON, NONE, UNSET, Annotation, Closed, Listed, Named, Plain, union
from generator.api import SHARED, Argument, Body, Field, Group, Model, Operation, Parameter, Response
from generator.emit.views import Choice, Helper, Import, group_view, model_modules
from generator.types import Json, Pointer

TEXT, NUMBER, FLOAT = Plain("str"), Plain("int"), Plain("float")
RUN = Operation(
    identity="runJob", name="run_job", constant="RUN_JOB", method="POST", path="/jobs", summary="", description="",
    documentation="", deprecated=False, arguments=(), parameters=(), body=None, responses=(), security=(), servers=(),
    retry="never", billed=False, poll=None, returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer("/run"),
)  # fmt: skip


def field(name: str, annotation: Annotation = TEXT, default: str | None = None, **more: str) -> Field:
    """Return an attribute of a model."""
    return Field(name, annotation, default, more.pop("description", ""), **more)


def model(name: str, *fields: Field, module: str = "jobs", schema: Json = None, direction: str = "response") -> Model:
    """Return a class."""
    return Model(name, module, f"A {name}.", fields, schema, direction, Pointer(""))  # type: ignore[arg-type]  # one of two


def group(*operations: Operation) -> Group:
    """Return a product."""
    return Group("jobs", "jobs", "Jobs", "All jobs", "", operations)


def test_classes_stand_in_modules_that_import_what_they_need() -> None:
    """Sorted by name, the classes in the contract's order; those of several products have a title of their own."""
    models = [
        model("Job", field("a", Named("Person")), field("b", Listed(Named("Address"))), field("c", Named("Part"))),
        model("Part", field("x", NUMBER, "UNSET", epoch="seconds")),
        model("Person", field("a", Named("Name")), module=SHARED),
        model("Address", module=SHARED),
        model("Name", field("file", link="base64"), module="names"),
    ]
    found = model_modules(models, [group()])

    assert [(one.name, one.title, [each.name for each in one.models], one.imports) for one in found] == [
        ("jobs", "Classes of `All jobs`.", ["Job", "Part"], (Import("shared", ("Address", "Person")),)),
        ("names", "Classes of `names`.", ["Name"], ()),
        ("shared", "Classes that several products share.", ["Person", "Address"], (Import("names", ("Name",)),)),
    ]
    assert [(one.epochs, one.downloads, one.unset) for one in found] == [
        (("epoch_s",), (), True),
        ((), ("encoded_file",), False),
        ((), (), False),
    ]


def test_a_class_is_printed_with_its_facts() -> None:
    """What it is, which way it goes, and the schema that it is checked by."""
    (module,) = model_modules([model("Job", field("a", description="An a."), schema={"type": "object"})], [])
    (view,) = module.models

    assert (view.name, view.description, view.schema, view.direction, view.helpers) == (
        "Job",
        "A Job.",
        {"type": "object"},
        "response",
        (),
    )
    assert [(one.attribute, one.annotation, one.description, one.assigned) for one in view.fields] == [
        ("a", TEXT, "An a.", "")
    ]


@pytest.mark.parametrize(
    ("one", "properties", "source"),
    [
        (field("a"), {}, ""),
        (field("a", default="None"), {}, " = None"),
        (field("a"), {"a": {"x-sensitive": True}}, " = _field(repr=False)"),
        (field("a", default="5"), {"a": {"x-sensitive": True}}, " = _field(default=5, repr=False)"),
        (field("b"), {"a": {"x-sensitive": True}}, ""),
        (field("b"), {"a": {"x-sensitive": True, "x-attr": "b"}}, " = _field(repr=False)"),
        (field("a"), {"a": True}, ""),
        (field("a"), [], ""),
    ],
)
def test_a_value_that_is_personal_is_not_shown(one: Field, properties: Json, source: str) -> None:
    """By the attribute that it has in Python."""
    (module,) = model_modules([model("Job", one, schema={"properties": properties})], [])

    assert module.models[0].fields[0].assigned == source


@pytest.mark.parametrize(
    ("annotation", "direction", "description", "found"),
    [
        (Closed(("a",)), "response", "Which.", "Which. A response may hold a value that is not listed."),
        (Listed(Closed(("a",))), "response", "", "A response may hold a value that is not listed."),
        (Closed(("a",)), "request", "Which.", "Which."),
        (TEXT, "response", "Which.", "Which."),
    ],
)
def test_an_enumeration_of_a_response_may_hold_more(
    annotation: Annotation, direction: str, description: str, found: str
) -> None:
    """What a caller gives must be listed."""
    (module,) = model_modules([model("Job", field("a", annotation, description=description), direction=direction)], [])

    assert module.models[0].fields[0].description == found


TIME = "`{}` (Unix epoch, {}) as an aware `datetime` in UTC."
LINK = "The file behind `{}`: `download()` or `save_to(path)`, without our credentials."
HELD = "The document in `{}`, decoded: `download()` or `save_to(path)`."


@pytest.mark.parametrize(
    ("one", "helper"),
    [
        (field("timestamp", NUMBER, epoch="seconds"),
         Helper("timestamp_at", "datetime", "epoch_s", "timestamp", TIME.format("timestamp", "seconds"))),
        (field("made_at", union([NUMBER, FLOAT]), epoch="milliseconds"),
         Helper("made_at_datetime", "datetime", "epoch_ms", "made_at", TIME.format("made_at", "milliseconds"))),
        (field("a", union([FLOAT, NONE]), epoch="seconds"),
         Helper("a_at", "datetime | None", "epoch_s", "a", TIME.format("a", "seconds"))),
        (field("a", union([TEXT, NUMBER, NONE, UNSET]), epoch="seconds"),
         Helper("a_at", "datetime | None", "epoch_s", "a", TIME.format("a", "seconds"))),
        (field("a", union([TEXT, NUMBER, FLOAT, NONE, UNSET]), epoch="seconds"),
         Helper("a_at", "datetime | None", "epoch_s", "a", TIME.format("a", "seconds"))),
        (field("a", JSON, epoch="seconds"), None),
        (field("a", NUMBER, epoch="days"), None),
        (field("a", NUMBER), None),
        (field("url", link="url"), Helper("file", "FileLink", "file_link", "url", LINK.format("url"))),
        (field("file", link="url", media_type="a/b"), Helper("file_content", "FileLink", "file_link", "file", LINK.format("file"), "a/b")),
        (field("photo", union([TEXT, NONE]), link="base64"),
         Helper("photo_file", "EncodedFile | None", "encoded_file", "photo", HELD.format("photo"))),
        (field("a", NUMBER, link="url"), None),
        (field("a", union([TEXT, NUMBER]), link="url"), None),
        (field("a", link="ftp"), None),
        (field("a"), None),
    ],
)  # fmt: skip
def test_a_moment_and_a_file_can_be_read_as_such(one: Field, helper: Helper | None) -> None:
    """Where the type allows it; of what a caller gives there is nothing to read."""
    (module,) = model_modules([model("Job", one)], [])
    (asked,) = model_modules([model("Job", one, direction="request")], [])

    assert module.models[0].helpers == ((helper,) if helper is not None else ())
    assert asked.models[0].helpers == ()


def test_a_helper_whose_name_is_taken_is_left_out() -> None:
    """The others stay."""
    fields = (field("url", link="url"), field("file", link="url"), field("a", NUMBER, epoch="seconds"))
    (module,) = model_modules([model("Job", *fields)], [])

    assert [one.name for one in module.models[0].helpers] == ["file_content", "a_at"]


def argument(
    name: str, annotation: Annotation = TEXT, default: str | None = None, *, positional: bool = False
) -> Argument:
    """Return an argument."""
    return Argument(name, annotation, default, "", positional)


def test_only_what_the_path_needs_and_what_the_contract_says_is_given_by_position() -> None:
    """In the order of the path; a part of it that has one value alone is filled in."""
    arguments = (
        argument("b"), argument("q"), argument("a"), argument("kind", Closed(("x",)), '"x"'), argument("more", positional=True),
        argument("many", Closed(("x", "y")), '"x"'), argument("free", TEXT, '"x"'), argument("fixed", Closed(("x",))),
    )  # fmt: skip
    names = ("b", "a", "kind", "many", "free", "fixed")
    operation = replace(
        RUN, path="/{a}/{kind}/{b}/{many}/{free}/{fixed}", arguments=arguments,
        parameters=(
            *(Parameter(name, name, "path", {}, True, None, None) for name in names),  # noqa: FBT003
            Parameter("q", "q", "query", {}, True, None, None),  # noqa: FBT003
        ),
    )  # fmt: skip
    (view,) = group_view(group(operation)).operations

    assert [one.name for one in view.positional] == ["a", "b", "many", "free", "fixed", "more"]
    assert [one.name for one in view.named] == ["q", "kind"]


def test_a_module_of_methods_knows_what_it_has_to_import() -> None:
    """Classes once and sorted; what is deprecated, what has signatures, and what may be left unset."""
    plain = group_view(group(RUN))
    rich = group_view(
        group(
            replace(RUN, returns=Named("Job"), arguments=(argument("a", Listed(Named("Part"))), argument("b", Named("Job")))),
            replace(RUN, deprecated=True, arguments=(argument("a", TEXT, "UNSET"),)),
            replace(RUN, choices=((Named("Page"), ("a/b",)), (TEXT, ("c/d", "e/f")))),
        )
    )  # fmt: skip

    assert (plain.attribute, plain.class_name, plain.errors) == ("jobs", "Jobs", ())
    assert (plain.models, plain.deprecated, plain.overloads, plain.unset) == ((), False, False, False)
    assert (rich.models, rich.deprecated, rich.overloads, rich.unset) == (("Job", "Page", "Part"), True, True, True)


def test_a_method_has_a_signature_for_each_type_that_may_be_asked_for() -> None:
    """The usual one needs not be asked for; of one type there is nothing to choose."""
    two = replace(RUN, returns=Plain("bytes"), choices=((Named("Job"), ("a/b", "a/c")), (TEXT, ("c/d",))))
    one = replace(RUN, returns=Plain("bytes"), choices=((Named("Job"), ("a/b", "a/c")),))
    views = group_view(group(two, one, replace(RUN, returns=TEXT))).operations

    assert views[0].choices == (
        Choice('Literal["a/b", "a/c"] | None = None', Named("Job")),
        Choice('Literal["c/d"]', TEXT),
    )
    assert [view.choices for view in views[1:]] == [(), ()]
    assert [view.accept for view in views] == ['Literal["a/b", "a/c", "c/d"]', 'Literal["a/b", "a/c"]', ""]
    assert [view.returns for view in views] == [union([Named("Job"), TEXT]), Named("Job"), TEXT]
    assert not group_view(group(one)).overloads


def test_errors_that_operations_share_are_stated_once() -> None:
    """An operation that lacks one of them has its own rows."""
    errors = tuple((status, Response(None, None, kind)) for status, kind in (("400", "a"), ("401", "b"), ("403", "c")))
    success = ("200", Response("a/b", None, None))
    shared = replace(RUN, responses=(success, *errors))
    found = group_view(group(shared, shared, shared, replace(RUN, responses=(success, *errors[:2]))))
    rows = tuple(
        f'"{status}": ResponseSpec(None, None, error="{kind}")'
        for status, kind in (("400", "a"), ("401", "b"), ("403", "c"))
    )

    assert found.errors == rows
    assert [view.responses for view in found.operations[2:]] == [
        '"200": ResponseSpec("a/b", None), **_ERRORS',
        f'"200": ResponseSpec("a/b", None), {rows[0]}, {rows[1]}',
    ]


def test_a_method_has_all_that_its_template_prints() -> None:
    """How its body is made, its servers, and the rule by which it is waited on."""
    operation = replace(
        RUN, body=Body("a/b", None, required=True, fields=(("class_", "class"),)), servers=(("live", "https://a.example"),),
        poll={"status": "/state", "done": "ready"},
    )  # fmt: skip
    (view,) = group_view(group(operation)).operations

    assert (view.fields, view.servers, view.poll, view.responses) == (
        '(("class_", "class"),)',
        {"live": "https://a.example"},
        'Poll("/state", ("ready",), {})',
        "",
    )
    assert view.deprecation == "The provider calls POST /jobs deprecated."
    assert view.documentation[""].startswith("Run job.\n")
    assert view.waiting[""].startswith("Ask `run_job` until")
