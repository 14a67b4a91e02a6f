"""Source of constructor calls of runtime values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.api import client_credentials
from generator.code import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.api import Body, Response, Scheme
    from generator.types import Json


def client_source(scheme: Scheme) -> tuple[str, str] | None:
    """The scheme that holds the secret for which another's token is had: its key, which no document can have, and its source."""
    if scheme.token_url is None:
        return None
    in_body = ", in_body=True" if scheme.token_url.in_body else ""
    return client_key(scheme), f"ClientSecret({', '.join(map(literal, client_credentials(scheme)))}{in_body})"


def client_key(scheme: Scheme) -> str:
    """How the scheme that holds a client's secret is called."""
    return f"{scheme.key} client"


def scheme_source(scheme: Scheme, operations: Mapping[str, tuple[str, tuple[tuple[str, ...], ...]]]) -> str:
    """How a security scheme is printed. `operations` are constants of modules, and who may call them, by their ids."""
    if scheme.kind == "HttpBasic":
        return f"HttpBasic({literal(f'{scheme.argument}_username')}, {literal(f'{scheme.argument}_password')})"
    login = ""
    if scheme.login is not None:
        operation, security = operations[scheme.login.operation]
        facts = f"{literal(operation)}, {literal(security)}, {literal(scheme.login.token)}, {scheme.login.lifetime}"
        login = f", login=Login({facts})"
    if scheme.token_url is not None:
        fetched = scheme.token_url
        texts = (client_key(scheme), fetched.base, fetched.path, scheme.argument)
        in_body = ", in_body=True" if fetched.in_body else ""
        login = f", login=client_credentials({', '.join(map(literal, texts))}{in_body})"
    if scheme.kind == "HttpBearer":
        return f"HttpBearer({literal(scheme.argument)}{login})"
    return f"ApiKey({literal(scheme.argument)}, {literal(scheme.name)}, {literal(scheme.location)}{login})"


def response_source(status: str, response: Response) -> str:
    """How a response is printed, as an item of a table by status."""
    error = f", error={literal(response.error)}" if response.error else ""
    pairs = tuple((other.content_type, other.schema) for other in response.others)
    others = f", others={literal(pairs)}" if pairs else ""
    return (
        f"{literal(status)}: ResponseSpec({literal(response.content_type)}, {literal(response.schema)}{error}{others})"
    )


def fields_source(body: Body | None) -> str:
    """How a flattened body is printed: the names of its arguments, each with its wire name where that differs."""
    pairs = body.fields if body is not None and body.fields is not None else ()
    return literal(tuple(argument if argument == wire else (argument, wire) for argument, wire in pairs))


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


def webhook_header(webhook: Json) -> str:
    """Return the header that signs a webhook; empty where the provider documents none."""
    return str(webhook.get("signature-header", "")) if isinstance(webhook, dict) else ""


def poll_source(poll: Json) -> str:
    """How `x-poll` is printed; empty where there is none."""
    if not isinstance(poll, dict):
        return ""
    failed = poll.get("failed")
    return f"Poll({literal(poll.get('status'))}, {literal(_texts(poll.get('done')))}, {literal(failed or {})})"


def _rule(rule: Json) -> str:
    """How a rule is printed. Of several conditions the first is the rule's own, and the operation is the rule's."""
    node = rule if isinstance(rule, dict) else {}
    when = node.get("when")
    first, *others = when if isinstance(when, list) else [when]
    parts = [f"error={literal(node.get('error'))}", *_condition(first)]
    also = "".join(f"Rule({', '.join(_condition(one))})," for one in others)
    return f"Rule({', '.join([*parts, f'also=({also})'] if also else parts)})"


def _condition(when: Json) -> list[str]:
    parts: list[str] = []
    for key, value in (when if isinstance(when, dict) else {}).items():
        name = _attribute(key)
        if key == "status":
            parts.append(f"status={literal(tuple(value) if isinstance(value, list) else (value,))}")
        elif key in {"in", "not-in"}:
            parts.append(f"{name}={literal(tuple(value) if isinstance(value, list) else (value,))}")
        else:
            parts.append(f"{name}={literal(value)}")
    return parts


def _attribute(key: str) -> str:
    name = key.replace("-", "_")
    return f"{name}_" if name in {"in", "is"} else name


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
