"""What came of a run, for people and for machines: tables, JUnit, and one HTML page that needs nothing else."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.contract.contracts import calls, escaped
from tests.contract.provider.page import page, printable
from tests.contract.provider.promise import LAYERS
from tests.contract.provider.run import Order, Result


def tables(results: Sequence[Result]) -> Iterator[str]:
    """Return a table for each provider: what was tried in each layer, and how long it took."""
    for provider in dict.fromkeys(one.promise.provider for one in results):
        yield f"{provider:<16}promises  operations    cases  seconds  not tried"
        for layer in LAYERS:
            group = [one for one in results if one.promise.provider == provider and one.promise.layer == layer]
            if group:
                yield _row(layer, group)
        yield _row("in all", [one for one in results if one.promise.provider == provider])
        yield ""


def _row(name: str, group: Sequence[Result]) -> str:
    broken = sum(one.broken is not None for one in group)
    operations = {name for one in group for name in one.operations} - {"any path"}
    cases, seconds = sum(one.cases for one in group), sum(one.seconds for one in group)
    missed = sum(bool(one.not_tried) for one in group)
    line = (
        f"  {name:<14}{len(group):>8}{len(operations) or '':>12}{cases:>9,}{seconds:>9.1f}{missed or '':>11}".rstrip()
    )
    return f"{line}  {broken} BROKEN" if broken else line


def finding(one: Result, order: Order) -> Iterator[str]:
    """Return what there is to say of one promise; nothing where it was kept."""
    if one.broken is not None:
        yield f"BROKEN  {one.promise.provider}, {one.promise.layer}: {one.promise.says}"
        for name, text in facts(one, order):
            lines = text.splitlines() or [""]
            yield f"  {name:<12}{lines[0]}"
            yield from (f"{'':14}{line}" for line in lines[1:])
        yield ""


def facts(one: Result, order: Order) -> Iterator[tuple[str, str]]:
    """Return what there is to say of a broken promise, each under its name."""
    if one.broken is None:
        return
    yield "operation", one.broken.operation
    yield "promised", one.broken.promised
    yield "promised by", _source(one)
    yield "came", one.broken.came
    if one.broken.ask:
        yield "request", one.broken.ask
        variables = sorted(set(re.findall(r"\$([A-Z][A-Z_]+)", one.broken.ask)))
        yield "variables", "\n".join(_export(name, one, order) for name in variables)
    yield "again", again(one, order)


def _source(one: Result) -> str:
    """Return where it is promised: in the contract, below an operation where there is one, or in the prose of the layer."""
    assert one.broken is not None
    if one.broken.promised.endswith("that are written down"):
        return f"overlays/{one.promise.provider}/answers.jsonl, which shows a change and breaks no contract"
    file = f"generated/kyc_clients/{one.promise.provider}/openapi.json"
    for call in calls():
        if (call.provider, call.id) == (one.promise.provider, one.broken.operation):
            return f"{file}#/paths/{escaped(call.path)}/{call.method.lower()}"
    return f"{file} and docs/mocks.md"


def _export(name: str, one: Result, order: Order) -> str:
    if name != "BASE_URL":
        return f"export {name}=…"
    if order.base_url:
        return f"export BASE_URL={shlex.quote(order.base_url.rstrip('/'))}"
    return f"export BASE_URL=http://127.0.0.1:9000/{one.promise.provider}  # after: make mock ARGS='--port 9000'"


def drift(results: Sequence[Result], order: Order) -> str:
    """Return what a server broke as Markdown, for an issue; empty where it broke nothing."""
    broken = [one for one in results if one.broken is not None]
    if not broken:
        return ""
    asked = sum(not one.not_tried for one in results)
    head = f"{len(broken)} of {asked} promises were not kept by {order.base_url or 'the mocks'}."
    return "\n\n".join([head, *(_section(one, order) for one in broken)]) + "\n"


def _section(one: Result, order: Order) -> str:
    parts = (
        f"**{name}**\n{_FENCE}\n{printable(text).replace(_FENCE, '')}\n{_FENCE}" for name, text in facts(one, order)
    )
    return "\n".join([f"### {one.promise.name}\n", *parts])


_FENCE = "```"


def again(result: Result, order: Order) -> str:
    """Return the one command that tries a promise again."""
    base = f" BASE_URL={shlex.quote(order.base_url)}" if order.base_url else ""
    more = " ARGS=--everything" if order.everything else ""
    seed = f" SEED={shlex.quote(order.seed)}" if order.seed != "0" else ""
    only = f"{result.promise.layer}/{result.promise.says}".replace("'", "'\\''")
    return f"make contract PROVIDER={result.promise.provider}{base}{more}{seed} ONLY='{only}'"


def write(results: Sequence[Result], order: Order, folder: Path) -> None:
    """Write `junit.xml` and `index.html`."""
    folder.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(_junit(results, order)).write(folder / "junit.xml", encoding="utf-8", xml_declaration=True)
    (folder / "index.html").write_text(page(results, order, facts), "utf-8")


def _junit(results: Sequence[Result], order: Order) -> ET.Element:
    root = ET.Element("testsuites", name="contract")
    for provider in dict.fromkeys(one.promise.provider for one in results):
        group = [one for one in results if one.promise.provider == provider]
        failures = str(sum(one.broken is not None for one in group))
        suite = ET.SubElement(
            root,
            "testsuite",
            name=provider,
            tests=str(len(group)),
            failures=failures,
            skipped=str(sum(bool(one.not_tried) for one in group)),
            time=f"{sum(one.seconds for one in group):.3f}",
        )
        for one in group:
            case = ET.SubElement(
                suite,
                "testcase",
                classname=f"{provider}.{one.promise.layer}",
                name=one.promise.says,
                time=f"{one.seconds:.3f}",
            )
            if one.not_tried:
                ET.SubElement(case, "skipped", message=one.not_tried)
            if one.broken is not None:
                failure = ET.SubElement(
                    case, "failure", message=f"{one.broken.operation}: promised {one.broken.promised}"
                )
                failure.text = printable(
                    f"came: {one.broken.came}\nrequest: {one.broken.ask}\nagain: {again(one, order)}"
                )
    return root
