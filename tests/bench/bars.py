"""The bars, as they were asked for, and what a run found about each: met, not met and why, or not measured and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["met", "NOT MET", "not measured"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A limit that a figure is held to."""

    key: str
    section: str
    text: str
    limit: float
    unit: str = "x"
    at_least: bool = False
    why: str = ""
    """Where it is known to be missed: why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a run found. `value` None with a note says why there is nothing to show."""

    value: float | None
    note: str = ""
    noisy: bool = False


def verdict(bar: Bar, figure: Figure) -> Verdict:
    """Hold a figure to its bar."""
    if figure.value is None:
        return "not measured"
    fine = figure.value >= bar.limit if bar.at_least else figure.value <= bar.limit
    return "met" if fine else "NOT MET"


_CALL: Final = "1 Call"
_CROWD: Final = "2 Concurrency"
_COLD: Final = "3 Import and cold start"
_MODELS: Final = "4 Models"
_GENERATE: Final = "5 Generate"
_MOCKS: Final = "6 Mocks and contract tests"
_READING: Final = "half of it is the standard library's JSON; with msgspec installed, see below"
_ENGINE: Final = (
    "importing the engine, a template compiler and a validator takes half of the bar; our figure holds what stock is spared: "
    "400 overlay actions, contracts and output held to their rules"
)
_START: Final = "half of it is loading argparse, dataclasses, pathlib and tomllib; the rest reads and hashes 600 files"
_UVICORN: Final = "half of it is uvicorn and asyncio, which read HTTP in Python where Node.js does it in C++"
_COMPARED: Final = (
    "the mock's own answers are two fifths of it, and jsonschema, which judges them without code of ours, is a quarter"
)

BARS: Final = (
    Bar("call.sync", _CALL, "a typed call / naive httpx, CPU", 0.90),
    Bar("call.sync.instructions", _CALL, "the same, instructions", 0.90),
    Bar("call.async", _CALL, "an awaited typed call, one at a time / naive httpx, CPU", 0.90),
    Bar("crowd.100", _CROWD, "100 in flight with kyc-clients[aiohttp] / naive httpx, CPU", 0.15),
    Bar("crowd.1000", _CROWD, "1,000 in flight with kyc-clients[aiohttp] / naive httpx, CPU", 0.15),
    Bar("crowd.flat", _CROWD, "CPU per request with the extra, 1,000 in flight / 10 in flight", 1.2),
    Bar("crowd.lost", _CROWD, "calls lost with the extra", 0, unit=""),
    Bar("crowd.memory", _CROWD, "memory grown after the first round at 1,000 in flight with the extra", 5, unit=" MiB"),
    Bar("crowd.without", _CROWD, "100 in flight without the extra / naive httpx, CPU", 1.0),
    Bar("cold.import", _COLD, "`from kyc_clients.sandbox import Sandbox` / `import httpx`, CPU", 0.40),
    Bar("cold.import.instructions", _COLD, "the same, instructions", 0.40),
    Bar("cold.model", _COLD, "and a client, and the first model of a request / `import httpx`, CPU", 0.80),
    Bar("cold.model.instructions", _COLD, "the same, instructions", 0.80),
    Bar("cold.answer", _COLD, "a cold script up to its first response / the same in raw httpx, CPU", 1.50),
    Bar("cold.answer.instructions", _COLD, "the same, instructions", 1.50),
    Bar(
        "cold.large",
        _COLD,
        "one of 800 operations, classes in circles of 80 / of a one-operation client, CPU",
        1.6,
    ),
    Bar("models.decode.one", _MODELS, "decode one session, checked / stock, CPU", 0.60, why=_READING),
    Bar("models.encode.one", _MODELS, "encode one session / stock, CPU", 1.10),
    Bar("models.decode.many", _MODELS, "decode 10,000 sessions, checked / stock, CPU", 0.60, why=_READING),
    Bar("models.encode.many", _MODELS, "encode 10,000 sessions / stock, CPU", 1.10),
    Bar("models.decode.one.fast", _MODELS, "decode one session with a faster JSON library / stock, CPU", 0.60),
    Bar(
        "models.encode.one.fast",
        _MODELS,
        "encode one session with a faster JSON library / stock, CPU",
        0.60,
    ),
    Bar("models.decode.many.fast", _MODELS, "decode 10,000 with a faster JSON library / stock, CPU", 0.60),
    Bar("models.encode.many.fast", _MODELS, "encode 10,000 with a faster JSON library / stock, CPU", 0.60),
    Bar("models.bytes", _MODELS, "bytes per object / stock", 0.85),
    Bar("generate.all", _GENERATE, "three providers from nothing / three stock command lines, CPU", 0.30, why=_ENGINE),
    Bar(
        "generate.noop",
        _GENERATE,
        "`generate` with nothing changed, above the interpreter's start",
        0.1,
        unit=" s",
        why=_START,
    ),
    Bar(
        "generate.check",
        _GENERATE,
        "`check` with nothing changed, above the interpreter's start",
        0.1,
        unit=" s",
        why=_START,
    ),
    Bar("generate.exponent", _GENERATE, "exponent of cost, 50 to 400 operations of a cyclic document", 1.1, unit=""),
    Bar(
        "generate.engine", _GENERATE, "openapi-python-client reads 700 operations and 2,800 classes, CPU", 6, unit=" s"
    ),
    Bar("generate.engine.memory", _GENERATE, "memory that it takes for them", 60, unit=" MiB"),
    Bar("generate.memory", _GENERATE, "memory for 400 operations", 200, unit=" MiB"),
    Bar("mock.request", _MOCKS, "a mocked request with all checks / Prism, CPU", 0.5, why=_UVICORN),
    Bar(
        "mock.checks",
        _MOCKS,
        "contract checks a second in the enumerated layer",
        2000,
        unit="/s",
        at_least=True,
        why=_COMPARED,
    ),
)
