"""What came of a run, for people and for machines: tables, JUnit, and one HTML page that needs nothing else."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.contract.provider.profile import LAYERS
from tests.contract.provider.run import Order, Result
from tests.contract.provider.suite import PROFILES


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
    operations = {name for one in group for name in one.operations}
    cases, seconds = sum(one.cases for one in group), sum(one.seconds for one in group)
    missed = sum(bool(one.not_tried) for one in group)
    line = (
        f"  {name:<14}{len(group):>8}{len(operations) or '':>12}{cases:>9,}{seconds:>9.1f}{missed or '':>11}".rstrip()
    )
    return f"{line}  {broken} BROKEN" if broken else line


def findings(results: Sequence[Result], order: Order) -> Iterator[str]:
    """Return what was not kept: provider, operation, what was promised, what came, and how to see it again."""
    for one in results:
        if one.broken is not None:
            yield f"BROKEN  {one.promise.provider}, {one.promise.layer}: {one.promise.says}"
            yield f"  operation  {one.broken.operation}"
            yield f"  promised   {one.broken.promised}"
            yield f"  came       {one.broken.came}"
            if one.broken.ask:
                yield f"  request    {one.broken.ask}"
            yield f"  again      {again(one, order)}"
            yield ""


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
    (folder / "index.html").write_text(_page(results, order), "utf-8")


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
                failure.text = _printable(
                    f"came: {one.broken.came}\nrequest: {one.broken.ask}\nagain: {again(one, order)}"
                )
    return root


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600}"
    "th,td{border:1px solid #999;padding:.2rem .6rem;text-align:left;vertical-align:top}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}.kept{color:#1b5e20}.broken{color:#a4161a;font-weight:600}"
    "pre{background:#f4f4f4;padding:.6rem;overflow:auto;white-space:pre-wrap}section.fault{border-left:4px solid #a4161a;padding-left:1rem}"
)


def _page(results: Sequence[Result], order: Order) -> str:
    broken = [one for one in results if one.broken is not None]
    asked = sum(not one.not_tried for one in results)
    verdict = (
        f'<p class="broken">{len(broken)} of {asked} promises were not kept.</p>'
        if broken
        else f'<p class="kept">All {asked} tried promises were kept.</p>'
    )
    if asked < len(results):
        verdict += f"<p>{len(results) - asked} more were not tried; the list says why.</p>"
    target = escape(order.base_url) if order.base_url else "the mocks of this repository"
    parts = [
        f"<h1>Contract tests</h1>{verdict}",
        f"<p>Tested: {target}, seed {escape(order.seed)}, {sum(one.cases for one in results):,} requests.</p>",
    ]
    parts += [_fault(one, order) for one in broken]
    for provider in dict.fromkeys(one.promise.provider for one in results):
        group = [one for one in results if one.promise.provider == provider]
        parts.append(f"<h2>{escape(PROFILES[provider].name.title())}</h2>{_matrix(group)}{_promises(group)}")
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Contract tests</title>'
    return f'<!doctype html><html lang="en"><head>{head}<style>{_STYLE}</style></head><body><main>{"".join(parts)}</main></body></html>\n'


def _fault(one: Result, order: Order) -> str:
    assert one.broken is not None
    rows = [
        ("Operation", one.broken.operation),
        ("Promised", one.broken.promised),
        ("Came", one.broken.came),
        ("Request", one.broken.ask),
        ("Try again", again(one, order)),
    ]
    shown = "".join(f"<h3>{name}</h3><pre>{escape(_printable(text))}</pre>" for name, text in rows if text)
    return f'<section class="fault"><h2 class="broken">{escape(one.promise.name)}</h2>{shown}</section>'


def _matrix(group: Sequence[Result]) -> str:
    layers = [layer for layer in LAYERS if any(one.promise.layer == layer for one in group)]
    counted = {layer: Counter[str]() for layer in layers}
    for one in group:
        counted[one.promise.layer].update(one.operations)
    names = sorted({name for counts in counted.values() for name in counts})
    head = "".join(f'<th scope="col">{layer}</th>' for layer in layers)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>' + f"{''.join(_cell(counted[layer][name]) for layer in layers)}</tr>"
        for name in names
    )
    return _table("Requests by operation and layer", f'<th scope="col">operation</th>{head}', rows)


def _cell(count: int) -> str:
    return f'<td class="n">{count:,}</td>' if count else "<td></td>"


def _promises(group: Sequence[Result]) -> str:
    rows = "".join(
        f"<tr><td>{one.promise.layer}</td><td>{escape(one.promise.says)}</td>{_cell(one.cases)}"
        f'<td class="n">{one.seconds:.2f}</td>{_verdict(one)}</tr>'
        for one in group
    )
    names = ("layer", "promise", "requests", "seconds", "verdict")
    return _table("Promises", "".join(f'<th scope="col">{name}</th>' for name in names), rows)


def _verdict(one: Result) -> str:
    if one.not_tried:
        return f"<td>not tried: {escape(one.not_tried)}</td>"
    return _BROKEN if one.broken else _KEPT


def _table(caption: str, head: str, rows: str) -> str:
    return f'<div class="wide"><table><caption>{caption}</caption><tr>{head}</tr>{rows}</table></div>'


_BROKEN = '<td class="broken">broken</td>'
_KEPT = '<td class="kept">kept</td>'
