"""Small immutable values. Why not `NamedTuple` or `dataclass`: each such class costs 10 to 50 times as much to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NoReturn, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


@dataclass_transform(frozen_default=True)
class Record:
    """A value of annotated fields, given in their order or by name; defaults are class attributes.

    Type checkers hold callers to the fields as they do for a dataclass; at run time each field must be given exactly once.
    """

    __record_fields__: ClassVar[tuple[str, ...]] = ()
    __record_names__: ClassVar[frozenset[str]] = frozenset()
    __record_defaults__: ClassVar[Mapping[str, object]] = {}

    def __init_subclass__(cls) -> None:
        """Learn the fields."""
        super().__init_subclass__()
        cls.__record_fields__ = tuple(name for name in cls.__annotations__ if not name.startswith("_"))
        cls.__record_names__ = frozenset(cls.__record_fields__)
        cls.__record_defaults__ = {name: vars(cls)[name] for name in cls.__record_fields__ if name in vars(cls)}

    def __init__(self, *values: object, **named: object) -> None:
        """Take the fields."""
        held = self.__dict__
        held.update(self.__record_defaults__)
        fields = self.__record_fields__
        held.update(zip(fields, values, strict=False))
        held.update(named)
        twice = values and named and not named.keys().isdisjoint(fields[: len(values)])
        if twice or len(values) > len(fields) or held.keys() != self.__record_names__:
            message = f"{type(self).__name__} takes each once: {', '.join(fields)}"
            raise TypeError(message)

    def changed(self, **named: object) -> Self:
        """Return a copy that differs in some fields."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied.__dict__.update(named)
        return copied

    def _values(self) -> tuple[object, ...]:
        return tuple(self.__dict__[name] for name in self.__record_fields__)

    def __eq__(self, other: object) -> bool:
        """Equal when of the same class with the same fields."""
        return type(other) is type(self) and other._values() == self._values()

    def __hash__(self) -> int:
        """By the fields, where those have a hash."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Print the fields by name. A class that holds something secret has its own."""
        shown = zip(self.__record_fields__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a value does not change."""
        message = f"{type(self).__name__} is immutable: make a changed one with changed({name}=…)"
        raise AttributeError(message)

    __delattr__ = None  # type: ignore[assignment]  # nor does it lose a field
