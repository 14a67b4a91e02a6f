"""From the engine's properties to Python types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openapi_python_client.parser.properties import AnyProperty, LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty

from generator import names
from generator.annotations import BINARY, JSON, NONE, Closed, Listed, Mapped, Named, Plain, union
from generator.engine import naming
from generator.engine.concessions import in_order
from generator.errors import Diagnostic, Refused

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from generator import facts
    from generator.annotations import Annotation
    from generator.types import Json

_PLAIN: Final[dict[type[object], Annotation]] = {
    AnyProperty: JSON, BooleanProperty: Plain("bool"), FileProperty: BINARY, FloatProperty: Plain("float"),
    IntProperty: Plain("int"), NoneProperty: NONE, StringProperty: Plain("str"),
}  # fmt: skip


def type_of(prop: PropertyProtocol, plain: facts.Plain) -> Annotation:
    """The Python type of a property, whether or not it must be given.

    Raises:
        Refused: if it is of a kind that the runtime does not know.
    """
    if isinstance(prop, UnionProperty):
        return union(type_of(member, plain) for member in prop.inner_properties)
    if isinstance(prop, ListProperty):
        return Listed(type_of(prop.inner_property, plain))
    if isinstance(prop, LiteralEnumProperty):
        return Closed(in_order(prop.values, plain.enums.get(str(prop.class_info.name), ())))
    if isinstance(prop, ConstProperty):
        value = prop.value.raw_value
        return Closed((value,)) if isinstance(value, str | int) else Plain("float")
    if isinstance(prop, ModelProperty):
        return _model(prop, plain)
    if type(prop) not in _PLAIN:
        what = f"{prop.name.get_untrusted_value()!r} is a {type(prop).__name__} to the engine, which the runtime cannot read"
        raise Refused([Diagnostic("engine-type", None, what, "Please report this: it is a fault of the generator.")])
    return _PLAIN[type(prop)]


def _model(prop: ModelProperty, plain: facts.Plain) -> Annotation:
    """A class, or a mapping: the engine makes a class of that too."""
    if str(prop.class_info.name) in plain.maps:
        return Mapped(JSON if prop.additional_properties is None else type_of(prop.additional_properties, plain))
    return Named(class_name(prop))


def class_name(model: ModelProperty) -> str:
    """What a class is called."""
    return naming.shown(str(model.class_info.name), names.CLASS_RESERVED)


def only_value(annotation: Annotation) -> tuple[Json] | None:
    """The one value that a type has, in a tuple; None where there is a choice."""
    if annotation == NONE:
        return (None,)
    return annotation.values if isinstance(annotation, Closed) and len(annotation.values) == 1 else None


def default_of(prop: PropertyProtocol, known: tuple[Json] | None) -> tuple[Json] | None:
    """The value that an argument has where it must be sent and is not given."""
    if isinstance(prop, UnionProperty):
        return known  # the concession `union-defaults`
    return None if prop.default is None else (prop.default.raw_value,)
