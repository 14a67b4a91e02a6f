"""What a provider's side of the consent flow is: a module of a few functions that say what to send, and never send it.

Each function is a generator, as a call is: it yields `CallStep`s and `FetchStep`s, is handed the outcomes, and returns its result. So
synchronous and asynchronous flows share it. `overlays/<provider>/consent.py` is such a module; the flow knows no provider by name.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, TypeVar, cast, get_args

from ..download import Download
from ..record import Record

if TYPE_CHECKING:
    from ..callback import CallbackResult
    from ..documents.models import Aadhaar, Certificate, Pan
    from ..download import EncodedFile, FileLink
    from ..operation import Operation

T = TypeVar("T")

DocumentKind: TypeAlias = Literal[
    "aadhaar", "pan", "driving_licence", "vehicle_registration", "company", "gstin", "udyam"
]
"""The flow's words for documents."""
Option: TypeAlias = Literal["signup", "pinless", "usernameless", "verified_mobile"]
"""What only some providers know."""
DOCUMENT_KINDS: Final[tuple[DocumentKind, ...]] = get_args(DocumentKind)
HOUR: Final = 3600.0


class CallStep(Record):
    """Make a call of the provider's contract, and hand back the response's value."""

    operation: Operation[object]
    arguments: Mapping[str, object]


class FetchStep(Record):
    """FetchStep a linked file, and hand back the `Download`."""

    link: FileLink


Ask: TypeAlias = CallStep | FetchStep
"""What a side asks of the flow."""
Steps: TypeAlias = Generator[Ask, object, T]
"""A function of a side: what it asks for, and at its end a result."""


def call(operation: Operation[T], **arguments: object) -> Steps[T]:
    """Make one of the provider's calls and return its value; for a side to `yield from`."""
    return cast("T", (yield CallStep(operation, arguments)))


def fetch(link: FileLink) -> Steps[Download]:
    """FetchStep a linked file."""
    return cast("Download", (yield FetchStep(link)))


class Product(Record):
    """One of a provider's ways to a person's consent."""

    name: str
    documents: Mapping[DocumentKind, str]
    """What it can ask for: our words, and the provider's for the same."""
    options: frozenset[Option] = frozenset()
    polled: bool = False
    """Whether the provider can be asked for the state of a session, so that `wait` works."""
    page: bool = True
    """Whether there is an address for the person's browser; without one, the provider's own SDK shows the screens."""
    state_is_session: bool = False
    """Whether `state` on the way back is the session's id."""
    lifetime: float = HOUR
    """Seconds in which the person must decide."""
    readable: float = HOUR
    """Seconds after the decision in which documents can be read."""
    purpose: tuple[int, int] = (1, 200)
    """Fewest and most characters of a purpose."""

    def word_of(self, theirs: str) -> DocumentKind | None:
        """Return our word for a document."""
        return next((ours for ours, word in self.documents.items() if word == theirs), None)


class ConsentRequest(Record):
    """A request for a person's consent, in the flow's terms."""

    documents: tuple[DocumentKind, ...]
    return_url: str
    purpose: str
    signup: bool | None = None
    pinless: bool | None = None
    usernameless: bool | None = None
    verified_mobile: str | None = None
    product: str = ""
    """The name of one product; the first that can, where empty."""

    def __repr__(self) -> str:
        """Print the documents; a mobile number is personal."""
        return f"ConsentRequest(documents={self.documents!r})"


class ConsentSession(Record):
    """A session at a provider: what every later call of a side knows of it."""

    product: Product
    id: str
    purpose: str
    documents: tuple[DocumentKind, ...]
    reference: str
    """Derived from the caller's reference; the beginning of every reference id on the wire."""

    def reference_id(self) -> str:
        """Return a reference id that no request has had: providers refuse duplicates."""
        return new_reference_id(self.reference)

    def __repr__(self) -> str:
        """Print the product; a session's id is as good as a credential in some places."""
        return f"ConsentSession(product={self.product.name!r})"


def new_reference_id(reference: str) -> str:
    """Return a reference id for one request, which begins with a reference."""
    from secrets import token_hex  # noqa: PLC0415 - a session is being opened

    return f"{reference}-{token_hex(6)}"


class Opened(Record):
    """A new session."""

    session_id: str
    url: str = ""
    """For the person's browser; empty where an SDK shows the screens."""

    def __repr__(self) -> str:
        """Print nothing of it."""
        return "Opened(<hidden>)"


class Decision(Record):
    """What a person has decided, as far as the provider says."""

    state: Literal["pending", "granted", "denied", "expired"]
    granted: tuple[DocumentKind, ...] = ()


def granted(kinds: Iterable[DocumentKind | None]) -> Decision:
    """Return a decision in favour of documents, each once; those that have no word of ours are left out."""
    found: dict[DocumentKind, None] = {kind: None for kind in kinds if kind is not None}
    return Decision("granted", tuple(found))


Load: TypeAlias = Callable[[], Steps[Download]]
"""How a file is loaded, when somebody wants it."""


class FileSource(Record):
    """A file that a side knows how to get, for the flow to make a `DocumentFile` of."""

    load: Load
    name: str = ""
    kind: DocumentKind | Literal[""] = ""
    issuer: str = ""
    content_type: str = ""

    def __repr__(self) -> str:
        """Print what it belongs to."""
        return f"FileSource({self.kind or 'file'!r})"


def linked(link: FileLink) -> Load:
    """Return how a file behind a link is loaded."""
    return lambda: fetch(link)


def encoded(file: EncodedFile, content_type: str = "") -> Load:
    """Return how a file in a response is loaded."""

    def load() -> Steps[Download]:
        yield from ()
        return file.download(content_type)

    return load


def at_hand(download: Download) -> Load:
    """Return how a file is loaded that has been."""

    def load() -> Steps[Download]:
        yield from ()
        return download

    return load


class FoundDocument(Record):
    """A document that was read, with its files."""

    document: Aadhaar | Pan | Certificate
    files: tuple[FileSource, ...] = ()

    def __repr__(self) -> str:
        """Print what it is."""
        return f"FoundDocument({self.document!r})"


class ConsentProvider(Protocol):
    """A provider's side of the flow: a module with these names."""

    @property
    def ACCOUNT(self) -> tuple[str, ...]:  # noqa: N802 - a constant of a module
        """Which credentials name the account, such as `api_key`; tokens of the flow are bound to it."""
        ...

    @property
    def SECRETS(self) -> tuple[str, ...]:  # noqa: N802
        """Which credentials are secret and last: the key of the flow's tokens is derived from them."""
        ...

    @property
    def PRODUCTS(self) -> tuple[Product, ...]:  # noqa: N802
        """The ways to consent, in the order in which they are tried."""
        ...

    @property
    def UNBILLED(self) -> frozenset[int]:  # noqa: N802
        """HTTP statuses from 500 on that the provider documents as costing nothing."""
        ...

    def start(self, request: ConsentRequest, product: Product, reference: str) -> Steps[Opened]:
        """Open a session."""
        ...

    def finish(self, session: ConsentSession, callback: CallbackResult) -> Steps[None]:
        """Do what the provider wants after the person came back, such as exchanging a code."""
        ...

    def decision(self, session: ConsentSession) -> Steps[Decision]:
        """Say what the person decided, without harm to a session that is undecided."""
        ...

    def read(self, session: ConsentSession, kind: DocumentKind) -> Steps[FoundDocument]:
        """Read one document that was granted."""
        ...

    def files(self, session: ConsentSession, allowed: tuple[DocumentKind, ...]) -> Steps[tuple[FileSource, ...]]:
        """List the files of all documents that were granted."""
        ...
