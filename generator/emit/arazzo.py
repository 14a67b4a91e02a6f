"""`arazzo.yaml`: the flows of a provider, for programs that run them (Arazzo 1.0.1).

A flow is an operation that opens something and the operations that its links lead to. A person decides in between, so it is
two workflows: what one puts out, the other takes in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.emit.links import expressions, linked, takes_code, unused
from generator.emit.samples import sample_of
from generator.emit.workflow import SOURCE, Workflow
from generator.values import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.api import Api, Operation
    from generator.emit.links import Linked
    from generator.types import Json

    Node = dict[str, Json]


def flows(api: Api, contract: Json) -> Json:
    """Return the document; None where no operation's links lead to another."""
    graph = linked(api, contract)
    made = [workflow for opener in graph.openers for workflow in _Flow(api, contract, graph, opener).workflows()]
    if not made:
        return None
    taken: list[str] = []
    for workflow in made:
        taken.append(unused(str(workflow["workflowId"]), taken))
        workflow["workflowId"] = taken[-1]
    return {
        "arazzo": "1.0.1",
        "info": {
            "title": f"{api.title}: flows",
            "version": api.version,
            "description": "Each flow is two workflows, because a person decides in between.",
        },
        "sourceDescriptions": [{"name": SOURCE, "url": "openapi.yaml", "type": "openapi"}],
        "workflows": list["Json"](made),
    }


class _Flow:
    """An opener and what follows it."""

    def __init__(self, api: Api, contract: Json, graph: Linked, opener: Operation) -> None:
        self._api = api
        self._contract = contract
        self._opener = opener
        self._links = graph.links
        self._names = expressions(graph.links[opener.identity])
        first = {link.operation.identity for link in graph.links[opener.identity] if link.first}
        self._followers = sorted(
            graph.reached(opener),
            key=lambda item: (item.identity not in first, item.poll is None, item.method == "DELETE"),
        )
        self._others = [item for item in self._followers if item.identity not in first and self._code_member(item)]
        """Operations that take the callback's code where not every session needs one: a code works once."""

    def workflows(self) -> Iterator[Node]:
        """Yield the workflow that opens, the one that reads, and one for each other use of the callback's code."""
        name = self._opener.identity
        yield Workflow(self._api, self._contract, self._opener).opening(f"{name}-open", self._names)
        reading = [item for item in self._followers if item not in self._others]
        if reading:
            yield self._reading(f"{name}-read", reading)
        for index, taker in enumerate(self._others):
            yield self._reading(f"{name}-{taker.name}", [taker, *(reading if index == 0 else [])])

    def _reading(self, name: str, operations: Sequence[Operation]) -> Node:
        workflow = Workflow(self._api, self._contract, self._opener)
        for operation in operations:
            links = [(self._opener, link) for link in self._links[self._opener.identity]]
            links += [(each, link) for each in workflow.done for link in self._links[each.identity]]
            found = [(source, link) for source, link in links if link.operation.identity == operation.identity]
            workflow.read(operation, found, self._names, self._code_member(operation))
        return workflow.node(name, f"After {self._opener.identity}: {', '.join(item.name for item in operations)}.")

    def _code_member(self, operation: Operation) -> str:
        """Return the required argument that takes the code of the callback; empty for none."""
        sample = sample_of(self._contract, operation)
        names = [item.name for item in sample.parameters if item.required]
        names += sample.body if isinstance(sample.body, dict) else []
        given = {
            name
            for link in self._links[self._opener.identity]
            if link.operation.identity == operation.identity
            for name in (*link.parameters, *(name for name, _ in pairs(link.body)))
        }
        fits = (name for name in names if name not in given and takes_code(self._api, name))
        return next(fits, "")
