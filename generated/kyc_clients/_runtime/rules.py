"""Envelope rules: which bodies mean failure, and which kind of failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .assertions import same
from .pointer import MISSING, look_up

if TYPE_CHECKING:
    from .operation import Envelope, Rule


def rules_for(envelope: Envelope, operation: str) -> Envelope:
    """Return the envelope with the rules that concern an operation: those of every operation, and its own."""
    failures = tuple(rule for rule in envelope.failures if rule.operation in {"", operation})
    errors = tuple(rule for rule in envelope.errors if rule.operation in {"", operation})
    return envelope.changed(failures=failures, errors=errors)


def first_match(rules: tuple[Rule, ...], status: int, document: object) -> Rule | None:
    """Return the first rule of which every condition holds."""
    pointer, value = "", MISSING
    for rule in rules:
        if rule.status and status not in rule.status:
            continue
        if rule.pointer and rule.pointer != pointer:  # rules about one place stand together, so it is looked up once
            pointer, value = rule.pointer, look_up(document, rule.pointer)
        if (not rule.pointer or _holds(rule, value)) and all(_met(one, status, document) for one in rule.also):
            return rule
    return None


def _met(condition: Rule, status: int, document: object) -> bool:
    """Whether a further condition of a rule holds."""
    if condition.status and status not in condition.status:
        return False
    return not condition.pointer or _holds(condition, look_up(document, condition.pointer))


def _holds(rule: Rule, value: object) -> bool:
    if rule.missing or rule.present:  # null is no value
        return rule.missing is (value is MISSING or value is None)
    if value is MISSING:
        return False
    text = value if isinstance(value, str) else ""
    return (
        (rule.is_ is MISSING or same(value, rule.is_))
        and (rule.in_ is None or any(same(value, item) for item in rule.in_))
        and (rule.not_in is None or not any(same(value, item) for item in rule.not_in))
        and (rule.prefix is None or text.startswith(rule.prefix))
        and (rule.contains is None or rule.contains.casefold() in text.casefold())
    )
