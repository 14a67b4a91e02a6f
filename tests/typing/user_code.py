"""What users write. Checked by mypy --strict and pyright strict; never run.

Lines with an `ignore` are mistakes that both checkers must notice: an unused ignore is an error.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, assert_type

import attrs
import cattrs
from cattrs.preconf.json import make_converter

from kyc_clients.cattrs import configure
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.deepvue import Deepvue
from kyc_clients.errors import ApiError, InvalidRequest, KycError, RateLimited, SessionNotFound
from kyc_clients.sandbox import AsyncSandbox, Sandbox, Timeouts, Token
from kyc_clients.sandbox.models import (
    DigilockerInitiateSessionResponse,
    DigilockerSession,
    DigilockerSessionOptions,
    DigilockerSessionStatusResponse,
)


def digilocker_with_sandbox() -> str:
    """The flow of the README."""
    with Sandbox(api_key="key_test_example", api_secret="secret_test_example", environment="test") as sandbox:
        session = sandbox.digilocker.initiate_session(
            flow="signin",
            redirect_url="https://example.com/return",
            doc_types=["aadhaar", "pan"],
            options=DigilockerSessionOptions(pinless=True),
        )
        assert_type(session, DigilockerInitiateSessionResponse)
        assert_type(session.data.session_id, str)
        assert_type(session.timestamp_at, datetime | None)
        status = sandbox.digilocker.get_session_status(session.data.session_id)
        consented = status.data.documents_consented
        assert_type(consented, list[Literal["aadhaar", "driving_license", "pan"]] | None)
        assert_type(
            sandbox.digilocker.wait_for_consent(session.data.session_id, timeout=60), DigilockerSessionStatusResponse
        )
        for kind in consented or []:
            sandbox.digilocker.get_document(session.data.session_id, kind)
        document = sandbox.digilocker.get_document(session.data.session_id, "pan")
        document.data.files[0].file.save_to("pan.xml")
        return session.data.authorization_url


async def digilocker_with_async_sandbox() -> DigilockerSessionStatusResponse:
    """The same methods, awaited."""
    async with AsyncSandbox(environment="prod") as sandbox:
        answer = await sandbox.raw(sandbox.digilocker.get_session_status, "session")
        assert_type(answer.value, DigilockerSessionStatusResponse)
        assert_type(answer.status, int)
        return await sandbox.digilocker.get_session_status("session")


def digilocker_with_the_others() -> None:
    """Constants such as consent are never asked for."""
    Deepvue(client_id="id", client_secret="secret").digilocker.initiate_session(
        purpose="KYC", redirect_url="https://example.com/return"
    )
    decentro = Decentro(client_id="id", client_secret="secret", environment="staging")
    decentro.digilocker.initiate_session(
        reference_id="order-1", consent_purpose="Opening an account", redirect_url="https://example.com/return"
    )
    AsyncDecentro(access_token=lambda: "token", environment="production")


def errors(sandbox: Sandbox) -> None:
    """One tree of exceptions, typed."""
    try:
        sandbox.digilocker.get_session_status("session")
    except SessionNotFound as error:
        assert_type(error.transaction_id, str)
    except RateLimited as error:
        assert_type(error.retry_after, float | None)
    except InvalidRequest as error:
        assert_type(error.violations[0].pointer, str)
    except ApiError as error:
        assert_type(error.status, int)
    except KycError:
        raise


class SharedToken:
    """A place where several processes share one token."""

    def __init__(self) -> None:
        """Nobody has logged in yet."""
        self._token: Token | None = None

    def get(self) -> Token | None:
        """Return the token."""
        return self._token

    def set(self, token: Token) -> None:
        """Keep the token."""
        self._token = token


def one_login_for_all() -> Sandbox:
    """Clients that share a token, with a time for each phase of a call."""
    return Sandbox(
        api_key="key_test_example",
        api_secret="secret_test_example",
        environment="test",
        token_store=SharedToken(),
        timeout=Timeouts(connect=2, read=10),
    )


@attrs.define(kw_only=True)
class TaggedSession(DigilockerSession):
    """A model with a field of the user's own."""

    tag: str = ""


@attrs.define
class Case:
    """A user's own class that holds a model."""

    session: DigilockerSession
    status: DigilockerSessionStatusResponse | None = None


def models(session: DigilockerSession) -> None:
    """Models are attrs classes to both checkers."""
    assert_type(attrs.evolve(session, session_id="other", extra={"more": 1}), DigilockerSession)
    assert_type(session.__replace__(session_id="other"), DigilockerSession)
    assert_type(copy.deepcopy(session), DigilockerSession)
    assert_type(attrs.asdict(session), dict[str, Any])
    assert_type(attrs.resolve_types(DigilockerSession), type[DigilockerSession])
    assert_type(DigilockerSession.from_dict(session.to_dict()), DigilockerSession)
    session.extra = {"more": [1, None]}
    tagged = TaggedSession.from_dict(session.to_dict())
    assert_type(tagged, TaggedSession)
    assert_type(attrs.evolve(tagged, tag="mine"), TaggedSession)
    assert_type(DigilockerSessionOptions(pinless=True, extra={"more": 1}).extra, Mapping[str, Any])
    match session:
        case DigilockerSession(session_id=session_id):
            assert_type(session_id, str)


def models_and_cattrs(case: Case) -> None:
    """A converter that knows the models keeps its class."""
    converter = configure(cattrs.Converter())
    assert_type(converter, cattrs.Converter)
    assert_type(converter.structure(converter.unstructure(case), Case), Case)
    assert_type(configure(make_converter()).loads("{}", Case), Case)


def mistakes_with_models() -> None:
    """What a checker says of a field that is not there, or of another type."""
    DigilockerSession(session="other")  # type: ignore[call-arg]
    DigilockerSession.from_dict(7)  # type: ignore[arg-type]


def mistakes(sandbox: Sandbox) -> None:
    """What a checker stops before it is billed."""
    sandbox.digilocker.initiate_session(  # type: ignore[call-arg]
        flow="signin", redirect_url="https://example.com/return"
    )
    sandbox.digilocker.initiate_session(
        flow="login",  # type: ignore[arg-type]
        redirect_url="https://example.com/return",
        doc_types=["aadhaar"],
    )
    sandbox.digilocker.get_document("session", "passport")  # type: ignore[arg-type]
    Sandbox(api_key="key", api_secret="secret", environment="live")  # type: ignore[arg-type]
    sandbox.digilocker.get_session_status("session").data.state  # type: ignore[attr-defined]  # noqa: B018

    from kyc_clients.sandbox import Sandbax  # type: ignore[attr-defined] # noqa: F401, PLC0415
    from kyc_clients.sandbox.models import DigilockerSesion  # type: ignore[attr-defined] # noqa: F401, PLC0415
