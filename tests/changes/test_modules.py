"""What of a package is public: which classes, known by which place, and what cannot be read."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.changes.surface import annotation_text, read_surface
from generator.errors import Refused


@pytest.mark.parametrize(
    ("files", "names", "exports"),
    [
        ({"_runtime/errors.py": "class Failed: ...\n"}, ["errors.Failed"], []),
        ({"_runtime/models.py": "class Model: ...\n"}, [], []),
        ({"_runtime/models.py": "class Model: ...\n",
         "acme/__init__.py": "from .._runtime.models import Model as Model\n__all__ = ['Model']\n"},
         ["Model"], ["acme.Model"]),
        ({"_runtime/mock/__init__.py": "", "_runtime/mock/parts.py": "class State: ...\n",
         "mock/__init__.py": "from .._runtime.mock.parts import State as State\n__all__ = ['State']\n"},
         ["mock.State"], []),
        ({"acme/client.py": "class Acme: ...\n", "acme/__init__.py": "from .client import Acme as Acme\n__all__ = ['Acme']\n"},
         ["acme.Acme"], []),
        ({"acme/client.py": "class Acme: ...\n"}, [], []),
        ({"client.py": "class Acme: ...\n"}, ["client.Acme"], []),
        ({"acme/models/__init__.py": "from .thing import Thing as Thing\n__all__ = ['Thing']\n",
         "acme/models/thing.py": "class Thing: ...\n"},
         ["acme.models.Thing"], []),
        ({"acme/mock_parts.py": "class Part: ...\n", "acme/_parts.py": "class Part: ...\n", "_own/parts.py": "class Part: ...\n"}, [], []),
        ({"mock/__init__.py": "from .parts import Hub as Hub\n__all__ = ['Hub']\n", "mock/parts.py": "class Hub: ...\n"}, ["mock.Hub"], []),
        ({"acme/parts.py": "from elsewhere import Part as Part\n__all__ = ['Part', 'gone']\n"}, [], ["acme.parts.Part", "acme.parts.gone"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_class_is_known_by_the_place_that_users_import_it_from(
    files: dict[str, str], names: list[str], exports: list[str]
) -> None:
    """Neither by the private module that it is written in, nor by the runtime's."""
    folders = {(parent / "__init__.py").as_posix(): "" for path in files for parent in PurePosixPath(path).parents}

    surface = read_surface({**folders, **files}, "a test")

    assert (sorted(surface.classes), sorted(surface.exports)) == (names, exports)


def test_a_package_is_read_without_its_own_file() -> None:
    """Which holds nothing that counts."""
    assert sorted(read_surface({"acme/__init__.py": "", "acme/a.py": "class A: ...\n"}, "a test").classes) == [
        "acme.a.A"
    ]


def test_only_a_contract_directly_in_a_provider_is_one() -> None:
    """Whatever else is called so."""
    files = {
        "__init__.py": "",
        "acme/openapi.json": "1",
        "acme/more/openapi.json": "2",
        "acme/other.json": "{",
        "openapi.json": "{",
    }

    assert read_surface(files, "a test").contracts == {"acme": 1}


@pytest.mark.parametrize(("source", "line"), [("a = 1\ndef (", 2), ("\0", 1)])
def test_what_is_no_python_is_refused_where_it_is_none(source: str, line: int) -> None:
    """With its line and the revision."""
    with pytest.raises(
        Refused, match=rf"^acme/a\.py:{line}:1: error\[changes-unreadable\]: this is no Python that can be read, in v1"
    ):
        read_surface({"acme/__init__.py": "", "acme/a.py": source}, "v1")


def test_what_is_no_json_is_refused() -> None:
    """With the revision."""
    with pytest.raises(
        Refused, match=r"^acme/openapi\.json:1:1: error\[changes-unreadable\]: this is no JSON that can be read, in v1"
    ):
        read_surface({"acme/openapi.json": "{"}, "v1")


@pytest.mark.parametrize(
    ("annotation", "text"),
    [("'Thing'", "Thing"), ('"Thing"', "Thing"), ("'a\"", "'a\""), (None, "None"), ("int", "int")],
)
def test_a_quoted_type_is_the_type(annotation: str | None, text: str) -> None:
    """Quotes only keep it from being read too early."""
    assert annotation_text(annotation) == text
