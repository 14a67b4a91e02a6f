"""Decodes a response: its value, or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from . import redact
from .codec import load_text
from .drift import DriftEvent
from .failures import TOO_DEEP, Broken, KycError, UnexpectedResponse
from .media import is_json, nearest
from .pointer import first_text
from .rules import first_match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .errors import ApiError
    from .operation import Envelope, ResponseSpec
    from .plan import Plan
    from .schema import Json, Schema

_E = TypeVar("_E", bound=KycError)
_SUCCESS: Final = range(200, 300)
_NO_BODY: Final = frozenset({204, 205})
"""Successes to which HTTP gives no body, whatever a contract declares."""
_LONGEST_BODY: Final = 65_536
_MESSAGES: Final = ("/message", "/detail", "/error_description", "/error/message", "/error", "/title")
"""Where RFC 9457, RFC 6749 and most others put a message, for contracts whose envelope does not say it."""
_REQUEST_IDS: Final = ("x-request-id", "x-amzn-requestid", "x-correlation-id")


class Response:
    """What came back, before anyone has understood it. Header names of `headers` are found in any case."""

    __slots__ = ("content", "elapsed", "fault", "headers", "status")

    def __init__(
        self, status: int, headers: Mapping[str, str], content: bytes, elapsed: float, fault: Broken | None = None
    ) -> None:
        """`fault` says why the body is not here: it broke off, is too large, or is encoded in a way nobody asked for."""
        self.status = status
        self.headers = headers
        self.content = content
        self.elapsed = elapsed
        self.fault = fault


class Reading:
    """What reading a response needs to know of the call."""

    __slots__ = ("asked", "attempts", "envelope", "now", "plan")

    def __init__(self, plan: Plan, envelope: Envelope, now: Callable[[], float]) -> None:
        """Nothing has been sent yet."""
        self.plan = plan
        self.asked: str | None = None
        """The media type that was asked for, if it is not the usual one; empty where the caller wrote the header."""
        self.envelope = envelope
        self.now = now
        self.attempts = 0

    def secrets(self) -> Iterable[str]:
        """Return the texts that no message may repeat; asked for only when there is a message."""
        return ()

    def drifted(self, events: Mapping[DriftEvent, str], response: Response, document: Json = None) -> None:
        """Take note of where the response differs from the contract. A strict client raises the first as an error."""


def read(response: Response, reading: Reading) -> object:
    """Return the value of a successful response; raise the error that any other response means."""
    declared = reading.plan.declared(response.status)
    if response.fault is not None and response.fault.rule == "too-large":
        raise unexpected(response, reading, response.fault)
    if response.status not in _SUCCESS:
        raise _refusal(response, reading, declared.error if declared is not None else None)
    if response.fault is not None:
        raise unexpected(response, reading, response.fault)
    if declared is None:
        declared = _other_success(response, reading)
    elif response.status in _NO_BODY:
        return None
    if declared.content_type is None or reading.plan.operation.method == "HEAD":
        return None
    content_type, schema = _offer(response, reading, declared)
    if is_json(content_type):
        return _value(response, reading, schema, declared.error)
    return _other(response, reading, content_type)


def _offer(response: Response, reading: Reading, declared: ResponseSpec) -> tuple[str, Schema]:
    """Return the media type and schema by which a body is read: those asked for, unless the caller wrote the header."""
    offers, asked = declared.offers(), reading.asked
    usual = next((offer for offer in offers if offer[0] == asked), offers[0])
    came = nearest(offers, response.headers.get("content-type", "")) if len(offers) > 1 else None
    if came is None or came == usual:
        return usual
    if not asked and asked is not None:
        return came
    if is_json(usual[0]) and (usual[1] == came[1] or not is_json(came[0])):
        return usual  # many a server calls its JSON something else
    raise unexpected(response, reading, Broken("media-type", f"{usual[0]} was asked for, and {came[0]} came"))


def _other_success(response: Response, reading: Reading) -> ResponseSpec:
    """Return the declaration that holds for a 2xx that has none of its own: that of the declared success."""
    nearest = reading.plan.nearest()
    if nearest is None:
        raise unexpected(response, reading, Broken("status", f"HTTP {response.status} is not declared for this call"))
    event = DriftEvent(reading.plan.operation.id, "", "status", nearest[0], str(response.status), response.status)
    reading.drifted({event: ""}, response)
    return nearest[1]


def _value(response: Response, reading: Reading, schema: Schema, error: str | None) -> object:
    """Return the value of a JSON body, unless the body says that the call failed."""
    try:
        document = load_text(response.content)
    except ValueError:
        raise unexpected(response, reading, Broken("json", _parse_failure(response))) from None
    rule = first_match(reading.envelope.failures, response.status, document)
    kind = rule.error if rule is not None else error
    if kind is not None:
        raise _api_error(response, reading, document, kind)
    try:
        value, events = reading.plan.reader(schema)(document, response.status)
    except Broken as broken:
        raise unexpected(response, reading, broken, document) from None
    except RecursionError:
        raise unexpected(response, reading, Broken("too-deep", TOO_DEEP), document) from None
    if events:
        reading.drifted(events, response, document)
    return value


def _parse_failure(response: Response) -> str:
    from .error_text import page  # noqa: PLC0415 - the body is no JSON

    if not response.content:
        return "the body is empty"
    if found := page(response):
        return f"the body is not JSON. {found}"
    kind = response.headers.get("content-type", "").partition(";")[0]
    return f"the body is not JSON in UTF-8 (content type {kind or 'not given'})"


def _other(response: Response, reading: Reading, content_type: str) -> object:
    if not content_type.lower().startswith("text/"):
        return response.content
    charset = _charset(response.headers.get("content-type", ""))
    try:
        return response.content.decode(charset)
    except (UnicodeError, LookupError):
        raise unexpected(response, reading, Broken("charset", f"the body is not {charset.upper()}")) from None


def _charset(content_type: str) -> str:
    """Return the `charset` parameter of a media type; UTF-8 where there is none."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' \t"'):
            return value.strip(' \t"')[:40].lower()
    return "utf-8"


def _refusal(response: Response, reading: Reading, kind: str | None) -> ApiError:
    """Return the error of a response that is no success; its body may be anything."""
    try:
        document = load_text(response.content)
    except ValueError:
        document = response.content[:_LONGEST_BODY].decode("utf-8", "replace")
    return _api_error(response, reading, document, kind)


def _api_error(response: Response, reading: Reading, document: Json, kind: str | None) -> ApiError:
    from .errors import ERROR_CLASSES, class_of_status  # noqa: PLC0415 - something was refused

    envelope = reading.envelope
    rule = first_match(envelope.errors, response.status, document)
    found = ERROR_CLASSES.get(rule.error if rule is not None else kind or "")
    message = _message(response, envelope, document)
    text = redact.text(message, reading.secrets()) if message else "The provider gave no reason"
    error = (found or class_of_status(response.status))(text)
    error.code = redact.text(first_text(document, envelope.code), reading.secrets())
    error.retry_after = retry_after(response.headers.get("retry-after", ""), reading.now())
    error.refined = rule is not None
    return _with_facts(error, response, reading, document)


def _message(response: Response, envelope: Envelope, document: Json) -> str:
    """Return what the provider gives as the reason."""
    from .error_text import error_text, faults  # noqa: PLC0415 - something was refused

    listed = faults(document)
    return (
        listed
        or first_text(document, envelope.message)
        or first_text(document, _MESSAGES)
        or error_text(document, response)
    )


def unexpected(response: Response, reading: Reading, broken: Broken, document: Json = None) -> UnexpectedResponse:
    """Return the error of a response that cannot be read, or must not differ from the contract and does."""
    error = broken.error()
    body = response.content[:_LONGEST_BODY].decode("utf-8", "replace")
    error.excerpt = redact.excerpt(body, reading.secrets())
    error.message = f"{error.message}; it begins {error.excerpt!r}" if error.excerpt else error.message
    error.args = (error.message,)
    return _with_facts(error, response, reading, body if document is None else document)


def _with_facts(error: _E, response: Response, reading: Reading, document: Json) -> _E:
    operation, envelope = reading.plan.operation, reading.envelope
    error.status = response.status
    error.transaction_id = redact.without(first_text(document, envelope.transaction_id), reading.secrets())
    error.request_id = redact.without(request_id(response.headers, envelope), reading.secrets())
    error.method, error.path = operation.method, operation.path
    error.attempts = reading.attempts
    error.body = document
    error.headers = redact.headers(response.headers, envelope.request_id_headers)
    return error


def request_id(headers: Mapping[str, str], envelope: Envelope) -> str:
    """Return the id that the provider gave the request, from the headers that the contract names."""
    return next((headers[name] for name in (*envelope.request_id_headers, *_REQUEST_IDS) if name in headers), "")


def retry_after(text: str, now: float) -> float | None:
    """Return the seconds that a `Retry-After` header asks for, given as a number or as a date; None when it says nothing."""
    text = text.strip()
    if not text:
        return None
    if text.replace(".", "", 1).isdecimal() and text.isascii():
        return float(text)
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - rarely needed

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
