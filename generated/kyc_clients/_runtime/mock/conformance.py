"""What every provider's side of the consent flow must do, as tests to run against its mock: synchronous and asynchronous.

class TestAcme(ConsentConformance):
client, async_client, mock = Acme, AsyncAcme, AcmeMock
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

import pytest

from ..errors import (
    CallbackMismatch,
    CallbackReplayed,
    ConfigurationError,
    ConsentDenied,
    ConsentMissing,
    ConsentPending,
    ConsentTokenForeign,
    ConsentTokenInvalid,
    InvalidRequest,
    KycError,
    SessionExpired,
    WaitTimeout,
)
from .bench import Bench
from .clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..aio import AsyncClient
    from ..flow.provider import DocumentKind
    from ..flow.results import Started
    from ..sync import Client
    from .mock import Mock
    from .sessions import Status

INSTANT: Final = "2026-01-01T00:00:00Z"
RETURN: Final = "https://example.com/kyc/return?order=7"
PURPOSE: Final = "Opening an account"
KEY: Final = "a key of 32 bytes for these tests"


class ConsentConformance:
    """Subclass it with a provider's clients and mock; every test runs with `ConsentFlow` and with `AsyncConsentFlow`."""

    client: ClassVar[Callable[..., Client]]
    async_client: ClassVar[Callable[..., AsyncClient]]
    mock: ClassVar[Callable[..., Mock]]
    product: ClassVar[str] = ""
    """Another product than the first."""
    documents: ClassVar[tuple[DocumentKind, DocumentKind]] = ("aadhaar", "pan")
    """Two documents that the product can ask for."""
    refused_option: ClassVar[str] = "verified_mobile"
    """An option that the product does not know; empty where it knows all."""

    @pytest.fixture(scope="class")
    @classmethod
    def served(cls) -> Iterator[Mock]:
        """The mock, served for all tests of the class; its clock stands unless a test moves it."""
        with cls.mock(clock=Clock(INSTANT)) as mock:
            yield mock

    @pytest.fixture(params=["sync", "async"])
    def bench(self, request: pytest.FixtureRequest, served: Mock) -> Iterator[Bench]:
        """The flow, of either kind, over the mock as new."""
        served.reset()
        with Bench(served, self._make(request.param), products=self._products(served)) as bench:
            yield bench

    def _make(self, kind: str) -> Callable[..., Client | AsyncClient]:
        return type(self).client if kind == "sync" else type(self).async_client

    def _products(self, mock: Mock) -> dict[str, str]:
        return {mock.provider.name: self.product} if self.product else {}

    def _start(self, bench: Bench, reference: str | None = "order-1") -> Started:
        return bench.start(self.documents, return_url=RETURN, purpose=PURPOSE, reference=reference)

    def test_a_person_who_allows_everything(self, bench: Bench) -> None:
        """All is granted, and every document can be read, with its files."""
        started = self._start(bench)
        consent = bench.finish(started.token, bench.consent(started))
        assert consent.granted == self.documents
        assert consent.refused == ()
        assert {file.kind for file in bench.files(started.token)} == {*self.documents}
        for kind in self.documents:
            document = bench.document(started.token, kind)
            assert document.source is not None
            assert all(bench.load(file).content for file in document.files)

    def test_a_persons_data_is_the_same_from_every_provider(self, bench: Bench) -> None:
        """An Aadhaar has a name, a birth date, a gender, an address, four digits and a photograph; a PAN its number."""
        if self.documents != ("aadhaar", "pan"):
            pytest.skip("documents of a business have other fields")
        started = self._start(bench)
        bench.finish(started.token, bench.consent(started))
        aadhaar, pan = bench.aadhaar(started.token), bench.pan(started.token)
        assert aadhaar.name
        assert isinstance(aadhaar.birth_date, date)
        assert aadhaar.gender in {"male", "female", "transgender"}
        assert (aadhaar.address.place, aadhaar.address.postal_code) == ("Pune", "411001")
        assert aadhaar.last_four == "0000"
        assert aadhaar.photo
        assert pan.number == "AAAAA0000A"

    def test_a_person_who_allows_a_part(self, bench: Bench) -> None:
        """What was not allowed is never asked for."""
        started = self._start(bench)
        first, second = self.documents
        consent = bench.finish(started.token, bench.consent(started, allow=[first]))
        assert (consent.granted, consent.refused) == ((first,), (second,))
        assert bench.document(started.token, first).source is not None
        sent = bench.sent()
        with pytest.raises(ConsentMissing, match=second) as caught:
            bench.document(started.token, second)
        assert bench.sent() == sent
        assert caught.value.transaction_id == started.session_id

    def test_a_person_who_refuses(self, bench: Bench) -> None:
        """The refusal has a name and the session's id, and stays what it is; the same reference may then begin anew."""
        started = self._start(bench)
        with pytest.raises(ConsentDenied) as caught:
            bench.finish(started.token, bench.deny(started))
        assert caught.value.transaction_id == started.session_id
        for step in (
            lambda: bench.finish(started.token, None),
            lambda: bench.document(started.token, self.documents[0]),
            lambda: bench.files(started.token),
        ):
            with pytest.raises(ConsentDenied):
                step()
        assert self._start(bench).session_id != started.session_id

    @pytest.mark.parametrize("steps", [(), ("initialized",), ("initialized", "authorized")])
    def test_a_person_who_refuses_on_the_way(self, bench: Bench, steps: tuple[Status, ...]) -> None:
        """Before the page, before signing in and after it: pending until then, denied from then on."""
        started = self._start(bench)
        for step in steps:
            bench.move(started, step)
            with pytest.raises(ConsentPending):
                bench.check(started.token)
        with pytest.raises(ConsentDenied):
            bench.finish(started.token, bench.deny(started))

    def test_a_person_who_has_not_decided(self, bench: Bench) -> None:
        """Nothing is read too early, and the session is none the worse for the question."""
        started = self._start(bench)
        for step in (
            lambda: bench.document(started.token, self.documents[0]),
            lambda: bench.files(started.token),
            lambda: bench.check(started.token),
        ):
            with pytest.raises(ConsentPending) as caught:
                step()
            assert caught.value.transaction_id == started.session_id
        consent = bench.finish(started.token, bench.consent(started))
        assert consent.granted == self.documents
        assert bench.document(started.token, self.documents[0]).source is not None

    def test_a_person_who_comes_too_late(self, bench: Bench) -> None:
        """A session has an end, for every step."""
        started = self._start(bench)
        bench.advance(2 * 3600 + 1)
        for step in (
            lambda: bench.finish(started.token, f"session_id={started.session_id}"),
            lambda: bench.check(started.token),
            lambda: bench.document(started.token, self.documents[0]),
        ):
            with pytest.raises(SessionExpired):
                step()
        assert self._start(bench).session_id != started.session_id

    def test_the_callback_of_another_session(self, bench: Bench) -> None:
        """It is refused, and the right one still works."""
        if not bench.has_page:
            pytest.skip("no browser comes back where an SDK shows the screens")
        mine, other = self._start(bench), self._start(bench, "order-2")
        back, wrong = bench.consent(mine), bench.consent(other)
        with pytest.raises(CallbackMismatch):
            bench.finish(mine.token, wrong)
        assert bench.finish(mine.token, back).granted == self.documents

    def test_a_callback_that_comes_twice(self, bench: Bench) -> None:
        """The second read gets an error; the token stays good."""
        started = self._start(bench)
        back = bench.consent(started)
        bench.finish(started.token, back)
        with pytest.raises(CallbackReplayed, match="was finished before: go on with its token"):
            bench.finish(started.token, back)
        assert bench.document(started.token, self.documents[0]).source is not None

    def test_a_callback_that_comes_twice_to_workers_that_share_nothing(self, bench: Bench) -> None:
        """Where there is a code, the provider knows that it was used; where there is none, coming twice is harmless."""
        started = self._start(bench)
        back = bench.consent(started)
        bench.finish(started.token, back)
        bench.restart()
        if "code=" not in back:
            assert bench.finish(started.token, back).granted == self.documents
        else:
            with pytest.raises(CallbackReplayed):
                bench.finish(started.token, back)

    def test_two_workers_at_once(self, bench: Bench) -> None:
        """One finishes; the other gets `CallbackReplayed`."""
        started = self._start(bench)
        back = bench.consent(started)
        outcomes = bench.together(*[(started.token, back)] * 2)
        kinds = sorted(type(outcome).__name__ for outcome in outcomes)
        assert kinds == ["CallbackReplayed", "Consent"]

    def test_a_restart_between_steps(self, bench: Bench) -> None:
        """A token is all that a new process needs."""
        started = self._start(bench)
        back = bench.consent(started)
        bench.restart()
        consent = bench.finish(started.token, back)
        bench.restart()
        for token in (started.token, consent.token):
            assert bench.document(token, self.documents[0]).source is not None
            bench.restart()

    def test_the_token_of_a_consent_needs_no_question(self, bench: Bench) -> None:
        """It says what was granted, so a new process reads at once."""
        started = self._start(bench)
        consent = bench.finish(started.token, bench.consent(started, allow=[self.documents[0]]))
        bench.restart()
        sent = bench.sent()
        with pytest.raises(ConsentMissing):
            bench.document(consent.token, self.documents[1])
        assert bench.sent() == sent

    def test_a_token_that_was_changed(self, bench: Bench) -> None:
        """Every changed or foreign token is refused, and nothing is sent."""
        started = self._start(bench)
        head, body, mac = started.token.split(".")
        other = self._start(bench, "order-2").token.split(".")[1]
        sent = bench.sent()
        for token in (
            "",
            "x",
            "1.e30.x",
            f"{head}.{other}.{mac}",
            f"{head}.{body}.{mac[::-1]}",
            started.token[:-1],
            body * 99,
        ):
            with pytest.raises(ConsentTokenInvalid):
                bench.finish(token, None)
            with pytest.raises(ConsentTokenInvalid):
                bench.document(token, self.documents[0])
        assert bench.sent() == sent

    def test_a_token_of_another_account(self, bench: Bench) -> None:
        """It is refused by name, whether the key is shared or made from the credentials."""
        for key in (None, KEY):
            bench.restart(key=key)
            started = self._start(bench, None)
            bench.restart(tenant="second", key=key)
            with pytest.raises(ConsentTokenForeign, match="another account"):
                bench.finish(started.token, None)
            bench.restart(key=key)

    def test_a_token_made_with_another_key(self, bench: Bench) -> None:
        """It is as good as changed."""
        bench.restart(key=KEY)
        started = self._start(bench)
        bench.restart(key=KEY[::-1])
        with pytest.raises(ConsentTokenInvalid, match="another key"):
            bench.finish(started.token, None)

    def test_a_token_reveals_nothing(self, bench: Bench) -> None:
        """URL-safe text without a secret; and nothing that is printed shows a person, a token or an address."""
        started = self._start(bench)
        consent = bench.finish(started.token, bench.consent(started))
        document = bench.document(started.token, self.documents[0])
        secrets = [*bench.secrets(), started.url]
        for token in (started.token, consent.token):
            assert token.replace(".", "").replace("-", "").replace("_", "").isalnum()
            assert not any(secret in token for secret in secrets if secret)
        shown = f"{started!r} {consent!r} {document!r} {document.files!r}"
        for hidden in (*secrets, started.token, consent.token, "Rao", "Doe", "Example"):
            assert not hidden or hidden not in shown

    def test_the_record_of_a_consent(self, bench: Bench) -> None:
        """It says what an audit asks, in JSON, and nothing of the person."""
        started = self._start(bench)
        record = bench.finish(started.token, bench.consent(started, allow=[self.documents[0]])).record()
        assert json.loads(json.dumps(record)) == record
        assert (record["purpose"], record["session_id"]) == (PURPOSE, started.session_id)
        assert record["documents_asked"] == [*self.documents]
        assert record["documents_granted"] == [self.documents[0]]
        assert record["started_at"] == "2026-01-01T00:00:00+00:00"
        assert {"provider", "product", "reference_id", "finished_at"} <= record.keys()

    def test_the_same_reference_is_the_same_session(self, bench: Bench) -> None:
        """One session is opened, whoever asks how often; for something else the reference is a mistake."""
        first = self._start(bench)
        sent = bench.sent()
        assert (self._start(bench).session_id, self._start(bench).url) == (first.session_id, first.url)
        assert bench.sent() == sent
        with pytest.raises(InvalidRequest, match="something else"):
            bench.start(self.documents[:1], return_url=RETURN, purpose=PURPOSE, reference="order-1")
        assert self._start(bench, "order-2").session_id != first.session_id
        assert self._start(bench, None).session_id != self._start(bench, None).session_id

    def test_what_cannot_be_done_fails_before_anything_is_sent(self, bench: Bench) -> None:
        """Unknown documents and options, documents twice or none, no purpose, an address with the provider's own parameters."""
        bad: list[tuple[tuple[str, ...], str, str, dict[str, str], type[KycError]]] = [
            ((), PURPOSE, RETURN, {}, InvalidRequest),
            ((self.documents[0],) * 2, PURPOSE, RETURN, {}, InvalidRequest),
            (("passport",), PURPOSE, RETURN, {}, ConfigurationError),
            (("aadhaar", "gstin"), PURPOSE, RETURN, {}, ConfigurationError),
            (self.documents, " ", RETURN, {}, InvalidRequest),
            (self.documents, "x" * 201, RETURN, {}, ConfigurationError),
        ]
        if self.refused_option:
            bad.append((self.documents, PURPOSE, RETURN, {self.refused_option: "9876500000"}, ConfigurationError))
        for documents, purpose, url, options, error in bad:
            with pytest.raises(error):
                bench.start(documents, return_url=url, purpose=purpose, reference="bad", **options)  # type: ignore[arg-type]
        assert bench.sent() == 0

    def test_an_option_that_the_provider_does_not_know(self, bench: Bench) -> None:
        """It is refused with the provider's name, unless it is no more than a wish."""
        if not self.refused_option:
            pytest.skip("this product knows every option")
        with pytest.raises(ConfigurationError, match=f"{bench.title}.*{self.refused_option}"):
            bench.start(
                self.documents, return_url=RETURN, purpose=PURPOSE, reference="wish", verified_mobile="9876500000"
            )
        started = bench.start(
            self.documents,
            return_url=RETURN,
            purpose=PURPOSE,
            reference="wish",
            verified_mobile="9876500000",
            best_effort=True,
        )
        assert started.session_id

    def test_waiting(self, bench: Bench) -> None:
        """Waiting ends with the decision or the timeout; where the provider has no status to poll, it is a `ConfigurationError`."""
        started = self._start(bench)
        if not bench.polled:
            with pytest.raises(ConfigurationError, match="finish"):
                bench.wait(started.token, timeout=60)
            return
        with pytest.raises(WaitTimeout) as caught:
            bench.wait(started.token, timeout=60)
        assert caught.value.transaction_id == started.session_id
        bench.consent(started)
        assert bench.wait(started.token, timeout=60).granted == self.documents
        refused = self._start(bench, "order-2")
        bench.deny(refused)
        with pytest.raises(ConsentDenied):
            bench.wait(refused.token, timeout=60)
