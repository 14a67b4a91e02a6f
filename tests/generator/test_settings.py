"""What is read beside a document: `provider.toml`, `SOURCE.toml`, locks and hand-written modules."""

from __future__ import annotations

from datetime import date

import pytest

from generator import lock
from generator.config import Waiver, check_name, check_title, read_provider, title_of
from generator.errors import Refused
from generator.modules import resolve_imports
from generator.record import Record, check_record, checksum, read_record, record_text, renewed
from generator.toml import line_of, quoted, read_toml
from generator.types import Place, Pointer, Source

DAY = date(2026, 11, 21)
WAIVER = '[[waivers]]\ncode = "a"\npointer = "/b"\nreason = "c"\n'


def provider(text: str) -> list[str]:
    """Return what is wrong with a `provider.toml`, each with its line."""
    with pytest.raises(Refused) as caught:
        read_provider("acme", Source("provider.toml", text))
    return [f"{one.place.line if one.place else 0} {one.message}" for one in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "0 `title` '' is no class name"),
        ("title = 5", "1 `title` '' is no class name"),
        ('title = "acme"', "1 `title` 'acme' is no class name"),
        ('title = "A"\ndocumentation = "acme.example"', "2 `documentation` is no address"),
        ('title = "A"\ndocumentation = 5', "2 `documentation` is no address"),
        ('title = "A"\nextensions = ["y-a"]', "2 `extensions` is no list of `x-` keywords"),
        ('title = "A"\nextensions = "x-a"', "2 `extensions` is no list of `x-` keywords"),
        ('title = "A"\nother = 1', "2 unknown key 'other'"),
        ('title = "A"\nwaivers = 5', "2 not a waiver: None"),
        ('title = "A"\nwaivers = [5]', "2 not a waiver: 5"),
        (f'title = "A"\n{WAIVER}more = 1', "2 not a waiver: {'code': 'a', 'pointer': '/b', 'reason': 'c', 'more': 1}"),
        (f'title = "A"\n{WAIVER}matching = "/*"', "2 not a waiver: {'code': 'a', 'pointer': '/b', 'reason': 'c', 'matching': '/*'}"),
        ('title = "A"\n[[waivers]]\ncode = "a"\nreason = "c"', "2 not a waiver: {'code': 'a', 'reason': 'c'}"),
        ('title = "A"\n[[waivers]]\ncode = 1\npointer = ""\nreason = "c"', "2 not a waiver: {'code': 1, 'pointer': '', 'reason': 'c'}"),
        ('title = "A"\n[[waivers]]\ncode = "a"\npointer = ""\nreason = " "', "2 not a waiver: {'code': 'a', 'pointer': '', 'reason': ' '}"),
    ],
)  # fmt: skip
def test_a_wrong_value_of_a_providers_settings_is_refused_with_its_line(text: str, found: str) -> None:
    """One finding each, none of what is right."""
    assert provider(text) == [found.replace("0 ", "1 ", 1) if found.startswith("0 ") else found]


def test_everything_wrong_with_a_providers_settings_is_found_at_once() -> None:
    """Also the name of its folder."""
    with pytest.raises(Refused) as caught:
        read_provider("class", Source("p", 'title = "x"\nother = 1\ndocumentation = 5'))

    assert [one.message for one in caught.value.diagnostics] == [
        "unknown key 'other'",
        "'class' is no package name",
        "`title` 'x' is no class name",
        "`documentation` is no address",
    ]


def test_a_providers_settings_are_read_with_its_waivers() -> None:
    """A waiver of one finding, or of all that a pattern means; the usual title where there is none."""
    text = (
        'documentation = "https://a.example"\nextensions = ["x-a"]\n' + WAIVER + WAIVER.replace("pointer", "matching")
    )
    found = read_provider("acme", Source("p", text), "Acme")

    assert (found.name, found.title, found.documentation, found.extensions) == (
        "acme", "Acme", "https://a.example", ("x-a",),
    )  # fmt: skip
    assert [(one.code, one.where, one.reason, one.place.line, one.many) for one in found.waivers] == [
        ("a", "/b", "c", 5, False), ("a", "/b", "c", 5, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "many", "pointer", "covered"),
    [
        ("/a", False, "/a", True),
        ("/a", False, "/a/b", False),
        ("/*", False, "/a", False),
        ("/*", True, "/a/b", True),
        ("/a/*/c", True, "/a/b/c", True),
        ("/a/*/c", True, "/a/b/d", False),
        ("/[a]", True, "/a", False),
        ("/[a]", True, "/[a]", True),
        ("/?", True, "/a", False),
        ("/A*", True, "/a", False),
    ],
)
def test_a_waiver_covers_one_place_or_all_that_a_star_stands_for(
    where: str, pointer: str, *, many: bool, covered: bool
) -> None:
    """No other sign has a meaning."""
    assert Waiver("code", where, "reason", Place("p"), many).covers(Pointer(pointer)) is covered


@pytest.mark.parametrize(
    ("name", "good"),
    [("acme", True), ("acme_2", True), ("a" * 40, True), ("a" * 41, False), ("2a", False), ("_a", False), ("Acme", False),
     ("a-b", False), ("class", False), ("mock", False), ("errors", False), ("nul", False), ("json", False), ("httpx", False), ("", False)],
)  # fmt: skip
def test_a_package_name_is_a_short_word_that_nothing_else_has(name: str, *, good: bool) -> None:
    """Neither Python nor we nor Windows."""
    assert (check_name(name, Place("p")) == []) is good


@pytest.mark.parametrize(
    ("title", "good"),
    [("Acme", True), ("A" * 40, True), ("A" * 41, False), ("acme", False), ("A_b", False), ("None", False), ("Client", False),
     ("HttpClient", False), ("Upload", False), ("", False)],
)  # fmt: skip
def test_a_title_is_a_class_name_that_its_package_does_not_use(title: str, *, good: bool) -> None:
    """Nor with `Async` before it."""
    assert (check_title(title, Place("p")) == []) is good


def test_the_title_of_a_package_is_its_words_in_capitals() -> None:
    """Without what sets them off."""
    assert [title_of(name) for name in ("acme", "acme_kyc", "a_1_b")] == ["Acme", "AcmeKyc", "A1B"]


def test_toml_that_cannot_be_read_is_refused_where_it_breaks() -> None:
    """At the end of the text there is no line to name."""
    with pytest.raises(Refused) as caught:
        read_toml(Source("a.toml", "a = 1\nb = =\n"))
    place = caught.value.diagnostics[0].place

    assert place is not None
    assert (place.file, place.line, place.column) == ("a.toml", 2, 5)


def test_a_text_is_quoted_so_that_toml_reads_it_back() -> None:
    """On one line."""
    text = 'a"\\\n\u202e é'

    assert quoted(text) == '"a\\"\\\\\\U0000000A\\U0000202E é"'
    assert read_toml(Source("a", f"a = {quoted(text)}")) == {"a": text}


def test_a_line_is_found_by_what_it_holds() -> None:
    """The first; the file as a whole where there is none, or nothing is looked for."""
    source = Source("a", "x\n  key = 1\nkey = 2\n")

    assert [(one.line, one.column) for one in (line_of(source, "key"), line_of(source, "z"), line_of(source, ""))] == [
        (2, 3), (1, 1), (1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ('url = "u"', Record("u", (), "structure")),
        ('url = "u"\ndocument = "d"\nkeep = "everything"', Record("u", ("d",), "everything")),
        ('document = ["a", "b"]', Record("", ("a", "b"), "structure")),
        ("document = 5", None),
        ("document = [5]", None),
        ("url = 5", None),
        ('keep = "some"', None),
    ],
)
def test_a_record_says_where_a_document_came_from(text: str, record: Record | None) -> None:
    """One address, or the pages that make it up."""
    if record is not None:
        assert read_record(Source("s", text)) == record
        return
    with pytest.raises(Refused):
        read_record(Source("s", text))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", []),
        ('url = ""', []),
        ('url = "https://a.example"\nretrieved = 2026-11-21', []),
        ('url = "http://a"', []),
        ('url = "ftp://a"', ["`url` is 'ftp://a'"]),
        ('url = "https:///a"', ["`url` is 'https:///a'"]),
        ('note = ""', ["`note` is ''"]),
        ("note = 5", ["`note` is 5"]),
        ('retrieved = "today"', ["`retrieved` is 'today'"]),
        ("repositry = 1", ["unknown key 'repositry'; did you mean 'repository'?"]),
        ("zzz = 1", ["unknown key 'zzz'"]),
        ('[[others]]\nurl = "https://a.example"', []),
        ('[[others]]\nurl = ""', []),
        ("[[others]]\nnote = 5", ["`note` is 5"]),
        ("[[others]]\nkeep = 1", ["unknown key 'keep'"]),
        ("others = [5]", ["unknown key 'others'; did you mean 'note'?"]),
    ],
)
def test_a_record_is_held_to_what_it_may_say(text: str, messages: list[str]) -> None:
    """And so is each other source that it names."""
    given = f'sha256 = "{checksum(["x"])}"\n{text}'
    found: list[str] = []
    try:
        check_record(Source("s", given), ["x"])
    except Refused as refused:
        found = [one.message for one in refused.diagnostics]

    assert found == messages


def test_what_is_stored_is_held_to_its_checksum() -> None:
    """Of several files, to that of their checksums in a column."""
    one, other = checksum(["a"]), checksum(["a", "b"])

    assert one == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert other == checksum([f"{checksum(['a'])}\n{checksum(['b'])}"])
    with pytest.raises(Refused, match="is None, but the document that is kept here has 'ca978"):
        check_record(Source("s", ""), ["a"])


def test_a_new_record_says_what_was_fetched() -> None:
    """Pages are listed; of a file that somebody has there is no address."""
    one, pages, file = (
        record_text(Record("u", documents), "0", DAY).splitlines()[1:-3] for documents in (("d",), ("d", "e"), ())
    )

    assert one == ['url = "u"', 'document = "d"', "retrieved = 2026-11-21", 'sha256 = "0"', 'keep = "structure"']
    assert pages[1:5] == ["document = [", '  "d",', '  "e",', "]"]
    assert file == one[2:]


OTHERS = '[[others]]\nurl = "x"\ncommit = "y"\n'
HEAD = '# Ours.\n# Yes.\nurl = "a"\ndocument = "a"\nrepository = "r"\ncommit = "c"\nnote = "n"\nretrieved = 2020-01-01\nsha256 = "1"\n'


@pytest.mark.parametrize(
    ("text", "documents", "expected"),
    [
        (HEAD, ["a"],
         '# Ours.\n# Yes.\nurl = "a"\ndocument = "a"\nretrieved = 2026-11-21\nsha256 = "0"\nrepository = "r"\nnote = "n"\n'),
        (HEAD, ["b"], '# Ours.\n# Yes.\nurl = "b"\ndocument = "b"\nretrieved = 2026-11-21\nsha256 = "0"\nnote = "n"\n'),
        (HEAD, [],
         '# Ours.\n# Yes.\nretrieved = 2026-11-21\nsha256 = "0"\nurl = "a"\ndocument = "a"\nrepository = "r"\nnote = "n"\n'),
        (f'document = [\n  "a",\n  "b",\n]\nnote = "n"\n{OTHERS}', ["a", "b"],
         f'url = "a"\ndocument = [\n  "a",\n  "b",\n]\nretrieved = 2026-11-21\nsha256 = "0"\nnote = "n"\n{OTHERS}'),
        ("", ["b"], 'url = "b"\ndocument = "b"\nretrieved = 2026-11-21\nsha256 = "0"\n'),
    ],
    ids=["the same address", "another address", "a file", "pages", "nothing"],
)  # fmt: skip
def test_a_renewed_record_keeps_what_a_person_wrote(text: str, documents: list[str], expected: str) -> None:
    """Unless it was about another address or one commit."""
    assert renewed(Source("s", text), documents, "0", DAY) == expected


def test_a_lock_is_intact_only_for_the_very_inputs_and_files_that_it_names() -> None:
    """Whatever their order; a spoilt one is never."""
    inputs, files = {"b": "1", "a": "2"}, {"y.py": "y", "x.py": "x"}
    sealed = lock.seal(inputs, files, {"models": 3})
    whole = {**files, lock.NAME: sealed}

    assert lock.intact({"a": "2", "b": "1"}, whole)
    assert not lock.intact({"a": "2", "b": "2"}, whole)
    assert not lock.intact(inputs, {**whole, "x.py": "z"})
    assert not lock.intact(inputs, {**whole, "z.py": ""})
    assert not lock.intact(inputs, files)
    assert not lock.intact(inputs, {**files, lock.NAME: "{"})
    assert lock.counts(sealed) == {"models": 3}
    assert [lock.counts(text) for text in ("{", "[]", '{"counts": 5}', '{"counts": {"a": 1, "b": "x"}}')] == [
        {}, {}, {}, {"a": 1},
    ]  # fmt: skip


def test_the_digest_of_a_set_of_texts_does_not_depend_on_their_order() -> None:
    """But on their names and where each ends."""
    assert lock.digest_all({"a": "1", "b": "2"}) == lock.digest_all({"b": "2", "a": "1"})
    assert lock.digest_all({"a": "1"}) != lock.digest_all({"b": "1"})
    assert lock.digest_all({"a": "1", "b": ""}) != lock.digest_all({"a": "", "b": "1"})


@pytest.mark.parametrize(
    ("text", "nested", "found"),
    [
        ("from .._runtime.x import a\n", True, "from ._runtime.x import a\n"),
        ("from .._runtime import (\n    a,\n)\n", True, "from ._runtime import (\n    a,\n)\n"),
        ("from .._runtime.x import a\n", False, "from .._runtime.x import a\n"),
        ("from ..mock import a\nfrom .models import b\nimport c\n", True, "from ..mock import a\nfrom .models import b\nimport c\n"),
        ("from .._runtimes import a\n", True, "from .._runtimes import a\n"),
        ("def f():\n    from .._runtime.x import a\n", True, "def f():\n    from ._runtime.x import a\n"),
    ],
)  # fmt: skip
def test_a_hand_written_module_finds_the_runtime_inside_the_package(text: str, found: str, *, nested: bool) -> None:
    """Where it is: other imports stay."""
    assert resolve_imports([Source("overlays/acme/own.py", text)], {}, nested=nested) == {"own.py": found}


def test_a_module_that_would_replace_a_file_or_is_no_python_is_refused() -> None:
    """Each with its place."""
    modules = [
        Source("a/client.py", ""),
        Source("b/own.py", ""),
        Source("c/own.py", ""),
        Source("x.txt", ""),
        Source("y.py", "a =\n"),
    ]
    with pytest.raises(Refused) as caught:
        resolve_imports(modules, {"client.py": ""}, nested=False)

    assert [(one.place and (one.place.file, one.place.line), one.message) for one in caught.value.diagnostics] == [
        (("a/client.py", 1), "a package has no place for a module called client.py"),
        (("c/own.py", 1), "a package has no place for a module called own.py"),
        (("x.txt", 1), "a package has no place for a module called x.txt"),
        (("y.py", 1), "this is no Python: invalid syntax"),
    ]
