"""Structuring and unstructuring models with cattrs, by the rules by which a client reads and writes them."""

from __future__ import annotations

from datetime import datetime
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin

from attrs import fields, resolve_types

from .failures import UnexpectedResponse
from .model import Model
from .schema import home_of
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from attrs import Attribute
    from cattrs import BaseConverter

    from .schema import Json

    _Hook: TypeAlias = Callable[[object, object], object]

_C = TypeVar("_C", bound="BaseConverter")
_UNIONS: Final = (Union, UnionType)


def configure(converter: _C) -> _C:
    """Teach a cattrs converter the models of every provider, and return it.

    A model is structured as `from_dict` decodes it and unstructured as `to_dict` encodes it: under the names of the wire,
    with `extra`, without fields that are `UNSET`. Fields that a class of your own adds to a model go by their Python names.

    In your own attrs classes, a union of models becomes the one that leaves the fewest members unknown, a union with
    `Unset` may be `UNSET`, and `datetime` is ISO 8601 text unless the converter structures it already.

    Structuring raises `UnexpectedResponse` for an object that breaks the contract; cattrs wraps it as it wraps any error.
    """
    converter.register_structure_hook_func(_is_model, _structure_with(converter))
    converter.register_unstructure_hook_func(_is_model, _unstructure_with(converter))
    converter.register_structure_hook_factory(_is_union_of_models, _union_with(converter))
    converter.register_structure_hook_factory(_may_be_unset, _unset_with(converter))
    if not _structures_datetime(converter):
        converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
        converter.register_unstructure_hook(datetime, datetime.isoformat)
    return converter


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def _is_union_of_models(kind: object) -> bool:
    members = get_args(kind) if get_origin(kind) in _UNIONS else ()
    return any(_is_model(one) for one in members) and all(one is NoneType or _is_model(one) for one in members)


def _may_be_unset(kind: object) -> bool:
    return get_origin(kind) in _UNIONS and Unset in get_args(kind)


def _structures_datetime(converter: BaseConverter) -> bool:
    from cattrs import StructureHandlerNotFoundError  # noqa: PLC0415 - whoever has a converter has imported it

    try:
        converter.get_structure_hook(datetime)
    except StructureHandlerNotFoundError:
        return False
    return True


def _own_fields(model: type[Model]) -> list[Attribute[object]]:
    """Return the fields that a user's class adds to those of the generated class."""
    known = {one.name for one in fields(cast("type[Model]", home_of(model)))}
    return [one for one in fields(resolve_types(model)) if one.name not in known]


def _structure_with(converter: BaseConverter) -> _Hook:
    def structure(value: object, kind: object) -> object:
        model = cast("type[Model]", kind)
        own = _own_fields(model)
        if isinstance(value, model) or not own:
            return value if isinstance(value, model) else model.from_dict(cast("Mapping[str, Json]", value))
        home = cast("type[Model]", home_of(model))
        left = dict(cast("Mapping[str, Json]", value))
        given = {
            str(one.alias): _structured(converter, left.pop(one.name), one.type) for one in own if one.name in left
        }
        base = home.from_dict(left)
        known = {str(one.alias): cast("object", getattr(base, one.name)) for one in fields(home)}
        return cast("Callable[..., object]", model)(**known, **given)

    return structure


def _structured(converter: BaseConverter, value: object, kind: object) -> object:
    return converter.structure(value, cast("type[object]", kind))


def _unstructure_with(converter: BaseConverter) -> Callable[[Model], dict[str, Json]]:
    def unstructure(value: Model) -> dict[str, Json]:
        own = {one.name: converter.unstructure(getattr(value, one.name)) for one in _own_fields(type(value))}
        return value.to_dict() | own

    return unstructure


def _union_with(converter: BaseConverter) -> Callable[[object], _Hook]:
    return lambda union: _union_hook(converter, get_args(union))


def _union_hook(converter: BaseConverter, members: Sequence[type]) -> _Hook:
    models = [cast("type[Model]", one) for one in members if one is not NoneType]

    def structure(value: object, _: object) -> object:
        if value is None and NoneType in members:
            return None
        found: list[Model] = []
        errors: list[UnexpectedResponse] = []
        for model in models:
            try:
                found.append(converter.structure(value, model))
            except UnexpectedResponse as error:
                errors.append(error)
        if not found:
            raise errors[0]
        return min(found, key=lambda one: len(one.extra))

    return structure


def _unset_with(converter: BaseConverter) -> Callable[[object], _Hook]:
    def unset_hook(union: object) -> _Hook:
        rest: object = Union[tuple(one for one in get_args(union) if one is not Unset)]  # noqa: UP007

        def structure(value: object, _: object) -> object:
            return UNSET if value is UNSET or value == UNSET.value else _structured(converter, value, rest)

        return structure

    return unset_hook
