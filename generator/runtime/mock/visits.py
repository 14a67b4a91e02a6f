"""Actions of the person: open the page, sign in, allow documents or refuse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from .sessions import InvalidMove

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .provider import MockState, Provider
    from .sessions import Session

_NUMBER: Final = re.compile(r"[6-9][0-9]{9}|[0-9]{12}", re.ASCII)
_OTP: Final = re.compile(r"[0-9]{6}", re.ASCII)
WRONG_OTP: Final = "000000"
"""The one code that the mock takes for a wrong one."""
UNKNOWN_MOBILE: Final = "9999999999"
"""The mobile number that has no DigiLocker account, as documented by Sandbox."""
_MOST_SIGN_INS: Final = 3


class Wrong(NamedTuple):
    """What the person should read, and the field of the form that it is about."""

    text: str
    field: str = ""


def open_page(state: MockState, session: Session) -> None:
    """Note that the person opened the page."""
    if session.status == "created":
        state.sessions.move(session, "initialized")


def sign_in(provider: Provider, state: MockState, session: Session, number: str, otp: str) -> Wrong | None:
    """Try to sign in; return what is wrong if that fails. The third wrong code ends the session."""
    open_page(state, session)
    if not _NUMBER.fullmatch(number):
        return Wrong("Enter a mobile number of 10 digits or an Aadhaar number of 12 digits.", "number")
    if number == UNKNOWN_MOBILE and session.flow == "signin":
        return Wrong("There is no account with this number. Use another one.", "number")
    if not _OTP.fullmatch(otp):
        return Wrong("Enter the 6 digits of the one-time code.", "otp")
    if otp == WRONG_OTP:
        session.sign_ins += 1
        if session.sign_ins >= _MOST_SIGN_INS:
            deny(provider, state, session)
        return Wrong("This one-time code is wrong. Try again.", "otp")
    state.sessions.move(session, "authorized")
    return None


def allow(provider: Provider, state: MockState, session: Session, documents: Iterable[str]) -> None:
    """Consent to some of the documents that were asked for; to none of them is to refuse.

    Raises:
        InvalidMove: before the person signed in, or when the session is over.
        ValueError: for a document that was not asked for.
    """
    chosen = tuple(documents)
    if unknown := [each for each in chosen if each not in session.requested]:
        message = f"{', '.join(unknown)} was not asked for; there is {', '.join(session.requested)}"
        raise ValueError(message)
    if not chosen:
        deny(provider, state, session)
        return
    state.sessions.move(session, "succeeded")
    session.consented = tuple(each for each in session.requested if each in chosen)
    session.code, session.code_at = state.ids.hex(40), state.clock.milliseconds()
    provider.decided(state, session)


def deny(provider: Provider, state: MockState, session: Session) -> None:
    """Refuse.

    Raises:
        InvalidMove: when the session is over.
    """
    state.sessions.move(session, "failed")
    provider.decided(state, session)


def consent(provider: Provider, state: MockState, session: Session, documents: Iterable[str] | None) -> None:
    """Do all that a willing person does, in one go; without a choice they allow everything.

    Raises:
        InvalidMove: when the session is over.
        ValueError: for a document that was not asked for.
    """
    if not session.is_open:
        message = f"session {session.id} is {session.status} and cannot become succeeded"
        raise InvalidMove(message)
    chosen = session.requested if documents is None else tuple(documents)
    if any(each not in session.requested for each in chosen):
        allow(provider, state, session, chosen)
    open_page(state, session)
    if session.status == "initialized":
        state.sessions.move(session, "authorized")
    allow(provider, state, session, chosen)
