"""`python -m generator build` as a person runs it: the same bytes always, and the old client or the new one, never a mixture."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.cli import main

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "tests" / "generator" / "feature-rich.yaml"


def _command(out: Path, spec: Path = SPEC, *more: str) -> list[str]:
    return [sys.executable, "-m", "generator", "build", "--spec", str(spec), "--name", "acme", "--out", str(out), *more]


def _build(out: Path, spec: Path = SPEC) -> None:
    """Run the command in this process, where all that it needs is loaded."""
    assert main(_command(out, spec)[3:]) == 0


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def _digest(folder: Path) -> str:
    """One hash of all names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.mark.slow
def test_a_client_is_the_same_bytes_whatever_surrounds_the_command(tmp_path: Path) -> None:
    """Hash seeds, working directories, where the document lies, time zone and locale change nothing."""
    digests: set[str] = set()
    for index, seed in enumerate(("0", "42")):
        here = tmp_path / str(index) / "some" / "where"
        here.mkdir(parents=True)
        (here / "spec.yaml").write_bytes(SPEC.read_bytes())
        environment = _environment(PYTHONHASHSEED=seed, TZ=("UTC", "Asia/Kolkata")[index], LC_ALL="C")
        subprocess.run(
            _command(Path("out"), Path("spec.yaml")), cwd=here, env=environment, check=True, capture_output=True
        )
        digests.add(_digest(here / "out"))

    assert len(digests) == 1


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with an old client, and the digest of the new one."""
    old, new = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new")
    _build(old, ROOT / "tests/cases/paths/dotted-parameter/openapi.yaml")
    _build(new)
    return old, _digest(new / "acme")


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.1, 0.4, 0.6, 0.7, 0.8])
def test_a_killed_build_leaves_the_old_client_or_the_new_one(
    delay: float, clients: tuple[Path, str], tmp_path: Path
) -> None:
    """`kill -9` at any moment, then once more in peace: the client is whole before and after."""
    old, new = clients
    shutil.copytree(old, tmp_path, dirs_exist_ok=True)
    with subprocess.Popen(
        _command(tmp_path), env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
    left = _digest(tmp_path / "acme")
    _build(tmp_path)

    assert left in {_digest(old / "acme"), new}
    assert _digest(tmp_path / "acme") == new
    assert [path.name for path in tmp_path.iterdir()] == ["acme"]


def test_a_title_that_is_no_class_name_is_refused(tmp_path: Path) -> None:
    """What comes from the command line is printed into code too."""
    hostile = 'X"""; import os'
    done = subprocess.run(
        _command(tmp_path, SPEC, "--title", hostile), env=_environment(), check=False, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "error[config-invalid]" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["httpx", "attrs", "typing_extensions", "starlette", "json", "http", "email"])
def test_a_package_is_not_called_like_a_module_that_is_imported(name: str, tmp_path: Path) -> None:
    """It would hide that module from the client itself."""
    command = [sys.executable, "-m", "generator", "build", "--spec", "x.yaml", "--name", name, "--out", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert run.returncode == 1
    assert f"{name!r} is a module that the clients or Python itself import" in run.stderr
