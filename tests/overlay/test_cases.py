"""Our own cases, one YAML list a topic in `cases/`, in the standard's own (lax) meaning. Adding one needs no Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dump import dump
from generator.errors import Refused
from generator.overlay import apply, load
from generator.parse import parse
from generator.types import Json, Source
from generator.values import same
from tests.overlay.samples import read

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['title']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in parse(read(path)).value  # type: ignore[union-attr] # every file is a list of objects
    if isinstance(case, dict)
]


def _overlay(case: dict[str, Json]) -> Json:
    version = case.get("version", "1.1.0")
    return {"overlay": version, "info": {"title": "t", "version": "1"}, "actions": case["overlay"]}


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Json]) -> None:
    """An overlay gives the expected value, in the expected order, or is refused under the expected code."""
    document, overlay = (parse(Source("x.yaml", dump(value))) for value in (case["input"], _overlay(case)))
    if "error" in case:
        with pytest.raises(Refused) as refused:
            apply(document, [load(overlay)], strict=False)
        assert {item.code for item in refused.value.diagnostics} == {case["error"]}
        return

    patched = apply(document, [load(overlay)], strict=False)

    assert same(patched.value, case["expected"])
    if "order" in case:
        assert isinstance(patched.value, dict)
        assert list(patched.value) == case["order"]
