"""The page of a run: the verdict, what is broken with all that is needed to see it again, then layer by layer. It runs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape

from tests.contract.provider.promise import LAYERS
from tests.contract.provider.run import Order, Result

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f1f2f4;--line:#c9ccd1;--kept:#1b6e2c;--broken:#b3141d;--left:#8a6100}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#15171a;--soft:#22262b;--line:#454b53;--kept:#7bd88f;--broken:#ff8080;--left:#e5c07b}}
*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:.8rem 0 .2rem}
.verdict{font-size:1.15rem;font-weight:600}.kept{color:var(--kept)}.broken{color:var(--broken)}.left{color:var(--left)}
article{border-left:4px solid var(--broken);background:var(--soft);padding:.5rem 1rem;margin:1rem 0}
pre{overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--paper);border:1px solid var(--line);
padding:.5rem;margin:.2rem 0}
dl{margin:0}dt{font-weight:600;margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{padding:.2rem .4rem;text-align:left;border-bottom:1px solid var(--line)}
.n{text-align:right;font-variant-numeric:tabular-nums}th{vertical-align:bottom}
.bar{display:flex;height:.4rem;margin:.1rem 0 .2rem;background:var(--soft)}
i.kept{background:var(--kept)}i.broken{background:var(--broken)}i.left{background:var(--left)}
details{margin:.4rem 0}summary{cursor:pointer;padding:.2rem 0}details ul{margin:.2rem 0;padding-left:1.2rem}li{overflow-wrap:anywhere}
"""


def page(results: Sequence[Result], order: Order, facts: Callable[[Result, Order], Iterator[tuple[str, str]]]) -> str:
    """Return the page; `facts` are what there is to say of a broken promise, each under its name."""
    broken = [one for one in results if one.broken is not None]
    target = escape(order.base_url) if order.base_url else "the mocks of this repository"
    parts = [
        "<h1>Contract tests</h1>",
        *_verdict(results),
        f"<p>Tested: {target}, seed {escape(order.seed)}, {sum(one.cases for one in results):,} requests.</p>",
        *(_fault(one, order, facts) for one in broken),
    ]
    for provider in dict.fromkeys(one.promise.provider for one in results):
        group = [one for one in results if one.promise.provider == provider]
        parts += [f"<h2>{escape(provider.title())}</h2>", _layers(group), *_lists(group), _operations(group)]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Contract tests</title>'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="en"><head>{head}<style>{_STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n'


def _verdict(results: Sequence[Result]) -> Iterator[str]:
    broken = sum(one.broken is not None for one in results)
    asked = sum(not one.not_tried for one in results)
    if broken:
        yield f'<p class="verdict broken">{broken} of {asked} promises were not kept.</p>'
    else:
        yield f'<p class="verdict kept">All {asked} tried promises were kept.</p>'
    if asked < len(results):
        yield f'<p class="left">{len(results) - asked} more were not tried; the lists below say why.</p>'


def _fault(one: Result, order: Order, facts: Callable[[Result, Order], Iterator[tuple[str, str]]]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{_shown(name, text)}</dd>" for name, text in facts(one, order))
    return f'<article><h3 class="broken">{escape(one.promise.name)}</h3><dl>{rows}</dl></article>'


def _shown(name: str, text: str) -> str:
    text = escape(printable(text))
    return text if name in {"operation", "promised", "promised by"} else f"<pre>{text}</pre>"


def _layers(group: Sequence[Result]) -> str:
    rows = "".join(_row(layer, [one for one in group if one.promise.layer == layer]) for layer in LAYERS)
    head = '<tr><th>layer</th><th class="n">kept</th><th class="n">broken</th><th class="n">not tried</th></tr>'
    return f"<table>{head}{rows}</table>"


def _row(layer: str, group: Sequence[Result]) -> str:
    if not group:
        return ""
    counts = _counts(group)
    cells = "".join(f'<td class="n">{counts[name] or ""}</td>' for name in ("kept", "broken", "left"))
    bar = "".join(f'<i class="{name}" style="flex:{counts[name]}"></i>' for name in counts)
    return f'<tr><th scope="row">{escape(layer)}<span class="bar">{bar}</span></th>{cells}</tr>'


def _counts(group: Sequence[Result]) -> Counter[str]:
    return Counter(_kind(one) for one in group)


def _kind(one: Result) -> str:
    return "left" if one.not_tried else "broken" if one.broken else "kept"


def _lists(group: Sequence[Result]) -> Iterator[str]:
    """Return the promises by verdict and layer, folded."""
    for layer in LAYERS:
        found = [one for one in group if one.promise.layer == layer]
        for kind, word in (("broken", "broken"), ("left", "not tried"), ("kept", "kept")):
            chosen = [one for one in found if _kind(one) == kind]
            if chosen:
                items = "".join(f"<li>{_item(one)}</li>" for one in chosen)
                title = f'{escape(layer)}: {len(chosen)} <span class="{kind}">{word}</span>'
                yield f"<details><summary>{title}</summary><ul>{items}</ul></details>"


def _item(one: Result) -> str:
    if one.not_tried:
        return f"{escape(one.promise.says)}: not tried, {escape(one.not_tried)}"
    return f"{escape(one.promise.says)} ({one.cases:,} requests, {one.seconds:.2f} s)"


def _operations(group: Sequence[Result]) -> str:
    counted = Counter[str]()
    for one in group:
        counted.update(one.operations)
    rows = "".join(
        f'<tr><td>{escape(name)}</td><td class="n">{count:,}</td></tr>' for name, count in sorted(counted.items())
    )
    return f"<details><summary>requests by operation</summary><table>{rows}</table></details>"


def printable(text: str) -> str:
    """Return a text without what neither XML nor a page may hold."""
    return "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)
