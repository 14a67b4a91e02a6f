"""What a package may be called: nothing that anybody imports, and nothing that a system keeps for itself."""

import importlib.metadata
from pathlib import Path

import pytest

from generator.config import check_command_line, check_name, title_of
from generator.parse import decode
from generator.types import Place
from tests.generator.making import make


def complaint(name: str) -> str:
    """The messages about a name; empty for a good one."""
    return "".join(item.message for item in check_name(name, Place("--name")))


@pytest.mark.parametrize(
    "name", ["json", "asyncio", "_thread", "httpx", "attr", "click", "pydantic_core", "kyc_clients", "test"]
)
def test_a_module_that_somebody_imports_is_no_package_name(name: str) -> None:
    """Of the standard library, of what the clients import, and of what that imports."""
    assert complaint(name) == f"{name!r} is a module that the clients or Python itself import"


def test_no_module_that_the_extras_of_the_package_install_is_a_package_name() -> None:
    """Whatever a requirement of theirs is called on disk."""
    waiting, seen = ["httpx", "attrs", "starlette", "uvicorn", "aiohttp", "cattrs", "click", "pydantic"], set[str]()
    modules = {
        module: names for module, names in importlib.metadata.packages_distributions().items() if "." not in module
    }
    while waiting:
        name = waiting.pop().lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            required = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        waiting += [
            "".join(text.split(";")[0].split("[")[0].split()).rstrip("<>=!~.0123456789,")
            for text in required
            if "extra" not in text
        ]
    installed = [module for module, names in modules.items() if {name.lower() for name in names} & seen]
    free = [module for module in installed if module.isidentifier() and module[0].isalpha() and not complaint(module)]

    assert len(installed) > 10
    assert free == []


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "mock", "class", "1a", "a-b", "", "None"])
def test_what_is_no_file_name_everywhere_is_no_package_name(name: str) -> None:
    """Windows opens a device for `con.py`."""
    assert complaint(name) == f"{name!r} is no package name"


def test_a_tag_called_like_a_device_of_windows_is_a_module_with_an_underscore() -> None:
    """Everybody can check the package out."""
    job = "{title: Job, type: object, properties: {id: {type: string}}}"
    responses = f"{{'200': {{description: d, content: {{application/json: {{schema: {job}}}}}}}}}"
    operation = f"{{operationId: run, tags: [Con], responses: {responses}}}"
    text = f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{get: {operation}}}}}\n"

    stems = {Path(path).stem for path in make(decode("openapi.yaml", text.encode())).package.files}

    assert "con_" in stems
    assert "con" not in stems


@pytest.mark.parametrize(
    ("name", "title", "places"),
    [
        ("Bad-Name", title_of("Bad-Name"), ["PROVIDER"]),
        ("Bad-Name", "2x", ["PROVIDER", "--title"]),
        ("acme", "2x", ["--title"]),
        ("acme_kyc", title_of("acme_kyc"), []),
    ],
)
def test_a_title_that_was_made_from_a_bad_name_is_no_fault_of_its_own(name: str, title: str, places: list[str]) -> None:
    """One that somebody gave is."""
    found = check_command_line(name, "PROVIDER", title)

    assert [item.place.file for item in found if item.place is not None] == places
