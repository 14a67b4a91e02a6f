"""Adapter to `jsonpath_rfc9535`: which nodes of a document a JSONPath names. The only module that imports it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from jsonpath_rfc9535 import JSONPathEnvironment
from jsonpath_rfc9535.exceptions import JSONPathError
from jsonpath_rfc9535.parse import Parser
from jsonpath_rfc9535.segments import JSONPathRecursiveDescentSegment
from jsonpath_rfc9535.selectors import IndexSelector, NameSelector

from generator.overlay.patterns import Match, PatternTooSlow, Search
from generator.parse.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonpath_rfc9535 import JSONPathQuery
    from jsonpath_rfc9535.node import JSONPathNode
    from jsonpath_rfc9535.segments import JSONPathSegment
    from jsonpath_rfc9535.tokens import TokenStream

    from generator.types import Json

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the root down to a node."""


_MAX_VISITED: Final = 3_000_000


class TooMuch(Exception):  # noqa: N818 - a response to the input, not a fault of ours
    """A query was given up."""


class InvalidQuery(Exception):  # noqa: N818 - a response to the input, not a fault of ours
    """A text is no RFC 9535 query. The message says why and at which character."""


class _Descent(JSONPathRecursiveDescentSegment):
    """Visits descendants with a stack of its own, so that depth costs neither time nor recursion."""

    def _visit(self, node: JSONPathNode, depth: int = 1) -> Iterable[JSONPathNode]:
        del depth
        stack = [node]
        while stack:
            node = stack.pop()
            cast("_Environment", self.env).visit()
            yield node
            value = cast("Json", node.value)
            pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            children = [node.new_child(child, key, node) for key, child in pairs if isinstance(child, dict | list)]
            stack.extend(reversed(children))


class _Parser(Parser):
    def parse_query(self, stream: TokenStream, *, in_filter: bool = False) -> Iterator[JSONPathSegment]:
        for segment in super().parse_query(stream, in_filter=in_filter):
            if isinstance(segment, JSONPathRecursiveDescentSegment):
                yield _Descent(env=segment.env, token=segment.token, selectors=segment.selectors)
            else:
                yield segment


class _Environment(JSONPathEnvironment):
    parser_class = _Parser
    max_recursion_depth = MAX_DEPTH + 1
    visited = 0

    def visit(self) -> None:
        """Count a visited node: `$..*..*..*` would visit more than anyone can wait for."""
        self.visited += 1
        if self.visited > _MAX_VISITED:
            raise TooMuch(f"it visits more than {_MAX_VISITED:,} nodes")

    def setup_function_extensions(self) -> None:
        super().setup_function_extensions()
        self.function_extensions |= {"match": Match(), "search": Search()}


@lru_cache(maxsize=1024)
def compile_query(text: str) -> JSONPathQuery:
    """Compile a query once; `InvalidQuery` if RFC 9535 does not allow it."""
    try:
        return _Environment().compile(text)
    except JSONPathError as error:
        at = f" at character {error.token.index + 1}" if error.token is not None else ""
        raise InvalidQuery(f"{error.args[0]}{at}") from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise InvalidQuery(f"it is too deeply nested or holds an impossible number ({type(error).__name__})") from error


def find(text: str, value: Json) -> list[tuple[Path, Json]]:
    """Return path and value of every node that a query selects, in its order, each node once."""
    found: dict[Path, Json] = {}
    query = compile_query(text)
    environment = cast("_Environment", query.env)
    environment.visited = 0
    try:
        for node in query.finditer(value):
            environment.visit()
            found.setdefault(node.location, cast("Json", node.value))
    except (JSONPathError, PatternTooSlow, TooMuch, RecursionError) as error:
        raise InvalidQuery(f"it cannot be evaluated: {error}") from error
    return list(found.items())


def singular_path(text: str) -> Path | None:
    """Return the path that a query spells out when it can name one node only, `None` otherwise."""
    query = compile_query(text)
    if not query.singular_query():
        return None
    path: list[str | int] = []
    for segment in query.segments:
        selector = segment.selectors[0]
        if isinstance(selector, NameSelector):
            path.append(selector.name)
        elif isinstance(selector, IndexSelector):
            path.append(selector.index)
    return tuple(path)


def prefixes(text: str) -> list[str]:
    """Return the query cut before each of its segments, as it is written: `$`, `$.paths`, … and last the whole."""
    starts = [segment.token.index for segment in compile_query(text).segments]
    return [text[:start].rstrip(". \t\r\n") for start in starts] + [text]
