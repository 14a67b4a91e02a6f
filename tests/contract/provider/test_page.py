"""The page of a run."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import Any

from tests.contract.provider.broken import Broken
from tests.contract.provider.page import page
from tests.contract.provider.promise import Promise
from tests.contract.provider.report import facts, finding
from tests.contract.provider.run import Order, Result

_ASK = 'curl -i -X POST -H "client-id: $DEEPVUE_CLIENT_ID" "$BASE_URL"/v1/x'


def _result(says: str, **more: Any) -> Result:
    return Result(
        Promise("deepvue", "http", says, lambda _: None), 0.1, 1, Counter({"digilockerGetEaadhaar": 1}), **more
    )


RESULTS = [
    _result("one that is kept"),
    _result("one that is <broken>", broken=Broken("digilockerGetEaadhaar", "HTTP 403", "HTTP 200 <b>", _ASK)),
    _result("one that was left", not_tried="it needs a person"),
]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - given by the parser
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_runs_no_script() -> None:
    """Every element is closed; whatever came from a server is text."""
    tags = _Tags()
    text = page(RESULTS, Order(), facts)
    tags.feed(text)

    assert tags.open == []
    assert "script" not in tags.seen
    assert " on" not in text.partition("<style>")[0]
    assert "&lt;b&gt;" in text


def test_the_page_begins_with_the_verdict_and_what_is_broken() -> None:
    """Before any list, which are folded."""
    text = page(RESULTS, Order(), facts)

    assert text.index("1 of 2 promises were not kept.") < text.index("<article>") < text.index("<details>")
    assert "<details open" not in text


def test_each_layer_has_a_bar_of_what_was_kept_broken_and_left() -> None:
    """Under its name, so that it fits onto a phone."""
    bar = '<i class="kept" style="flex:1"></i><i class="broken" style="flex:1"></i><i class="left" style="flex:1"></i>'

    assert f'<th scope="row">http<span class="bar">{bar}</span></th>' in page(RESULTS, Order(), facts)


def test_the_page_is_made_for_phones_and_dark_screens() -> None:
    """By the viewport, and by colours that follow the system."""
    text = page(RESULTS, Order(), facts)

    assert 'name="viewport" content="width=device-width,initial-scale=1"' in text
    assert "prefers-color-scheme:dark" in text
    assert "display:none" not in text


def test_a_broken_promise_names_its_place_in_the_contract_and_every_variable() -> None:
    """So that its command can be pasted."""
    assert list(finding(RESULTS[1], Order(base_url="http://127.0.0.1:9/"))) == [
        "BROKEN  deepvue, http: one that is <broken>",
        "  operation   digilockerGetEaadhaar",
        "  promised    HTTP 403",
        "  promised by generated/kyc_clients/deepvue/openapi.json#/paths/~1v1~1kyc~1digilocker~1eaadhaar/post",
        "  came        HTTP 200 <b>",
        f"  request     {_ASK}",
        "  variables   export BASE_URL=http://127.0.0.1:9",
        "              export DEEPVUE_CLIENT_ID=…",
        "  again       make contract PROVIDER=deepvue BASE_URL=http://127.0.0.1:9/ ONLY='http/one that is <broken>'",
        "",
    ]
