"""The kit that the providers' mocks are built on, and what their users hold. Needs the extra `kyc-clients[mock]`."""

from __future__ import annotations

from . import needs as needs
from .browse import browse
from .clock import Clock
from .contract import Contract, JsonObject, Operation, Parameter, PathMatch
from .faults import Fault, FaultKind, Faults
from .ids import Ids, s256
from .issued import PHOTO, TRANSPORT, IssuedDocument, Person, certificate, documents_of, documents_of_company, pdf
from .jwt import sign, verify
from .log import Entry, RequestLog
from .messages import Call, MockResponse, Problem, Refusal, RefusalKind, RefusalReason
from .mock import Mock, MockFor
from .provider import HOUR, PAGE, AuthorizationLink, Handler, MockState, Provider, landing_url, page_url
from .serving import HOST, Server
from .sessions import InvalidMove, Session, Sessions, Status
from .tenants import Standing, Tenant, Tenants, secrets_equal

__all__ = [
    "HOST",
    "HOUR",
    "PAGE",
    "PHOTO",
    "TRANSPORT",
    "AuthorizationLink",
    "Call",
    "Clock",
    "Contract",
    "Entry",
    "Fault",
    "FaultKind",
    "Faults",
    "Handler",
    "Ids",
    "InvalidMove",
    "IssuedDocument",
    "JsonObject",
    "Mock",
    "MockFor",
    "MockResponse",
    "MockState",
    "Operation",
    "Parameter",
    "PathMatch",
    "Person",
    "Problem",
    "Provider",
    "Refusal",
    "RefusalKind",
    "RefusalReason",
    "RequestLog",
    "Server",
    "Session",
    "Sessions",
    "Standing",
    "Status",
    "Tenant",
    "Tenants",
    "browse",
    "certificate",
    "documents_of",
    "documents_of_company",
    "landing_url",
    "page_url",
    "pdf",
    "s256",
    "secrets_equal",
    "sign",
    "verify",
]
