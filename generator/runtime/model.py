"""The classes of a contract: `@model class Session(Model): …` with its fields as annotations and its schema beside them.

Slots, constructor, comparison and printing are written once, for all of them, where attrs would compile code for each class: that
saves a cold script the import of attrs and nine tenths of what its classes cost. To attrs they are classes of its own all the same:
it is loaded, and told their fields, when somebody asks it for them (`attrs.fields`, `attrs.evolve`, `attrs.asdict`, cattrs).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar, cast, dataclass_transform

from .schema import Json, Schema, sensitive
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from inspect import Signature
    from typing import Any, Self

    from attrs import Attribute

    from .schema import Field

__all__ = ["UNSET", "Json", "Model", "Schema", "Unset", "model"]

REQUIRED: Final = object()
"""The default of a field that has none."""

_NOTHING: Final[Mapping[str, Json]] = MappingProxyType({})
M = TypeVar("M", bound="Model")
T = TypeVar("T")


class _WhenAsked(Generic[T]):
    """An attribute of a class of the contract, and of those that extend it, that is worked out when somebody asks for it."""

    def __init__(self, work: Callable[[type[Model]], T]) -> None:
        self._work = work
        self._known: dict[type[Model], T] = {}

    def __get__(self, _: object, cls: type[Model]) -> T:
        home = _home(cls)
        if home not in self._known:
            self._known[home] = self._work(home)
        return self._known[home]


def _attributes(cls: type[Model]) -> tuple[Attribute[Any], ...]:
    """Return the fields as attrs describes them; who prints what it describes hides what we hide."""
    from attrs import NOTHING, define, field, fields  # noqa: PLC0415 - who asks has imported it

    hidden = _hidden(cls)
    body: dict[str, object] = {
        name: field(default=NOTHING if default is REQUIRED else default, repr=name not in hidden)
        for name, default in cls.__model_fields__.items()
    }
    body["__annotations__"] = {name: cls.__annotations__[name] for name in cls.__model_fields__}
    made = define(type(cls.__name__, (), body), kw_only=True, slots=False, eq=False, repr=False)
    return cast("tuple[Attribute[Any], ...]", fields(made))


def _signature(cls: type[Model]) -> Signature:
    """Return what the constructor takes, for `help` and for editors that look at objects."""
    from inspect import Parameter, Signature  # noqa: PLC0415 - who asks has imported it

    return Signature(
        [
            Parameter(
                name,
                Parameter.KEYWORD_ONLY,
                default=Parameter.empty if default is REQUIRED else default,
                annotation=cls.__annotations__[name],
            )
            for name, default in cls.__model_fields__.items()
        ]
    )


class Model:
    """A JSON object of the contract as a value: keyword-only, comparable, picklable, and silent about personal data when printed.

    Fields that the contract does not know are kept in `extra` and go back to the wire with `to_dict`.
    """

    __slots__ = ("__extra__", "__weakref__")

    __extra__: dict[str, Json] | None
    _schema: ClassVar[Schema] = {}
    """The object as it is on the wire."""
    __model_fields__: ClassVar[Mapping[str, object]] = {}
    """Attributes and their defaults, `REQUIRED` where there is none."""
    __model_shape__: ClassVar[tuple[Field, ...] | None] = None
    __model_rows__: ClassVar[tuple[tuple[str, str, bool], ...]] = ()
    __model_decode__: ClassVar[Callable[[object], object] | None] = None

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[Attribute[Any], ...]]
        __signature__: ClassVar[Signature]
    else:
        __attrs_attrs__ = _WhenAsked(_attributes)
        __signature__ = _WhenAsked(_signature)

    def __init__(self, **given: object) -> None:
        """Take the fields by name."""
        self.__extra__ = None
        values = {**self.__model_fields__, **given}
        if len(values) > len(self.__model_fields__):
            raise _misused(type(self), given)
        for name, value in values.items():
            if value is REQUIRED:
                raise _misused(type(self), given)
            setattr(self, name, value)

    def __attrs_pre_init__(self) -> None:
        """Begin an object of a class that attrs makes of ours."""
        self.__extra__ = None

    @property
    def extra(self) -> Mapping[str, Json]:
        """Fields by their wire names that the answer held and the contract does not know; empty when there were none."""
        return self.__extra__ or _NOTHING

    @classmethod
    def from_dict(cls, value: Mapping[str, Json]) -> Self:
        """Read a JSON object as leniently as an answer; `UnexpectedResponse` names the pointer that breaks the contract."""
        from .failures import Broken  # noqa: PLC0415 - not before something is to be read
        from .reading import reader_of  # noqa: PLC0415 - not before something is to be read

        try:
            return cast("Self", reader_of(cls)(dict(value), 0)[0])
        except Broken as broken:
            raise broken.error() from None

    def to_dict(self) -> dict[str, Json]:
        """Return the JSON object of the wire, unknown fields included and absent ones left out."""
        from .encode import model_to_wire  # noqa: PLC0415 - not before something is to be written

        return model_to_wire(self)

    def __eq__(self, other: object) -> bool:
        """Equal when of the same class with the same fields, unknown ones included."""
        if type(other) is not type(self):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in self.__model_fields__)
        return same and self.extra == other.extra

    __hash__ = None  # type: ignore[assignment]  # mutable values do not hash

    def __replace__(self, **changes: object) -> Self:
        """Return the same with other values for some fields and its unknown fields: what `copy.replace` does from Python 3.13 on."""
        twin = type(self)(**{name: getattr(self, name) for name in self.__model_fields__} | changes)
        twin.__extra__ = None if self.__extra__ is None else dict(self.__extra__)
        return twin

    def __repr__(self) -> str:
        """Print the fields; a sensitive value, and any unknown one, shows only that it is there."""
        shown: list[str] = []
        hidden = _hidden(type(self))
        for name in self.__model_fields__:
            value: object = getattr(self, name, UNSET)  # an object half read has not all of them
            if value is None or value is UNSET:
                continue
            shown.append(f"{name}=<hidden>" if name in hidden else f"{name}={value!r}")
        if self.extra:
            shown.append(f"extra=<{', '.join(self.extra)}>")
        return f"{type(self).__name__}({', '.join(shown)})"


def schema_of(cls: type[Model]) -> Schema:
    """Return the schema of a class: the object as it is on the wire."""
    return cast("Schema", vars(_home(cls))["_schema"])


def _home(cls: type[Model]) -> type[Model]:
    """Return the class of the contract: this one, or the one that somebody's own class extends."""
    return next(one for one in cls.__mro__ if "_schema" in vars(one))


def _hidden(cls: type[Model]) -> set[str]:
    """Return the fields that are never printed."""
    return {field.attribute for field in shape(cls) if sensitive(field.schema)}


def shape(cls: type[Model]) -> tuple[Field, ...]:
    """Return the properties of a class's schema, worked out once."""
    known = cls.__dict__.get("__model_shape__")
    if known is None:
        from .schema import fields  # noqa: PLC0415 - with the first use of the class

        known = cls.__model_shape__ = fields(schema_of(cls))
    return cast("tuple[Field, ...]", known)


def _misused(cls: type[Model], given: Mapping[str, object]) -> TypeError:
    """Return the error of a constructor, in Python's own words."""
    unknown = [name for name in given if name not in cls.__model_fields__]
    missing = [name for name, default in cls.__model_fields__.items() if given.get(name, default) is REQUIRED]
    if unknown:
        return TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument {unknown[0]!r}")
    count = f"{len(missing)} required keyword-only argument{'s' if len(missing) > 1 else ''}"
    return TypeError(f"{cls.__name__}.__init__() missing {count}: {', '.join(map(repr, missing))}")


@dataclass_transform(kw_only_default=True)
def model(cls: type[M]) -> type[M]:
    """Make a class of annotated fields a model. Slots cannot be added to a class, so it is made anew, with them."""
    body = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
    names = [name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar")]
    body["__model_fields__"] = {name: body.pop(name, REQUIRED) for name in names}
    body["__slots__"] = names
    body["__qualname__"] = cls.__qualname__
    return cast("type[M]", type(cls.__name__, cls.__bases__, body))
