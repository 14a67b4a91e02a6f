"""The docstrings of generated code: what a caller may rely on, in the provider's facts and our order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.prepare.replies import ERROR_CLASSES
from generator.render.sources import arguments

if TYPE_CHECKING:
    from generator.api import Api, Group, Operation

_TELLING = 4
"""Fewer words than this in a response's description tell nothing that the type does not."""


def documentation(operation: Operation, pages: str) -> str:
    """Summary, description, arguments with their units, what comes back, what is raised, and the source."""
    parts = [_sentence(operation.summary or operation.name.replace("_", " ").capitalize())]
    parts += [operation.description] if operation.description and operation.description != operation.summary else []
    documented = [argument for argument in operation.arguments if argument.description]
    if documented:
        parts.append("\n".join(["Args:", *(f"    {item.name}: {_line(item.description)}" for item in documented)]))
    if len(operation.returns_description.split()) >= _TELLING:
        parts.append(f"Returns:\n    {_line(operation.returns_description)}")
    rows = [f"    {name}: on HTTP {statuses}." for name, statuses in _raised(operation.raises)]
    parts.append(
        "\n".join(["Raises:", "    InvalidRequest: if an argument breaks the contract; nothing is sent.", *rows])
    )
    source = f"`{operation.method} {operation.path}`"
    page = operation.documentation or pages
    parts.append(f"{source}, {page}" if page else source)
    return "\n\n".join(parts)


def waiting(operation: Operation) -> str:
    """The docstring of the method that asks a status call until the person has decided."""
    poll = operation.poll if isinstance(operation.poll, dict) else {}
    failed = poll.get("failed")
    kinds = {str(kind): str(status) for status, kind in (failed if isinstance(failed, dict) else {}).items()}
    rows = [
        f"    {ERROR_CLASSES.get(kind, 'Rejected')}: when the state is `{status}`." for kind, status in kinds.items()
    ]
    parts = [
        f"Ask `{operation.name}` until the person has decided, and return its last answer.",
        "Waits grow from two seconds to fifteen; rate limits and short outages are waited out.",
        "Args:\n    timeout: Seconds to wait in all; ten minutes where it is not given.",
        "\n".join(
            ["Raises:", *rows, "    WaitTimeout: when the time is up.", "    WaitCancelled: when `cancel` is set."]
        ),
        f"`{operation.method} {operation.path}`",
    ]
    return "\n\n".join(parts)


def _raised(raises: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    statuses: dict[str, list[str]] = {}
    for name, status in raises:
        statuses.setdefault(name, []).append(status)
    return [(name, ", ".join(found)) for name, found in statuses.items()]


def deprecation(operation: Operation) -> str:
    """What type checkers and warnings say of a deprecated method."""
    return f"The provider calls {operation.method} {operation.path} deprecated."


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
        '    transport: Your own `httpx` transport. An asynchronous client also takes "aiohttp", for many calls at once.',
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


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _line(text: str) -> str:
    return " ".join(text.split())
