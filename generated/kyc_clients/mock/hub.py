# Generated from generator/templates by `make generate`. Edit that.

"""Several mocks behind one port: each under its own name, and an index that says what runs where."""

from __future__ import annotations

import json
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from .._runtime.mock import Mock
from .._runtime.mock.control import stranger
from .contract_page import contract_page
from .index_page import HEADERS, index_page
from .log_page import log_page
from .trials import Trials
from .try_page import exchange_page, form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from .._runtime.mock import Clock, FaultKind

_PACKAGE: Final = Path(__file__).parent.parent
_FILES: Final = ("openapi.yaml", "arazzo.yaml")


def find_mocks() -> dict[str, Callable[..., Mock]]:
    """Return the mocks of all providers that have one, by the provider's name."""
    names = sorted(path.parent.name for path in _PACKAGE.glob("*/mock.py"))
    return {name: _mock_of(import_module(f"{__package__}".rpartition(".")[0] + f".{name}.mock")) for name in names}


def _mock_of(module: object) -> Callable[..., Mock]:
    classes = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Mock)]
    return cast("Callable[..., Mock]", next(each for each in classes if "provider" in vars(each)))


def _collection(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((_PACKAGE / name / "postman.json").read_text("utf-8")))


def act(mock: Mock, fields: Mapping[str, str]) -> None:
    """Order a fault, move the clock, or take back what was ordered, as the fields of a form say.

    Raises:
        ValueError: for a fault or a time that there is not.
    """
    does = {"stop": mock.clock.stop, "call-off": mock.faults.clear, "reset": mock.reset}
    if "kind" in fields:
        mock.faults.add(cast("FaultKind", fields["kind"]), operation=fields.get("operation") or None, status=503)
    elif "seconds" in fields:
        mock.clock.advance(seconds=float(fields["seconds"]))
    elif fields.get("act") in does:
        does[fields["act"]]()
    else:
        raise ValueError("the form says nothing to do")


class Hub:
    """All mocks as one app."""

    def __init__(self, *, seed: object = 0, clock: Clock | None = None) -> None:
        """Set up every mock; those that share a clock share their time."""
        self.mocks: Mapping[str, Mock] = {name: make(seed=seed, clock=clock) for name, make in find_mocks().items()}
        """By the provider's name, which is also the path under which it is served."""
        self.trials: Mapping[str, Trials] = {
            name: Trials.of(mock, _collection(name)) for name, mock in self.mocks.items()
        }
        """What the contracts' pages send."""
        self.app: Final = Starlette(
            routes=[
                Route("/", self._index),
                Route("/log", self._log),
                Route("/act", self._act, methods=["POST"]),
                Route("/contracts/{name}", self._contract),
                Route("/contracts/{name}/try", self._try, methods=["POST"]),
                Route("/contracts/{name}/openapi.json", self._document),
                Route("/contracts/{name}/postman.json", self._collection),
                Route("/contracts/{name}/{file:path}", self._file),
            ]
        )
        self.app.router.redirect_slashes = False
        self.app.router.default = self._pass_on

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the mock that its path begins with."""
        name = str(scope["path"]).split("/")[1]
        mock = self.mocks.get(name)
        if mock is None:
            await Response("Not Found", 404, media_type="text/plain")(scope, receive, send)
            return
        await mock.app({**scope, "root_path": f"{scope.get('root_path', '')}/{name}"}, receive, send)

    async def _index(self, request: Request) -> Response:
        base = f"{request.url.scheme}://{request.url.netloc}"
        return HTMLResponse(index_page(self.mocks, base), headers=HEADERS)

    async def _log(self, request: Request) -> Response:
        return HTMLResponse(log_page(self.mocks, request.query_params), headers=HEADERS)

    async def _act(self, request: Request) -> Response:
        """Do what a button of the index says, and show the index again."""
        reason = stranger(request)
        if reason:
            return Response(reason, 403, media_type="text/plain")
        fields = dict(parse_qsl((await request.body()).decode(errors="replace")))
        mock = self.mocks.get(fields.get("provider", ""))
        if mock is None:
            return Response("There is no such provider.", 404, media_type="text/plain")
        try:
            with mock.lock:
                act(mock, fields)
        except ValueError as error:
            return Response(str(error), 422, media_type="text/plain")
        return RedirectResponse(f"/#{fields['provider']}", 303)

    async def _contract(self, request: Request) -> Response:
        name = str(request.path_params["name"])
        mock = self.mocks.get(name)
        if mock is None:
            return Response("There is no such provider.", 404, media_type="text/plain")
        trials = self.trials[name]
        document, opened = mock.provider.contract.document, request.query_params.get("open", "")
        return HTMLResponse(contract_page(name, document, partial(form, name, trials=trials), opened), headers=HEADERS)

    async def _try(self, request: Request) -> Response:
        """Send what a form of a contract's page holds, and show what came of it."""
        reason = stranger(request)
        if reason:
            return Response(reason, 403, media_type="text/plain")
        name = str(request.path_params["name"])
        given = dict(parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True))
        operation = given.get("operation", "")
        trials = self.trials.get(name)
        if trials is None or operation not in trials.items:
            return Response("There is no such operation.", 404, media_type="text/plain")
        base = f"{request.url.scheme}://{request.url.netloc}/{name}"
        try:
            exchange = await trials.send(operation, given, self.app, base)
        except KeyError:
            return Response("There is no such customer.", 422, media_type="text/plain")
        return HTMLResponse(exchange_page(name, operation, trials, given, exchange), headers=HEADERS)

    async def _document(self, request: Request) -> Response:
        mock = self.mocks.get(str(request.path_params["name"]))
        if mock is None:
            return Response("There is no such provider.", 404, media_type="text/plain")
        return JSONResponse(mock.provider.contract.document)

    async def _collection(self, request: Request) -> Response:
        """Return the Postman collection, ready for this mock: its address and a customer of it are filled in."""
        name = str(request.path_params["name"])
        mock = self.mocks.get(name)
        if mock is None:
            return Response("There is no such provider.", 404, media_type="text/plain")
        collection = _collection(name)
        known = {**mock.tenant().secrets, "base_url": f"{request.url.scheme}://{request.url.netloc}/{name}"}
        for variable in collection["variable"]:
            variable["value"] = known.get(variable["key"], variable["value"])
        return JSONResponse(collection)

    async def _file(self, request: Request) -> Response:
        """Return the contract, or its flows, as YAML."""
        name, file = str(request.path_params["name"]), str(request.path_params["file"])
        path = _PACKAGE / name / file
        if name not in self.mocks or file not in _FILES or not path.exists():
            return Response("There is no such document.", 404, media_type="text/plain")
        return Response(path.read_text("utf-8"), media_type="application/yaml")
