"""The base class of the models: what attrs does not do for the classes that `@define(kw_only=True, repr=False)` makes.

A generated model is an ordinary attrs class. Its annotations say what a field holds, its `_schema` what the contract
says of the object on the wire. The annotations of this module are objects and no text, because attrs copies that of
`extra` to every model, whose module need not know its names.
"""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn, Self, cast

from attrs import define, evolve, field, fields

from .encode import Row, model_to_wire
from .failures import TOO_DEEP, TOO_DEEP_TO_WRITE, Broken, KycError
from .reading import read_object
from .schema import Decode, Json, Schema, schema_of
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Callable
    from inspect import Signature

__all__ = ["NO_EXTRA", "UNSET", "Json", "Model", "Schema", "Unset", "schema_of"]


class _NoExtra(dict[str, Json]):
    """The `extra` of every model that has none: empty, shared, and refusing to change."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        message = "this `extra` is shared by all models without one: assign a dictionary to `extra` instead"
        raise TypeError(message)

    __setitem__ = setdefault = update = __ior__ = _refuse  # pyright: ignore[reportAssignmentType]

    def __reduce__(self) -> str:
        """Stay one object through copies and pickles."""
        return "NO_EXTRA"


NO_EXTRA: Final = _NoExtra()
"""No members beside those that the contract knows."""


class _Signature:
    """The `__signature__` of a model: attrs' `__init__` does not know classes that its module defines further down."""

    def __get__(self, _: object, owner: type[Any]) -> "Signature":
        """Return the signature of the class, with annotations resolved where their names are found."""
        from inspect import signature  # noqa: PLC0415 - only for who asks

        names: dict[str, Any] = {}
        for base in reversed(owner.__mro__):
            names |= vars(sys.modules[base.__module__])
        try:
            found = signature(owner.__init__, locals=names, eval_str=True)
        except NameError:
            found = signature(owner.__init__)
        return found.replace(parameters=[*found.parameters.values()][1:], return_annotation=found.empty)


@define(kw_only=True, repr=False)
class Model:
    """A JSON object of the contract: keyword-only, comparable, picklable, and silent about personal data when printed."""

    extra: Mapping[str, Any] = field(default=NO_EXTRA, repr=False)
    """Members that the contract does not know, by their wire names; `to_dict` writes them after the others."""

    _schema: ClassVar[Schema] = {}
    """The object as it is on the wire."""
    __signature__ = _Signature()
    __model_rows__: ClassVar[tuple[Row, ...]] = ()
    __model_decode__: ClassVar[Decode | None] = None
    __model_reader__: ClassVar[object | None] = None

    @classmethod
    def from_dict(cls, value: Mapping[str, Json]) -> Self:
        """Decode a JSON object as leniently as a response.

        Raises:
            UnexpectedResponse: naming the pointer and the rule that the object breaks.
        """
        try:
            return cast("Self", read_object(cls, _plain(value)))
        except Broken as broken:
            raise broken.error() from None
        except RecursionError:
            raise Broken("too-deep", TOO_DEEP).error() from None

    def to_dict(self) -> dict[str, Json]:
        """Return the JSON object of the wire: `extra` included, absent fields left out.

        Raises:
            KycError: if it is nested more deeply than Python writes.
        """
        try:
            return cast("dict[str, Json]", model_to_wire(self))
        except RecursionError:
            raise _too_deep(self) from None

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict()` as JSON text, personal data included; `indent` blanks for each level make it readable.

        Raises:
            KycError: if it is nested more deeply than Python writes.
        """
        import json  # noqa: PLC0415 - models load no JSON before it is asked for

        from .codec import dump  # noqa: PLC0415 - the same

        wire = self.to_dict()
        try:
            if indent is None:
                return dump(wire).decode()
            return json.dumps(wire, ensure_ascii=False, allow_nan=False, indent=indent)
        except RecursionError:
            raise _too_deep(self) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        """Let pydantic and FastAPI read a model as `from_dict` does and write it as `to_dict` does."""
        from .pydantic import core_schema_of  # noqa: PLC0415 - imports pydantic, which has asked

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: object, handler: object) -> dict[str, Any]:
        """Give pydantic and FastAPI the JSON Schema of the contract."""
        from .pydantic import json_schema_of  # noqa: PLC0415 - the same

        return json_schema_of(cls)

    def __replace__(self, **changes: object) -> Self:
        """Return a copy with other values for some fields: what `copy.replace` does from Python 3.13 on."""
        return evolve(self, **cast("dict[str, Any]", changes))

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Let `==` compare models of any depth."""
        plain = cast("Callable[[object, object], bool]", vars(cls).get("__eq__"))

        def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it becomes the method
            try:
                return plain(self, other)
            except RecursionError:
                from .nested import same  # noqa: PLC0415 - few values are so deep

                return same(self, other)

        if plain is not None:
            type.__setattr__(cls, "__eq__", __eq__)

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        """Return a copy that shares nothing that can change, of any depth."""
        from .nested import copied  # noqa: PLC0415 - only for who copies

        return cast("Self", copied(self, memo))

    def __repr__(self) -> str:
        """Print the fields; a sensitive value, and each member of `extra`, shows only that it is there."""
        shown: list[str] = []
        for attribute in fields(type(self)):
            value: object = getattr(self, attribute.name)
            if value is None or value is UNSET or attribute.name == "extra":
                continue
            shown.append(f"{attribute.name}={_shown(value)}" if attribute.repr else f"{attribute.name}=<hidden>")
        if self.extra:
            shown.append(f"extra=<{', '.join(self.extra)}>")
        return f"{type(self).__name__}({', '.join(shown)})"


def _shown(value: object) -> str:
    try:
        return repr(value)
    except RecursionError:
        return "…"


def _too_deep(model: Model) -> KycError:
    return KycError(f"{type(model).__name__} {TOO_DEEP_TO_WRITE}")


def _plain(value: object) -> object:
    """Return a mapping of any class as a dictionary, and what is none as it is, for decoding to refuse."""
    return dict(cast("Mapping[object, object]", value)) if isinstance(value, Mapping) else value
