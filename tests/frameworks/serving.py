"""A server made with a framework on a loopback port, and the client that our generator makes of the framework's own document."""

import asyncio
import importlib
import json
import socket
import sys
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, cast

import uvicorn
from attrs import fields, frozen, has

from generator.parse import decode
from tests.generator.making import lay_out, make


@frozen
class Call:
    """One call: its operation as `group.method`, what it is given, what the server then has seen, and what comes back."""

    method: str
    arguments: Mapping[str, object]
    returns: object = None
    seen: object = None
    path: tuple[object, ...] = ()

    def __str__(self) -> str:
        return self.method


@contextmanager
def served(app: Any) -> Generator[str]:
    """Serve an ASGI application until the block ends; its address."""
    held = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app, loop="asyncio", http="h11", ws="none", lifespan="off", log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = Thread(target=lambda: asyncio.run(server.serve(sockets=[held])), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{held.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        held.close()


@contextmanager
def client_of(name: str, document: Mapping[str, object], folder: Path) -> Generator[Any]:
    """Make and import the client of a document; its modules are forgotten afterwards."""
    built = make(decode("openapi.json", json.dumps(document).encode()), name=name)
    lay_out(folder, {name: built})
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(f"clients.{name}")
    finally:
        sys.path.remove(str(folder))
        for module in [module for module in sys.modules if module == "clients" or module.startswith("clients.")]:
            del sys.modules[module]


def plain(value: object) -> object:
    """A value of a client without its models: each is its fields, with the name of its class in front."""
    kind: type[Any] = type(value)
    if has(kind):
        held = {field.name: getattr(value, field.name) for field in fields(kind)}
        there = {
            name: plain(item) for name, item in held.items() if repr(item) != "UNSET" and (name, item) != ("extra", {})
        }
        return {"class": kind.__name__, **there}
    if isinstance(value, list):
        return [plain(item) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in cast("dict[str, object]", value).items()}
    return value


def perform(client: Any, call: Call) -> object:
    """Make a call with the synchronous client."""
    return _method(client, call)(*call.path, **call.arguments)


def perform_async(opened: Callable[[], Any], call: Call) -> object:
    """Make a call with the asynchronous client, in a loop of its own."""

    async def run() -> object:
        async with opened() as client:
            made: Awaitable[object] = _method(client, call)(*call.path, **call.arguments)
            return await made

    return asyncio.run(run())


def _method(client: Any, call: Call) -> Callable[..., Any]:
    group, name = call.method.split(".")
    return getattr(getattr(client, group), name)  # type: ignore[no-any-return]  # a method of a client made just now
