"""What templates need besides the contract, decided here in typed Python: imports, docstrings, printed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.code import literal
from generator.prepare.models import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.api import Api, Field, Group, Model, Operation, Scheme
    from generator.types import Json

EPOCHS = {"milliseconds": "epoch_ms", "seconds": "epoch_s"}


@dataclass(frozen=True, slots=True)
class Helper:
    """A property of a model that reads one of its fields in another way."""

    name: str
    type: str
    function: str
    attribute: str
    description: str


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class with its helpers."""

    name: str
    description: str
    fields: tuple[Field, ...]
    schema: Json
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
    unset: bool


@dataclass(frozen=True, slots=True)
class OperationView:
    """A method: the contract's operation, with its docstring written out."""

    operation: Operation
    documentation: str
    deprecation: str

    def __getattr__(self, name: str) -> object:
        """Everything else is the operation's."""
        return getattr(self.operation, name)


@dataclass(frozen=True, slots=True)
class GroupView:
    """One module of methods."""

    class_name: str
    overview: str
    operations: tuple[OperationView, ...]
    models: tuple[str, ...]
    deprecated: bool
    unset: bool


def model_modules(models: Iterable[Model], groups: Iterable[Group]) -> tuple[ModuleView, ...]:
    """Sort classes into modules, each module's in the contract's order."""
    listed = list(models)
    homes = {model.name: model.module for model in listed}
    titles = {group.module: group.title for group in groups}
    by_module: dict[str, list[Model]] = {}
    for model in listed:
        by_module.setdefault(model.module, []).append(model)
    return tuple(_module(name, found, homes, titles) for name, found in sorted(by_module.items()))


def _module(name: str, models: list[Model], homes: dict[str, str], titles: dict[str, str]) -> ModuleView:
    foreign: dict[str, set[str]] = {}
    for model in models:
        for field in model.fields:
            for used in field.annotation.models:
                if homes[used] != name:
                    foreign.setdefault(homes[used], set()).add(used)
    views = tuple(ModelView(item.name, item.description, item.fields, item.schema, _helpers(item)) for item in models)
    title = "Classes that several products share." if name == SHARED else f"Classes of `{titles.get(name, name)}`."
    return ModuleView(
        name, title, views, tuple(Import(other, tuple(sorted(names))) for other, names in sorted(foreign.items())),
        tuple(sorted({helper.function for view in views for helper in view.helpers})),
        any(field.default == "UNSET" for model in models for field in model.fields),
    )  # fmt: skip


def _helpers(model: Model) -> tuple[Helper, ...]:
    """`timestamp` gets `timestamp_at`; `created_at`, whose name is taken by the number, gets `created_at_datetime`."""
    taken = {field.attribute for field in model.fields}
    helpers: list[Helper] = []
    for field in model.fields:
        if field.epoch not in EPOCHS or model.direction == "request":
            continue
        name = f"{field.attribute}_datetime" if field.attribute.endswith("_at") else f"{field.attribute}_at"
        parts = {part.strip() for part in field.annotation.text.split("|")}
        if name not in taken and parts <= {"int", "float", "str", "None", "Unset"}:
            kind = "datetime" if parts <= {"int", "float"} else "datetime | None"
            text = f"`{field.attribute}` (Unix epoch, {field.epoch}) as an aware `datetime` in UTC."
            helpers.append(Helper(name, kind, EPOCHS[field.epoch], field.attribute, text))
    return tuple(helpers)


def group_view(group: Group, operations: Iterable[Operation]) -> GroupView:
    """A module of methods."""
    listed = list(operations)
    annotations = [
        item
        for operation in listed
        for item in (operation.returns, *(argument.annotation for argument in operation.arguments))
    ]
    return GroupView(
        group.class_name,
        group.description or f"The operations of `{group.title}`.",
        tuple(OperationView(item, _documentation(item), _deprecation(item)) for item in listed),
        tuple(sorted({name for annotation in annotations for name in annotation.models})),
        any(item.deprecated for item in listed),
        any(argument.default == "UNSET" for item in listed for argument in item.arguments),
    )


def _deprecation(operation: Operation) -> str:
    return f"The provider calls {operation.method} {operation.path} deprecated."


def _documentation(operation: Operation) -> str:
    """Summary, description, arguments with their units, what comes back, what is raised, and the source."""
    parts = [_sentence(operation.summary or operation.name.replace("_", " ").capitalize())]
    parts += [operation.description] if operation.description and operation.description != operation.summary else []
    documented = [argument for argument in operation.arguments if argument.description]
    if documented:
        parts.append("\n".join(["Args:", *(f"    {item.name}: {_line(item.description)}" for item in documented)]))
    if operation.returns_description:
        parts.append(f"Returns:\n    {_line(operation.returns_description)}")
    rows = [f"    {name}: on HTTP {statuses}." for name, statuses in _raised(operation.raises)]
    parts.append(
        "\n".join(["Raises:", "    InvalidRequest: if an argument breaks the contract; nothing is sent.", *rows])
    )
    source = f"`{operation.method} {operation.path}`"
    parts.append(f"{source}, {operation.documentation}" if operation.documentation else source)
    return "\n\n".join(parts)


def _raised(raises: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    statuses: dict[str, list[str]] = {}
    for name, status in raises:
        statuses.setdefault(name, []).append(status)
    return [(name, ", ".join(found)) for name, found in statuses.items()]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _line(text: str) -> str:
    return " ".join(text.split())


def scheme_source(scheme: Scheme) -> str:
    """How a security scheme is printed."""
    if scheme.kind == "HttpBasic":
        return f"HttpBasic({literal(f'{scheme.argument}_username')}, {literal(f'{scheme.argument}_password')})"
    login = ""
    if scheme.login is not None:
        login = f", login=Login({scheme.login.constant}, {literal(scheme.login.token)}, {scheme.login.lifetime})"
    if scheme.kind == "HttpBearer":
        return f"HttpBearer({literal(scheme.argument)}{login})"
    return f"ApiKey({literal(scheme.argument)}, {literal(scheme.name)}, {literal(scheme.location)}{login})"


def envelope_source(envelope: Json) -> str:
    """How `x-envelope` is printed."""
    node = envelope if isinstance(envelope, dict) else {}
    parts = [
        f"{_attribute(key)}={literal(_texts(node.get(key)))}"
        for key in ("message", "code", "transaction-id", "request-id-headers")
        if key in node
    ]
    for key in ("failures", "errors"):
        rules = node.get(key)
        if isinstance(rules, list) and rules:
            parts.append(f"{key}=({', '.join(_rule(rule) for rule in rules)},)")
    return f"Envelope({', '.join(parts)})"


def callback_source(callback: Json) -> str:
    """How `x-callback` is printed."""
    node = callback if isinstance(callback, dict) else {}
    return f"Callback({', '.join(f'{_attribute(key)}={literal(_texts(value))}' for key, value in node.items())})"


def _rule(rule: Json) -> str:
    node = rule if isinstance(rule, dict) else {}
    when = node.get("when")
    parts = [f"error={literal(node.get('error'))}"]
    for key, value in (when if isinstance(when, dict) else {}).items():
        name = _attribute(key)
        if key == "status":
            parts.append(f"status={literal(tuple(value) if isinstance(value, list) else (value,))}")
        elif key in {"in", "not-in"}:
            parts.append(f"{name}={literal(tuple(value) if isinstance(value, list) else (value,))}")
        else:
            parts.append(f"{name}={literal(value)}")
    return f"Rule({', '.join(parts)})"


def _attribute(key: str) -> str:
    name = key.replace("-", "_")
    return f"{name}_" if name in {"in", "is"} else name


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def arguments(scheme: Scheme) -> tuple[str, ...]:
    """The constructor's arguments that one scheme needs."""
    if scheme.kind == "HttpBasic":
        return f"{scheme.argument}_username", f"{scheme.argument}_password"
    return (scheme.argument,)


def overview(api: Api) -> str:
    """What a client is, for the docstrings of its package and class."""
    parts = [
        _sentence(f"Client of {api.title}"),
        api.description,
        "\n".join(["Products:", *(f"    {_product(group)}" for group in api.groups)]),
    ]
    return "\n\n".join([*(part for part in parts if part), *([api.documentation] if api.documentation else [])])


def construction(api: Api) -> str:
    """What the constructor's arguments mean."""
    lines = ["Args:"]
    for scheme in api.schemes:
        what = _line(scheme.description) or f"Sent as `{scheme.name}`."
        for name in arguments(scheme):
            variable = f"{api.package}_{name}".upper()
            lines.append(f"    {name}: {what} Read from the environment variable {variable} where it is not given.")
    if api.environments:
        lines.append(
            f"    environment: Which server: {', '.join(f'`{item.name}` ({item.url})' for item in api.environments)}."
        )
    lines += [
        "    base_url: Another server, in place of a named one. Plain `http://` is refused except on loopback.",
        "    timeout: Seconds for each phase of a call, or `Timeouts` for each apart.",
        "    retries: How often a call that may be repeated is repeated.",
        "    token_store: Where a fetched token is kept, to share it between processes.",
        "    headers: Sent with every call, beside those that the contract asks for.",
        "    http_client: Your own `httpx` client, with whatever it is set up to do; closing it stays with you.",
        "    transport: Your own `httpx` transport, where the client is to be ours.",
        "    proxy: Where to send everything through.",
        "    event_hooks: `httpx` event hooks. They see requests as they are, secrets and all.",
        "    on_request: Called before each attempt, with nothing sensitive.",
        "    on_response: Called after each answer, with nothing sensitive.",
        "    on_retry: Called before each repetition, with what led to it.",
        "    effects: Clock, sleep and chance, for tests.",
    ]
    return "\n".join(
        [
            "Give the credentials once; nothing is sent before the first call.",
            "",
            *lines,
            "",
            "Raises:",
            "    ConfigurationError: if the credentials or the server cannot be used.",
        ]
    )


def _product(group: Group) -> str:
    return f"{group.attribute}: {_line(group.description) or group.title}"
