"""The chart for the README: bars of ratios, drawn as plain SVG. Short is fast; naive httpx is 1.00."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH: Final = 720
_LEFT: Final = 210
_SPAN: Final = 420
_ROW: Final = 22
_OURS: Final = "#0b7a75"
_OTHERS: Final = "#9aa5b1"
_FLOOR: Final = "#d5dbe1"

_NAMES: Final = {
    "ours": "kyc-clients",
    "naive": "httpx by hand",
    "stock": "openapi-python-client",
    "requests": "requests by hand",
    "floor": "one socket, no library",
    "async_ours": "kyc-clients",
    "async_ours_aiohttp": "kyc-clients[aiohttp]",
    "async_naive": "httpx by hand",
    "async_stock": "openapi-python-client",
    "aiohttp": "aiohttp",
    "ours: import": "kyc-clients",
    "import httpx": "httpx",
    "stock: import, one operation": "openapi-python-client",
    "githubkit": "githubkit",
    "openai": "openai",
    "anthropic": "anthropic",
}
_PANELS: Final = (
    ("CPU per call", "call", "sync"),
    ("CPU per call, 100 at once", "crowd", "100"),
    ("Import", "cold", "imports"),
)


def chart(details: Mapping[str, Any], machine: str) -> str:
    """Draw what was measured; what was not is left out."""
    parts: list[str] = []
    top = 34
    for title, section, part in _PANELS:
        values: dict[str, float] = details.get(section, {}).get(part, {})
        rows = sorted(
            ((_NAMES[name], value, name) for name, value in values.items() if name in _NAMES), key=lambda row: row[1]
        )
        if not rows:
            continue
        parts.append(_text(12, top, f"{title}, against httpx", weight="600"))
        longest = max(value for _, value, _ in rows)
        for at, (label, value, name) in enumerate(rows, start=1):
            parts.append(_bar(top + at * _ROW, label, value, longest, _colour(name)))
        top += (len(rows) + 2) * _ROW
    parts.append(_text(12, top, f"Shorter is faster. {machine}", size=11))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top + 14}" role="img" '
        'aria-label="CPU time of calls and imports against httpx" font-family="system-ui, sans-serif">\n'
        f'<rect width="{_WIDTH}" height="{top + 14}" fill="#ffffff"/>\n'
    )
    return head + "\n".join(parts) + "\n</svg>\n"


def _colour(name: str) -> str:
    if "ours" in name:
        return _OURS
    return _FLOOR if name == "floor" else _OTHERS


def _bar(y: int, label: str, value: float, longest: float, colour: str) -> str:
    length = max(2, round(_SPAN * value / longest))
    rect = f'<rect x="{_LEFT}" y="{y - 12}" width="{length}" height="15" rx="2" fill="{colour}"/>'
    number = _text(_LEFT + length + 6, y, f"{value:.2f}x", size=12)
    return f"{_text(_LEFT - 10, y, label, size=12, anchor='end')}{rect}{number}"


def _text(x: int, y: int, text: str, *, size: int = 14, weight: str = "400", anchor: str = "start") -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="#1f2933">'
        f"{escape(text)}</text>"
    )
