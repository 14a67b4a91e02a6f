"""The documented pairs: answered by the mock wherever test data make them repeatable, and read by the client."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import httpx

from tests.contract.attempts import Attempt
from tests.contract.contracts import Call, base_path
from tests.contract.oracle import equal
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.broken import Broken
from tests.contract.provider.lab import Lab
from tests.contract.provider.likenesses import is_like, texts
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Answer, Ask
from tests.providers.samples import Sample, all_samples


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of this layer."""

    def answered(lab: Lab) -> None:
        _answered(profile, lab)

    def read(lab: Lab) -> None:
        _read(profile, lab, calls)

    def refused(lab: Lab) -> None:
        _refused(profile, lab)

    if profile.pairs.repeatable:
        yield Promise(profile.name, "samples", "a documented request has one of its documented answers", answered)
    yield Promise(profile.name, "samples", "a documented request that breaks the contract is refused", refused)
    yield Promise(profile.name, "samples", "the client reads what the mock answers", read)


def _samples(lab: Lab) -> Iterator[tuple[Sample, Call]]:
    by_path = {f"{call.method} {call.path}": call for call in lab.calls.values()}
    for sample in all_samples():
        if sample.provider == lab.provider:
            yield sample, by_path[sample.operation]


def _ask(profile: Profile, lab: Lab, sample: Sample, call: Call) -> Ask:
    query = sample.request.get("query", {})
    body = sample.request.get("body", NOTHING)
    made = ask(
        call,
        Filling({}, NOTHING if body is None else body),
        {**profile.headers(lab, call), **sample.request.get("headers", {})},
    )
    return Ask(
        call.method,
        str(httpx.URL(sample.request["path"], params=query)) if query else sample.request["path"],
        made.headers,
        made.content,
    )


def _normalised(value: Any, varies: frozenset[str]) -> Any:
    """Return an answer without what differs from call to call."""
    if isinstance(value, dict):
        return {name: _normalised(item, varies) for name, item in value.items() if name not in varies}
    return [_normalised(item, varies) for item in value] if isinstance(value, list) else value


def _answered(profile: Profile, lab: Lab) -> None:
    documented: dict[tuple[str, bytes], list[Sample]] = {}
    asked: dict[tuple[str, bytes], tuple[Call, Ask]] = {}
    for sample, call in _samples(lab):
        if (
            sample.sent
            and call.id.startswith(profile.pairs.repeatable)
            and sample.name.partition("/")[2] not in profile.pairs.made_up
        ):
            made = _ask(profile, lab, sample, call)
            documented.setdefault((made.path, made.content), []).append(sample)
            asked[made.path, made.content] = call, made
    for key, samples in documented.items():
        call, made = asked[key]
        answer = lab.send(call, made)
        if not any(_is(profile, answer, sample) for sample in samples):
            promised = f"what is documented ({', '.join(sample.name for sample in samples)}): {samples[0].response}"
            raise lab.broken(call.id, promised, answer.shown(), answer)


def _is(profile: Profile, answer: Answer, sample: Sample) -> bool:
    if answer.status != sample.response["status"]:
        return False
    return "body" not in sample.response or equal(
        _normalised(answer.body, profile.pairs.volatile), _normalised(sample.response["body"], profile.pairs.volatile)
    )


def _refused(profile: Profile, lab: Lab) -> None:
    for sample, call in _samples(lab):
        if not sample.sent and "body" in sample.request:
            answer = lab.send(call, _ask(profile, lab, sample, call))
            if answer.status not in {400, 422}:
                raise lab.broken(call.id, f"a refusal of {sample.name}", answer.shown(), answer)
            documented = sample.response.get("body") if sample.response["status"] == answer.status else None
            shown = dict(texts(answer.body))
            wrong = [
                f"{pointer} like {text!r}"
                for pointer, text in texts(documented)
                if sample.name.partition("/")[2] not in profile.pairs.unanswered
                and not is_like(shown.get(pointer, ""), {text})
            ]
            if wrong:
                raise lab.broken(call.id, f"as {sample.name} shows, {', '.join(wrong)}", answer.shown(), answer)


_OF_THE_WIRE = {"host", "connection", "accept-encoding", "content-length"}
"""Headers that the transport sends itself."""


def _read(profile: Profile, lab: Lab, calls: dict[str, Call]) -> None:
    """Every operation, once with everything and through the generated client."""

    def handler(request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode("ascii").removeprefix(base_path(profile.name))
        headers = {name: value for name, value in request.headers.items() if name not in _OF_THE_WIRE}
        answer = lab.transport.exchange(Ask(request.method, path, headers, request.content))
        return httpx.Response(answer.status, headers=dict(answer.headers), content=answer.content)

    module = import_module(f"kyc_clients.{profile.name}.client")
    runtime = import_module("kyc_clients._runtime.client")
    errors = import_module("kyc_clients._runtime.errors")
    known = {name: value for name, value in lab.pulls.credentials("first").items() if name in profile.secrets}
    effects = runtime.Effects(now=lambda: lab.now() / 1000, sleep=lambda _: None)
    client = getattr(module, module.SPEC.title)(
        **known,
        environment=next(iter(module.SPEC.environments)),
        retries=0,
        transport=httpx.MockTransport(handler),
        effects=effects,
    )
    with client:
        for call in calls.values():
            filling = profile.valid(lab, call)
            try:
                value = getattr(getattr(client, call.group), call.name)(**_arguments(call, filling))
            except errors.KycError as error:
                raise Broken(
                    call.id, "an answer that the client can read", f"{type(error).__name__}: {error}", ""
                ) from error
            lab.cases += 1
            lab.operations[call.id] += 1
            if value is None or type(value).__name__ == "dict":
                raise Broken(call.id, "an answer that the client has a model for", repr(value), "")


def _arguments(call: Call, filling: Filling) -> dict[str, Any]:
    kinds: dict[str, Any] = {"integer": int, "boolean": lambda text: text == "true"}
    parameters = {
        one.name: kinds.get(one.place.schema.get("type", ""), str)(filling.parameters[one.name])
        for one in call.parameters
        if one.name in filling.parameters
    }
    return Attempt(call, parameters, filling.body if isinstance(filling.body, dict) else {}).arguments
