"""Docstrings of generated code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.api import credentials
from generator.emit.options import options_of
from generator.normalise.responses import ERROR_CLASSES
from generator.values import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.api import Api, Group, Operation, Scheme

    Rows = Sequence[str]
    Pair = tuple[str, str]

_WORTHWHILE = 4
"""Fewer words than this in a response's description tell nothing that the type does not."""
_WAITING = (
    ("timeout", "Seconds to wait in all; ten minutes where it is not given."),
    ("interval", "Seconds from one look to the next, at most; they grow from two to fifteen where it is not given."),
    ("headers", "Headers of each look."),
    ("retries", "How often each look is repeated; as often as the client says where it is not given."),
)
_ENDS = (
    "    WaitTimeout: when the time is up.",
    "    WaitCancelled: when `cancel` is set.",
    "    ApiError: for a refusal that waiting does not cure, such as an unknown session.",
)
AWAITED = "Async"
"""The prefix of what is awaited. Docstrings are keyed by prefix: the awaited one has the arguments and refers to the other."""


def documentation(operation: Operation, owner: str) -> dict[str, str]:
    """Summary, description, arguments with their units, what comes back, what is raised, and the source."""
    more = [operation.description] if operation.description and operation.description != operation.summary else []
    returned = operation.returns_description
    returns = [f"Returns:\n    {_line(returned)}"] if len(returned.split()) >= _WORTHWHILE else []
    source = ", ".join(filter(None, (_source(operation), operation.documentation)))
    return _twins(
        f"{owner}.{operation.name}",
        [_sentence(operation.summary or operation.name.replace("_", " ").capitalize()), *more],
        [*((item.name, item.description) for item in operation.arguments), *_chosen(operation)],
        [*returns, _raised(operation.raises), repeated(operation), source],
    )


def _chosen(operation: Operation) -> list[Pair]:
    """What the argument says that chooses a media type."""
    usual = next((names[0] for _, names in operation.choices if names), "")
    return [("accept", f"The media type of the response; `{usual}` where it is not given.")] if usual else []


def repeated(operation: Operation) -> str:
    """Whether the call is made again when its response is lost, and what that may cost."""
    if operation.retry != "safe":
        return "Never repeated once it may have arrived."
    free = "Repeated where its response is lost; it costs nothing."
    return (
        "Repeated where its response is lost, which may be billed again: `repeat_billed`." if operation.billed else free
    )


def waiting(operation: Operation, owner: str) -> dict[str, str]:
    """Of the method that asks a status call until the person has decided."""
    poll = operation.poll if isinstance(operation.poll, dict) else {}
    states: dict[str, list[str]] = {}
    for status, kind in pairs(poll.get("failed")):
        states.setdefault(ERROR_CLASSES.get(str(kind), "Rejected"), []).append(f"`{status}`")
    rows = [f"    {name}: when the state is {' or '.join(found)}." for name, found in states.items()]
    ends = ["Raises:", *rows, *_ENDS]
    in_path = {parameter.argument for parameter in operation.parameters if parameter.location == "path"}
    arguments = [(item.name, item.description) for item in operation.arguments if item.name in in_path]
    return _twins(
        f"{owner}.wait_for_consent",
        [
            f"Ask `{operation.name}` until the person has decided, and return its last response.",
            "Rate limits and short outages are waited out.",
        ],
        [*arguments, *_WAITING],
        ["\n".join(ends), _source(operation)],
        own=[("cancel", "Ends the waiting when it is set: a `threading.Event`, or what behaves like one.")],
    )


def group_overview(group: Group) -> dict[str, str]:
    """What a group of methods is about."""
    text = group.description or f"The operations of `{group.title}`."
    more = (
        "Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better than the contract,"
        " `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it does not know."
    )
    return {"": f"{text}\n\n{more}", AWAITED: f"The methods of `{group.class_name}`, awaited."}


def _twins(name: str, before: Rows, arguments: Sequence[Pair], after: Rows, own: Sequence[Pair] = ()) -> dict[str, str]:
    """The docstrings of a method and of its awaited twin, which has none of the `own` arguments."""
    whole = [*before, *_arguments([*arguments, *own]), *after]
    return {"": "\n\n".join(whole), AWAITED: "\n\n".join([*before, *_arguments(arguments), f"As `{name}`, awaited."])}


def _arguments(described: Iterable[Pair]) -> list[str]:
    rows = [f"    {name}: {_line(description)}" for name, description in described if description]
    return ["\n".join(["Args:", *rows])] if rows else []


def _source(operation: Operation) -> str:
    return f"`{operation.method} {operation.path}`"


def _raised(raises: tuple[tuple[str, str], ...]) -> str:
    named = by_status(raises)
    rows = [f"    ApiError: by HTTP status: {named}."] if named else []
    return "\n".join(["Raises:", "    InvalidRequest: if an argument breaks the contract; nothing is sent.", *rows])


def by_status(raises: tuple[tuple[str, str], ...]) -> str:
    """Which classes of errors the statuses of an operation raise."""
    statuses: dict[str, list[str]] = {}
    for name, status in raises:
        statuses.setdefault(name, []).append(status)
    return ", ".join(f"{name} ({', '.join(found)})" for name, found in statuses.items())


def deprecation(operation: Operation) -> str:
    """What type checkers and warnings say of a deprecated method."""
    return f"The provider calls {operation.method} {operation.path} deprecated."


def overview(api: Api) -> dict[str, str]:
    """What a client is, for the docstrings of its package and class."""
    summary = _sentence(f"Client of {api.title}")
    products = "\n".join(["Products:", *(f"    {_product(group)}" for group in api.groups)])
    whole = filter(None, (summary, api.description, products, api.documentation))
    return {"": "\n\n".join(whole), AWAITED: f"{summary}\n\nAs `{api.class_name}`, with every method awaited."}


def construction(api: Api) -> dict[str, str]:
    """What the constructor's arguments mean, by the prefix of the kind of client."""
    return {prefix: _construction(api, prefix) for prefix in ("", AWAITED)}


def _construction(api: Api, prefix: str) -> str:
    lines = ["Give the credentials once; nothing is sent before the first call.", "", "Args:"]
    for scheme in api.schemes:
        for name, what in _credentials(scheme):
            variable = f"{api.package}_{name}".upper()
            lines.append(f"    {name}: {what} Read from the environment variable {variable} where it is not given.")
    for part in api.variables:
        what = f" {_sentence(part.description)}" if part.description else ""
        lines.append(
            f"    {part.argument}: `{{{part.name}}}` in the address of the server.{what} Needed without `base_url`."
        )
    if api.environments:
        named = ", ".join(f"`{item.name}` ({item.url})" for item in api.environments)
        lines.append(f"    environment: Which server: {named}.")
    lines += [f"    {item.name}: {item.text}" for item in options_of(api, prefix)]
    return "\n".join(
        [*lines, "", "Raises:", "    ConfigurationError: if the credentials or the server cannot be used."]
    )


def _credentials(scheme: Scheme) -> list[tuple[str, str]]:
    """The arguments of one scheme, and what each is."""
    text = _line(scheme.description) or f"Sent as `{scheme.name}`."
    found = scheme.token_url
    if found is None:
        return [(name, text) for name in credentials(scheme)]
    place = {".": "the server", "/": "the server"}.get(found.base, found.base) + found.path
    scopes = ", ".join(f"`{name}`" for name, _ in found.scopes)
    texts = (
        f"An access token that you have already; else one is fetched, and renewed, with the next two. {text}",
        f"The name of your application, sent to {place} alone.",
        f"The secret of your application, sent to {place} alone.",
        f"What the token is to allow, separated by blanks{f': {scopes}' if scopes else ''}. Else the provider decides.",
    )
    return list(zip(credentials(scheme), texts, strict=True))


def _product(group: Group) -> str:
    return f"{group.attribute}: {_line(group.description) or group.title}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _line(text: str) -> str:
    return " ".join(text.split())
