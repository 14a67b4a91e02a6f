"""The kit that the providers' mocks are built on, and what their users hold. Needs the extra `kyc-clients[mock]`."""

from __future__ import annotations

from . import needs as needs
from .browse import browse
from .clock import Clock
from .contract import Contract, Found, JsonObject, Operation, Parameter
from .faults import Fault, FaultKind, Faults
from .ids import Ids, s256
from .jwt import sign, verify
from .log import Entry, RequestLog
from .messages import Call, Problem, Refusal, Reply, Trouble, TroubleKind
from .mock import Mock, MockFor
from .papers import PHOTO, TRANSPORT, Paper, Person, certificate, papers_of, papers_of_company, pdf
from .provider import HOUR, PAGE, Door, Handler, Provider, World, landing_url, page_url
from .serving import HOST, Server
from .sessions import InvalidMove, Session, Sessions, Status
from .tenants import Standing, Tenant, Tenants, same

__all__ = [
    "HOST",
    "HOUR",
    "PAGE",
    "PHOTO",
    "TRANSPORT",
    "Call",
    "Clock",
    "Contract",
    "Door",
    "Entry",
    "Fault",
    "FaultKind",
    "Faults",
    "Found",
    "Handler",
    "Ids",
    "InvalidMove",
    "JsonObject",
    "Mock",
    "MockFor",
    "Operation",
    "Paper",
    "Parameter",
    "Person",
    "Problem",
    "Provider",
    "Refusal",
    "Reply",
    "RequestLog",
    "Server",
    "Session",
    "Sessions",
    "Standing",
    "Status",
    "Tenant",
    "Tenants",
    "Trouble",
    "TroubleKind",
    "World",
    "browse",
    "certificate",
    "landing_url",
    "page_url",
    "papers_of",
    "papers_of_company",
    "pdf",
    "s256",
    "same",
    "sign",
    "verify",
]
