"""Successful answers look like those that are documented: the same sentences, and other texts of the same forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tests.contract.contracts import Call, Schema, contract, escaped, target
from tests.contract.provider.asking import ask
from tests.contract.provider.complete import fillings
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.providers.samples import all_samples

_EXACT = re.compile(r"\b[a-z]{2,},? [a-z]{2,}\b|\.$|^[a-z]+/[a-z.+-]+$")
"""A sentence, or a media type: no other will do."""
_FORMS = (
    (re.compile(r"https?://.*"), "URL"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"), "moment"),
    (re.compile(r"\AeyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\Z"), "token"),
    (
        re.compile(
            r"\b[0-9a-f]{32}\b|\b[0-9A-F]{32}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\bD[EC]{0,2}X{20,}"
        ),
        "#",
    ),
    (re.compile(r"\b(?=[A-Z]*\d)[A-Z0-9]{10,}\b"), "#"),
    (re.compile(r"\d"), "9"),
    (re.compile(r"(?<![A-Za-z9])[A-Z]+(?![A-Za-z9])"), "A"),
    (re.compile(r"(?<![A-Za-z9])[A-Z]?[a-z]+(?![A-Za-z9])"), "a"),
    (re.compile(r"(?<![A-Za-z9])a([ _]a)+(?![A-Za-z9])"), "a"),
    (re.compile(r"(?<![A-Za-z9])A([ _]A)+(?![A-Za-z9])"), "A"),
)
"""What may be another: URLs, moments, tokens in three parts, ids, long numbers, digits, words, and how many words there are."""
_LONGEST = 200
"""Characters from which a text is a file, a page or a token, which is looked at elsewhere."""


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return one promise for every operation whose successes are documented."""
    for call in calls.values():
        known = documented(profile.name, call)
        if known:
            says = f"{call.id}: what it answers looks like what is documented"
            yield Promise(profile.name, "samples", says, _check_for(profile, call, known))


def _check_for(profile: Profile, call: Call, known: Mapping[str, set[str]]) -> Any:
    def keep(lab: Lab) -> None:
        for filling in fillings(profile, lab, call):
            answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
            for pointer, text in texts(answer.body) if answer.status < 300 else ():
                if pointer in known and not is_like(text, known[pointer]):
                    wanted = ", ".join(sorted(map(repr, known[pointer])))
                    raise lab.broken(call.id, f"at {pointer} something like {wanted}", repr(text), answer)

    return keep


def documented(provider: str, call: Call) -> Mapping[str, set[str]]:
    """Return the texts of an operation's documented successes, by pointer."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for body in _bodies(provider, call):
        for pointer, text in texts(body):
            found[pointer].add(text)
    return found


@cache
def documented_by(provider: str, key: str, member: str) -> Mapping[str, frozenset[str]]:
    """Return what a member of answers is documented to say, by another member that says which answer it is."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sample in all_samples():
        body = sample.response.get("body")
        if sample.provider == provider and isinstance(body, dict) and body.keys() >= {key, member}:
            found[body[key]].add(body[member])
    return {name: frozenset(texts) for name, texts in found.items()}


def _bodies(provider: str, call: Call) -> Iterator[Any]:
    document = contract(provider)
    responses = document["paths"][call.path][call.method.lower()]["responses"]
    for status, response in responses.items():
        if str(status).startswith("2"):
            content: Schema = target(document, response).get("content", {}).get("application/json", {})
            yield from (target(document, one).get("value") for one in content.get("examples", {}).values())
            yield content.get("example")
    for sample in all_samples():
        of_call = (sample.provider, sample.operation) == (provider, f"{call.method} {call.path}")
        if of_call and sample.response["status"] < 300 and sample.raises is None:
            yield sample.response.get("body")


def texts(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Return every text in a value with its pointer; a list's items stand at `*`."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, f"{pointer}/{escaped(name)}")
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, f"{pointer}/*")
    elif isinstance(value, str) and len(value) <= _LONGEST:
        yield pointer, value


def is_like(text: str, known: set[str]) -> bool:
    """Whether a text is one of these, or has the form of one, where none of them stands for itself alone."""
    return text in known or (form(text) in {form(one) for one in known} and not any(map(_EXACT.search, known)))


def form(text: str) -> str:
    """Return what a text is made of, as one of another person would be; a sentence or a media type is only itself."""
    for pattern, instead in _FORMS if not _EXACT.search(text) else ():
        text = pattern.sub(instead, text)
    return text
