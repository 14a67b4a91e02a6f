"""Reading a parsed response: as it stands where it is what the contract says, else with what the reader gives way to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from .decode import decoder
from .exact import exact
from .model import Model, shape
from .schema import models_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .drift import DriftEvent
    from .schema import Json, Resolve, Schema
    from .tolerant import Rows

_NONE: Final[Mapping[DriftEvent, str]] = MappingProxyType({})


class Reader:
    """Reads the responses of one declaration. Nothing that is exact pays for what is not."""

    def __init__(self, schema: Schema, resolve: Resolve, operation: str) -> None:
        """Compile."""
        self._schema = schema
        self._resolve = resolve
        self._operation = operation
        self._fits = exact(schema, resolve)
        self._decode = decoder(schema, resolve)

    def __call__(self, document: object, status: int) -> tuple[object, Mapping[DriftEvent, str]]:
        """Return the value, and where it differs from the contract, each with its pointer. `Broken` where it cannot be read."""
        if self._fits(document):
            return self._decode(document), _NONE
        from .tolerant import Place, Tolerant  # noqa: PLC0415 - something differs

        tolerant = Tolerant(self._operation, status, self._resolve)
        read = tolerant.read(self._schema, document, Place((), "", sensitive=False, essential=True))
        value = self._decode(read)
        _keep(value, tolerant.rows)
        return value, tolerant.events


def reader_of(cls: type[Model]) -> Reader:
    """Return the reader of one class, for an object that came by other ways than a call."""
    name = cls.__name__
    others = models_of(cls.__module__.rpartition(".")[0])
    return Reader({"$ref": name}, lambda wanted: cls if wanted == name else others(wanted), "")


def _keep(value: object, rows: Rows) -> None:
    """Put rows that were left out into `extra` of the object that holds their list, under the list's name."""
    for path, left_out in rows.items():
        holder = _at(value, path[:-1])
        if isinstance(holder, Model) and path:
            kept = dict(holder.extra)
            kept[str(path[-1])] = cast("Json", left_out)
            holder.__extra__ = kept


def _at(value: object, path: tuple[str | int, ...]) -> object:
    for token in path:
        if isinstance(value, Model):
            names = {field.wire: field.attribute for field in shape(type(value))}
            value = getattr(value, names.get(str(token), ""), None)
        elif isinstance(value, list) and isinstance(token, int):
            value = cast("list[object]", value)[token]
        elif isinstance(value, dict):
            value = cast("dict[str, object]", value).get(str(token))
    return value
