"""Whatever two packages consist of: no changes are found exactly where users hold the same."""

from hypothesis import given, strategies as st

from generator.changes.compare import compare
from generator.changes.hints import Atom, Type, World, fits
from generator.changes.surface import Alias, Class, Item, Method, Surface

NAMES = st.sampled_from(["a", "b", "c"])
CLASSES = st.sampled_from(["p.g.G", "async p.g.G", "p.models.A", "p.models.B", "errors.E", "R", "p.C"])
ATOMS = st.one_of(
    st.builds(Atom, st.sampled_from(["int", "str", "None", "p.models.A", "p.models.B", "R", "L"])),
    st.builds(lambda value: Atom("Literal", value=value), st.sampled_from(["'x'", "'y'", "1"])),
)
TYPES = st.frozensets(
    ATOMS | st.builds(lambda inner: Atom("list", (frozenset({inner}),)), ATOMS), min_size=1, max_size=3
)
KEYS = st.sampled_from(["wire", "hidden", "request", "retry", "raises 404", "raises 4XX", "deprecated", "host x"])
VALUES = st.sampled_from(["errors.NotFound", "errors.ApiError", "one", "two"])
RULES = st.sampled_from(['{"maxLength": 1}', '{"maxLength": 2}', '{"items": {"pattern": "a"}}', '{"minimum": 1}'])
FACTS = st.builds(
    lambda facts, rules: {**facts, **({"rules": rules} if rules else {})},
    st.dictionaries(KEYS, VALUES, max_size=2),
    st.none() | RULES,
)
ITEMS = st.builds(
    Item, TYPES, st.none() | st.sampled_from(["None", "1"]), st.sampled_from(["positional", "keyword"]), FACTS
)
FIELDS = st.builds(Item, TYPES, st.none() | st.just("None"), st.sampled_from(["attribute", "property"]), FACTS)
METHODS = st.builds(Method, st.dictionaries(NAMES, ITEMS, max_size=2), TYPES, st.booleans(), FACTS)
KINDS = st.sampled_from(["client", "group", "model", "error", "protocol", "class"])
FOUND = st.builds(
    Class,
    KINDS,
    st.tuples(st.sampled_from(["Model", "R"])) | st.just(()),
    st.dictionaries(NAMES, FIELDS, max_size=2),
    st.dictionaries(NAMES, METHODS, max_size=2),
    FACTS,
)
SURFACES = st.builds(
    Surface,
    st.dictionaries(CLASSES, FOUND, max_size=3),
    st.dictionaries(st.just("L"), st.builds(Alias, TYPES), max_size=1),
    st.dictionaries(st.just("f"), METHODS, max_size=1),
    st.dictionaries(st.sampled_from(["p", "q"]), FACTS, max_size=2),
    st.frozensets(st.sampled_from(["p.x", "y"]), max_size=1),
)


@given(SURFACES)
def test_nothing_changes_between_a_surface_and_itself(surface: Surface) -> None:
    """No sentence without a reason."""
    assert compare(surface, surface) == ()


@given(SURFACES, SURFACES)
def test_where_nothing_is_said_nothing_differs(old: Surface, new: Surface) -> None:
    """No difference without a sentence."""
    assert bool(compare(old, new)) == (old != new)


@given(TYPES, TYPES)
def test_a_wider_union_takes_whatever_the_narrower_took(one: Type, two: Type) -> None:
    """Adding alternatives never breaks a caller."""
    assert fits(one, one | two, World())
