"""Changes of the core that nobody can see, each with its reason, by the name that a run lists."""

# ruff: noqa: E501 - a name is as long as the line that changes

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EXPLAINED: Final[Mapping[str, str]] = {
    "generator/changes/document.py compare: `for here, there in zip(_rest(before), _rest(after), strict=True):`: True → False": (
        "`_rest` returns two parts of any document"
    ),
    "generator/changes/nodes.py _labelled: `return dict(zip(labels, items, strict=True))`: True → False": (
        "There is a label for every item."
    ),
    "generator/drift/events.py _aligned: `return (text.ljust(width) for text, width in zip(row, widths, strict=True))`: True → False": (
        "The widths are those of the columns of these rows."
    ),
    "generator/emit/gate.py _of_table: `for key, value in zip(node.keys, node.values, strict=True)`: True → False": (
        "A dictionary has as many keys as values."
    ),
    'generator/emit/postman.py _Printer._item: `pairs_of = zip(("username", "password"), credentials(scheme), strict=True)`: True → False': (
        "HTTP basic has two credentials, a name and a password."
    ),
    "generator/emit/prose.py _credentials: `return list(zip(credentials(scheme), texts, strict=True))`: True → False": (
        "A scheme with a token URL has the four credentials that the texts are of."
    ),
    "generator/engine/classes.py Classes._schema: `for item, field in zip(facts.properties, fields, strict=True):`: True → False": (
        "A field is made of every property."
    ),
    "generator/lint/__init__.py _without_removed: `for finding, own in zip(findings, gone, strict=True):`: True → False": (
        "The removals are those of each finding."
    ),
    "generator/lint/remedies.py _path_parameters: `kept = [entry for entry, name in zip(entries, own, strict=True) if not name or name in wanted]`: True → False": (
        "The names are those of the entries."
    ),
    'generator/lint/waivers.py _pattern: `steps = [column[0] if len(set(column)) == 1 else "*" for column in zip(*paths, strict=True)]`: True → False': (
        "The paths have one length, or are not zipped."
    ),
    "generator/normalise/__init__.py _classes: `for by_tag, roots in zip((requests, responses), call.roots(), strict=True):`: True → False": (
        "A call has roots of its request and of its responses."
    ),
    "generator/normalise/plain.py _Writer._free: `name, number = base, 1`: 1 → 2": (
        "a name that only the engine sees, and any that is free will do"
    ),
    "generator/normalise/servers.py _choices: `for name, value in zip(options, values, strict=True):`: True → False": (
        "Every combination has a value of each option."
    ),
    "generator/normalise/servers.py _choices: `pairs = zip(values, defaults, strict=True)`: True → False": (
        "Every option has a default."
    ),
    "generator/normalise/variants.py _classes_by_value: `for (item, place), name in zip(members, classes, strict=True):`: True → False": (
        "There is a class for every member."
    ),
    "generator/normalise/variants.py discriminator_of: `for (item, _), name in zip(members, classes, strict=True)`: True → False": (
        "There is a class for every member."
    ),
    "generator/overlay/compare.py compare: `if _deeper(new, _DEEP)` always True": (
        "Of a document that is not so deep nothing is pruned, and from it to itself there are no steps."
    ),
    'generator/overlay/paths.py item: `tests = (f"@{member(key).text} == {quote(text)}" for key, text in zip(keys, wanted, strict=True))`: True → False': (
        "There is a value for every key."
    ),
    "generator/overlay/splice.py Splicer._change_sequence: `entries = [_Entry(dash, entry.end) for dash, entry in zip(dashes, entries, strict=True)]`: True → False": (
        "There is a dash before every entry."
    ),
    "generator/parse/json_reader.py _exceeds_limits: `if nodes > MAX_NODES` always True": (
        "The text is searched for faults once more, in vain."
    ),
    "generator/parse/yaml_reader.py _Builder._open: `if event.anchor is not None` always True": (
        "No alias asks for an anchor without a name."
    ),
    "generator/parse/yaml_reader.py _Builder._scalar: `if event.anchor is not None` always True": (
        "No alias asks for an anchor without a name."
    ),
    'generator/refresh.py _page_texts: `f"# {page.name}\\n\\n````yaml\\n{dump(value)}````\\n" for page, value in zip(obtained.pages, found, strict=True)`: True → False': (
        "A structure is made of every page."
    ),
    "generator/refresh.py stored_files: `return dict(zip(_names(obtained.pages), _page_texts(obtained, stored, keep), strict=True))`: True → False": (
        "There are a name and a text for every page."
    ),
    "generator/report.py table: `for index, (cell, width) in enumerate(zip(row, widths, strict=True))`: True → False": (
        "The widths are those of the columns of these rows."
    ),
    "generator/runtime/codec.py _fast: `length > _LONG`: Gt → GtE": (
        "Both libraries read a text alike, also one of the very length from which the faster is worth its import."
    ),
    'generator/runtime/flow/token.py _claims: `given = dict(zip(names, cast("list[object]", values), strict=True))`: True → False': (
        "A list of another length was turned away a line above."
    ),
    "generator/runtime/nested.py _parts: `return [*zip(ours, theirs, strict=True)] if len(ours) == len(theirs) else [(True, False)]`: True → False": (
        "They are zipped only if there are as many of both."
    ),
    "generator/runtime/record.py Record.__repr__: `shown = zip(self.__record_fields__, self._values(), strict=True)`: True → False": (
        "There is a value for every field."
    ),
    "generator/overlay/splice.py Splicer._line_end: `end < 0`: Lt → LtE": (
        "No node begins with a line break, so none of their lines ends at the very beginning."
    ),
    "generator/overlay/hints.py _elsewhere: `len(found) < 2`: Lt → LtE": "A third node of that name is as unclear as a second.",
    "generator/runtime/formats.py to_python: `at + 1`: Add → Sub": "A backslash alone at the end stands for itself, escaped or not.",
    "generator/runtime/watch.py Watch.retrying: `if self._debug` always True": "The log leaves out what nobody asked it for.",
    "generator/scaffold/credentials.py key_parameters: `… if isinstance(entry, dict)` always True": (
        "What is no object has no name, so nothing more is asked of it."
    ),
    "generator/parse/events.py _stand_ins: `if not old` always False": "Nothing stands in for nothing.",
    "generator/refresh.py refreshed: `… if len(parts) == 1` always False": "A document of one page is that page, read alike.",
    'generator/refresh.py refreshed: `source = parts[0] if len(parts) == 1 else Source(f"specs/{inputs.provider.name}/pages", text, parts)`: 1 → 2': (
        "A document of one page is that page, read alike."
    ),
    "generator/runtime/address.py located: `… if value is None` always False": (
        "The text None is a part of an address, as the placeholder is."
    ),
    "generator/runtime/http.py Pool._send: `if straight is None or is_observed()` always True": (
        "The client of httpx sends the same request to the same transport, by a longer way."
    ),
    "generator/runtime/credentials.py without_foreign: `… if foreign` always True": (
        "A vault with no changes made to it is equal to the one before."
    ),
    "generator/runtime/content.py Body.take: `if not self._coders` always False": (
        "Without a coding a piece goes through as it came."
    ),
    "generator/changes/rules.py _subset: `before < after`: Lt → LtE": "Equal sets were left out a line above.",
    "generator/changes/rules.py _subset: `before > after`: Gt → GtE": "Equal sets were left out two lines above.",
    "generator/changes/python.py Retyped.widens: `_alternatives(self.old) <= _alternatives(self.new)`: LtE → Lt": (
        "A type of the same alternatives is not listed as changed."
    ),
    "generator/lint/losses.py removed: `… if isinstance(value, dict)` always True": (
        "What holds a node is a list, of which the line above speaks, or an object."
    ),
    "generator/parse/events.py _stand_ins: `free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)`: 57344 → 57345": (
        "Any private character that the text does not use will do."
    ),
    "generator/parse/events.py _stand_ins: `free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)`: 63743 → 63744": (
        "Any private character that the text does not use will do."
    ),
    "generator/parse/pages.py fragments: `return ()`: returns None": "Whoever asks takes both for none.",
}
