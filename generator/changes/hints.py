"""Types as sets of alternatives, read from annotations, and which fits where: what a type checker knows, as values."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Type: TypeAlias = "frozenset[Atom]"
"""The alternatives of a union; a type that is no union has one."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One alternative: a class or alias with its arguments, or one value of a `Literal`."""

    name: str
    arguments: tuple[Type, ...] = ()
    value: str = ""
    """A literal's value, as Python source."""


@dataclass(frozen=True, slots=True)
class World:
    """What must be known of names to relate an old type to a new one."""

    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The classes right above each class."""
    before: Mapping[str, Type] = field(default_factory=dict[str, Type])
    """What aliases stood for."""
    after: Mapping[str, Type] = field(default_factory=dict[str, Type])
    """What aliases stand for."""

    def above(self, name: str) -> Iterator[str]:
        """Name every class above one, each once."""
        seen: set[str] = set()
        ahead = [name]
        while ahead:
            for parent in self._parents(ahead.pop(0)):
                if parent not in seen:
                    seen.add(parent)
                    ahead.append(parent)
                    yield parent

    def expanded(self, old: Type, new: Type) -> tuple[Type, Type]:
        """The same types without aliases, save those that both name: what became of those is said where they are defined."""
        shared = {name for name, _ in names(old)} & {name for name, _ in names(new)}
        return _expanded(old, self.before, frozenset(shared)), _expanded(new, self.after, frozenset(shared))

    def _parents(self, name: str) -> tuple[str, ...]:
        return self.parents.get(name, BUILT_IN.get(name, ()))


def _expanded(given: Type, aliases: Mapping[str, Type], kept: frozenset[str]) -> Type:
    found: frozenset[Atom] = frozenset()
    for atom in given:
        if atom.name in aliases and atom.name not in kept:
            found |= _expanded(aliases[atom.name], aliases, kept | {atom.name})
        else:
            arguments = tuple(_expanded(part, aliases, kept) for part in atom.arguments)
            found |= {Atom(atom.name, arguments, atom.value)}
    return found


BUILT_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "bool": ("int",),
    "int": ("float",),
    "list": ("Sequence",),
    "Sequence": ("Collection",),
    "tuple": ("Sequence",),
    "dict": ("Mapping",),
    "Mapping": ("Collection",),
    "Collection": ("Iterable",),
    "Iterator": ("Iterable",),
    "Generator": ("Iterator",),
    "datetime.datetime": ("datetime.date",),
}
"""What stands above the types that annotations are made of, as type checkers see it."""

CHANGEABLE: Final = frozenset({"list", "dict", "set"})
"""Containers that a holder may put something into, so that only the same arguments fit."""

NONE: Final = frozenset({Atom("None")})
_ANYTHING: Final = frozenset({"Any", "object"})
_CALLABLE: Final = "Callable"


def parse(node: ast.expr, resolve: Callable[[str], str]) -> Type:
    """Read an annotation. `resolve` gives a name its identity."""
    match node:
        case ast.Constant(value=str(text)):
            return parse(ast.parse(text, mode="eval").body, resolve)
        case ast.Constant(value=value):
            return frozenset({Atom("..." if value is ... else str(value))})
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return parse(left, resolve) | parse(right, resolve)
        case ast.Subscript(value=value, slice=ast.Tuple(elts=parts)):
            return _generic(resolve(ast.unparse(value)), parts, resolve)
        case ast.Subscript(value=value, slice=part):
            return _generic(resolve(ast.unparse(value)), [part], resolve)
        case _:
            return frozenset({Atom(resolve(ast.unparse(node)))})


def _generic(name: str, parts: list[ast.expr], resolve: Callable[[str], str]) -> Type:
    if name == "Literal":
        return frozenset(Atom("Literal", value=ast.unparse(part)) for part in parts)
    if name in {"Final", "ClassVar", "Annotated"}:
        return parse(parts[0], resolve)
    if name == _CALLABLE and isinstance(parts[0], ast.List):
        parts = [parts[1], *parts[0].elts]
    elif name == _CALLABLE:
        parts = [parts[1], parts[0]]
    return frozenset({Atom(name, tuple(parse(part, resolve) for part in parts))})


def names(given: Type) -> Iterator[tuple[str, bool]]:
    """Every name in a type, with whether what it names flows the other way: into a callable."""
    for atom in given:
        yield atom.name, False
        for index, argument in enumerate(atom.arguments):
            turned = atom.name == _CALLABLE and index > 0
            yield from ((name, flows is not turned) for name, flows in names(argument))


def fits(given: Type, place: Type, world: World) -> bool:
    """Whether whatever is of the one type may stand where the other is asked for."""
    if any(other.name in _ANYTHING for other in place):
        return True
    return all(atom in place or atom.name == "Any" or any(_is(atom, other, world) for other in place) for atom in given)


def _is(atom: Atom, other: Atom, world: World) -> bool:
    """Whether one alternative is a kind of another."""
    if atom.name == "Literal":
        return other.name != "Literal" and _is(Atom(type(ast.literal_eval(atom.value)).__name__), other, world)
    if atom.name == "str" and other.name in {"Sequence", *BUILT_IN["Sequence"], "Iterable"}:
        return fits(frozenset({atom}), other.arguments[0], world)
    if atom.name != other.name and other.name not in world.above(atom.name):
        return False
    if atom.name == _CALLABLE and other.name == _CALLABLE:
        return _is_callable(atom.arguments, other.arguments, world)
    if not other.arguments or not atom.arguments:
        return True
    given = atom.arguments if len(atom.arguments) == len(other.arguments) else atom.arguments[:1]
    same = other.name in CHANGEABLE
    return len(given) == len(other.arguments) and all(
        fits(one, two, world) and (not same or fits(two, one, world))
        for one, two in zip(given, other.arguments, strict=True)
    )


def _is_callable(given: tuple[Type, ...], place: tuple[Type, ...], world: World) -> bool:
    """Results may be narrower, parameters wider; `...` takes whatever comes."""
    anything = frozenset({Atom("...")})
    if not fits(given[0], place[0], world):
        return False
    if given[1:] == (anything,) or place[1:] == (anything,):
        return True
    return len(given) == len(place) and all(
        fits(two, one, world) for one, two in zip(given[1:], place[1:], strict=True)
    )


def text(given: Type) -> str:
    """Print a type as one would write it, without the modules of its names."""
    literals = sorted(atom.value for atom in given if atom.name == "Literal")
    others = sorted(_text(atom) for atom in given if atom.name not in {"Literal", "None"})
    shown = [f"Literal[{', '.join(literals)}]"] if literals else []
    return " | ".join([*shown, *others, *(["None"] if Atom("None") in given else [])])


def _text(atom: Atom) -> str:
    name = atom.name.rpartition(".")[2] if atom.name != "..." else "..."
    if atom.name == _CALLABLE and atom.arguments:
        taken = ", ".join(text(argument) for argument in atom.arguments[1:])
        return f"Callable[{taken if taken == '...' else f'[{taken}]'}, {text(atom.arguments[0])}]"
    return f"{name}[{', '.join(text(argument) for argument in atom.arguments)}]" if atom.arguments else name


def literals(given: Type) -> frozenset[str]:
    """Every literal value anywhere in a type."""
    found = {atom.value for atom in given if atom.name == "Literal"}
    return frozenset(found.union(*(literals(argument) for atom in given for argument in atom.arguments)))


def erased(given: Type) -> Type:
    """The same type with its literal values not told apart."""
    return frozenset(
        Atom(atom.name, tuple(erased(argument) for argument in atom.arguments), "…" if atom.value else "")
        for atom in given
    )
