"""The wheel: `kyc_clients` alone, working where the repository is not."""

import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow

USES_ALL = """
import kyc_clients, sys
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.deepvue import AsyncDeepvue, Deepvue
from kyc_clients.sandbox import AsyncSandbox, Sandbox

with Sandbox(api_key="key", api_secret="secret", environment="test") as sandbox:
    assert callable(sandbox.digilocker.initiate_session)
with Deepvue(client_id="id", client_secret="secret") as deepvue:
    assert callable(deepvue.digilocker.initiate_session)
assert not [name for name in sys.modules if name.split(".")[0] in {"generator", "openapi_python_client", "yaml"}]
print(kyc_clients.__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_clients_alone(wheel: Path) -> None:
    """Neither the generator nor tests nor specs reach a user."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"kyc_clients"}
    assert {name.rsplit("/", 1)[1] for name in names if ".dist-info/" in name} == {
        "LICENSE",
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
    }


def test_the_wheel_holds_all_that_was_generated(wheel: Path) -> None:
    """Contracts and `py.typed` travel with the code."""
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    generated = ROOT / "generated"
    files = (path for path in generated.rglob("*") if path.is_file() and "__pycache__" not in path.parts)

    assert shipped == {path.relative_to(generated).as_posix() for path in files}


def test_the_page_of_the_package_has_no_dead_links(wheel: Path) -> None:
    """Where the repository is not, README's links and picture lead to it."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        page = archive.read(name).decode()

    assert re.findall(r"\]\((?!https://|#)[^)]*\)", page) == []
    assert "](https://github.com/kyc-clients/kyc-clients/raw/main/docs/bench.svg)" in page
    assert "](https://github.com/kyc-clients/kyc-clients/blob/main/CHANGELOG.md)" in page


def test_the_sdist_holds_what_builds_the_wheel_and_no_more(tmp_path: Path) -> None:
    """A packager gets sources without other people's test suites."""
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        parts = [name.split("/")[1:] for name in archive.getnames()]

    assert {path[0] for path in parts} == {
        *(
            ".gitignore",
            "CHANGELOG.md",
            "LICENSE",
            "PKG-INFO",
            "README.md",
            "SECURITY.md",
            "generated",
            "pyproject.toml",
        )
    }


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """With what the wheel declares and nothing else, every client can be imported and made."""
    python, site = _environment(wheel, tmp_path, ["httpx", "attrs"])

    done = subprocess.run([python, "-I", "-c", USES_ALL], cwd=tmp_path, capture_output=True, check=False, text=True)

    assert done.stderr == ""
    assert done.stdout.strip() == str(site / "kyc_clients" / "__init__.py")


def test_the_first_hour_of_a_new_user_ends_with_a_passing_test(wheel: Path, tmp_path: Path) -> None:
    """The tutorial, with the wheel and what its first step installs; `make packages` walks it on every Python found."""
    page = ROOT / "docs" / "tutorial.md"
    assert "pip install 'kyc-clients[mock]' pytest\n" in page.read_text()
    needs = ["httpx", "attrs", "starlette", "uvicorn", "jsonschema", "pytest"]
    python, _ = _environment(wheel, tmp_path, needs)
    command = [str(python), "-I", "-W", "error", str(ROOT / "tests" / "project" / "first_hour.py"), str(page)]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)

    assert done.stdout + done.stderr == ""


def test_the_wheel_declares_what_the_empty_environment_had(wheel: Path) -> None:
    """The previous test stands for `pip install`: these are the requirements that pip would read."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    required = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]

    assert sorted(required) == ["Requires-Dist: attrs>=23.2", "Requires-Dist: httpx<0.29,>=0.28"]


def _environment(wheel: Path, folder: Path, needs: list[str]) -> tuple[Path, Path]:
    """Make an environment that holds the wheel and what these need; return its Python and where packages lie."""
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    site = next((folder / "venv" / "lib").glob("*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    for needed in _closure(needs):
        _link(needed, site)
    return folder / "venv" / "bin" / "python", site


def _closure(names: list[str]) -> Iterator[Distribution]:
    """The installed distributions that these need, without a network: what `pip install` would fetch."""
    seen: set[str] = set()
    while names:
        found = distribution(names.pop())
        if found.name not in seen:
            seen.add(found.name)
            yield found
            needs = [Requirement(line) for line in found.requires or []]
            names += [need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]


def _link(needed: Distribution, site: Path) -> None:
    for top in {file.parts[0] for file in needed.files or [] if file.parts[0] != ".."}:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(needed.locate_file(top))))
