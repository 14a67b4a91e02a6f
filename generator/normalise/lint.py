"""Checks that must pass before a document reaches the engine.

A path key may be an absolute URL, climb out of the base path, or be a format string; the stock engine sends it all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from generator.errors import Refused
from generator.normalise.walk import pointer_of, walk
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from generator.normalise.scope import Scope
    from generator.normalise.walk import Trail

VERSIONS: Final = re.compile(r"3\.[012]\.\d+(-.+)?")
CONVERT: Final = "Convert it first, such as with `npx swagger2openapi FILE -o openapi.yaml`, or in editor.swagger.io."
"""What to do with a document of Swagger 2.0."""
_PATH: Final = re.compile(r"/(?!/)(?:[A-Za-z0-9\-._~!$&'()*+,;=:@%/]|\{[A-Za-z_][A-Za-z0-9_.\-]*\})*")
_SUFFIX: Final = re.compile(r"[A-Za-z0-9\-._~=&%]*(?:#[A-Za-z0-9\-._~=&%]*)?")
_HOLE: Final = re.compile(r"\{[^{}]*\}")
_DEEPEST: Final = 60
_LONGEST_PATH: Final = 2000
_LONGEST_POINTER: Final = 4000


def lint(scope: Scope) -> None:
    """Report what no client may be made of.

    Raises:
        Refused: if nothing after this should look at the document at all.
    """
    _check_tree(scope)
    if scope.findings:
        raise Refused(scope.findings)
    version = scope.root.get("openapi")
    if not (isinstance(version, str) and VERSIONS.fullmatch(version)):
        if "swagger" in scope.root:
            message = f"this is Swagger {str(scope.root['swagger'])[:9]}, which came before OpenAPI 3"
            scope.refuse("unsupported-version", join(ROOT, "swagger"), message, CONVERT)
            raise Refused(scope.findings)
        advice = 'OpenAPI 3.0, 3.1 and 3.2 are supported, written like "3.1.0"; convert other documents first.'
        where = join(ROOT, "openapi") if version is not None else ROOT
        message = (
            f"`openapi: {version}` is not supported" if version is not None else "`openapi` does not say which version"
        )
        scope.refuse("unsupported-version", where, message, advice)
        raise Refused(scope.findings)
    paths = scope.root.get("paths")
    for path in paths if isinstance(paths, dict) else ():
        check_path(scope, path)


def _check_tree(scope: Scope) -> None:
    """Walk everything once: too deep or too long is refused here, so that no later stage needs to fear either."""
    for _, trail, depth in walk(scope.root):
        if depth > _DEEPEST:
            message = f"nested more than {_DEEPEST} levels deep"
            scope.refuse("too-deep", pointer_of(trail), message, "Name the inner schemas in `components`.")
            return
        if _length(trail) > _LONGEST_POINTER:
            message = f"the keys that lead here have more than {_LONGEST_POINTER:,} characters"
            scope.refuse(
                "too-deep", pointer_of(trail), message, "Name the inner schemas in `components`, in short words."
            )
            return


def _length(trail: Trail) -> int:
    length = 0
    while trail is not None:
        trail, key = trail
        length += len(key) + 1 if isinstance(key, str) else 8
    return length


def check_path(scope: Scope, path: str) -> bool:
    """Whether calls can be made to a path. Reports one that leads elsewhere, or says more than a path may."""
    if path.startswith("x-"):
        return False
    pointer = join(ROOT, "paths", path)
    if not is_path(path):
        advice = (
            "A path starts with one `/`, stays below the server's URL, and holds parameters as `{name}`. Or waive it."
        )
        scope.refuse("bad-path", pointer, f"{path[:200]!r} is no path below a server", advice)
        return False
    return True


def is_path(path: str) -> bool:
    """Whether a key of `paths` stays below the server that it is appended to, whatever stands behind a `?` or `#`."""
    plain, _, suffix = path.partition("?") if "?" in path else path.partition("#")
    parts = re.split(r"[/\\]", unquote(_HOLE.sub("{}", plain)))
    climbs = any(part.replace("{}", "", 1).strip(" ") in {".", ".."} for part in parts)
    sound = _PATH.fullmatch(plain) is not None and _SUFFIX.fullmatch(suffix) is not None
    return sound and not climbs and len(path) <= _LONGEST_PATH
