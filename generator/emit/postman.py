"""`postman.json`: every operation as a request to send by hand, for Postman and what imports its collections (v2.1).

Credentials, and what one response gives to later requests, are variables of the collection. No secret stands in it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from generator.api import credentials
from generator.dump import json_text
from generator.emit.access import carrier, schemes_of
from generator.emit.links import expressions, expressions_in, linked, substituted, takes_code
from generator.emit.samples import operation_node, sample_of, successes
from generator.pointers import split
from generator.types import Pointer
from generator.values import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.api import Api, Group, Operation
    from generator.emit.links import Link
    from generator.emit.samples import Sample, SampleParameter
    from generator.types import Json

    Node = dict[str, Json]

_SCHEMA: Final = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_NEW: Final = "{{$guid}}"
"""Postman makes a new one for each request."""
_CODE: Final = "What the redirect to your own page brought."
_BODY: Final = "$response.body#"


def collection(api: Api, contract: Json) -> Json:
    """Return the collection. Folders of logins come first, the others as the contract has them."""
    logins = {scheme.login.operation for scheme in api.schemes if scheme.login is not None}
    printer = _Printer(api, contract)
    groups = sorted(api.groups, key=lambda group: not logins & {item.identity for item in group.operations})
    items: list[Json] = [printer.folder(group) for group in groups]
    url = api.environments[0].url if api.environments else ""
    variables: list[Json] = [{"key": "base_url", "value": _PLACEHOLDER.sub(r"{{\1}}", url), "type": "string"}]
    for key, description in printer.variables.items():
        variables.append({"key": key, "value": "", "type": "string", "description": description})
    info: Node = {"name": api.title, "description": api.description, "schema": _SCHEMA}
    return {"info": info, "item": items, "variable": variables}


class _Printer:
    """Prints the requests of one client, and notes the variables that they use."""

    def __init__(self, api: Api, contract: Json) -> None:
        self._api = api
        self._contract = contract
        self._links = linked(api, contract).links
        self._links_to: dict[str, list[tuple[str, Link]]] = {}
        for source, links in self._links.items():
            for link in links:
                if link.operation.identity != source:
                    self._links_to.setdefault(link.operation.identity, []).append((source, link))
        self._products = {item.identity: group.attribute for group in api.groups for item in group.operations}
        self.variables: dict[str, str] = {}
        """Descriptions by name."""

    def folder(self, group: Group) -> Node:
        """Return the requests of a product."""
        items: list[Json] = [self._item(item) for item in group.operations]
        return {"name": group.title or group.attribute, "description": group.description, "item": items}

    def _item(self, operation: Operation) -> Node:
        sample = sample_of(self._contract, operation)
        parameters, body = self._from_links(operation)
        description = "\n\n".join(text for text in (operation.description, operation.documentation) if text)
        headers = [
            *self._credentials(operation, "header"),
            *(
                _pair(item, parameters.get(item.name, item.value))
                for item in sample.parameters
                if item.location == "header"
            ),
        ]
        if sample.media_type and not sample.media_type.startswith("multipart/") and "*" not in sample.media_type:
            headers.append({"key": "Content-Type", "value": sample.media_type})
        request: Node = {
            "method": operation.method,
            "header": list["Json"](headers),
            "url": self._url(operation, sample, parameters),
            "description": description,
        }
        for scheme in schemes_of(self._api, operation):
            if scheme.kind == "HttpBasic":
                pairs_of = zip(("username", "password"), credentials(scheme), strict=True)
                basic: list[Json] = [
                    {"key": key, "value": self._used(name, scheme.description)} for key, name in pairs_of
                ]
                request["auth"] = {"type": "basic", "basic": basic}
        if sample.media_type:
            request["body"] = _body(sample.media_type, self._filled(sample, body))
        script: Node = {"type": "text/javascript", "exec": list["Json"](self._script(operation))}
        return {
            "id": operation.identity,
            "name": operation.summary or operation.name,
            "event": [{"listen": "test", "script": script}],
            "request": request,
            "response": [],
        }

    def _credentials(self, operation: Operation, place: str) -> Iterator[Node]:
        for scheme in schemes_of(self._api, operation):
            location, name, prefix = carrier(scheme)
            if location == place and scheme.kind != "HttpBasic":
                yield {"key": name, "value": prefix + self._used(scheme.argument, scheme.description)}

    def _url(self, operation: Operation, sample: Sample, values: Mapping[str, Json]) -> Node:
        found = {item.name: _text(values.get(item.name, item.value)) for item in sample.parameters}
        in_path = {item.name: item for item in sample.parameters if item.location == "path"}
        path: list[str] = []
        variables: list[Json] = []
        for segment in operation.path.removeprefix("/").split("/"):
            whole = _PLACEHOLDER.fullmatch(segment)
            if whole is not None and whole[1] in in_path:
                path.append(f":{whole[1]}")
                description = in_path[whole[1]].description
                variables.append({"key": whole[1], "value": found[whole[1]], "description": description})
            else:
                path.append(_PLACEHOLDER.sub(lambda part: found.get(part[1], part[0]), segment))
        query = [
            *self._credentials(operation, "query"),
            *(_pair(item, found[item.name]) for item in sample.parameters if item.location == "query"),
        ]
        if not sample.media_type and not any(item.required for item in sample.parameters):
            asked = next((item.name for item in sample.parameters if item.location == "query" and item.exemplary), None)
            query = [_on(pair) if pair["key"] == asked else pair for pair in query]
        sent = "&".join(f"{item['key']}={item['value']}" for item in query if not item.get("disabled"))
        raw = f"{{{{base_url}}}}/{'/'.join(path)}{'?' if sent else ''}{sent}"
        url: Node = {"raw": raw, "host": ["{{base_url}}"], "path": list["Json"](path)}
        if query:
            url["query"] = list["Json"](query)
        if variables:
            url["variable"] = variables
        return url

    def _from_links(self, operation: Operation) -> tuple[Node, Node]:
        """Return the arguments that other responses gave, as variables: parameters, and members of the body."""
        parameters: Node = {}
        body: Node = {}
        for source, link in self._links_to.get(operation.identity, ()):
            stored = {expression: f"{{{{{key}}}}}" for expression, key in self._stored(source).items()}
            for given, found in ((link.parameters.items(), parameters), (pairs(link.body), body)):
                for name, value in given:
                    if name not in found and set(expressions_in(value)) <= set(stored):
                        found[name] = substituted(value, stored, stored)
        for expression in (*parameters.values(), *body.values()):
            self._note_all(expression)
        return parameters, body

    def _stored(self, source: str) -> dict[str, str]:
        """Return the variables that keep what is in a response: products have theirs apart."""
        names = expressions(self._links[source]).items()
        product = self._products[source]
        return {expression: f"{product}_{name}" for expression, name in names if expression.startswith(_BODY)}

    def _note_all(self, value: Json) -> None:
        for key in re.findall(r"\{\{([\w-]+)\}\}", json.dumps(value)):
            self._used(key, "Set by the request that begins the session.")

    def _filled(self, sample: Sample, given: Node) -> Json:
        """Return the body: what links give, a new id where one must be new, the callback's code, and examples."""
        if not isinstance(sample.body, dict):
            return sample.body
        body: Node = {**sample.body, **given}
        for name in body:
            if name in sample.unique:
                body[name] = _NEW
            elif name not in given and takes_code(self._api, name):
                body[name] = self._used("code", _CODE)
        return body

    def _used(self, key: str, description: str) -> str:
        self.variables.setdefault(key, description)
        return f"{{{{{key}}}}}"

    def _script(self, operation: Operation) -> Iterator[str]:
        """Yield the lines that judge the status and keep what later requests need."""
        node = operation_node(self._contract, operation)
        statuses = [int(status) for status, _ in successes(self._contract, node) if status.isdigit()]
        good = f"pm.expect(pm.response.code).to.be.oneOf({statuses})" if statuses else "pm.response.to.be.success"
        yield f'pm.test("The response is a success", () => {good});'
        kept = [(split(Pointer(place)), key) for place, key in self._kept(operation)]
        if kept:
            yield "const at = (...path) => path.reduce((value, key) => value?.[key], pm.response.json());"
            yield "const keep = (name, value) => value === undefined || pm.collectionVariables.set(name, value);"
        for path, key in kept:
            yield f"keep({json.dumps(key)}, at({', '.join(map(json.dumps, path))}));"

    def _kept(self, operation: Operation) -> Iterator[tuple[str, str]]:
        for expression, key in self._stored(operation.identity).items():
            yield expression.removeprefix(_BODY), key
        for scheme in self._api.schemes:
            if scheme.login is not None and scheme.login.operation == operation.identity:
                yield from ((place, scheme.argument) for place in reversed(scheme.login.token))


def _pair(item: SampleParameter, value: Json) -> Node:
    """Return a header or a query parameter; what need not be sent is there, and switched off."""
    found: Node = {"key": item.name, "value": _text(value), "description": item.description}
    return found if item.required else {**found, "disabled": True}


def _on(pair: Node) -> Node:
    """Return a parameter that is sent: a search that asks for nothing finds nothing."""
    return {name: value for name, value in pair.items() if name != "disabled"}


def _body(media_type: str, value: Json) -> Node:
    """Return a body in the mode that Postman has for its media type."""
    if media_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        mode = "urlencoded" if media_type.endswith("urlencoded") else "formdata"
        return {
            "mode": mode,
            mode: [{"key": name, "value": _text(item), "type": "text"} for name, item in pairs(value)],
        }
    if "json" in media_type:
        return {"mode": "raw", "raw": json_text(value), "options": {"raw": {"language": "json"}}}
    return {"mode": "raw", "raw": _text(value)}


def _text(value: Json) -> str:
    """Return a value as it stands in a URL, a header or a form."""
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return value if isinstance(value, str) else json_text(value)
