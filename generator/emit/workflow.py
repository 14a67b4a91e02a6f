"""One workflow of `arazzo.yaml`: its steps, and the inputs that they ask for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.emit.access import carrier, operation_of, schemes_of, token_pointer
from generator.emit.links import expressions, substituted, unused
from generator.emit.samples import follow, operation_node, response_schema, sample_of, successes
from generator.pointers import ROOT, join
from generator.values import list_at, listed, object_at, pairs, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.api import Api, Operation
    from generator.emit.links import Link
    from generator.types import Json, Pointer

    Node = dict[str, Json]

SOURCE: Final = "api"
"""How workflows call the contract."""
_ADDRESS: Final = re.compile(r"authori[sz]ation_?ur[il]", re.IGNORECASE)
_DEEPEST: Final = 4
_RETRY: Final[Node] = {"type": "retry", "retryAfter": 3, "retryLimit": 100}
"""A person takes minutes."""
_CODE: Final = "What the provider's redirect brought back to the caller's own page."
_ENCODED: Final = " Name and password with a colon between them, in base64."
_REFERENCE: Final = "Begins the ids that each request needs and that must not have been used before."


class Workflow:
    """The steps of one workflow, and the inputs that they ask for."""

    def __init__(self, api: Api, contract: Json, opener: Operation) -> None:
        self._api = api
        self._contract = contract
        self._opener = opener
        self._inputs: dict[str, str] = {}
        self._secrets: set[str] = set()
        self._steps: list[Node] = []
        self._tokens: dict[str, str] = {}
        self.done: list[Operation] = []
        """The operations of the steps so far."""

    def opening(self, name: str, outputs: Mapping[str, str]) -> Node:
        """Return the workflow that opens; it puts out what links take, and the address for the person."""
        put_out = {label: expression for expression, label in outputs.items()}
        put_out |= _addresses(self._contract, self._opener)
        step = self._step(self._opener, {}, None, put_out)
        node = self.node(name, self._opener.summary or self._opener.identity)
        return {**node, "outputs": {label: f"$steps.{step}.outputs.{label}" for label in put_out}}

    def read(
        self, operation: Operation, links: Iterable[tuple[Operation, Link]], names: Mapping[str, str], code: str
    ) -> None:
        """Add a step whose arguments come from links, from the callback, or from the contract's examples.

        Of two links that give an argument, the first counts. `names` are what the opener's own values are called.
        """
        parameters: dict[str, Json] = {}
        body: Json = None
        for source, link in links:
            fresh = _without(link, parameters, body)
            whole = self._values(source, fresh, names)
            inside = {expression: f"{{{label}}}" for expression, label in whole.items()}
            parameters |= {name: substituted(value, whole, inside) for name, value in fresh.parameters.items()}
            filled = substituted(fresh.body, whole, inside)
            body = {**body, **filled} if isinstance(body, dict) and isinstance(filled, dict) else filled or body
        if code:
            self._inputs["code"] = _CODE
            if code in {item.name for item in operation.parameters}:
                parameters[code] = "$inputs.code"
            else:
                body = {**(body if isinstance(body, dict) else {}), code: "$inputs.code"}
        self._step(operation, parameters, body, {})

    def _values(self, source: Operation, link: Link, names: Mapping[str, str]) -> dict[str, str]:
        """Return what stands for each runtime expression of a link: an input, or an output of the step that it is of."""
        if source is self._opener:
            names_by_expression = {expression: names[expression] for expression in expressions([link])}
            self._inputs |= dict.fromkeys(names_by_expression.values(), f"From `{source.identity}`.")
            return {expression: f"$inputs.{label}" for expression, label in names_by_expression.items()}
        step = self._steps[self.done.index(source)]
        outputs = object_at(step, "outputs")
        for expression, label in expressions([link]).items():
            if expression not in outputs.values():
                outputs[unused(label, set(outputs))] = expression
        if outputs:
            step["outputs"] = outputs
        return {str(expression): f"$steps.{step['stepId']}.outputs.{label}" for label, expression in outputs.items()}

    def node(self, name: str, summary: str) -> Node:
        """Return the workflow."""
        properties: Node = {
            label: {"type": "string", **({"format": "password"} if label in self._secrets else {}), "description": text}
            for label, text in self._inputs.items()
        }
        inputs: Node = {"inputs": {"type": "object", "properties": properties, "required": list["Json"](properties)}}
        workflow = {"workflowId": name, "summary": summary, **(inputs if properties else {})}
        return {**workflow, "steps": list["Json"](self._steps)}

    def _step(
        self, operation: Operation, parameters: Mapping[str, Json], body: Json, outputs: Mapping[str, str]
    ) -> str:
        carried = [self._credential(operation, index) for index in range(len(schemes_of(self._api, operation)))]
        name = unused(operation.identity, {str(step["stepId"]) for step in self._steps})
        sample = sample_of(self._contract, operation)
        given: list[Json] = [
            {"name": item.name, "in": item.location, "value": parameters.get(item.name, item.value)}
            for item in sample.parameters
            if item.required or item.name in parameters
        ]
        step: Node = {"stepId": name, "description": operation.summary, **self._reference(operation)}
        if carried or given:
            step["parameters"] = [*carried, *given]
        if sample.media_type:
            kind: Node = {} if "*" in sample.media_type else {"contentType": sample.media_type}
            step["requestBody"] = {**kind, "payload": _merged(sample.body, body)}
            for member in sample.unique:
                payload = value_at(step["requestBody"], "payload")
                if isinstance(payload, dict):
                    self._inputs["reference"] = _REFERENCE
                    payload[member] = f"{{$inputs.reference}}-{name}"
        step["successCriteria"] = [{"condition": each} for each in _criteria(self._api, self._contract, operation)]
        if isinstance(operation.poll, dict):
            step["onFailure"] = [_again(operation.poll)]
        if outputs:
            step["outputs"] = dict(outputs)
        self._steps.append(step)
        self.done.append(operation)
        return name

    def _credential(self, operation: Operation, index: int) -> Json:
        """Return a parameter that carries a credential, which an input holds or a login gives."""
        scheme = schemes_of(self._api, operation)[index]
        location, name, prefix = carrier(scheme)
        if scheme.login is not None and scheme.login.operation != operation.identity:
            if scheme.key not in self._tokens:
                login = operation_of(self._api, scheme.login.operation)
                pointer = token_pointer(self._api, self._contract, scheme.login)
                step = self._step(login, {}, None, {"token": f"$response.body#{pointer}"})
                self._tokens[scheme.key] = f"$steps.{step}.outputs.token"
            value = self._tokens[scheme.key]
        else:
            self._secrets.add(scheme.argument)
            text = scheme.description or f"The credential `{scheme.key}`."
            self._inputs[scheme.argument] = f"{text}{_ENCODED}" if scheme.kind == "HttpBasic" else text
            value = f"$inputs.{scheme.argument}"
        return {"name": name, "in": location, "value": f"{prefix}{{{value}}}" if prefix else value}

    def _reference(self, operation: Operation) -> Node:
        if operation_node(self._contract, operation).get("operationId") == operation.identity:
            return {"operationId": operation.identity}
        return {"operationPath": f"{{$sourceDescriptions.{SOURCE}.url}}#{operation.pointer}"}


def _merged(sample: Json, given: Json) -> Json:
    """Return an example body with what is given in its place."""
    return {**sample, **given} if isinstance(sample, dict) and isinstance(given, dict) else given or sample


def _without(link: Link, parameters: Mapping[str, Json], body: Json) -> Link:
    """Return a link without the arguments that are given already."""
    given = body if isinstance(body, dict) else {}
    kept = {name: value for name, value in link.parameters.items() if name not in parameters}
    if isinstance(link.body, dict):
        return replace(
            link, parameters=kept, body={name: item for name, item in link.body.items() if name not in given}
        )
    return replace(link, parameters=kept, body=None if given else link.body)


def _criteria(api: Api, contract: Json, operation: Operation) -> Iterator[str]:
    """Yield what a success is: its statuses, what the envelope calls no failure, and the person's consent."""
    statuses = [status for status, _ in successes(contract, operation_node(contract, operation)) if status.isdigit()]
    exact = " || ".join(f"$statusCode == {status}" for status in statuses)
    yield exact or "$statusCode >= 200 && $statusCode < 300"
    for rule in list_at(api.envelope, "failures"):
        when = object_at(rule, "when")
        good = list_at(when, "not-in")
        meant = when.get("operation", operation.identity) == operation.identity
        plain = set(when) - {"operation"} == {"pointer", "not-in"} and all(isinstance(each, str) for each in good)
        if good and meant and plain:
            yield _is_one(str(when["pointer"]), good)
    if isinstance(operation.poll, dict):
        yield _is_one(str(operation.poll.get("status")), listed(operation.poll.get("done")))


def _again(poll: Json) -> Json:
    """Return the action of a person who has not decided yet."""
    state = f"$response.body#{value_at(poll, 'status')}"
    failed = [f"{state} != {_quoted(each)}" for each, _ in pairs(value_at(poll, "failed"))]
    return {
        "name": "undecided",
        **_RETRY,
        "criteria": [{"condition": each} for each in ("$statusCode == 200", *failed)],
    }


def _is_one(pointer: str, values: Iterable[Json]) -> str:
    return " || ".join(f"$response.body#{pointer} == {_quoted(str(value))}" for value in values)


def _quoted(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))


def _addresses(contract: Json, operation: Operation) -> dict[str, str]:
    """Return the addresses to which the person is sent, as outputs."""
    found: dict[str, str] = {}
    for _, response in successes(contract, operation_node(contract, operation)):
        for pointer, name in _members(contract, response_schema(contract, response), ROOT, 0):
            if _ADDRESS.fullmatch(name):
                found.setdefault("authorization_url", f"$response.body#{pointer}")
    return found


def _members(contract: Json, schema: Json, pointer: Pointer, depth: int) -> Iterator[tuple[Pointer, str]]:
    for name, value in pairs(follow(contract, schema).get("properties")):
        yield join(pointer, name), name
        if depth < _DEEPEST:
            yield from _members(contract, value, join(pointer, name), depth + 1)
