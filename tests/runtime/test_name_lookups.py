"""Names of hosts: looked up beside a call, and left behind where that takes too long."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from kyc_clients._runtime import network as of_network  # its look-ups are private

if TYPE_CHECKING:
    from collections.abc import Callable


def _look_up(monkeypatch: pytest.MonkeyPatch, found: Callable[[], list[str]]) -> list[bool]:
    """Let names be found so; returns whether each look-up of a name was made in a daemon thread."""
    daemons: list[bool] = []

    def getaddrinfo(_: str, port: int, *__: object, flags: int = 0, **___: object) -> list[Any]:
        if flags:
            raise socket.gaierror
        daemons.append(threading.current_thread().daemon)
        return [(2, 1, 6, "", (address, port)) for address in found()]

    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    return daemons


def test_a_name_is_looked_up_beside_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number needs no look-up; each address counts once."""
    addresses = of_network._addresses
    assert addresses("127.0.0.1", 443, 5.0) == ["127.0.0.1"]
    daemons = _look_up(monkeypatch, lambda: ["10.0.0.2", "10.0.0.1", "10.0.0.2"])

    assert addresses("api.example", 443, 5.0) == ["10.0.0.2", "10.0.0.1"]
    assert daemons == [True]
    assert asyncio.run(of_network._addresses_async("api.example", 443)) == ["10.0.0.2", "10.0.0.1"]


def test_a_name_without_an_address_in_time_is_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up that takes too long is left behind."""

    def fails() -> list[str]:
        raise socket.gaierror

    _look_up(monkeypatch, fails)
    with pytest.raises(httpcore.ConnectError, match="the name of the host has no address"):
        of_network._addresses("api.example", 443, 5.0)
    with pytest.raises(httpcore.ConnectError, match="the name of the host has no address"):
        asyncio.run(of_network._addresses_async("api.example", 443))
    gate = threading.Event()
    _look_up(monkeypatch, lambda: [str(gate.wait(10.0))])
    with pytest.raises(httpcore.ConnectTimeout, match="was not resolved in time"):
        of_network._addresses("api.example", 443, 0.01)
    gate.set()
