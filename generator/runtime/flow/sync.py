"""The synchronous consent flow. `aio` is its counterpart."""

from __future__ import annotations

from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, Final, TypeVar, cast

from ..documents.files import DocumentFile
from ..errors import KycError
from ..forks import register_forkable
from ..shared import options_of
from .setup import Flow, store_failed
from .steps import FetchLink, Pause, Perform, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..documents.models import Aadhaar, Certificate, Pan
    from ..download import Download
    from ..download_rules import Rules
    from ..effects import Effects
    from ..sync import Client
    from .breaker import BreakerPolicy
    from .failover import FailoverEvent, FailoverMode
    from .member import Member
    from .provider import DocumentKind, FileSource
    from .results import Consent, Started
    from .steps import Moves, Step, Stored
    from .store import ConsentStore

T = TypeVar("T")
_TURNS: Final = 64
"""Starts with one reference wait for each other; others seldom do."""


class ConsentFlow(Flow):
    """A person's documents by consent, from whichever provider works: `ConsentFlow(Sandbox(…), Decentro(…))`, in order of preference.

    Thread-safe. The state of a session is in its token, which is yours to keep; the flow itself remembers, in its store and for as long
    as a session lives, which references it has seen and which sessions are finished. The clients stay yours to close.
    """

    def __init__(
        self,
        *clients: Client,
        products: Mapping[str, str] | None = None,
        key: bytes | str | None = None,
        store: ConsentStore | None = None,
        failover: FailoverMode = "certain",
        deadline: float = 60.0,
        prefer: Callable[[str], str | None] | None = None,
        on_failover: Callable[[FailoverEvent], None] | None = None,
        breaker: BreakerPolicy | None = None,
        rules: Rules | None = None,
        effects: Effects | None = None,
    ) -> None:
        """Set the flow up; nothing is sent before the first step.

        Args:
            clients: One for each provider or account.
            products: Another product than the first that can, by provider: `{"decentro": "digilocker"}` is the classic suite.
            key: Authenticates the tokens: at least 16 bytes, the same in every process. Made from the credentials where it is not given.
            store: Where references and finished sessions are remembered; in this process, unless one is given.
            failover: Whether `start` goes on to the next provider: `never`; `certain`, only after what certainly cost nothing;
                `probable`, also after a server error or a lost response, when a session may have been billed.
            deadline: Seconds that a start may take in all, however many providers it tries.
            prefer: Called with the reference of a start; returns the name of the provider to try first, or None.
            on_failover: Called before a start goes on to the next provider.
            breaker: When a provider that keeps failing is left alone, and for how long.
            rules: What downloads must keep to.
            effects: Clock, sleep and chance, for tests.

        Raises:
            ConfigurationError: if the flow could not work with these.
        """
        super().__init__(
            clients, products=products, key=key, store=store, failover=failover, deadline=deadline, prefer=prefer,
            on_failover=on_failover, breaker=breaker, rules=rules, effects=effects,
        )  # fmt: skip
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock of a reference."""
        self._locks = tuple(Lock() for _ in range(_TURNS))

    def start(
        self,
        documents: Sequence[DocumentKind],
        *,
        return_url: str,
        purpose: str,
        reference: str | None = None,
        signup: bool | None = None,
        pinless: bool | None = None,
        usernameless: bool | None = None,
        verified_mobile: str | None = None,
        best_effort: bool = False,
        deadline: float | None = None,
    ) -> Started:
        """Open a session in which a person may share documents.

        Args:
            documents: What to ask for, in our words: `["aadhaar", "pan"]`.
            return_url: Where the person's browser goes afterwards.
            purpose: Why, in words that the person may read.
            reference: An id of your own. The same one gives the same session while it lives; each request on the wire gets an id that
                is made from it.
            signup: Whether to open an account for a person who has none.
            pinless: Whether the person may do without the PIN.
            usernameless: Whether the person may sign up without choosing a user name.
            verified_mobile: A mobile number that you have verified, 10 digits.
            best_effort: Whether a provider that does not know one of the last four may be used without it.
            deadline: Seconds for all providers together, instead of the flow's.

        Raises:
            ConfigurationError: for what none of the clients can do; nothing is sent.
            InvalidRequest: for arguments that make no sense, and for a reference that stands for something else; nothing is sent.
            ConsentUnavailable: when several providers failed; `errors` has each one's own.
            KycError: when one failed in a way after which the next is not tried.
        """
        attempt = self._attempt(
            documents, return_url=return_url, purpose=purpose, reference=reference, signup=signup, pinless=pinless,
            usernameless=usernameless, verified_mobile=verified_mobile, best_effort=best_effort,
        )  # fmt: skip
        steps = attempt.run(self._deadline(deadline))
        if attempt.is_new:
            return self._drive(steps)
        with self._locks[hash(attempt.reference) % _TURNS]:
            return self._drive(steps)

    def finish(self, token: str, callback: str | bytes | Mapping[str, object] | None = None) -> Consent:
        """Finish a session with what the person's browser brought back to the return address.

        Args:
            token: From `start`.
            callback: The address with its query, its query alone, or the query parameters of a web framework. None where an SDK showed the
                screens and there is no address.

        Raises:
            ConsentDenied: the person refused.
            ConsentPending: the person has not decided yet.
            SessionExpired: the time to decide is over.
            CallbackMismatch: the address is of another session.
            CallbackReplayed: the session is finished already, or another worker is about to; its token is good for the documents.
            CallbackRejected: the provider did not accept the code.
            ConsentTokenInvalid: the token was changed, or made with another key.
            ConsentTokenForeign: the token is of another account or provider.
        """
        return self._drive(self._core.finish(token, callback))

    def check(self, token: str) -> Consent:
        """Ask the provider once what the person decided, without a callback; raises as `finish` does."""
        return self._drive(self._core.check(token))

    def wait(self, token: str, *, timeout: float = 600.0) -> Consent:
        """Ask the provider until the person has decided. Waits grow from two seconds to fifteen; short outages are waited out.

        Args:
            token: From `start`.
            timeout: Seconds to wait in all.

        Raises:
            ConfigurationError: where the provider has no status to poll; use `finish`.
            WaitTimeout: when the time is up.
            KycError: as `finish` does.
        """
        return self._drive(self._core.wait(token, timeout))

    def aadhaar(self, token: str) -> Aadhaar:
        """Read the person's Aadhaar.

        Raises:
            ConsentMissing: the person was not asked for it, or did not allow it; nothing is read.
            KycError: as `finish` does, and the provider's own.
        """
        return cast("Aadhaar", self._drive(self._core.read(token, "aadhaar", self._bind)))

    def pan(self, token: str) -> Pan:
        """Read the person's PAN; raises as `aadhaar` does."""
        return cast("Pan", self._drive(self._core.read(token, "pan", self._bind)))

    def document(self, token: str, kind: DocumentKind) -> Aadhaar | Pan | Certificate:
        """Read any document by its word, such as `driving_licence` or `gstin`; raises as `aadhaar` does."""
        return self._drive(self._core.read(token, kind, self._bind))

    def files(self, token: str) -> tuple[DocumentFile, ...]:
        """List the files of what the person allowed, as the provider lists them; raises as `aadhaar` does."""
        found = self._drive(self._core.files(token))
        return tuple(self._bind(member, source) for member, source in found)

    def _bind(self, member: Member, source: FileSource) -> DocumentFile:
        def fetch() -> Download:
            return self._drive(perform(member, source.load(), self._core.rules(member)))

        return DocumentFile(source.name, source.kind, source.issuer, source.content_type, fetch)

    def _drive(self, steps: Moves[T]) -> T:
        try:
            step = next(steps)
            while True:
                try:
                    result = self._do(step)
                except KycError as error:
                    step = steps.throw(error)
                except BaseException:
                    steps.close()
                    raise
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            return cast("T", stop.value)

    def _do(self, step: Step) -> object:
        if isinstance(step, Perform):
            client = cast("Client", step.member.client)
            if step.deadline is not None:
                client = client.copy(deadline=step.deadline)
            options = options_of(None, None, step.retries)
            return client.perform(step.call.operation, step.call.arguments, options).value
        if isinstance(step, FetchLink):
            return step.link.download(step.rules)
        if isinstance(step, Pause):
            return (self._core.effects.sleep or sleep)(step.seconds)
        return self._remember(step)

    def _remember(self, step: Stored) -> object:
        store = cast("ConsentStore", self._store)
        try:
            if step.action == "get":
                return store.get(step.key)
            if step.action == "remove":
                store.remove(step.key)
                return None
            keep = store.add if step.action == "add" else store.put
            return keep(step.key, step.value, step.seconds)
        except Exception as error:
            raise store_failed(error) from error
