"""The hostile suite: each document is a client that imports and type-checks, or is refused for the reason that it should be."""

from functools import cache
from pathlib import Path

import pytest

from generator.errors import Refused
from generator.parse import decode
from generator.pipeline import Build
from tests.generator.making import import_all, lay_out, make, type_check

SUITE = Path(__file__).parents[1] / "suites" / "hostile-specs"
VERDICTS = {
    "01-absolute-url-path.json": "bad-path",
    "03-dotdot-path.json": "bad-path",
    "05-path-format-attr.json": "bad-path",
    "07-crlf-param-name.json": "unsupported-parameter",
    "100-uuid-default-newline.json": "built",
    "101b-untyped-date-default-leadingzero.yaml": "built",
    "102-prop-named-T.json": "built",
    "102-prop-named-additional_properties.json": "built",
    "102-prop-named-cls.json": "built",
    "102-prop-named-data.json": "built",
    "102-prop-named-from_dict.json": "built",
    "102-prop-named-mapping.json": "built",
    "102-prop-named-prop_name.json": "built",
    "102-prop-named-to_dict.json": "built",
    "103b-literal-enum-collide-ok.json": "built",
    "104b-allOf-ref-plus-inline.json": "built",
    "106-multipart-fixed-boundary.json": "built",
    "108-cookie-param.json": "built",
    "110-default-error-json-html500.json": "built",
    "112-204-only.json": "built",
    "114-two-tags-not-all.json": "built",
    "116-path-param-dot.json": "built",
    "118-path-param-replacement-clash.json": "built",
    "12-enum-case-collide.json": "built",
    "121-additionalProperties-model-any.json": "built",
    "123-writeonly-password-repr.json": "built",
    "125-text-plain-body.json": "built",
    "127-bool-query.json": "built",
    "129-op-name-collides-module.json": "built",
    "130-server-url-ignored.json": "built",
    "132-emoji-control-docstring.json": "built",
    "15-varnames-digit.json": "built",
    "17-varnames-dup.json": "built",
    "19-enum-empty-str.json": "built",
    "21-enum-float.json": "built",
    "23-float-inf-default.json": "built",
    "25-int-huge-default.json": "built",
    "27-list-default-dropped.json": "built",
    "29-object-default.json": "built",
    "31-module-collide-silent.json": "built",
    "33-schema-named-Response.json": "built",
    "35-schema-named-Any.json": "built",
    "37-schema-named-HTTPStatus.json": "built",
    "39-props-named-internals.json": "built",
    "40-query-param-named-_kwargs.json": "built",
    "40-query-param-named-cast.json": "built",
    "40-query-param-named-cookies.json": "built",
    "40-query-param-named-headers.json": "built",
    "40-query-param-named-kwargs.json": "built",
    "40-query-param-named-quote.json": "built",
    "40-query-param-named-url.json": "built",
    "42-nfkc-dup.json": "built",
    "44-tag-empty-or-symbols.json": "built",
    "50-param-content-dropped.json": "built",
    "52-apikey-security.json": "built",
    "54-openapi-3.2.json": "built",
    "56-external-ref.json": "external-reference",
    "58-version-number.json": "built",
    "60-bool-schema.json": "built",
    "62-patternProperties.json": "built",
    "64-union-nonmatching-returns-raw.json": "built",
    "66-allOf-siblings-and-required.json": "built",
    "68-param-description-lost.json": "built",
    "70-array-query-explode-false.json": "built",
    "71b-uuid-header.json": "built",
    "73-nullable-30.json": "built",
    "75-null-for-nonnull-model.json": "built",
    "77-const-optional-int.json": "built",
    "80-yaml-anchor-bomb.yaml": "source-alias",
    "82-deep-60.json": "too-deep",
    "84-deep-array-40.json": "built",
    "86-recursive-ref.json": "built",
    "88-recursive-allOf.json": "schema-cycle",
    "89-schema-ref-cycle.json": "schema-cycle",
    "91-regex-bomb-pattern.json": "slow-pattern",
    "93-huge-desc.json": "built",
    "95-recursive-example-object.yaml": "source-alias",
    "97-dup-keys-yaml.yaml": "source-duplicate-key",
    "99-title-markdown-readme.json": "built",
}
"""What becomes of each: `built`, or the codes of the refusal."""


@cache
def _build(name: str) -> Build:
    return make(decode(name, (SUITE / name).read_bytes()))


@pytest.mark.parametrize("name", [name for name, verdict in VERDICTS.items() if verdict == "built"])
def test_an_awkward_document_is_a_client(name: str) -> None:
    """Nothing is refused without need."""
    assert _build(name).package.files["client.py"]


@pytest.mark.parametrize("name", [name for name, verdict in VERDICTS.items() if verdict != "built"])
def test_a_hostile_document_is_refused_for_its_fault(name: str) -> None:
    """Each finding is one line that says where; nothing else than `Refused` is ever raised."""
    with pytest.raises(Refused) as refused:
        _build(name)

    findings = refused.value.diagnostics
    assert " ".join(dict.fromkeys(item.code for item in findings)) == VERDICTS[name]
    assert all(item.place is not None and item.place.file == name for item in findings)
    assert all("\n" not in str(item).partition("\n    help: ")[0] for item in findings)


def test_the_suite_is_here_whole() -> None:
    """A document that is not in the table would not be looked at."""
    assert sorted(path.name for path in SUITE.iterdir() if path.name != "INDEX.md") == sorted(VERDICTS)


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Build]]:
    """Every client of the suite, laid out beside one runtime."""
    folder = tmp_path_factory.mktemp("hostile")
    built = [name for name, verdict in VERDICTS.items() if verdict == "built"]
    packages = {f"case_{index}": _build(name) for index, name in enumerate(built)}
    lay_out(folder, packages)
    return folder, packages


@pytest.mark.slow
def test_every_client_imports(clients: tuple[Path, dict[str, Build]]) -> None:
    """Every module and every class, without a warning."""
    assert import_all(*clients) == ""


@pytest.mark.slow
def test_every_client_type_checks(clients: tuple[Path, dict[str, Build]]) -> None:
    """Under `mypy --strict`, all at once."""
    assert type_check(clients[0]) == ""
