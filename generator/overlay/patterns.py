"""The functions `match` and `search` of RFC 9535, with a time limit."""

from __future__ import annotations

from typing import Final

import regex  # type: ignore[import-untyped] # publishes no types
from iregexp_check import check
from jsonpath_rfc9535.function_extensions import ExpressionType, FilterFunction
from jsonpath_rfc9535.function_extensions._pattern import map_re

_PATIENCE: Final = 0.5
"""Seconds for one pattern on one text: a thousand times what a sane one takes."""


class PatternTooSlow(Exception):  # noqa: N818 - a response to the input, not a fault of ours
    """A pattern was given up."""


class Match(FilterFunction):
    """Whether a whole text matches an I-Regexp; never for what is no text, or no I-Regexp."""

    _whole = True

    @property
    def arg_types(self) -> list[ExpressionType]:
        """Two values: the text and the pattern."""
        return [ExpressionType.VALUE, ExpressionType.VALUE]

    @property
    def return_type(self) -> ExpressionType:
        """Stands where a filter wants a condition."""
        return ExpressionType.LOGICAL

    def __call__(self, text: object, pattern: object) -> bool:
        """Return whether they match; `PatternTooSlow` if that takes too long."""
        if not isinstance(text, str) or not isinstance(pattern, str) or not check(pattern):
            return False
        try:
            if self._whole:
                return regex.fullmatch(map_re(pattern), text, timeout=_PATIENCE) is not None
            return regex.search(map_re(pattern), text, regex.VERSION1, timeout=_PATIENCE) is not None
        except regex.error:
            return False
        except TimeoutError as error:
            raise PatternTooSlow(f"the pattern {pattern!r} takes too long to match") from error


class Search(Match):
    """Whether any part of a text matches an I-Regexp."""

    _whole = False
