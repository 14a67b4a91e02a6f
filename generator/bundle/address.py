"""Resolves the file of a `$ref`: a path inside the folder of the document, or none."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

MOST_FILES: Final = 5000
"""A document in more files is none that a person wrote."""
REFERENCE: Final = re.compile(r"""["']?\$ref["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'\s,}][^\s,}]*))""")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")


def file_of(current: str, reference: str) -> str | None:
    """The path, from the document's folder, of the file that a reference in another of its files names; None where it leads out."""
    path = unquote(reference.partition("#")[0])
    if not path:
        return current
    if _SCHEME.match(path) or path.startswith("/") or not path.isprintable() or "\\" in path:
        return None
    parts = current.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not parts:
                return None
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    return "/".join(parts) or None


def named_in(text: str) -> list[str]:
    """All that looks like a reference to another file in a text, whatever it is in truth."""
    found = ("".join(match.groups("")) for match in REFERENCE.finditer(text))
    return list(dict.fromkeys(reference for reference in found if not reference.startswith("#")))
