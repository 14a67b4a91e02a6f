"""View models of the templates: imports, docstrings and printed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.annotations import NONE, UNSET, Closed, Plain, classes, is_closed, members, union
from generator.api import SHARED
from generator.code import literal
from generator.emit.model_modules import module_names
from generator.emit.prose import deprecation, documentation, group_overview, waiting
from generator.emit.shared import shared_rows
from generator.emit.sources import fields_source, poll_source, response_source
from generator.runtime.schema import sensitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.annotations import Annotation, Direction
    from generator.api import Argument, Field, Group, Model, Operation
    from generator.types import Json

FILES = {
    "url": ("file_link", "FileLink", "The file behind {}: `download()` or `save_to(path)`, without our credentials."),
    "base64": ("encoded_file", "EncodedFile", "The document in {}, decoded: `download()` or `save_to(path)`."),
}
MOST_CLASSES = 24
"""In one module."""
_TEXT = {Plain("str"), NONE, UNSET}
_OPEN = "A response may hold a value that is not listed."
EPOCHS = {"milliseconds": "epoch_ms", "seconds": "epoch_s"}


@dataclass(frozen=True, slots=True)
class Helper:
    """A property of a model that reads one of its fields in another way."""

    name: str
    type: str
    function: str
    attribute: str
    description: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a class."""

    attribute: str
    annotation: Annotation
    description: str
    assigned: str
    """What follows the annotation, as source: the default, and whether `repr` hides the value."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class with its helpers."""

    name: str
    description: str
    fields: tuple[FieldView, ...]
    schema: Json
    direction: Direction
    helpers: tuple[Helper, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """Classes from another module of `models`."""

    name: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModuleView:
    """One module of `models`."""

    name: str
    title: str
    models: tuple[ModelView, ...]
    imports: tuple[Import, ...]
    epochs: tuple[str, ...]
    downloads: tuple[str, ...]
    unset: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One signature of a method whose result depends on the media type that is asked for."""

    accept: str
    """The argument, as source: its type and default."""
    returns: Annotation


@dataclass(frozen=True, slots=True)
class OperationView:
    """A method: the contract's operation, with its docstring written out."""

    operation: Operation
    documentation: Mapping[str, str]
    """By the prefix of the kind of client."""
    responses: str
    """The items of the table of responses, as source."""
    fields: str
    """How the body is made of arguments, as source."""
    deprecation: str
    servers: Mapping[str, str]
    """Its own, by environment."""
    returns: Annotation
    """The type of its value, whatever a caller asks for."""
    choices: tuple[Choice, ...]
    """The signatures by what a caller asks for; none where one does for all."""
    accept: str
    """The type of the argument `accept`, as source; empty where there is none."""
    positional: tuple[Argument, ...]
    """What the path needs, in its order, and what the contract says besides: the only arguments that may be given without their names."""
    named: tuple[Argument, ...]
    poll: str
    """The polling rule as source; empty where this call must not be waited on."""
    waiting: Mapping[str, str]
    """The docstring of the method that waits."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """One module of methods."""

    attribute: str
    class_name: str
    overview: Mapping[str, str]
    errors: tuple[str, ...]
    """Error answers that several operations share, as source; empty where they would not shorten the module."""
    operations: tuple[OperationView, ...]
    models: tuple[str, ...]
    deprecated: bool
    overloads: bool
    unset: bool


def model_modules(models: Iterable[Model], groups: Iterable[Group]) -> tuple[ModuleView, ...]:
    """Sort classes into modules that import each other in no circle, each module's in the contract's order."""
    listed = list(models)
    titles = {group.module: group.title for group in groups}
    homes = module_names(
        {item.name: item.module for item in listed},
        {item.name: [used for field in item.fields for used in classes(field.annotation)] for item in listed},
        MOST_CLASSES,
    )
    by_module: dict[str, list[Model]] = {}
    for model in listed:
        by_module.setdefault(homes[model.name], []).append(model)
    return tuple(_module(name, found, homes, titles) for name, found in sorted(by_module.items()))


def _module(name: str, models: list[Model], homes: Mapping[str, str], titles: dict[str, str]) -> ModuleView:
    foreign: dict[str, set[str]] = {}
    for model in models:
        for field in model.fields:
            for used in classes(field.annotation):
                if homes[used] != name:
                    foreign.setdefault(homes[used], set()).add(used)
    views = tuple(_model(item) for item in models)
    home = models[0].module
    title = "Classes that several products share." if home == SHARED else f"Classes of `{titles.get(home, home)}`."
    return ModuleView(
        name, title, views, tuple(Import(other, tuple(sorted(names))) for other, names in sorted(foreign.items())),
        _functions(views, tuple(EPOCHS.values())),
        _functions(views, tuple(function for function, _, _ in FILES.values())),
        any(field.default == "UNSET" for model in models for field in model.fields),
    )  # fmt: skip


def _model(model: Model) -> ModelView:
    properties = model.schema.get("properties") if isinstance(model.schema, dict) else None
    schemas = properties if isinstance(properties, dict) else {}
    by_attribute = {
        str(schema.get("x-attr", wire)): schema for wire, schema in schemas.items() if isinstance(schema, dict)
    }
    views = tuple(
        FieldView(
            item.attribute,
            item.annotation,
            _described(item, model),
            _assigned(item, by_attribute.get(item.attribute, {})),
        )
        for item in model.fields
    )
    return ModelView(model.name, model.description, views, model.schema, model.direction, _helpers(model))


def _described(field: Field, model: Model) -> str:
    if model.direction == "request" or not is_closed(field.annotation):
        return field.description
    return f"{field.description} {_OPEN}".strip()


def _assigned(field: Field, schema: Mapping[str, Json]) -> str:
    if sensitive(schema):
        default = "" if field.default is None else f"default={field.default}, "
        return f" = _field({default}repr=False)"
    return "" if field.default is None else f" = {field.default}"


def _functions(views: Iterable[ModelView], known: tuple[str, ...]) -> tuple[str, ...]:
    used = {helper.function for view in views for helper in view.helpers}
    return tuple(function for function in sorted(known) if function in used)


def _helpers(model: Model) -> tuple[Helper, ...]:
    """Other ways to read a field, where their names are free."""
    if model.direction == "request":
        return ()
    taken = {field.attribute for field in model.fields}
    found = [helper for field in model.fields for helper in (_moment(field), _file(field)) if helper is not None]
    return tuple(helper for helper in found if helper.name not in taken)


def _moment(field: Field) -> Helper | None:
    """`timestamp` gets `timestamp_at`; `created_at`, whose name is taken by the number, gets `created_at_datetime`."""
    kinds = set(members(field.annotation))
    numbers = {Plain("int"), Plain("float")}
    if field.epoch not in EPOCHS or not kinds <= {*numbers, *_TEXT}:
        return None
    name = f"{field.attribute}_datetime" if field.attribute.endswith("_at") else f"{field.attribute}_at"
    kind = "datetime" if kinds <= numbers else "datetime | None"
    text = f"`{field.attribute}` (Unix epoch, {field.epoch}) as an aware `datetime` in UTC."
    return Helper(name, kind, EPOCHS[field.epoch], field.attribute, text)


def _file(field: Field) -> Helper | None:
    """`url` gets `file`, `photo` gets `photo_file`; a field called `file` gets `file_content`."""
    kinds = set(members(field.annotation))
    if field.link not in FILES or not kinds <= _TEXT:
        return None
    function, kind, text = FILES[field.link]
    name = {"url": "file", "file": "file_content"}.get(field.attribute, f"{field.attribute}_file")
    kind = kind if kinds == {Plain("str")} else f"{kind} | None"
    return Helper(name, kind, function, field.attribute, text.format(f"`{field.attribute}`"), field.media_type)


def group_view(group: Group) -> GroupView:
    """A module of methods."""
    listed = group.operations
    annotations = [
        item
        for operation in listed
        for item in (_returns(operation), *(argument.annotation for argument in operation.arguments))
    ]
    tables = [tuple(response_source(*row) for row in item.responses if row[1].error) for item in listed]
    errors = shared_rows(tables)
    return GroupView(
        group.attribute,
        group.class_name,
        group_overview(group),
        errors,
        tuple(_operation(item, group, errors) for item in listed),
        tuple(sorted({name for annotation in annotations for name in classes(annotation)})),
        any(item.deprecated for item in listed),
        any(len(item.choices) > 1 for item in listed),
        any(argument.default == "UNSET" for item in listed for argument in item.arguments),
    )


def _is_filled_in(argument: Argument) -> bool:
    """Whether there is only one value to give, which is given for the caller."""
    kinds = members(argument.annotation)
    return argument.default is not None and all(isinstance(kind, Closed) and len(kind.values) == 1 for kind in kinds)


def _operation(operation: Operation, group: Group, errors: tuple[str, ...]) -> OperationView:
    in_path = [parameter.argument for parameter in operation.parameters if parameter.location == "path"]
    by_name = {argument.name: argument for argument in operation.arguments}
    in_order = sorted(in_path, key=lambda name: operation.path.find(f"{{{name}}}"))
    first = [by_name[name] for name in in_order if not _is_filled_in(by_name[name])]
    further = [argument for argument in operation.arguments if argument.positional]
    rows = tuple(response_source(*row) for row in operation.responses)
    if errors and set(errors) <= set(rows):
        rows = (*(row for row in rows if row not in errors), "**_ERRORS")
    return OperationView(
        operation,
        documentation(operation, group.class_name),
        ", ".join(rows),
        fields_source(operation.body),
        deprecation(operation),
        dict(operation.servers),
        _returns(operation),
        _choices(operation),
        _literal(name for _, names in operation.choices for name in names) if operation.choices else "",
        (*first, *further),
        tuple(argument for argument in operation.arguments if argument not in {*first, *further}),
        poll_source(operation.poll),
        waiting(operation, group.class_name),
    )


def _returns(operation: Operation) -> Annotation:
    return union(annotation for annotation, _ in operation.choices) if operation.choices else operation.returns


def _choices(operation: Operation) -> tuple[Choice, ...]:
    """A signature for each type that there is to have; the usual one is that of a call that asks for nothing."""
    if len(operation.choices) < 2:  # noqa: PLR2004 - one type is what the method gives anyhow
        return ()
    kinds = [(_literal(names), annotation) for annotation, names in operation.choices]
    return tuple(
        Choice(kind if index else f"{kind} | None = None", annotation) for index, (kind, annotation) in enumerate(kinds)
    )


def _literal(names: Iterable[str]) -> str:
    return f"Literal[{', '.join(map(literal, names))}]"
