"""Tracers see every call, at any log level, and nothing of whom it is about. Their packages are the real ones."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from generator.runtime import http_requests

ROOT = Path(__file__).parents[2]
SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "observability.md").read_text("utf-8"), re.DOTALL)
SECRETS = ["canary-key", "canary-token", "55500011122", "9876543210", "canary-note"]
PROGRAM = """
import asyncio, json, logging, sys, time
sys.path.insert(0, {root!r})
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import GOOD, send, serving
from generator.runtime.errors import KycError

on_response = None
kept = []
{before}
{snippet}
TOKEN = dict(api_key="canary-key-1", access_token="canary-token-1", retries=0, on_response=on_response)

def answer(request):
    send(request, 422 if request.command == "POST" else 200, json.dumps(GOOD).encode())

def refused(call):
    try:
        call()
    except KycError as error:
        {captured}

async def awaited(url, **more):
    async with AsyncFake(base_url=url, **TOKEN, **more) as client:
        await client.vault.status(session_id="55500011122")

with serving(answer) as url:
    {span}
        with Fake(base_url=url, **TOKEN) as client:
            client.vault.status(session_id="55500011122", mobile="9876543210")
            refused(lambda: client.vault.create(flow="signin", redirect_url="https://e.example", doc_types=["pan"], note="canary-note"))
        asyncio.run(awaited(url))
        asyncio.run(awaited(url, transport="aiohttp"))
{after}
print(json.dumps(kept, default=str))
"""
OTEL_BEFORE = """
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
exporter, provider = InMemorySpanExporter(), TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(exporter))
trace.set_tracer_provider(provider)
"""
OTEL_AFTER = """
kept.extend(dict(name=span.name, **span.attributes) for span in exporter.get_finished_spans())
"""
SENTRY_BEFORE = """
import sentry_sdk
from sentry_sdk.transport import Transport
class Keeping(Transport):
    def capture_envelope(self, envelope):
        kept.extend(item.payload.json for item in envelope.items if item.payload.json)
real = sentry_sdk.init
sentry_sdk.init = lambda **options: real(dsn="https://public@sentry.example/1", transport=Keeping, **options)
"""


def run(snippet: str, before: str, after: str, span: str = "if True:", captured: str = "pass") -> str:
    """Run a program of a snippet and some calls; return what the tracer kept, as JSON."""
    code = PROGRAM.format(root=str(ROOT), before=before, snippet=snippet, after=after, span=span, captured=captured)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def leaks(kept: str) -> list[str]:
    """The secrets that stand in what was kept."""
    return [secret for secret in SECRETS if secret in kept]


def test_opentelemetry_has_a_span_of_each_request_with_its_template() -> None:
    """By the instrumentation of httpx alone; aiohttp's is another package."""
    kept = run(SNIPPETS[0], OTEL_BEFORE, OTEL_AFTER)
    urls = [span.get("http.url", span.get("url.full", "")) for span in json.loads(kept)]
    assert [unquote(url).partition("/vault")[2] for url in urls] == [
        "/sessions/{session_id}/status", "/sessions", "/sessions/{session_id}/status"
    ]  # fmt: skip
    assert leaks(kept) == []


def test_our_hooks_give_opentelemetry_a_span_of_each_request_on_every_transport() -> None:
    """Named after the operation."""
    kept = run(SNIPPETS[1], OTEL_BEFORE, OTEL_AFTER)
    assert [span["name"] for span in json.loads(kept)] == [
        "fake vaultStatus",
        "fake vaultCreate",
        *["fake vaultStatus"] * 2,
    ]
    assert leaks(kept) == []


def test_sentry_has_spans_breadcrumbs_and_errors_and_nothing_personal() -> None:
    """At the default log levels, set up as the page says."""
    kept = run(
        SNIPPETS[2],
        SENTRY_BEFORE,
        "sentry_sdk.flush()",
        span='with sentry_sdk.start_transaction(name="kyc"):',
        captured="sentry_sdk.capture_exception(error)",
    )
    events = json.loads(kept)
    spans = [span["description"] for event in events for span in event.get("spans", [])]
    assert [
        span for span in spans if span.startswith("GET http://127.0.0.1:") and span.endswith("/{session_id}/status")
    ]
    assert [event for event in events if event.get("exception")]
    assert leaks(kept) == []


@pytest.mark.parametrize("name", ["hpack.hpack", "hpack.table", "hpack"])
def test_the_log_of_http2_shows_no_header(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Only numbers are left of it."""
    http_requests.install_log_filters.cache_clear()
    http_requests.install_log_filters()
    with caplog.at_level(logging.DEBUG, logger=name):
        logging.getLogger(name).debug("Adding %s to the header table, index %d", (b"x-api-key", b"canary-key"), 7)
    assert caplog.messages == ["Adding <hidden> to the header table, index 7"]


def test_the_log_of_httpx_shows_the_template_of_a_url_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    """Those of others stay as they are."""
    http_requests.install_log_filters.cache_clear()
    http_requests.install_log_filters()
    ours, other = http_requests.PrivateURL("https://fake.example/vault/5550"), httpx.URL("https://other.example/1")
    ours.template = "https://fake.example/vault/{id}"
    with caplog.at_level(logging.INFO, logger="httpx"):
        logging.getLogger("httpx").info("HTTP %s and %s", ours, other)
        logging.getLogger("httpx").info("HTTP")
    assert caplog.messages == ["HTTP https://fake.example/vault/{id} and https://other.example/1", "HTTP"]


def test_a_url_is_itself_where_nobody_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    """For those who compare requests in their tests."""
    monkeypatch.setattr(http_requests, "_TRACERS", ("none",))
    url = http_requests.PrivateURL("https://fake.example/vault/s")
    url.template = "https://fake.example/vault/{id}"
    assert str(url) == "https://fake.example/vault/s"
    monkeypatch.setattr(http_requests, "_TRACERS", ("sys",))
    assert str(url) == "https://fake.example/vault/{id}"
    assert url.raw_path == b"/vault/s"
