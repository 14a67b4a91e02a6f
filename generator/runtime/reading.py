"""Reading a parsed response: as it stands where it is what the contract says, else with what the reader gives way to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from .decode import decoder, model_decoder
from .exact import exact
from .pointer import join, look_up
from .schema import fields, home_of, models_of, schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .drift import DriftEvent
    from .schema import Decode, Resolve, Schema
    from .tolerant import Rows

_NONE: Final[Mapping[DriftEvent, str]] = MappingProxyType({})


class Reader:
    """Reads the responses of one declaration. Nothing that is exact pays for what is not."""

    def __init__(self, schema: Schema, resolve: Resolve, operation: str, decode: Decode | None = None) -> None:
        """Compile."""
        self._schema = schema
        self._resolve = resolve
        self._operation = operation
        self._fits = exact(schema, resolve)
        self._decode = decode or decoder(schema, resolve)

    def __call__(self, document: object, status: int) -> tuple[object, Mapping[DriftEvent, str]]:
        """Return the value, and where it differs from the contract, each with its pointer. `Broken` where it cannot be read."""
        if self._fits(document):
            return self._decode(document), _NONE
        from .places import Place  # noqa: PLC0415 - something differs
        from .tolerant import Tolerant  # noqa: PLC0415 - something differs

        tolerant = Tolerant(self._operation, status, self._resolve)
        read = tolerant.read(self._schema, document, Place((), "", sensitive=False, essential=True))
        value = self._decode(read)
        _keep(value, tolerant.rows)
        return value, tolerant.events


def read_object(cls: type, value: object) -> object:
    """Return an instance of a model, read from an object that came by other ways than a call. `Broken` as for a response."""
    known = cast("Reader | None", vars(cls).get("__model_reader__"))
    if known is None:
        resolve = models_of(home_of(cls).__module__.rpartition(".")[0])
        known = Reader(schema_of(cls), resolve, "", model_decoder(cls))
        type.__setattr__(cls, "__model_reader__", known)
    return known(value, 0)[0]


def _keep(value: object, rows: Rows) -> None:
    """Put rows that were left out into `extra` of the object that holds their list, under the list's name."""
    for path, left_out in rows.items():
        holder = _at(value, path[:-1])
        if path and _is_model(holder):
            kept = {**cast("Mapping[str, object]", getattr(holder, "extra", {})), str(path[-1]): left_out}
            object.__setattr__(holder, "extra", kept)


def _at(value: object, path: tuple[str | int, ...]) -> object:
    for token in path:
        if _is_model(value):
            names = {field.wire: field.attribute for field in fields(schema_of(type(value)))}
            value = getattr(value, names.get(str(token), ""), None)
        else:
            value = look_up(value, join(token))
    return value


def _is_model(value: object) -> bool:
    return hasattr(type(value), "__model_rows__")
