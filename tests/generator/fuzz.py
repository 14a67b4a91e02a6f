"""Puts hostile texts into every string of a document, an overlay and the settings, and looks at what is generated.

    python tests/generator/fuzz.py --runs 10000 [--seed 1]

Each run must end in a refusal or in code that the gate lets through and that a second, independent look finds harmless. Anything else is
printed, and the exit code is 1.
"""

# ruff: noqa: E402, T201 - a script: it finds the project itself, and prints

from __future__ import annotations

import argparse
import ast
import copy
import json
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from generator.config import Provider, read_provider
from generator.emit import PrintOptions, emit, gate
from generator.engine.read import read
from generator.errors import Refused
from generator.normalise import normalise
from generator.parse import decode, parse
from generator.pipeline import Inputs, build, patch
from generator.types import Json, Source
from tests.generator.making import toolchain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUN: Final = "__import__('os').system('touch ESCAPED')"
PAYLOADS: Final = (
    '"', "'", '"""', "'''", "\\", '\\"', '\\"""', '""" \\', '\\\\"""', f'"""\n{RUN}\n"""', f'"\n{RUN}\n#',
    f'" + {RUN} + "', f"' + {RUN} + '", f'"); {RUN} #', f"{{{RUN}}}", "{self.__class__.__mro__}", "{0}", "{}", "%s%n",
    "{{ 7 * 7 }}", "{% for x in range(9) %}x{% endfor %}", "{# x #}", "\\N{BULLET}", "\\x22", "\\u0022", "\\", "\n",
    "\r\n", "\r", "\f", "\x0b", "\x00", "\x1b[2J", "\x85", "\u2028", "\u2029", "\u202e", "\u2066x\u2069", "\u200b",
    "\ufeff", "\ud800", "\U000e0041", "../../../etc/passwd", "/etc/passwd", "C:\\x", "..", ".", "", " ",
    "$(touch ESCAPED)", "`touch ESCAPED`", "; touch ESCAPED", "import os", "__init__", "__class__", "class", "None",
    "self", "list", "models", "\uff53elf", "\ufb01le", "\u0430bc", "\u540d\u524d", "\u0e40\u0e01", "1st", "x"* 300,
    "-1", "1e400", "https://evil.example", "//evil.example", "user:pw@evil.example", "#/components/schemas/Pet", "#",
    "x: y", "- x", "*a", "&a b", "!!python/object:os.system", "|", "]", "}",
)  # fmt: skip
"""Quotes, escapes, formats, templates, shells, paths, names, look-alikes, invisible characters, and other languages."""
CALLS: Final = frozenset(
    {
        "ApiKey", "Body", "Callback", "ClientSpec", "Envelope", "HttpBasic", "HttpBearer", "Login", "Operation",
        "Parameter", "Poll", "ResponseSpec", "Rule", "deprecated", "encoded_file", "epoch_ms", "epoch_s", "file_link",
        "lazy", "located", "super", "define", "_field",
    }
)  # fmt: skip
METHODS: Final = frozenset({"__init__", "_call", "_wait"})
_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FILE: Final = re.compile(r"(?:models/)?[a-z_][a-z0-9_]*\.py|py\.typed")
_RAW: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
OVERLAY: Final[dict[str, Json]] = {
    "overlay": "1.0.0",
    "info": {"title": "Changes a word", "version": "1"},
    "actions": [
        {
            "target": "$.paths['/files'].post",
            "description": "Says what it does.",
            "update": {"summary": "Upload.", "x-retry": "safe"},
        },
        {
            "target": "$.components.schemas.Cat",
            "description": "Tells cats.",
            "update": {"description": "A cat.", "properties": {"fur": {"enum": ["a"]}}},
        },
    ],
}
SETTINGS: Final[dict[str, Json]] = {"title": "Acme", "documentation": "https://docs.example.com"}
Place = tuple[str | int, ...]


@dataclass
class Report:
    """What became of the runs."""

    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def strings(node: Json, place: Place = ()) -> Iterator[tuple[Place, bool]]:
    """Every string of a document: a value, or (True) the key that ends the place."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*place, key), True
            yield from strings(value, (*place, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from strings(value, (*place, index))
    elif isinstance(node, str):
        yield place, False


def replaced(document: Json, place: Place, payload: str, *, key: bool) -> Json:
    """The document with one string replaced, its order kept."""
    changed = copy.deepcopy(document)
    holder: Json = changed
    for step in place[:-1]:
        holder = holder[step]  # type: ignore[index]  # the place leads through containers
    last = place[-1]
    if key and isinstance(holder, dict):
        items = [(payload if name == last else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(items)
    else:
        holder[last] = payload  # type: ignore[index]  # a container
    return changed


def run(document: Json, overlay: Json, settings: dict[str, Json], *, whole: bool) -> str:
    """Make a client of the three and say how it ended; an `AssertionError` or anything else but a refusal is a fault."""
    try:
        toml = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
        provider = read_provider("acme", Source("provider.toml", toml))
        inputs = Inputs(
            provider, Source("openapi.json", json.dumps(document)), (Source("10.overlay.json", json.dumps(overlay)),)
        )
        files = dict(build(inputs, toolchain()).package.files) if whole else _rendered(inputs, provider)
    except Refused as refused:
        for item in refused.diagnostics:
            assert "\n" not in str(item).partition("\n    help: ")[0], item
            assert str(item).isprintable() or "\n    help: " in str(item), item
            assert not item.code.startswith(("generated-", "engine-")), item
        return refused.diagnostics[0].code
    for path, text in files.items():
        if path.endswith(".py") or not whole:
            inspect(path, text)
    return "built"


def _rendered(inputs: Inputs, provider: Provider) -> dict[str, str]:
    patched, _ = patch(inputs)
    found = read(normalise(patched, provider, parse(toolchain().vocabulary)))
    package = emit(found.api, found.templates, PrintOptions("# Made by a test.", ".._runtime"))
    gate(package.files)
    return dict(package.files)


def inspect(path: str, text: str) -> None:
    """Independently of the gate: names are names, calls are ours, nothing is computed, nothing looks like what it is not."""
    assert _FILE.fullmatch(path), path
    assert not _RAW.search(text.replace("\n", "")), f"{path} holds a raw {_RAW.search(text.replace(chr(10), ''))!r}"
    compile(text, path, "exec", dont_inherit=True)
    for node in ast.walk(ast.parse(text)):
        for name in _names(node):
            assert _IDENTIFIER.fullmatch(name), f"{path} uses the name {name!r}"
            assert name not in {
                "__import__",
                "eval",
                "exec",
                "compile",
                "open",
                "getattr",
                "setattr",
                "globals",
                "os",
                "sys",
            }, name
        assert not isinstance(node, ast.JoinedStr | ast.Lambda | ast.Import), ast.dump(node)[:200]
        if isinstance(node, ast.Call):
            known = (
                node.func.id in CALLS if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "") in METHODS
            )
            assert known or _is_group(node), f"{path} calls {ast.unparse(node)[:100]}"
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert node.module in {"__future__", "typing", "functools", "collections.abc", "datetime", "attrs"}, (
                node.module
            )


def _is_group(node: ast.Call) -> bool:
    """`return Pets(self)` of the client: a group, whatever its tag became."""
    return [ast.unparse(argument) for argument in node.args] == ["self"] and not node.keywords


def _names(node: ast.AST) -> Iterator[str]:
    for attribute in ("id", "attr", "name", "arg", "asname"):
        value = getattr(node, attribute, None)
        if isinstance(value, str) and value != "*":
            yield value


def fuzz(runs: int, seed: int, *, every: int = 500) -> Report:
    """Try so many combinations of a string and a payload, in an order that the seed decides; each `every`-th runs the whole pipeline."""
    document = parse(decode("feature-rich.yaml", (ROOT / "tests/generator/feature-rich.yaml").read_bytes())).value
    inputs: dict[str, Json] = {"document": document, "overlay": OVERLAY, "settings": SETTINGS}
    places = [(name, *found) for name, node in inputs.items() for found in strings(node)]
    chance = random.Random(seed)
    report = Report()
    combinations = [(place, payload) for payload in PAYLOADS for place in places]
    chance.shuffle(combinations)
    for number in range(runs):
        (name, place, key), payload = combinations[number % len(combinations)]
        changed = {**inputs, name: replaced(inputs[name], place, payload, key=key)}
        settings = changed["settings"]
        assert isinstance(settings, dict)
        try:
            report.ends[run(changed["document"], changed["overlay"], settings, whole=number % every == 0)] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            report.faults.append(
                f"{name} {place} {'key' if key else 'value'} {payload!r}: {type(error).__name__}: {str(error)[:300]}"
            )
    return report


def main(arguments: Sequence[str]) -> int:
    """Print the counts; 1 if anything escaped, broke or crashed."""
    parser = argparse.ArgumentParser(description="Hostile texts in every string of a document.")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    report = fuzz(options.runs, options.seed)
    for fault in report.faults:
        print(fault)
    ends = ", ".join(f"{count} {end}" for end, count in report.ends.most_common())
    print(f"{options.runs} runs in {time.perf_counter() - started:.0f} s, {len(report.faults)} faults; {ends}")
    return 1 if report.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
