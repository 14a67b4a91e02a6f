"""The generator's rooms lie on floors: a room knows what is below it, and nothing else."""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.emit.model_modules import strongly_connected

ROOT = Path(__file__).parents[2]

FLOORS = (
    {"types", "openapi", "runtime"},
    {"errors", "code", "names", "values"},
    {"annotations", "pointers", "toml", "lock", "modules"},
    {"api"},
    {"parse", "config", "record", "facts"},
    {"engine"},
    {"bundle", "dump", "normalise", "changes"},
    {"overlay", "emit"},
    {"files", "fetch", "tidy", "history", "checker"},
    {"library", "pipeline"},
    {"workspace", "report"},
    {"generate", "lint", "drift"},
    {"refresh"},
    {"scaffold"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
DOORS = {
    "subprocess": {"tidy", "history", "checker"},
    "ctypes": {"files"},
    "shutil": {"files"},
    "tempfile": {"tidy", "checker"},
    "httpx": {"fetch"},
    "urllib.request": {"fetch"},
    "socket": set[str](),
    "openapi_python_client": {"engine"},
    "jinja2": {"emit", "engine"},
    "jsonpath_rfc9535": {"overlay"},
    "openapi_spec_validator": {"normalise"},
    "yaml": {"parse", "dump"},
    "griffe": {"changes"},
}
EVERY_MODULE = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (ROOT / "generator").rglob("*.py")
}
MODULES = sorted(
    path for path in (ROOT / "generator").rglob("*.py") if not path.is_relative_to(ROOT / "generator" / "runtime")
)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT / "generator").as_posix())
def test_a_room_imports_from_lower_floors_alone(module: Path) -> None:
    """Imports point down, those for type checkers included; every room has its floor."""
    room = _room(module)
    if room == "__init__":
        assert not list(_imports(module))
        return
    floor = _floor(room)
    for name in _imports(module):
        if name.startswith("generator."):
            other = name.split(".")[1]
            assert other == room or _floor(other) < floor, f"{room} imports {other}, which is not below it"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT / "generator").as_posix())
def test_the_outside_is_reached_by_listed_modules_alone(module: Path) -> None:
    """One room each starts programs, reaches the network, knows the engine, the query language and YAML."""
    for name in _imports(module):
        for outside, rooms in DOORS.items():
            if name == outside or name.startswith(f"{outside}."):
                assert _room(module) in rooms, f"{_room(module)} imports {name}"


def test_the_runtime_knows_nothing_of_the_generator() -> None:
    """What users get needs the standard library and the declared dependencies alone; an extra, those of its own too."""
    clients = {*sys.stdlib_module_names, "httpx", "attrs", "attr"}
    mocks = clients | {"starlette", "uvicorn", "jsonschema", "pytest"}
    runtime = ROOT / "generator" / "runtime"
    for module in runtime.rglob("*.py"):
        allowed = mocks if "mock" in module.relative_to(runtime).parts else clients
        allowed = allowed | {"aiohttp", "multidict", "yarl"} if module.stem == "http_aiohttp" else allowed
        allowed = allowed | {"httpcore"} if module.stem == "network" else allowed
        allowed = allowed | {"cattrs"} if module.stem == "cattrs" else allowed
        allowed = allowed | {"pydantic_core"} if module.stem == "pydantic" else allowed
        allowed = allowed | {"signxml"} if module.stem == "signature" else allowed
        for name in _imports(module, running=True):
            assert name.split(".")[0] in allowed, f"{module.relative_to(runtime)} imports {name}"


def test_modules_have_no_import_cycle() -> None:
    """Lazy imports and those under `TYPE_CHECKING` count. Generated models have `homes`, and tests of their own."""
    graph = {name: sorted(_needs(name, path)) for name, path in EVERY_MODULE.items()}
    circles = [sorted(circle) for circle in strongly_connected(graph) if len(circle) > 1]

    assert circles == [], f"the first import cycle: {' -> '.join(_cycle_from(graph, circles[0]))}"


def _needs(name: str, path: Path) -> set[str]:
    """The modules of the generator that a module imports anywhere in it."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) + 1 - node.level]] if node.level else []
            home = ".".join([*base, *filter(None, [node.module])])
            inner = {f"{home}.{alias.name}" for alias in node.names}
            found |= inner & EVERY_MODULE.keys() or {home}
    return (found & EVERY_MODULE.keys()) - {name}


def _cycle_from(graph: Mapping[str, list[str]], circle: list[str]) -> list[str]:
    """A path from the first module of a cycle back to it."""
    way = [circle[0]]
    while way[-1] not in way[:-1]:
        way.append(next(name for name in graph[way[-1]] if name in circle))
    return way[way.index(way[-1]) :]


def _room(module: Path) -> str:
    return module.relative_to(ROOT / "generator").parts[0].removesuffix(".py")


def _floor(room: str) -> int:
    floors = [floor for floor, rooms in enumerate(FLOORS) if room in rooms]
    assert floors, f"{room} has no floor; say in FLOORS what it may import"
    return floors[0]


def _imports(module: Path, *, running: bool = False) -> Iterator[str]:
    """Absolute names only: a relative import cannot leave the runtime, the one package that uses them."""
    tree = ast.parse(module.read_text())
    for node in ast.walk(_running(tree) if running else tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module != "__future__":
            if node.module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def _running(tree: ast.Module) -> ast.Module:
    """The same module without what only type checkers read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    return tree
