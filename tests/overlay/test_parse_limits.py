"""Documents that are too large, too deep, or would be: `parse` refuses them before they cost anything."""

from __future__ import annotations

import time

import pytest

from generator.parse import locate
from generator.types import Pointer
from tests.overlay.samples import document, refusal


def _bomb() -> str:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_bomb(), "source-alias"),
        (f"a: &a {'x' * 100_000}\nb: [{','.join(['*a'] * 5000)}]", "source-alias"),
        ("[" * 100_000, "source-depth"),
        ("- " * 100_000, "source-depth"),
        ("{a: " * 100_000, "source-depth"),
        ("a: &k0 [[[[1]]]]\n" + "".join(f"{i}: &k{i + 1} [[[[*k{i}]]]]\n" for i in range(100)), "source-depth"),
    ],
    ids=["aliases", "long text", "brackets", "dashes", "braces", "depth by aliases"],
)
def test_bombs_are_refused_before_they_go_off(text: str, code: str) -> None:
    """Neither time nor memory nor the interpreter's stack is spent on them."""
    start = time.process_time()
    message = refusal(text)

    assert f"error[{code}]" in message
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "text", ['{"a":' * 300 + "1" + "}" * 300, "[" * 100_000, "[" * 300 + "]" * 300, '[{"a":1,"a":1},' + "[" * 5000]
)
def test_deep_json_is_refused(text: str) -> None:
    """The standard library's own limit is never met."""
    assert refusal(text, "api.json").startswith("api.json:1:") or "source-syntax" in refusal(text, "api.json")


def test_documents_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By length of the text and by number of nodes, in YAML and in JSON."""
    monkeypatch.setattr("generator.parse.text.MAX_CHARACTERS", 100)
    monkeypatch.setattr("generator.parse.yaml_reader.MAX_NODES", 10)
    monkeypatch.setattr("generator.parse.json_reader.MAX_NODES", 10)

    assert document("x" * 100).value == "x" * 100
    assert refusal("x" * 101).startswith("api.yaml:1:1: error[source-size]: 101 characters are more than the 100")
    assert refusal("- 1\n" * 20).startswith("api.yaml:10:3: error[source-size]: more than 10 nodes")
    assert refusal(f"[{'1,' * 20}1]", "x.json").startswith("x.json:1:20: error[source-size]: more than 10 nodes")


def test_depth_within_the_limit_is_read() -> None:
    """Real documents are far shallower than this."""
    assert locate(document("[" * 250 + "]" * 250), Pointer("/0" * 249)).column == 250


def test_a_flood_of_faults_is_cut() -> None:
    """A hostile file cannot fill the screen."""
    assert refusal("\n".join("k: 1" for _ in range(5000))).count("error[") == 100
