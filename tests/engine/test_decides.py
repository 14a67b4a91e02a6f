"""What openapi-python-client decides is printed: each test changes a decision, and finds the change in the files, or a refusal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import ParseError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import AnyProperty, LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.property import Property
from openapi_python_client.parser.properties.protocol import Value
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import ClassName, PythonCode, PythonIdentifier

from generator.errors import Refused
from generator.parse import decode
from tests.generator.making import make

DOCUMENT = Path(__file__).with_name("contract.yaml")
Change = Callable[[GeneratorData], None]


def _endpoint(data: GeneratorData, name: str) -> Endpoint:
    return next(
        item for group in data.endpoint_collections_by_tag.values() for item in group.endpoints if item.name == name
    )


def _model(data: GeneratorData, name: str) -> ModelProperty:
    return next(model for model in data.models if model.class_info.name == name)


def _put(listed: list[Property], name: str, change: Callable[[Property], Property]) -> None:
    """Change one property of a list."""
    at = next(index for index, item in enumerate(listed) if item.name == name)
    listed[at] = change(listed[at])


def _required(data: GeneratorData, owner: str, name: str, change: Callable[[Property], Property]) -> None:
    listed = _model(data, owner).required_properties
    assert listed is not None
    _put(listed, name, change)


def _identifier(text: str) -> PythonIdentifier:
    return PythonIdentifier(text, "n")


def _renamed(text: str) -> Callable[[Property], Property]:
    return lambda prop: evolve(prop, python_name=_identifier(text))


def _number(prop: Property) -> Property:
    return IntProperty(
        name=prop.name,
        required=prop.required,
        default=None,
        python_name=prop.python_name,
        description=None,
        example=None,
    )


def _nullable(prop: Property) -> Property:
    found_text = {"name": prop.name, "required": True, "default": None, "python_name": prop.python_name}
    nothing = NoneProperty(**found_text, description=None, example=None)  # type: ignore[arg-type]
    return UnionProperty(
        name=prop.name, required=prop.required, default=None, python_name=prop.python_name, description=None, example=None,
        inner_properties=[prop, nothing],
    )  # fmt: skip


def _class(data: GeneratorData) -> None:
    _model(data, "Job").class_info.name = ClassName("Work", "n")


def _attribute(data: GeneratorData) -> None:
    _required(data, "Order", "name", _renamed("label"))


def _type(data: GeneratorData) -> None:
    _required(data, "Job", "id", _number)


def _requiredness(data: GeneratorData) -> None:
    _required(data, "Job", "id", lambda prop: evolve(prop, required=False))


def _nullability(data: GeneratorData) -> None:
    _required(data, "Job", "id", _nullable)


def _fewer_values(data: GeneratorData) -> None:
    def fewer(prop: Property) -> Property:
        assert isinstance(prop, LiteralEnumProperty)
        return evolve(prop, values={"new"})

    _required(data, "Job", "state", fewer)


def _default(data: GeneratorData) -> None:
    query = _endpoint(data, "jobs_start").query_parameters

    def seven(prop: Property) -> Property:
        assert isinstance(prop, IntProperty)
        return evolve(prop, default=Value(python_code=PythonCode("7"), raw_value=7))

    _put(query, "page", seven)


def _parameter(data: GeneratorData) -> None:
    _put(_endpoint(data, "jobs_start").header_parameters, "trace", _renamed("span"))


def _parameter_type(data: GeneratorData) -> None:
    _put(_endpoint(data, "jobs_start").header_parameters, "trace", _number)


def _body(data: GeneratorData) -> None:
    bodies = _endpoint(data, "jobs_write").bodies
    bodies[0] = evolve(bodies[0], prop=_number(bodies[0].prop))


def _response(data: GeneratorData) -> None:
    patterns = _endpoint(data, "jobs_start").responses.patterns
    patterns[0] = evolve(patterns[0], prop=_number(patterns[0].prop))


def _method(data: GeneratorData) -> None:
    _endpoint(data, "jobs_start").name = _identifier("jobs_begin")


def _tag(data: GeneratorData) -> None:
    for group in data.endpoint_collections_by_tag.values():
        for endpoint in group.endpoints:
            endpoint.tags = [_identifier("tasks")]


@pytest.mark.parametrize(
    ("change", "path", "output"),
    [
        (_class, "models/jobs.py", "class Work(Model):"),
        (_class, "jobs.py", ") -> Work:"),
        (_class, "models/jobs.py", '"parent": {"$ref": "Work"}'),
        (_attribute, "models/jobs.py", "    label: str\n"),
        (_attribute, "models/jobs.py", '"name": {"x-attr": "label", "type": "string"}'),
        (_attribute, "jobs.py", "        label: str,\n"),
        (_attribute, "jobs.py", '("label", "name")'),
        (_type, "models/jobs.py", "    id: int\n"),
        (_requiredness, "models/jobs.py", "    id: str | None = None\n"),
        (_nullability, "models/jobs.py", "    id: str | None\n"),
        (_fewer_values, "models/jobs.py", '    state: Literal["new"] = "new"\n'),
        (_default, "jobs.py", "        page: int = 7,\n"),
        (_parameter, "jobs.py", "        span: str | None = None,\n"),
        (_parameter, "jobs.py", 'Parameter("span", "trace", "header"'),
        (_parameter_type, "jobs.py", "        trace: int | None = None,\n"),
        (_body, "jobs.py", "        body: int,\n"),
        (_response, "jobs.py", ") -> int:"),
        (_method, "jobs.py", "    def begin(\n"),
        (_tag, "tasks.py", "class Tasks(Group):"),
    ],
)
def test_a_changed_answer_of_the_engine_is_printed(
    change: Change, path: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files say what the engine says, and did not say so before."""
    before = _files().get(path, "")
    _answer(monkeypatch, change)

    assert output in _files()[path]
    assert output not in before


def _without_class(data: GeneratorData) -> None:
    data.models.remove(_model(data, "Problem"))


def _without_property(data: GeneratorData) -> None:
    listed = _model(data, "Job").optional_properties
    assert listed is not None
    listed.pop(0)


def _without_operation(data: GeneratorData) -> None:
    for group in data.endpoint_collections_by_tag.values():
        group.endpoints.remove(_endpoint(data, "jobs_write"))


def _without_parameter(data: GeneratorData) -> None:
    _endpoint(data, "jobs_start").header_parameters.clear()


def _elsewhere(data: GeneratorData) -> None:
    endpoint = _endpoint(data, "jobs_start")
    endpoint.header_parameters.append(endpoint.query_parameters.pop())


def _without_body(data: GeneratorData) -> None:
    _endpoint(data, "jobs_write").bodies.clear()


def _other_body(data: GeneratorData) -> None:
    bodies = _endpoint(data, "jobs_write").bodies
    bodies[0] = evolve(bodies[0], content_type=UntrustedString("multipart/form-data"))


def _without_response(data: GeneratorData) -> None:
    _endpoint(data, "jobs_start").responses.patterns.pop()


def _without_value(data: GeneratorData) -> None:
    kind = next(enum for enum in data.enums if enum.class_info.name == "Kind")
    assert isinstance(kind, LiteralEnumProperty)
    kind.values.remove("huge")


def _another_class(data: GeneratorData) -> None:
    model = _model(data, "Problem")
    data.models.append(evolve(model, class_info=evolve(model.class_info, name=ClassName("Extra", "n")), roots=set()))


def _another_value(data: GeneratorData) -> None:
    kind = next(enum for enum in data.enums if enum.class_info.name == "Kind")
    assert isinstance(kind, LiteralEnumProperty)
    kind.values.add("tiny")


@pytest.mark.parametrize(
    ("change", "output"),
    [
        (_without_class, "engine-lost: the engine lost the class Problem"),
        (_without_property, "engine-lost: the engine lost the property 'size' of Job"),
        (_without_operation, "engine-lost: the engine lost the operation PUT /jobs"),
        (_without_parameter, "engine-lost: the engine lost the header parameter 'trace' of POST /jobs/{id}"),
        (_elsewhere, "engine-invented: the engine made up the header parameter 'page' of POST /jobs/{id}"),
        (_without_body, "engine-lost: the engine lost the body 'application/octet-stream' of PUT /jobs"),
        (_other_body, "engine-invented: the engine made up the body 'multipart/form-data' of PUT /jobs"),
        (_without_response, "engine-lost: the engine lost the response 422 of POST /jobs/{id}"),
        (_without_value, "engine-lost: the engine lost the value 'huge' of Kind"),
        (_another_class, "engine-invented: the engine made up the class Extra"),
        (_another_value, "engine-invented: the engine made up the value 'tiny' of Kind"),
    ],
)
def test_what_the_engine_loses_or_makes_up_is_refused(
    change: Change, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went in is counted against what came out, both ways."""
    _answer(monkeypatch, change)

    with pytest.raises(Refused) as refused:
        _files()

    assert output in {f"{item.code}: {item.message}" for item in refused.value.diagnostics}


def test_an_error_of_the_engine_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It reports what it leaves out, and goes on; we do not."""

    def report(data: GeneratorData) -> None:
        group = next(iter(data.endpoint_collections_by_tag.values()))
        group.parse_errors.append(ParseError(header="WARNING parsing", detail="no such luck"))

    _answer(monkeypatch, report)

    with pytest.raises(Refused, match="WARNING parsing: no such luck"):
        _files()


def test_a_type_that_the_runtime_does_not_know_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain document names no format of a date; were the engine to make one, nothing could read it."""

    class OtherProperty(AnyProperty):
        pass

    def change(data: GeneratorData) -> None:
        _required(
            data, "Job", "id",
            lambda prop: OtherProperty(
                name=prop.name, required=True, default=None, python_name=prop.python_name, description=None, example=None
            ),
        )  # fmt: skip

    _answer(monkeypatch, change)

    with pytest.raises(Refused, match=r"engine-type.*'id' is a OtherProperty to the engine"):
        _files()


def _answer(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Change what the engine answers from here on."""
    read = GeneratorData.from_dict

    def answer(*args: object, **kwargs: object) -> object:
        data = read(*args, **kwargs)  # type: ignore[arg-type]
        assert isinstance(data, GeneratorData)
        change(data)
        return data

    monkeypatch.setattr(GeneratorData, "from_dict", staticmethod(answer))


def _files() -> dict[str, str]:
    return dict(make(decode(DOCUMENT.name, DOCUMENT.read_bytes())).package.files)
