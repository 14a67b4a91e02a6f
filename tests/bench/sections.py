"""Each bar's section: what is run for it, and which figures come of it."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from tests.bench import cold, generation
from tests.bench.bars import Figure
from tests.bench.measure import NOISY, Ratio, Samples, processes, ratio

if TYPE_CHECKING:
    from tests.bench.laboratory import Laboratory

Figures = dict[str, Figure]
Found = tuple[Figures, dict[str, Any]]
"""The figures of bars, and everything else worth keeping."""


def figure(found: Ratio, note: str = "") -> Figure:
    """Return a ratio as the figure of a bar."""
    return Figure(found.value, note, found.noisy)


def ratios(samples: Samples, reference: str) -> dict[str, float]:
    """Compare everybody with one, for the chart and the file."""
    return {name: round(ratio(samples, name, reference).value, 4) for name in samples}


def microseconds(samples: Samples, name: str) -> float:
    """Return what one call of a contender cost."""
    return median(samples[name]) * 1e6


def calls(lab: Laboratory) -> Found:
    """Bar 1."""
    found = lab.worker("calls", "--count", lab.few(150, 3), "--rounds", lab.rounds)
    samples: Samples = found["samples"]
    sync = {name: samples[name] for name in samples if not name.startswith("async_") and name != "aiohttp"}
    awaited = {name: samples[name] for name in samples if name not in sync}
    checks = [
        microseconds(samples, name) for name in ("validation of the request", "reading and checking the response")
    ]
    share = sum(checks) / microseconds(samples, "ours")
    note = f"validation costs {checks[0]:.0f} µs, reading and checking the response {checks[1]:.0f} µs: {share:.0%} of a call"
    counted = _call_instructions(lab)
    figures = {
        "call.sync": figure(ratio(samples, "ours", "naive"), note),
        "call.async": figure(ratio(awaited, "async_ours", "async_naive")),
        "call.sync.instructions": Figure(counted.get("ours"), "" if counted else "no valgrind here"),
    }
    control = ratio(samples, "naive_again", "naive").value
    details = {
        "sync": ratios({name: sync[name] for name in sync if "answer" not in name and "validation" not in name}, "naive"),
        "async": ratios(awaited, "async_naive"),
        "microseconds": {name: round(microseconds(samples, name), 1) for name in samples},
        "instructions": counted, "missing": found["missing"], "control": round(control, 3),
    }  # fmt: skip
    return figures, details


def _call_instructions(lab: Laboratory) -> dict[str, float]:
    """Return instructions per call against naive httpx: the difference of a long run and a short one."""
    few, many = (1, 2) if lab.smoke else (20, 120)
    commands = {
        f"{name} {count}": ["-m", "tests.bench.calls", "--url", lab.url, "--only", name, "--count", str(count)]
        for name in ("naive", "ours", "stock")
        for count in (few, many)
    }
    counts = lab.instructions({} if lab.smoke else commands)
    if len(counts) < len(commands):
        return {}
    each = {name: counts[f"{name} {many}"] - counts[f"{name} {few}"] for name in ("naive", "ours", "stock")}
    return {name: round(each[name] / each["naive"], 4) for name in each}


def crowd(lab: Laboratory) -> Found:
    """Bar 2."""
    with_extra, plain = "async_ours_aiohttp", "async_ours"
    hundred = lab.few(100, 5)
    thousand = lab.few(1000, 10)
    at_100 = lab.worker("crowd", "--callers", hundred, "--count", lab.few(400, 10), "--rounds", lab.rounds)
    slow = f"{with_extra},async_naive"
    rounds = min(lab.rounds, 7)
    at_1000 = lab.worker("crowd", "--callers", thousand, "--count", thousand, "--rounds", rounds, "--only", slow)
    ten = lab.few(10, 2)
    # A few before and a few after: what the machine does meanwhile falls on both sides.
    before, many, after = (
        lab.worker("crowd", "--callers", callers, "--count", 2 * thousand, "--rounds", turns, "--only", with_extra)
        for callers, turns in ((ten, lab.rounds // 2), (thousand, lab.rounds), (ten, lab.rounds // 2))
    )
    missing = at_100["missing"]
    figures = {
        "crowd.without": figure(ratio(at_100["samples"], plain, "async_naive")),
    }
    if with_extra in missing:
        names = ("crowd.100", "crowd.1000", "crowd.flat", "crowd.lost", "crowd.memory")
        figures |= {name: Figure(None, f"aiohttp is {missing[with_extra]}") for name in names}
    else:
        figures |= {
            "crowd.100": figure(ratio(at_100["samples"], with_extra, "async_naive")),
            "crowd.1000": figure(ratio(at_1000["samples"], with_extra, "async_naive"), _losses(at_1000["lost"])),
            "crowd.flat": _slowdown(*(found["samples"][with_extra] for found in (before, many, after))),
            "crowd.lost": Figure(sum(one["lost"][with_extra] for one in (at_100, at_1000, before, many, after))),
            "crowd.memory": Figure(many["grown"][with_extra]),
        }
    details = {
        "100": ratios(at_100["samples"], "async_naive"),
        "1000": ratios(at_1000["samples"], "async_naive"),
        "microseconds at 100": {name: round(median(found) * 1e6, 1) for name, found in at_100["samples"].items()},
        "microseconds at 1000": {name: round(median(found) * 1e6, 1) for name, found in at_1000["samples"].items()},
        "lost": {"100": at_100["lost"], "1000": at_1000["lost"]},
        "missing": missing,
    }
    return figures, details


def _slowdown(before: list[float], many: list[float], after: list[float]) -> Figure:
    """Compare many in flight with few; where the few before and after disagree, the machine was at something else."""
    first, last = median(before), median(after)
    return Figure(median(many) / median(before + after), noisy=abs(first - last) > NOISY * min(first, last))


def _losses(lost: dict[str, int]) -> str:
    return ", ".join(f"{name} lost {count} calls" for name, count in lost.items() if count)


def start(lab: Laboratory) -> Found:
    """Bar 3."""
    scripts = {**cold.imports(), **cold.first_answers(lab.url)}
    missing = {name: "not installed" for name in cold.PEERS if not _importable(lab, name)}
    ours = {name: [lab.python, "-c", text] for name, text in scripts.items() if name not in cold.PEERS}
    samples = processes(ours, lab.env, lab.few(15, 1))
    peers = {name: [lab.python, "-c", scripts[name]] for name in cold.PEERS if name not in missing}
    others = processes({"import httpx": ours["import httpx"], **peers}, lab.env, lab.few(3, 1))
    meaningful = (
        "import httpx",
        "ours: import",
        "ours: import, client, model",
        "httpx: first response",
        "ours: first response",
    )
    counts = {} if lab.smoke else lab.instructions({name: ["-c", scripts[name]] for name in meaningful})
    pairs = {
        "cold.import": ("ours: import", "import httpx"),
        "cold.model": ("ours: import, client, model", "import httpx"),
        "cold.answer": ("ours: first response", "httpx: first response"),
    }
    figures = {key: figure(ratio(samples, *pair)) for key, pair in pairs.items()}
    for key, (name, reference) in pairs.items():
        if counts:
            figures[f"{key}.instructions"] = Figure(counts[name] / counts[reference])
        else:
            figures[f"{key}.instructions"] = Figure(None, "no valgrind here")
    bare = ratio(samples, "ours: first response, without TLS", "httpx: first response, without TLS").value
    figures["cold.answer"] = figure(
        ratio(samples, *pairs["cold.answer"]), f"TLS context made on both sides; without any {bare:.2f}x"
    )
    figures["cold.large"] = _large(lab)
    details = {
        "imports": ratios({name: samples[name] for name in ours if "answer" not in name}, "import httpx")
        | ratios(others, "import httpx"),
        "milliseconds": {name: round(median(found) * 1e3, 1) for name, found in (samples | others).items()},
        "instructions": counts, "missing": missing,
    }  # fmt: skip
    return figures, details


def _importable(lab: Laboratory, name: str) -> bool:
    try:
        processes({name: [lab.python, "-c", f"import {name}"]}, lab.env, 0)
    except RuntimeError:
        return False
    return True


def _large(lab: Laboratory) -> Figure:
    for operations, package in ((1, "single"), (lab.few(800, 4), "large")):
        generation.build(lab.work, lab.env, operations, package, by_group=True)
    commands = {name: [lab.python, "-c", cold.one_of(name)] for name in ("single", "large")}
    return figure(ratio(processes(commands, lab.env, lab.few(11, 1)), "large", "single"))


def models(lab: Laboratory) -> Found:
    """Bar 4."""
    options = ("--count", lab.few(40, 1), "--rounds", lab.rounds, "--callers", lab.few(10_000, 20))
    plain = lab.worker("serde", *options)
    fast = lab.worker("serde", *options, fast_json=True)
    figures: Figures = {}
    for what in ("decode", "encode"):
        for size in ("one", "many"):
            pair = (f"ours {what} {size}", f"stock {what} {size}")
            floor = ratio(plain["samples"], f"json {what} {size}", pair[1]).value
            figures[f"models.{what}.{size}"] = figure(ratio(plain["samples"], *pair), f"json alone {floor:.2f}x")
            figures[f"models.{what}.{size}.fast"] = (
                Figure(None, "none is installed")
                if fast["json"] == "json"
                else figure(ratio(fast["samples"], *pair), str(fast["json"]))
            )
    figures["models.bytes"] = Figure(plain["bytes"]["ours"] / plain["bytes"]["stock"])
    details = {
        name: {contender: round(median(times) * 1e6, 2) for contender, times in found["samples"].items()}
        for name, found in (("microseconds", plain), ("microseconds with a faster library", fast))
    }
    return figures, {**details, "bytes": plain["bytes"]}


def generate(lab: Laboratory) -> Found:
    """Bar 5."""
    samples = generation.all_three(lab.work, lab.env, lab.few(5, 1))
    grown = generation.growth(lab.work, lab.env, (lab.few(50, 2), lab.few(400, 4)))
    read = generation.reading(lab.env, lab.few(700, 2))
    idle = median(samples["python"])
    figures = {
        "generate.engine": Figure(read["seconds"], f"{read['classes']:,.0f} classes"),
        "generate.engine.memory": Figure(read["mebibytes"]),
        "generate.all": figure(ratio(samples, "ours", "stock")),
        "generate.noop": Figure(median(samples["generate"]) - idle),
        "generate.check": Figure(median(samples["check"]) - idle),
        "generate.exponent": Figure(grown["exponent"], f"{grown['exponent net']:.2f} without the start of the process"),
        "generate.memory": Figure(grown["mebibytes large"]),
    }
    return figures, {
        "seconds": {name: median(found) for name, found in samples.items()},
        "growth": grown,
        "engine": read,
    }
