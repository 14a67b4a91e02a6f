"""The second gate: generated code holds what is on its lists, and nothing else."""

import pytest

from generator.errors import Refused
from generator.render import gate


def test_a_table_of_answers_may_take_in_the_shared_errors() -> None:
    """That, and no other mapping."""
    gate({"jobs.py": '_ERRORS: Final = {"400": Reply()}\nRUN = Operation(replies={"200": Reply(), **_ERRORS})\n'})


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("RUN = {**OTHER}", "an unpacked mapping"),
        ("RUN = {**{}}", "an unpacked mapping"),
        ("RUN = Operation(**_ERRORS)", "a call with unpacked arguments"),
        ("RUN = Operation(*_ERRORS)", "Starred"),
        ("RUN = open('x')", "a call of open"),
        ("import os", "an import"),
        ("RUN = __builtins__", "the name __builtins__"),
        ("RUN = Operation.__subclasses__", "an attribute __subclasses__"),
        ("RUN = [one for one in OTHER]", "ListComp"),
        ("del RUN", "a module-level statement"),
    ],
)
def test_what_is_not_on_the_lists_is_refused_where_it_stands(line: str, what: str) -> None:
    """With file, line and name, before anything is written."""
    with pytest.raises(Refused) as refused:
        gate({"jobs.py": f'"""Jobs."""\n{line}\n'})

    first = refused.value.diagnostics[0]
    assert (first.code, first.place and (first.place.file, first.place.line)) == ("generated-code", ("jobs.py", 2))
    assert first.message == f"generated code holds {what}, which is not on the list"
