"""Renders a patched document, keeping the format of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.dump import dump, dump_json
from generator.errors import Refused
from generator.overlay.splice import Splicer, Unsplicable
from generator.parse import is_json, parse, spans
from generator.types import Source
from generator.values import same

if TYPE_CHECKING:
    from generator.types import Patched

_MARK = "\ufeff"


def render_text(patched: Patched) -> str:
    """Return the patched value in the document's own format, every line that no action touched as it was.

    Comments, quotes, number spellings and order of what is untouched stay. A member that was removed and made again
    stays in its old place. Where the text cannot be edited safely, the value is printed whole: what the result says is
    always exactly `patched.value`.
    """
    source = patched.document.source
    as_json = is_json(source)
    if same(patched.document.value, patched.value):
        return source.text
    mark = _MARK if source.text.startswith(_MARK) else ""
    for expand in (False, True):
        splicer = Splicer(source.text.removeprefix(_MARK), as_json=as_json, expand=expand)
        try:
            text = splicer.splice(spans(source), patched.document.value, patched.value)
            if same(parse(Source(source.name, text)).value, patched.value):
                return mark + text
        except (Unsplicable, Refused):
            continue
    return dump_json(patched.value) if as_json else dump(patched.value)
