"""Bar 4, in a process of its own: bytes to models and back, one session and a list of ten thousand, ours and stock."""

from __future__ import annotations

import gc
import json
import tracemalloc
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kyc_clients._runtime.codec import dump, load
from kyc_clients._runtime.decode import decoder
from kyc_clients._runtime.encode import to_wire
from kyc_clients._runtime.schema import models_of
from tests.bench.measure import interleaved
from tests.bench.payload import DOCUMENT
from tests.bench.worker import options, print_figures

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = {"$ref": "DigilockerInitiateSessionResponse"}
MANY = {"type": "array", "items": ONE}


def main() -> None:
    """Measure; `--callers` is how long the list is."""
    chosen = options()
    length = chosen.callers
    texts = [json.dumps({**DOCUMENT, "transaction_id": f"a11c4e00-{at}"}) for at in range(length)]
    one, many = texts[0].encode(), f"[{','.join(texts)}]".encode()
    runs = _ours(one, many) | _stock(one, many)
    singles = {name: run for name, run in runs.items() if name.endswith("one")}
    lists = {name: run for name, run in runs.items() if name.endswith("many")}
    samples = interleaved(singles, count=chosen.count * 20, rounds=chosen.rounds)
    samples |= interleaved(lists, count=1, rounds=chosen.rounds)
    bytes_each = {side: _held(make, length) for side, make in _kept(many).items()}
    print_figures({"samples": samples, "bytes": bytes_each, "missing": {}, "json": _library()})


def _ours(one: bytes, many: bytes) -> dict[str, Callable[[int], object]]:
    resolve = models_of("kyc_clients.sandbox.models")
    read_one, read_many = decoder(ONE, resolve), decoder(MANY, resolve)
    model, models = read_one(load(one)), read_many(load(many))
    return {
        "ours decode one": _times(lambda: read_one(load(one))),
        "ours encode one": _times(lambda: _written(model)),
        "ours decode many": _times(lambda: read_many(load(many))),
        "ours encode many": _times(lambda: _written(models)),
    }


def _written(value: object) -> bytes:
    """Write a value as a call does."""
    unusual: list[object] = []
    return dump(to_wire(value, unusual), plain=not unusual)


def _stock(one: bytes, many: bytes) -> dict[str, Callable[[int], object]]:
    read = import_module("stock_client.models").InitiateSessionResponse200.from_dict
    model, models = read(json.loads(one)), [read(item) for item in json.loads(many)]
    return {
        "stock decode one": _times(lambda: read(json.loads(one))),
        "stock encode one": _times(lambda: json.dumps(model.to_dict()).encode()),
        "stock decode many": _times(lambda: [read(item) for item in json.loads(many)]),
        "stock encode many": _times(lambda: json.dumps([item.to_dict() for item in models]).encode()),
        "json decode many": _times(lambda: json.loads(many)),
        "json encode many": _times_of(json.loads(many)),
        "json decode one": _times(lambda: json.loads(one)),
        "json encode one": _times_of(json.loads(one)),
    }


def _times(action: Callable[[], object]) -> Callable[[int], None]:
    def run(count: int) -> None:
        for _ in range(count):
            action()

    return run


def _times_of(value: object) -> Callable[[int], None]:
    return _times(lambda: json.dumps(value).encode())


def _kept(many: bytes) -> dict[str, Callable[[], Any]]:
    """Return how each side makes the list that is then held in memory."""
    read_many = decoder(MANY, models_of("kyc_clients.sandbox.models"))
    read = import_module("stock_client.models").InitiateSessionResponse200.from_dict
    return {"ours": lambda: read_many(load(many)), "stock": lambda: [read(item) for item in json.loads(many)]}


def _held(make: Callable[[], Any], length: int) -> float:
    """Return the bytes that each object holds, its texts included."""
    gc.collect()
    tracemalloc.start()
    held = make()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(held) == length
    return size / length


def _library() -> str:
    """Return which library our codec reads long texts with."""
    return "msgspec" if import_module("kyc_clients._runtime.codec")._fast(1_000_000) is not None else "json"


if __name__ == "__main__":
    main()
