"""`build` and `overlay` on documents that are no provider of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main

ROOT = Path(__file__).parents[2]
SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example.com}]
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
security: [{key: []}]
paths:
  /pets/{id}:
    get:
      tags: [pets]
      operationId: petsGet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: A pet.
          content: {application/json: {schema: {title: Pet, type: object, required: [name], properties: {name: {type: string}}}}}
"""
OVERLAY = """\
overlay: 1.1.0
info: {title: Rename, version: '1'}
actions:
  - target: $.paths['/pets/{id}'].get.operationId
    description: A better name.
    update: petsFind
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two files, which one stands in."""
    (tmp_path / "spec.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "names.yaml").write_text(OVERLAY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*more: str) -> int:
    """Build the pets."""
    return main(["build", "--spec", "spec.yaml", "--name", "pets", "--out", "out", *more])


def test_build_makes_a_client_that_needs_nothing_of_ours(folder: Path) -> None:
    """The package carries its runtime along: with its folder on the path it works."""
    assert build("--overlay", "names.yaml") == 0

    program = (
        "import httpx; from pets import Pets\n"
        "transport = httpx.MockTransport(lambda request: httpx.Response(200, json={'name': request.headers['x-key']}))\n"
        "print(Pets(key='k', transport=transport).pets.find('1').name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder / "out", capture_output=True, text=True, check=True
    )
    assert done.stdout == "k\n"


def test_build_counts_the_files_that_are_new_other_or_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All three, when a client is built again of another document."""

    def files() -> dict[str, bytes]:
        paths = [path for path in (folder / "out" / "pets").rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): path.read_bytes() for path in paths}

    build()
    before = files()
    text = (folder / "spec.yaml").read_text("utf-8")
    (folder / "spec.yaml").write_text(text.replace("tags: [pets]", "tags: [others]"), encoding="utf-8")
    capsys.readouterr()
    build()
    after = files()

    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    assert sorted(gone) == ["out/pets/models/pets.py", "out/pets/pets.py"]
    assert sorted(new) == ["out/pets/models/others.py", "out/pets/others.py"]
    others = sum(before[path] != after[path] for path in before.keys() & after.keys())
    assert capsys.readouterr().out.splitlines()[1].split()[-1] == str(4 + others)


@pytest.mark.usefixtures("folder")
def test_build_says_how_to_import_what_it_made(capsys: pytest.CaptureFixture[str]) -> None:
    """Table first, then the line to type."""
    build()

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:4] == ["pets", "1", "1", "0"]
    assert lines[-1] == "with out on the import path: from pets import Pets, AsyncPets"


@pytest.mark.usefixtures("folder")
def test_build_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The same input gives the same bytes."""
    build()
    capsys.readouterr()

    build()

    assert capsys.readouterr().out.splitlines()[1].split()[-1] == "0"


def test_the_one_waiver_that_lint_proposes_for_many_findings_is_one_to_build_with(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands alone in that file: title and name are those of the command."""
    slow = "        - {name: %s, in: query, schema: {type: string, pattern: '(a+)+$'}}\n"
    listed = "parameters:\n        - {name: id, in: path, required: true, schema: {type: string}}\n"
    spec = SPEC.replace(
        "parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n",
        listed + "".join(slow % name for name in "abc"),
    )
    (folder / "spec.yaml").write_text(spec, encoding="utf-8")
    assert main(["lint", "spec.yaml"]) == 1
    proposed = capsys.readouterr().out.partition("instead of single waivers:")[2]
    waiver, _, rest = proposed.strip().partition("\n\n")
    (folder / "waivers.toml").write_text(waiver, encoding="utf-8")

    assert build("--waive", "waivers.toml") == 0

    assert rest == "3 findings in spec.yaml"
    assert 'matching = "/paths/~1pets~1{id}/get/parameters/*/schema/pattern"' in waiver
    assert "accepted: 3 times slow-pattern: the pattern is not checked" in capsys.readouterr().out


SERVE = """
import httpx
from mine import Mine
from mine.mock import DeepvueMock

with DeepvueMock() as mock, Mine(base_url=mock.base_url, **mock.credentials) as client:
    print(client.digilocker.initiate_session(purpose="KYC", redirect_url="https://example.com").code)
    print(httpx.post(f"{mock.base_url}/v1/kyc/digilocker/issued-files").json(), type(mock).__mro__[1].__module__)
"""


def test_a_built_package_serves_the_mock_that_went_into_it(tmp_path: Path) -> None:
    """The runtime is inside the package there, and the mock's modules find it."""
    ours = ROOT / "overlays" / "deepvue"
    overlays = [f"--overlay={path}" for path in sorted(ours.glob("*.overlay.yaml"))]
    modules = [f"--module={path}" for path in sorted(ours.glob("mock*.py"))]
    spec = f"--spec={ROOT / 'specs' / 'deepvue' / 'openapi.yaml'}"

    assert main(["build", spec, *overlays, *modules, "--name=mine", f"--out={tmp_path}"]) == 0

    done = subprocess.run(
        [sys.executable, "-c", SERVE], cwd=tmp_path, env={}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "201\n{'detail': 'Not authenticated'} mine._runtime.mock.mock\n"


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        (
            "client.py",
            "x = 1\n",
            "client.py:1:1: error[module-invalid]: a package has no place for a module called client.py",
        ),
        (
            "mock.txt",
            "x = 1\n",
            "mock.txt:1:1: error[module-invalid]: a package has no place for a module called mock.txt",
        ),
        ("mock.py", "x = 1\nx = (\n", "mock.py:2:5: error[module-invalid]: this is no Python: '(' was never closed"),
        (
            "mock.py",
            "x = '\0'\n",
            "mock.py:1:1: error[module-invalid]: this is no Python: source code string cannot contain null bytes",
        ),
    ],
    ids=["generated-name", "no-module", "broken", "null"],
)
def test_a_module_that_fits_nowhere_is_refused(
    folder: Path, name: str, text: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the message says what to correct."""
    (folder / name).write_text(text, encoding="utf-8")

    assert build("--module", name) == 1

    assert capsys.readouterr().err.splitlines()[0] == hint
    assert not (folder / "out").exists()


def test_build_does_not_replace_what_it_did_not_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A stranger's folder is refused, and stays."""
    (folder / "out" / "pets").mkdir(parents=True)
    (folder / "out" / "pets" / "thesis.txt").write_text("years of work", encoding="utf-8")

    assert build() == 1

    assert "error[output-not-ours]" in capsys.readouterr().err
    assert (folder / "out" / "pets" / "thesis.txt").read_text("utf-8") == "years of work"


@pytest.mark.parametrize("name", ["", "Pets", "../pets", "class", "1st", "a" * 41])
def test_names_that_are_no_package_are_refused(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written anywhere."""
    assert main(["build", "--spec", "spec.yaml", f"--name={name}", "--out", "out"]) == 1

    assert "error[config-invalid]" in capsys.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.usefixtures("folder")
def test_overlay_prints_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    """The document, patched, in its own format."""
    assert main(["overlay", "spec.yaml", "names.yaml"]) == 0

    assert "operationId: petsFind" in capsys.readouterr().out


def test_overlay_writes_where_it_is_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With -o nothing is printed."""
    (folder / "spec.json").write_text('{"a": {"b": 1}}', encoding="utf-8")
    (folder / "o.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.a, update: {c: 2}}]\n", encoding="utf-8"
    )

    assert main(["overlay", "spec.json", "o.yaml", "-o", "out.json"]) == 0

    assert json.loads((folder / "out.json").read_text("utf-8")) == {"a": {"b": 1, "c": 2}}
    assert capsys.readouterr().out == ""


def test_overlay_refuses_a_target_without_a_match_unless_lax(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The standard lets it pass; we do not, unless asked."""
    (folder / "o.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.nowhere, update: {c: 2}}]\n",
        encoding="utf-8",
    )

    assert main(["overlay", "spec.yaml", "o.yaml"]) == 1
    assert capsys.readouterr().err.startswith("o.yaml:3:")
    assert main(["overlay", "spec.yaml", "o.yaml", "--lax"]) == 0


@pytest.mark.usefixtures("folder")
def test_a_missing_file_is_one_line_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback for a typing mistake."""
    assert main(["overlay", "spec.yml", "names.yaml"]) == 1

    assert (
        capsys.readouterr().err
        == "spec.yml:1:1: error[file-missing]: there is no such file\n    help: Correct the path.\n"
    )
