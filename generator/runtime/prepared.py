"""An operation prepared for one client: plan, credentials and headers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from . import __version__
from .address import checked_url, own_server, root
from .content import ACCEPTED
from .credentials import applied, arguments_of, choose
from .failures import ConfigurationError
from .http import VERSION
from .operation import ClientSecret, Envelope
from .parameters import cookie_quoted, quoted
from .plan import plan_of
from .rules import rules_for
from .unwritable import header_safe
from .wire import Head, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .call_options import CallOptions
    from .core import Core
    from .operation import Operation
    from .request_parts import RequestParts
    from .token import Token

_PYTHON: Final = ".".join(str(number) for number in sys.version_info[:3])
_MOST_HEADS: Final = 8
_NAME: Final = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What the name of a header is made of (RFC 9110, 5.6.2)."""
_FRAMING: Final = frozenset(
    {"connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"}
)


class Prepared:
    """How one client calls one operation. Belongs to the client's core, so a changed client prepares anew."""

    def __init__(self, core: Core, operation: Operation[object]) -> None:
        """Work out what no call changes. `ConfigurationError` when there are no credentials for it."""
        self.plan = plan_of(operation, core.spec.package, trial=core.trial)
        self.grant = choose(core.spec, operation.security, core.vault)
        self.envelope = Envelope() if operation.base else rules_for(core.spec.envelope, operation.id)
        self._method = operation.method
        self._base, self._elsewhere = _base(core, operation)
        self._template = self._base + operation.path
        self._heads: dict[tuple[str, ...], tuple[Head, str]] = {}
        """By content type and tokens: the headers, and the part of the query that holds credentials."""
        self._steady = core.vault.is_steady

    def wire(self, core: Core, request: RequestParts, tokens: Mapping[str, Token], options: CallOptions) -> Wire:
        """Put the host and the credentials to a request."""
        if self._steady and options.headers is None and request.common:
            # One look-up in place of building and encoding the same eight headers for every call.
            key = (request.content_type, *[token.value for token in tokens.values()])
            known = self._heads.get(key)
            if known is None:
                if len(self._heads) >= _MOST_HEADS:
                    self._heads.clear()
                known = self._heads[key] = self._assemble(core, request, tokens, options)
            head, query = known
        else:
            head, query = self._assemble(core, request, tokens, options)
        target = request.target
        if query:
            target = f"{target}{'&' if '?' in target else '?'}{query}"
        timeouts = options.timeouts or core.timeouts
        fixed = request.fixed and not query
        return Wire(self._method, self._base + target, self._template, head, request.content, timeouts, fixed=fixed)

    def _assemble(
        self, core: Core, request: RequestParts, tokens: Mapping[str, Token], options: CallOptions
    ) -> tuple[Head, str]:
        headers = {name.lower(): value for name, value in request.headers}
        own = f"kyc-clients/{__version__} ({core.spec.provider}) python/{_PYTHON} {VERSION}"
        headers.setdefault("user-agent", own)  # some contracts make it a parameter
        headers["accept-encoding"] = ACCEPTED
        query: list[str] = []
        for location, name, value in self._credentials(core, tokens):
            if location == "query":
                query.append(f"{quoted(name)}={quoted(value)}")
            elif location == "cookie":
                headers["cookie"] = "; ".join(filter(None, (headers.get("cookie"), f"{name}={cookie_quoted(value)}")))
            else:
                headers[name.lower()] = value
        common = () if self._elsewhere else core.headers.items()  # headers meant for one host are not sent to another
        cookies = headers.get("cookie", "")
        for name, value in (*common, *(options.headers or {}).items()):
            headers[checked_name(name, value)] = value
        if cookies and headers["cookie"] != cookies:
            headers["cookie"] = _with_cookies(cookies, headers["cookie"])
        return Head(tuple(headers.items())), "&".join(query)

    def _credentials(self, core: Core, tokens: Mapping[str, Token]) -> list[tuple[str, str, str]]:
        """Return where each credential goes: location, name, value."""
        vault = core.vault
        placed = [
            applied(scheme, *(vault.get(argument) for argument in arguments_of(scheme)))
            for scheme in self.grant.ready
            if not (isinstance(scheme, ClientSecret) and scheme.in_body)
        ]
        return placed + [applied(scheme, tokens[name].value) for name, scheme in self.grant.logins]


def _with_cookies(known: str, given: str) -> str:
    """Return the cookies of the contract and those of the caller, who may replace one."""
    own = {pair.partition("=")[0].strip(): pair.strip() for pair in given.split(";")}
    return "; ".join([*(pair for pair in known.split("; ") if pair.partition("=")[0] not in own), *own.values()])


def checked_name(name: object, value: object) -> str:
    """Return the name of a header of the caller's, in lower case; `ConfigurationError` where it or its value cannot be sent."""
    if not isinstance(name, str) or not name or not _NAME.issuperset(name):
        message = f"The header {name!r} has no name that HTTP knows: letters, digits and hyphens"
        raise ConfigurationError(message)
    if not isinstance(value, str) or not header_safe(value):
        message = f"The header {name!r} must be printable ASCII without blanks at its ends"
        raise ConfigurationError(message)
    if name.lower() in _FRAMING:
        message = f"The header {name!r} says how a request is sent, and is the client's own to write"
        raise ConfigurationError(message)
    return name.lower()


def _base(core: Core, operation: Operation[object]) -> tuple[str, bool]:
    """Return where an operation is sent, and whether that is another host than the client's."""
    if operation.servers:
        return own_server(core.spec, core.base_url, operation), False
    if operation.base in {"", "."}:
        return core.base_url, False
    return (root(core.base_url), False) if operation.base == "/" else (checked_url(operation.base), True)


def prepared(core: Core, operation: Operation[object]) -> Prepared:
    """Return how a client calls an operation, worked out at its first call."""
    known = core.ready.get(operation)
    if not isinstance(known, Prepared):
        known = core.ready[operation] = Prepared(core, operation)
    return known
