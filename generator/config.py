"""Reads `overlays/<provider>/provider.toml`: the client's title, and waivers with their reasons."""

from __future__ import annotations

import keyword
import re
import sys
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from generator import names
from generator.errors import Diagnostic, Refused
from generator.toml import line_of, read_toml
from generator.types import Place

if TYPE_CHECKING:
    from generator.types import Json, Pointer, Source

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TAKEN = frozenset({"cattrs", "errors", "mock", "testing"})
"""Modules that `kyc_clients` has of its own."""
_IMPORTED = frozenset(
    {
        "aiohappyeyeballs", "aiohttp", "aiosignal", "annotated_types", "anyio", "attr", "attrs", "cattr", "cattrs", "certifi", "click",
        "cryptography", "frozenlist", "h11", "h2", "httpcore", "httptools", "httpx", "idna", "iniconfig", "jsonschema",
        "jsonschema_specifications", "kyc_clients", "lxml", "msgspec", "multidict", "opentelemetry", "packaging", "pip", "pluggy",
        "propcache", "pydantic", "pydantic_core", "pygments", "pytest", "referencing", "rpds", "segno", "setuptools", "signxml",
        "sniffio", "socksio", "starlette", "test", "trio", "truststore", "typing_extensions", "typing_inspection", "uvicorn",
        "uvloop", "yarl",
    }
)  # fmt: skip
"""What the runtime imports, and what that imports: a package of the same name would hide it."""
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]{0,39}")
_KEYS = frozenset({"title", "documentation", "extensions", "waivers"})
_WAIVER_KEYS = frozenset({"code", "pointer", "matching", "reason"})


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that someone accepts, or all of a kind, and why."""

    code: str
    where: str
    """A pointer; with `many`, one in which each `*` stands for anything."""
    reason: str
    place: Place
    many: bool = False

    def covers(self, pointer: Pointer) -> bool:
        """Whether a finding at a pointer is meant."""
        if not self.many:
            return pointer == self.where
        return fnmatchcase(pointer, self.where.replace("[", "[[]").replace("?", "[?]"))


@dataclass(frozen=True, slots=True)
class Provider:
    """How a client is called. `name` is the package, `title` the class."""

    name: str
    title: str
    documentation: str = ""
    waivers: tuple[Waiver, ...] = ()
    extensions: tuple[str, ...] = ()
    """Keywords (`x-…`) that overlays may write for other tools."""


def read_provider(name: str, source: Source, usual: str = "") -> Provider:
    """Read a `provider.toml`. The folder in which it lies names the package; `usual` is the title where it has none.

    Raises:
        Refused: with everything that is wrong with it.
    """
    table = read_toml(source)
    findings = [
        _finding(source, key, f"unknown key {key!r}", f"Keys are {', '.join(sorted(_KEYS))}.")
        for key in table
        if key not in _KEYS
    ]
    findings += check_name(name, Place(source.name))
    title = table.get("title", usual)
    findings += check_title(title if isinstance(title, str) else "", line_of(source, "title"))
    documentation = table.get("documentation", "")
    if not isinstance(documentation, str) or not re.fullmatch(r"(?:https?://\S+)?", documentation):
        findings.append(_finding(source, "documentation", "`documentation` is no address", "Give a URL."))
    extensions = table.get("extensions", [])
    listed = [str(item) for item in extensions] if isinstance(extensions, list) else []
    if not isinstance(extensions, list) or not all(item.startswith("x-") for item in listed):
        advice = 'List other tools\' keywords, such as `extensions = ["x-codegen-name"]`.'
        findings.append(_finding(source, "extensions", "`extensions` is no list of `x-` keywords", advice))
    waivers = _waivers(source, table.get("waivers", []), findings)
    if findings:
        raise Refused(findings)
    return Provider(name, str(title), str(documentation), waivers, tuple(listed))


def title_of(name: str) -> str:
    """Return the title of a package that was given none: `acme_kyc` is `AcmeKyc`."""
    return "".join(part.capitalize() for part in name.split("_"))


def check_name(name: str, place: Place) -> list[Diagnostic]:
    """Report a name that cannot be a package's."""
    if name in _IMPORTED or name in sys.stdlib_module_names:
        advice = "Choose another: whoever imports that module would get the client."
        return [
            Diagnostic(
                "config-invalid", place, f"{name!r} is a module that the clients or Python itself import", advice
            )
        ]
    if _NAME.fullmatch(name) and name not in _TAKEN | names.DEVICES and not keyword.iskeyword(name):
        return []
    advice = "Use lower-case letters, digits and `_`, beginning with a letter, and no word of Python's or of ours."
    return [Diagnostic("config-invalid", place, f"{name!r} is no package name", advice)]


def check_command_line(name: str, option: str, title: str) -> list[Diagnostic]:
    """Report a package or a class that cannot be called so; a title that was made from a name is blamed with it."""
    findings = check_name(name, Place(option))
    return findings if findings and title == title_of(name) else [*findings, *check_title(title, Place("--title"))]


def check_title(title: str, place: Place) -> list[Diagnostic]:
    """Report a title that cannot be the name of a client's class."""
    free = {title, f"Async{title}"}.isdisjoint(names.PACKAGE_NAMES)
    if _CLASS.fullmatch(title) and not keyword.iskeyword(title) and free:
        return []
    advice = "Use a name like `Acme`, and no word of Python's or of ours."
    return [Diagnostic("config-invalid", place, f"`title` {title!r} is no class name", advice)]


def _waivers(source: Source, rows: Json, findings: list[Diagnostic]) -> tuple[Waiver, ...]:
    waivers: list[Waiver] = []
    for row in rows if isinstance(rows, list) else [None]:
        values = (
            {key: row.get(key) for key in _WAIVER_KEYS} if isinstance(row, dict) and set(row) <= _WAIVER_KEYS else {}
        )
        code, reason, many = values.get("code"), values.get("reason"), values.get("pointer") is None
        where = values.get("matching") if many else values.get("pointer")
        alone = values.get("pointer") is None or values.get("matching") is None
        if not (
            isinstance(code, str) and isinstance(where, str) and isinstance(reason, str) and reason.strip() and alone
        ):
            advice = (
                "Each [[waivers]] needs `code`, `pointer` or `matching`, and a `reason`, all texts, and nothing else."
            )
            findings.append(_finding(source, "waivers", f"not a waiver: {row!r}", advice))
            continue
        waivers.append(Waiver(code, where, reason, line_of(source, where), many))
    return tuple(waivers)


def _finding(source: Source, needle: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic("config-invalid", line_of(source, needle), message, advice)
