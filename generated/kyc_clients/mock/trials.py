# Generated from generator/templates by `make generate`. Edit that.

"""Requests of a provider's Postman collection, sent to its mock from a page."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import quote, urlencode
from uuid import uuid4

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from starlette.types import ASGIApp

    from .._runtime.mock import Mock
    from .._runtime.mock.sessions import Session

_VARIABLE: Final = re.compile(r"\{\{([\w$-]+)\}\}")
_KEEP: Final = re.compile(r'keep\("([\w-]+)", at\((.*)\)\);')
_WAIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a request that a person fills in."""

    key: str
    """Place and name: `path.session_id`, or `body`."""
    name: str
    value: str
    place: str
    required: bool
    example: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was sent, and what came of it."""

    request: httpx.Request
    response: httpx.Response | None
    """None where the connection was dropped."""
    opened: Sequence[Session] = ()
    """Sessions that it opened, for the person to decide on."""


@dataclass(slots=True)
class Trials:
    """One provider's requests, with what the responses so far gave."""

    mock: Mock
    items: Mapping[str, Any]
    """The requests of the collection by operation."""
    _kept: dict[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, mock: Mock, collection: Mapping[str, Any]) -> Trials:
        """Read a collection."""
        return cls(mock, {item["id"]: item for folder in collection["item"] for item in folder["item"]})

    def fields(self, operation: str) -> Iterator[Field]:
        """Yield what a request of an operation is made of; credentials are no part of it."""
        request = self.items[operation]["request"]
        for pair in request["url"].get("variable", ()):
            yield self._field("path", pair)
        for pair in (*request["url"].get("query", ()), *request["header"]):
            if pair["key"].lower() not in {*self._credentials(), "content-type"}:
                yield self._field("header" if pair in request["header"] else "query", pair)
        if "body" in request:
            text = self._filled(_body_of(request["body"]), {})
            yield Field("body", "Body", text, "body", required=True, example="")

    async def send(self, operation: str, given: Mapping[str, str], app: ASGIApp, base: str) -> Exchange:
        """Send a request with what a person filled in, and with the credentials of the customer that they chose.

        Raises:
            KeyError: for an operation or a customer that there is not.
        """
        secrets = dict(self.mock.tenant(given.get("customer") or None).secrets)
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=base, timeout=_WAIT, trust_env=False) as client:
            await self._log_in(operation, secrets, client)
            known = {each.id for each in self.mock.state.sessions}
            request = self._request(operation, given, secrets, client)
            try:
                response = await client.send(request)
            except (httpx.HTTPError, ConnectionError):
                return Exchange(request, None)
        if response.is_success:
            self._kept |= self._values(operation, response)
        opened = [each for each in self.mock.state.sessions if each.id not in known]
        return Exchange(request, response, opened)

    async def _log_in(self, operation: str, secrets: dict[str, str], client: httpx.AsyncClient) -> None:
        """Ask for the tokens that a request needs, by the operations whose responses give them."""
        asked = {name for text in self._credential_texts(operation) for name in _VARIABLE.findall(text)}
        for login, item in self.items.items():
            gives = {found[1] for line in _script(item) if (found := _KEEP.fullmatch(line))}
            if login != operation and gives & asked - secrets.keys():
                try:
                    response = await client.send(self._request(login, {}, secrets, client))
                except (httpx.HTTPError, ConnectionError):
                    return
                secrets |= self._values(login, response) if response.is_success else {}

    def _request(
        self, operation: str, given: Mapping[str, str], secrets: Mapping[str, str], client: httpx.AsyncClient
    ) -> httpx.Request:
        request = self.items[operation]["request"]
        values = {each.key: given.get(each.key, each.value) for each in self.fields(operation)}
        path = "/".join(
            quote(values[f"path.{part[1:]}"], safe="") if part.startswith(":") else part
            for part in request["url"]["path"]
        )
        query = [(key.removeprefix("query."), value) for key, value in values.items() if key.startswith("query.")]
        headers = {key.removeprefix("header."): value for key, value in values.items() if key.startswith("header.")}
        credentials = {
            pair["key"]: self._filled(pair["value"], secrets)
            for pair in request["header"]
            if pair["key"].lower() in {*self._credentials(), "content-type"}
        }
        basic = {pair["key"]: self._filled(pair["value"], secrets) for pair in request.get("auth", {}).get("basic", ())}
        if basic:
            both = b64encode(f"{basic['username']}:{basic['password']}".encode()).decode()
            credentials["Authorization"] = f"Basic {both}"
        sent = urlencode([(key, value) for key, value in query if value])
        return client.build_request(
            request["method"],
            f"/{path}{'?' if sent else ''}{sent}",
            headers={**credentials, **{key: value for key, value in headers.items() if value}},
            content=values["body"].replace("\r\n", "\n").encode() if "body" in values else None,
        )

    def _field(self, place: str, pair: Mapping[str, Any]) -> Field:
        value = self._filled(pair["value"], {})
        required = "disabled" not in pair
        return Field(f"{place}.{pair['key']}", pair["key"], value if required else "", place, required, value)

    def _filled(self, text: str, secrets: Mapping[str, str]) -> str:
        """Return a text with values in place of its variables; nothing in the place of one that nothing gave yet."""
        known = {**self._kept, **secrets, "code": self._code()}
        return _VARIABLE.sub(lambda found: uuid4().hex if found[1] == "$guid" else known.get(found[1], ""), text)

    def _code(self) -> str:
        """Return the code that came back for the last person who consented."""
        return next((each.code for each in reversed(list(self.mock.state.sessions)) if each.code), "")

    def _values(self, operation: str, response: httpx.Response) -> dict[str, str]:
        """Return the variables that the collection's script sets from a response."""
        try:
            body: object = response.json()
        except ValueError:
            return {}
        found: dict[str, str] = {}
        for line in filter(None, map(_KEEP.fullmatch, _script(self.items[operation]))):
            value = body
            for key in json.loads(f"[{line[2]}]"):
                value = _member(value, key)
            found |= {} if value is None else {line[1]: str(value)}
        return found

    def _credentials(self) -> set[str]:
        """Return the headers that say who asks."""
        found = self.mock.provider.contract.components.get("securitySchemes", {})
        schemes = cast("Mapping[str, Mapping[str, object]]", found)
        return {str(scheme.get("name", "authorization")).lower() for scheme in schemes.values()}

    def _credential_texts(self, operation: str) -> Iterator[str]:
        known = self._credentials()
        headers = self.items[operation]["request"]["header"]
        yield from (str(pair["value"]) for pair in headers if pair["key"].lower() in known)


def _member(value: object, key: str) -> object:
    if isinstance(value, list):
        return next((item for index, item in enumerate(cast("list[object]", value)) if str(index) == key), None)
    return cast("Mapping[str, object]", value).get(key) if isinstance(value, dict) else None


def _script(item: Mapping[str, Any]) -> list[str]:
    return cast("list[str]", item["event"][0]["script"]["exec"])


def _body_of(body: Mapping[str, Any]) -> str:
    """Return a body as text; a form as it is sent."""
    if body["mode"] == "raw":
        return str(body["raw"])
    return urlencode([(pair["key"], pair["value"]) for pair in body[body["mode"]]], safe="{}$")
