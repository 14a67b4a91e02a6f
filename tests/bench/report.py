"""What is printed and kept of a run: a table for people, JSON for machines."""

from __future__ import annotations

import json
import os
import platform
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.bars import BARS, Bar, Figure, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping


def machine() -> str:
    """Name the machine: processor, cores, system, Python."""
    cpu = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    cpu = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), cpu)
    return (
        f"{cpu}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def table(figures: Mapping[str, Figure]) -> str:
    """Print every bar with its target, what was measured, and the verdict."""
    lines: list[str] = []
    for section, bars in groupby(BARS, key=lambda bar: bar.section):
        lines += ["", section]
        lines += [_line(bar, figures.get(bar.key, Figure(None, "left out of this run"))) for bar in bars]
    return "\n".join(lines).lstrip("\n")


def _line(bar: Bar, figure: Figure) -> str:
    sign = "≥" if bar.at_least else "≤"
    shown = "-" if figure.value is None else f"{number(figure.value)}{bar.unit}"
    found = verdict(bar, figure)
    notes = [figure.note, bar.why if found == "NOT MET" else "", "noisy: do not quote" if figure.noisy else ""]
    remarks = "; ".join(note for note in notes if note)
    line = f"  {found:<12}  {shown:>10}  {sign} {number(bar.limit)}{bar.unit}".ljust(42)
    return f"{line}{bar.text}" + (f" ({remarks})" if remarks else "")


def number(value: float) -> str:
    """Print three figures that mean something."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}" if value < 0.1 else f"{value:.2f}"


def document(figures: Mapping[str, Figure], details: Mapping[str, object]) -> str:
    """Return the same as JSON, with everything measured beside it."""
    bars = [
        {
            "key": bar.key,
            "section": bar.section,
            "text": bar.text,
            "target": bar.limit,
            "at_least": bar.at_least,
            "measured": figures[bar.key].value,
            "verdict": verdict(bar, figures[bar.key]),
            "note": figures[bar.key].note,
            "noisy": figures[bar.key].noisy,
        }
        for bar in BARS
        if bar.key in figures
    ]
    return json.dumps({"machine": machine(), "bars": bars, **details}, indent=2, ensure_ascii=False) + "\n"
