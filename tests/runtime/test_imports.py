"""What loads when: nothing heavy before it is needed, nothing foreign ever."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

RUNTIME = Path(__file__).resolve().parents[2] / "generator" / "runtime"
GENERATED = RUNTIME.parents[1] / "generated"
MODULES = sorted(path for path in RUNTIME.glob("*.py"))
HEAVY = {
    "httpx",
    "asyncio",
    "ssl",
    "json",
    "email",
    "logging",
    "dataclasses",
    "inspect",
    "attrs",
    "urllib",
    "datetime",
    "socket",
}


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has after running code."""
    script = f"{code}\nimport sys\nprint(' '.join(sorted(sys.modules)))"
    run = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(RUNTIME.parents[1])!r})\n{script}"]
    return set(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split())


def test_a_client_loads_nothing_heavy_before_its_first_call() -> None:
    """Importing the client classes costs a fraction of importing httpx."""
    assert loaded_by("import generator.runtime.client, generator.runtime.operation") & HEAVY == set()


def test_models_load_attrs_and_nothing_of_http() -> None:
    """The classes of a contract cost what attrs costs."""
    loaded = loaded_by("import generator.runtime.model, generator.runtime.epoch, generator.runtime.errors")

    assert loaded & (HEAVY - {"attrs", "inspect", "dataclasses"}) == set()


@pytest.mark.parametrize("provider", ["decentro", "deepvue", "sandbox"])
def test_importing_a_provider_loads_no_attrs_no_httpx_and_no_model(provider: str) -> None:
    """Neither the package nor the client class that it offers."""
    name = provider.capitalize()
    code = f"sys.path.insert(0, {str(GENERATED)!r})\nimport kyc_clients.{provider}\nkyc_clients.{provider}.{name}"
    loaded = loaded_by(code)

    assert f"kyc_clients.{provider}.client" in loaded
    assert loaded & {"attr", "attrs", "httpx", f"kyc_clients.{provider}.models", "kyc_clients._runtime.model"} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_runtime_imports_itself_relatively_and_httpx_in_one_place(path: Path) -> None:
    """It lives under two names; attrs describes the models, and a successor of httpx replaces those that are listed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    absolute = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    absolute |= {
        (node.module or "").partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0
    }
    own = {
        **{
            key: {"httpx"}
            for key in ("fetching", "http", "http_async", "http_failures", "http_requests", "http_routes")
        },
        "network": {"httpcore", "httpx"},
        "tls": {"httpx"},
        "http_aiohttp": {"aiohttp", "multidict", "yarl"},
        "model": {"attrs"},
        "nested": {"attrs"},
        "instances": {"attrs"},
        "cattrs": {"attrs", "cattrs"},
        "pydantic": {"pydantic_core"},
    }.get(path.stem, set())
    allowed = set(sys.stdlib_module_names) | own | {"typing_extensions"}

    assert absolute - allowed == set()
    assert all(node.level == 1 for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level)
