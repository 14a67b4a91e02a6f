"""Reads classes, functions and aliases, each with all that its signature names."""

from __future__ import annotations

import ast
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.changes.contracts import (
    argument_facts,
    body_facts,
    by_attribute,
    field_facts,
    mapping,
    operation_facts,
    poll_text,
    rules,
    value,
)
from generator.changes.hints import NONE, Atom, parse
from generator.changes.modules import RUNTIME, Home, identity_of
from generator.changes.surface import TWIN, Alias, Class, Item, Method
from generator.errors import Diagnostic, Refused
from generator.runtime.errors import class_of_status
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.hints import Type
    from generator.changes.modules import Definition, Modules
    from generator.changes.surface import Kind

    Function = ast.FunctionDef | ast.AsyncFunctionDef

_KINDS: Final[Mapping[str, Kind]] = {
    "Client": "client",
    "AsyncClient": "client",
    "Group": "group",
    "AsyncGroup": "group",
    "Model": "model",
    "Exception": "error",
    "Protocol": "protocol",
}
_SPECIAL: Final = frozenset({"__init__", "__call__", "__iter__", "__len__", "__enter__", "__aenter__", "__getitem__"})
"""Methods with underscores that users call, though not by name."""
_BASES: Final = frozenset({"Client", "AsyncClient", "Group", "AsyncGroup", "Model", "Mock"})
"""Classes of the runtime that generated ones are made from: only those are constructed by users."""
_MACHINERY: Final = frozenset({"perform"})
"""Public for generated code alone."""
_PROPERTIES: Final = frozenset({"property", "cached_property", "functools.cached_property"})


class Reader:
    """Reads what is wanted, and wants what that names."""

    def __init__(self, modules: Modules, origin: str) -> None:
        """Read from these modules, which are of `origin`."""
        self.modules = modules
        self.origin = origin
        self._wanted: dict[str, Home] = {}
        self._kinds: Mapping[str, object] = {}
        home = modules.home(f"{RUNTIME}.errors", "KINDS")
        if isinstance(home, Home) and isinstance(home.node, ast.AnnAssign) and home.node.value:
            self._kinds = mapping(value(home.node.value))

    def want(self, home: Home | str, identity: str) -> None:
        """Have something read that users can reach; what comes from outside the package is not ours."""
        if isinstance(home, Home):
            self._wanted.setdefault(identity, home)

    def error(self, kind: str) -> str:
        """The exception class of a contract's word for it."""
        return f"errors.{self._kinds[kind]}" if kind in self._kinds else kind

    def read_all(self) -> Iterator[tuple[str, Class | Alias | Method]]:
        """Read everything wanted, until nothing new is."""
        done: set[str] = set()
        while left := [identity for identity in self._wanted if identity not in done]:
            for identity in left:
                done.add(identity)
                found = self._read(self._wanted[identity])
                if found is not None:
                    yield identity, found

    def identity(self, module: str, name: str) -> str:
        """What a name is, wherever it was moved to inside the package, and wherever it is imported from."""
        home = self.modules.home(module, name)
        if not isinstance(home, Home):
            return home
        twin = home.name.removeprefix("Async")
        shared = home.module.startswith(RUNTIME)
        if twin and twin != home.name and not shared and twin in self.modules.modules[home.module].names:
            return f"{TWIN}{identity_of(home.module, twin)}"
        return identity_of(home.module, home.name)

    def _read(self, home: Home) -> Class | Alias | Method | None:
        node = home.node
        if isinstance(node, ast.ClassDef):
            return self._class(home.module, node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return self._method(home.module, node, node.args.args)
        if _is_alias(node) and node.value is not None:
            return Alias(self._type(home.module, node.value))
        return None

    def _class(self, module: str, node: ast.ClassDef) -> Class:
        parents = tuple(self._named(module, ast.unparse(base)) for base in node.bases if isinstance(base, ast.Name))
        schema = _schema(node)
        properties = by_attribute(schema)
        items: dict[str, Item] = {}
        methods: dict[str, Method] = {}
        for part in node.body:
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and _is_field(part):
                facts = field_facts(*properties[part.target.id]) if part.target.id in properties else {}
                default = self._default(module, part.value)
                items[part.target.id] = Item(self._type(module, part.annotation), default, "attribute", facts)
            elif isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and _is_public(part.name, node.name, module):
                if _decorators(part) & _PROPERTIES:
                    items[part.name] = Item(self._hint(module, part.returns), None, "property")
                else:
                    methods[part.name] = self._bound(module, part)
        found = rules(schema)
        return Class(self._kind(module, node.name), parents, items, methods, {"rules": found} if found else {})

    def _kind(self, module: str, name: str) -> Kind:
        """What sort of class this is, by the first of its ancestors that says so."""
        home = self.modules.home(module, name)
        if isinstance(home, str):
            return _KINDS.get(home, "class")
        if home.module.startswith(RUNTIME) and home.name in _KINDS:
            return _KINDS[home.name]
        bases = home.node.bases if isinstance(home.node, ast.ClassDef) else []
        for base in bases:
            kind = self._kind(home.module, ast.unparse(base))
            if kind != "class":
                return kind
        return "class"

    def _bound(self, module: str, node: Function) -> Method:
        """A method, without the instance or class that it is bound to; with its contract, where it makes a call."""
        skipped = 0 if "staticmethod" in _decorators(node) else 1
        made = self._method(module, node, node.args.args[skipped:])
        facts = dict(made.facts)
        call = next((call for call in ast.walk(node) if isinstance(call, ast.Call) and _calls(call)), None)
        if call is None:
            return made
        operation = mapping(self._value(module, call.args[0]))
        if "method" not in operation:
            raise self._unreadable(module, node)
        if ast.unparse(call.func) == "self._wait":
            facts["request"] = f"wait for {operation['method']} {operation['path']}"
            polls = (found for part in call.args if (found := mapping(self._value(module, part))).get("") == "Poll")
            facts["waits"] = poll_text(next(polls, dict[str, object]()), self.error)
            return Method(made.items, made.returns, made.awaited, facts)
        body, schema = self._body(module, operation)
        facts |= operation_facts(operation, self._raised) | body_facts(operation, schema)
        told = argument_facts(operation, schema, ast.get_docstring(node) or "")
        items = {
            name: Item(item.type, item.default, item.place, told.get(name, {})) for name, item in made.items.items()
        }
        return Method(items, made.returns, made.awaited, facts, body)

    def _body(self, module: str, operation: Mapping[str, object]) -> tuple[tuple[str, ...], Mapping[str, object]]:
        """The class of a body that is given as arguments, and its schema."""
        body = mapping(operation.get("body"))
        schema = mapping(body.get("schema"))
        if not body.get("fields") or "$ref" not in schema:
            return (), schema if body.get("fields") else {}
        models = f"{module.rpartition('.')[0]}.models".lstrip(".")
        home = self.modules.home(models, str(schema["$ref"]))
        if isinstance(home, Home) and isinstance(home.node, ast.ClassDef):
            return (identity_of(home.module, home.name),), _schema(home.node)
        return (), {}

    def _method(self, module: str, node: Function, positional: list[ast.arg]) -> Method:
        arguments = node.args
        items: dict[str, Item] = {}
        missing = len(positional) - len(arguments.defaults)
        for index, argument in enumerate(positional):
            default = arguments.defaults[index - missing] if index >= missing else None
            hint = self._hint(module, argument.annotation)
            items[argument.arg] = Item(hint, self._default(module, default), "positional")
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            hint = self._hint(module, argument.annotation)
            items[argument.arg] = Item(hint, self._default(module, default), "keyword")
        for mark, rest in (("*", arguments.vararg), ("**", arguments.kwarg)):
            if rest is not None:
                items[f"{mark}{rest.arg}"] = Item(self._hint(module, rest.annotation), "()", "keyword")
        facts = {"deprecated": "yes"} if "deprecated" in _decorators(node) else {}
        return Method(items, self._hint(module, node.returns), isinstance(node, ast.AsyncFunctionDef), facts)

    def _default(self, module: str, node: ast.expr | None) -> str | None:
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"field", "_field"}:  # of attrs
            node = next((part.value for part in node.keywords if part.arg == "default"), None)
        return None if node is None else ast.unparse(self.modules.constant(module, node))

    def _value(self, module: str, node: ast.expr) -> object:
        return value(node, partial(self.modules.constant, module))

    def _hint(self, module: str, node: ast.expr | None) -> Type:
        return frozenset({Atom("Any")}) if node is None else self._type(module, node)

    def _type(self, module: str, node: ast.expr) -> Type:
        return parse(node, lambda name: self._named(module, name)) or NONE

    def _named(self, module: str, name: str) -> str:
        """The identity of a name in an annotation, which is wanted from now on."""
        identity = self.identity(module, name)
        self.want(self.modules.home(module, name), identity)
        return identity

    def _raised(self, status: str, kind: str) -> str:
        if kind in self._kinds:
            return self.error(kind)
        return f"errors.{class_of_status(int(status)).__name__}" if status.isdecimal() else "errors.ApiError"

    def _unreadable(self, module: str, node: ast.stmt) -> Refused:
        place = Place(f"{module.replace('.', '/')}.py", node.lineno)
        message = f"this method does not say what it calls, in {self.origin}"
        return Refused([Diagnostic("changes-unreadable", place, message, "Compare with another revision.")])


def _is_alias(node: Definition) -> bool:
    return isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation).endswith("TypeAlias")


def _is_field(node: ast.AnnAssign) -> bool:
    return not ast.unparse(node.target).startswith("_") and not ast.unparse(node.annotation).startswith("ClassVar")


def _is_public(name: str, owner: str, module: str) -> bool:
    if name in _SPECIAL:
        return not (name == "__init__" and module.startswith(RUNTIME) and owner in _BASES)
    return not name.startswith("_") and name not in _MACHINERY


def _decorators(node: Function) -> set[str]:
    return {ast.unparse(item.func if isinstance(item, ast.Call) else item) for item in node.decorator_list}


def _calls(call: ast.Call) -> bool:
    return ast.unparse(call.func) in {"self._call", "self._wait"}


def _schema(node: ast.ClassDef) -> Mapping[str, object]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and ast.unparse(part.target) == "_schema" and part.value:
            return mapping(value(part.value))
    return {}
