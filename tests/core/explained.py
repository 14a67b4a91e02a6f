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
    "generator/bundle/bundler.py Bundler._entered: `return {}`: returns None": (
        "The document is refused for the circle that was reported."
    ),
    "generator/bundle/bundler.py Bundler._reference: `return node`: returns None": (
        "The document is refused for the reference that was reported."
    ),
    'generator/bundle/naming.py Naming.choose: `numbered = (f"{words[1]}_{number}" for number in range(2, len(taken) + 3))`: 3 → 4': (
        "One of the numbers before is free."
    ),
    "generator/drift/actions.py _Overlay._also: `action.value.keys() <= {'type', 'anyOf'}`: LtE → Lt": (
        "A value has one of the two words."
    ),
    "generator/emit/gate.py _of_call: `if not isinstance(node, ast.Call)` always False": (
        "Only calls are handed to it."
    ),
    "generator/emit/gate.py _of_name: `… if isinstance(node, ast.Name)` always True": ("Only names are handed to it."),
    "generator/emit/gate.py _of_attribute: `… if isinstance(node, ast.Attribute)` always True": (
        "Only attributes are handed to it."
    ),
    "generator/emit/gate.py _of_definition: `if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)` always False": (
        "Only definitions are handed to it."
    ),
    "generator/emit/model_modules.py _reaches: without `seen |= imports[module]`": (
        "Modules import each other in no circle, so a way that is gone twice ends as well."
    ),
    "generator/normalise/extensions.py _check_name: `close = get_close_matches(key, known, n=1, cutoff=0.6)`: 1 → 2": (
        "The closest is the first of them."
    ),
    "generator/normalise/extensions.py check_extensions: `*(key for key in theirs if not get_close_matches(key, known, n=1, cutoff=_ALIKE)),`: 1 → 2": (
        "It is asked only whether there is one."
    ),
    "generator/emit/options.py _option: `… if isinstance(text, ast.Expr)` always True": "Every option has its docstring.",
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
    "generator/runtime/assertions.py _enum: `if all((type(item) is str for item in options))` always False": (
        "A set finds a text sooner, and finds the same."
    ),
    "generator/runtime/assertions.py _all_differ: `if all((type(item) is str for item in items))` always False": (
        "A set sees sooner whether texts differ, and sees the same."
    ),
    "generator/runtime/exact.py _enum_check: `if all((isinstance(value, str) for value in values))` always False": (
        "A set finds a text sooner, and finds the same."
    ),
    "generator/runtime/exact.py exact: `if isinstance(schema.get('items'), dict) or 'prefixItems' in schema` always True": (
        "Where nothing is wanted of them, any items will do."
    ),
    "generator/runtime/exact.py exact: `if len(checks) == 1` always False": "One check holds where all of one do.",
    "generator/runtime/body_plan.py BodyPlan._completed: `if self._copies` always True": (
        "Without members of two names a body with copies is the body."
    ),
    "generator/runtime/documents/tree.py _Builder.__init__: `parser.buffer_text = True`: True → False": (
        "A text that comes in pieces is put together."
    ),
    "generator/runtime/documents/tree.py _Builder.__init__: without `parser.buffer_text = True`": (
        "A text that comes in pieces is put together."
    ),
    "generator/runtime/documents/tree.py _Builder.__init__: without `parser.EntityDeclHandler = self._declared`": (
        "The document type that an entity is declared in is refused before it."
    ),
    "generator/runtime/documents/tree.py _Builder.__init__: without `parser.ExternalEntityRefHandler = self._declared`": (
        "The document type that an entity is declared in is refused before it."
    ),
    "generator/runtime/documents/tree.py _Builder.__init__: without `self.root = Element('', {})`": (
        "What has no root is no XML, and was refused."
    ),
    "generator/runtime/documents/signature.py _first_good: `return (result[0] if isinstance(result, list) else result).signed_data`: 0 → 1": (
        "Where one reference is expected, signxml gives no list."
    ),
    "generator/runtime/documents/signature.py _first_good: `… if isinstance(result, list)` always False": (
        "Where one reference is expected, signxml gives no list."
    ),
    "generator/runtime/codec.py dump: `fast = _fast(0) if plain else None`: 0 → 1": "One is as short as none.",
    "generator/runtime/call.py call_steps: `… if core.copies == options.copies` always False": (
        "Options that are changed to the names that they have stay the same."
    ),
    "generator/runtime/call.py _attempts: `if watch.has_observers` always True": "What nobody listens to is made in vain.",
    "generator/runtime/call.py _attempts: `if watch.has_observers` always True (2)": "What nobody listens to is made in vain.",
    "generator/runtime/call.py _attempts: `if watch.has_observers` always True (3)": "What nobody listens to is made in vain.",
    "generator/runtime/call.py _attempts: `if watch.has_observers` always True (4)": "What nobody listens to is made in vain.",
    "generator/runtime/codec.py dump: `if fast is not None` always True": "What nobody has writes nothing, as what fails.",
    "generator/runtime/codec.py load: `if fast is not None` always True": "What nobody has reads nothing, as what fails.",
    "generator/runtime/codec.py load_text: `if b'\\\\ud' not in content and b'\\\\uD' not in content` always False": (
        "Where there are no halves of characters none is replaced."
    ),
    "generator/runtime/codec.py _whole: `… if value.isascii()` always False": "ASCII has no halves of characters.",
    "generator/runtime/content.py Body.__init__: `… if codings` always True": "No codings are none.",
    "generator/runtime/decode.py decoder: `if len(types) == 1` always False": "A choice of one type reads that, by a longer way.",
    "generator/runtime/decode.py _structure: `if 'items' in schema or 'prefixItems' in schema` always True": (
        "A list of which nothing is said is read as it came."
    ),
    "generator/runtime/decode.py _reference: `… if BUSY` always True": "Outside of unions nothing is remembered.",
    "generator/runtime/decode.py _reader_of_others: `if 'patternProperties' not in schema` always False": (
        "Where no form of names is known the reader for all reads each."
    ),
    "generator/runtime/instances.py _object_decoder: `if type(item) is kind` always False": (
        "The decoder of a scalar returns what is of its type already."
    ),
    "generator/runtime/instances.py _reader_of_others: `if not declared` always False": (
        "A schema that says nothing of members reads them as they are."
    ),
    "generator/runtime/instances.py _row: `… if scalar` always False": (
        "The decoder of a scalar returns what is of its type already."
    ),
    "generator/runtime/plan.py Plan.request: `if self._arguments` always True": (
        "Of no parameters none is broken and none is placed."
    ),
    "generator/runtime/response.py _offer: `len(offers) > 1`: Gt → GtE": (
        "The nearest of one offer is that one, or none, which means the same."
    ),
    "generator/runtime/response.py _offer: `… if len(offers) > 1` always True": (
        "The nearest of one offer is that one, or none, which means the same."
    ),
    "generator/runtime/response.py retry_after: `if not text` always False": ("An empty text is no date."),
    "generator/runtime/schema.py by_form: `if not named` always False": ("Where no form is named, none matches."),
    "generator/runtime/tolerant.py Tolerant._rows: `… if isinstance(schema.get('items'), dict)` always True": (
        "Rows of which the contract says nothing are read as they are."
    ),
    "generator/runtime/validate.py _compiled: `if not checks` always False": (
        "With no further check, the type alone is looked at, by a longer way."
    ),
    "generator/runtime/validate.py _compiled: `… if typed is None and len(checks) == 1` always False": (
        "One check alone finds the same as all of one."
    ),
    "generator/runtime/validate.py _checks: `if 'properties' in schema or 'required' in schema or 'additionalProperties' in schema or ('patternProperties' in …` always True": (
        "An object of which nothing is asked breaks nothing."
    ),
    "generator/runtime/validate.py _checks: `if 'items' in schema or 'prefixItems' in schema` always True": (
        "A list of which nothing is asked breaks nothing."
    ),
    "generator/runtime/validate.py _checks: `if not BRANCHING.isdisjoint(schema)` always True": (
        "Without alternatives there are no checks of them."
    ),
    "generator/runtime/validate.py _type_check: `… if types` always False": (
        "The usual type is one of those that are allowed."
    ),
    "generator/runtime/validate.py _type_check: `if kind is usual` always False": (
        "The usual type is one of those that are allowed."
    ),
    "generator/runtime/validate.py _object: `… if rest is not True` always True": (
        "A schema that takes everything breaks nothing."
    ),
    "generator/runtime/validate.py _object: `known.keys() <= declared`: LtE → Lt": (
        "Members that are all declared are looked at once more, in vain."
    ),
    "generator/runtime/validate.py _object: `(others is not None or patterned) and (not (closed and known.keys() <= declared))`: and ↔ or": (
        "Members that no further schema is about are looked at once more, in vain."
    ),
    "generator/runtime/validate.py _object: `if (others is not None or patterned) and (not (closed and known.keys() <= declared))` always True": (
        "Members that no further schema is about are looked at once more, in vain."
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
