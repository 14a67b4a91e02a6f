# Generated from generator/templates by `make generate`. Edit that.

"""`python -m kyc_clients.mock.demo`: every provider's consent flow, walked against the mocks with the clients, printed step by step."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Final

from ..consent import AsyncConsentFlow, ConsentFlow
from ..decentro import AsyncDecentro, Decentro
from ..decentro.mock import DecentroMock
from ..deepvue import AsyncDeepvue, Deepvue
from ..deepvue.mock import DeepvueMock
from ..errors import ApiError, ConsentDenied, ConsentMissing
from ..sandbox import AsyncSandbox, Rules, Sandbox
from ..sandbox.mock import SandboxMock
from . import browse

if TYPE_CHECKING:
    from collections.abc import Callable

    from . import Mock

BACK: Final = "https://example.com/return"
PURPOSE: Final = "To verify identity for an account"
NEAR: Final = Rules(allow_private=True)
"""The mocks' files lie on loopback."""


def main() -> int:
    """Walk every flow; return the exit status."""
    with SandboxMock() as one, DecentroMock() as two, DeepvueMock() as three:
        consent_flow(one, two, three)
        asyncio.run(consent_flow_async(one, two, three))
        for mock in (one, two, three):
            _count(mock)
    with SandboxMock() as mock:
        sandbox(mock)
        asyncio.run(sandbox_async(mock))
        _count(mock)
    with DeepvueMock() as mock:
        deepvue(mock)
        asyncio.run(deepvue_async(mock))
        _count(mock)
    with DecentroMock() as mock:
        decentro(mock)
        asyncio.run(decentro_async(mock))
        _count(mock)
    return 0


def _count(mock: Mock) -> None:
    print(f"  The mock answered {len(mock.requests)} requests.\n")


def _told(what: str) -> Callable[[str], None]:
    """Return a function that prints the steps of one walk."""
    print(what)
    return lambda step: print(f"  - {step}")


def consent_flow(one: SandboxMock, two: DecentroMock, three: DeepvueMock) -> None:
    """One flow over every provider; the first is rate limited, so the next takes over."""
    print_step = _told("The consent flow over every provider")
    with (
        Sandbox(base_url=one.base_url, **one.credentials) as sandbox_client,
        Decentro(base_url=two.base_url, **two.credentials) as decentro_client,
        Deepvue(base_url=three.base_url, **three.credentials) as deepvue_client,
    ):
        flow = ConsentFlow(
            sandbox_client,
            decentro_client,
            deepvue_client,
            on_failover=lambda event: print_step(
                f"{event.provider} failed ({type(event.error).__name__}); {event.next_provider} takes over."
            ),
        )
        print_step(f"In order of preference: {', '.join(flow.providers)}.")
        one.faults.add("rate-limit", operation="digilockerInitiateSession")
        started = flow.start(["aadhaar", "pan"], return_url=BACK, purpose=PURPOSE, reference="order-1")
        print_step(f"The session is with {started.provider}.")
        consent = flow.finish(started.token, browse(started.url, allow=["ADHAR"]))
        print_step(f"The person allowed {', '.join(consent.granted)}, not {', '.join(consent.refused)}.")
        aadhaar = flow.aadhaar(started.token)
        print_step(f"Read an Aadhaar that ends in {aadhaar.last_four}, with {len(aadhaar.files)} files.")
        try:
            flow.pan(started.token)
        except ConsentMissing as error:
            print_step(f"No PAN: {type(error).__name__}, and nothing was asked.")
        print_step(f"For the audit: {consent.record()['documents_granted']} of {consent.record()['documents_asked']}.")
        business = flow.start(["company", "gstin"], return_url=BACK, purpose=PURPOSE)
        browse(business.url)
        granted = flow.wait(business.token).granted
        print_step(f"A business shared {', '.join(granted)} by {business.provider}'s EntityLocker.")


async def consent_flow_async(one: SandboxMock, two: DecentroMock, three: DeepvueMock) -> None:
    """The same, awaited, with a person who refuses."""
    print_step = _told("The consent flow, asynchronous")
    async with (
        AsyncSandbox(base_url=one.base_url, **one.credentials) as sandbox_client,
        AsyncDecentro(base_url=two.base_url, **two.credentials) as decentro_client,
        AsyncDeepvue(base_url=three.base_url, **three.credentials) as deepvue_client,
    ):
        flow = AsyncConsentFlow(sandbox_client, decentro_client, deepvue_client, prefer=lambda _: "deepvue")
        started = await flow.start(["aadhaar"], return_url=BACK, purpose=PURPOSE, reference="order-2")
        back = await asyncio.to_thread(lambda: browse(started.url, deny=True))
        try:
            await flow.finish(started.token, back)
        except ConsentDenied:
            print_step(f"The person refused at {started.provider}.")
        again = await flow.start(["aadhaar"], return_url=BACK, purpose=PURPOSE, reference="order-2")
        await flow.finish(again.token, await asyncio.to_thread(lambda: browse(again.url)))
        aadhaar = await flow.aadhaar(again.token)
        document = await aadhaar.files[0].download_async()
        print_step(f"Asked anew, they consented; the e-Aadhaar has {len(document.content)} bytes.")
        print_step(
            f"How the providers do: {', '.join(f'{name} {each.state}' for name, each in flow.health().items())}."
        )


def sandbox(mock: SandboxMock) -> None:
    """DigiLocker with a person who shares one of two documents; EntityLocker with a company that shares all."""
    print_step = _told("Sandbox, DigiLocker")
    with Sandbox(base_url=mock.base_url, **mock.credentials) as client:
        locker = client.digilocker
        session = locker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["aadhaar", "pan"]).data
        print_step(f"The session is {locker.get_session_status(session.session_id).data.status}.")
        try:
            locker.get_document(session.session_id, "aadhaar")
        except ApiError as error:
            print_step(f"Too early for a document: {type(error).__name__}.")
        back = client.parse_callback(browse(session.authorization_url, allow=["aadhaar"]))
        print_step("The person signed in and shared the Aadhaar, not the PAN.")
        status = locker.wait_for_consent(back.session_id).data
        print_step(f"The session {status.status}; shared: {', '.join(status.documents_consented or [])}.")
        for file in locker.get_document(session.session_id, "aadhaar").data.files:
            kind = file.metadata and file.metadata.content_type
            print_step(f"Downloaded {len(file.file.download(NEAR).content)} bytes of {kind}.")
        try:
            locker.get_document(session.session_id, "pan")
        except ApiError as error:
            print_step(f"No PAN: {type(error).__name__}.")

        print_step = _told("Sandbox, EntityLocker")
        company = client.entitylocker
        opened = company.initiate_session(flow="signin", redirect_url=BACK).data
        browse(opened.authorization_url)
        print_step(f"The session {company.get_session_status(opened.session_id).data.status}.")
        print_step(f"The company is {company.get_entity_details(opened.session_id).data.name}.")
        for file in company.get_document(opened.session_id, "company_master_details").data.files:
            about = file.metadata and file.metadata.description
            print_step(f"Downloaded {about}, {len(file.file.download(NEAR).content)} bytes.")


async def sandbox_async(mock: SandboxMock) -> None:
    """The same clients, awaited, with a person who refuses and a company that agrees."""
    print_step = _told("Sandbox, DigiLocker, asynchronous")
    async with AsyncSandbox(base_url=mock.base_url, **mock.credentials) as client:
        opened = await client.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["pan"])
        await asyncio.to_thread(lambda: browse(opened.data.authorization_url, deny=True))
        status = await client.digilocker.get_session_status(opened.data.session_id)
        print_step(f"The person refused: the session {status.data.status}.")

        print_step = _told("Sandbox, EntityLocker, asynchronous")
        company = await client.entitylocker.initiate_session(flow="signin", redirect_url=BACK)
        await asyncio.to_thread(lambda: browse(company.data.authorization_url))
        found = await client.entitylocker.get_document(company.data.session_id, "gstn_details")
        for file in found.data.files:
            document = await file.file.download_async(NEAR)
            print_step(f"Downloaded {file.metadata and file.metadata.description}, {len(document.content)} bytes.")


def deepvue(mock: DeepvueMock) -> None:
    """The code comes back to the redirect URL, and is exchanged once."""
    print_step = _told("Deepvue, DigiLocker")
    with Deepvue(base_url=mock.base_url, **mock.credentials) as client:
        locker = client.digilocker
        session = locker.initiate_session(purpose=PURPOSE, redirect_url=BACK, doc_types=["aadhaar", "pan"])
        known = session.transaction_id
        back = client.parse_callback(browse(session.data.authorization_url))
        back.raise_if_denied()
        print_step(f"The person consented; the state {'is' if back.matches_state(known) else 'is not'} ours.")
        locker.exchange_code(purpose=PURPOSE, initial_deepvue_transaction_id=known, digilocker_code=back.code)
        print_step("Exchanged the code.")
        try:
            locker.exchange_code(purpose=PURPOSE, initial_deepvue_transaction_id=known, digilocker_code=back.code)
        except ApiError as error:
            print_step(f"It works once only: {type(error).__name__}.")
        for file in locker.list_issued_files(purpose=PURPOSE, initial_deepvue_transaction_id=known).data:
            locker.download_file(purpose=PURPOSE, initial_deepvue_transaction_id=known, uri=file.uri)
            print_step(f"Downloaded {file.name}.")


async def deepvue_async(mock: DeepvueMock) -> None:
    """The e-Aadhaar, with its PDF."""
    print_step = _told("Deepvue, DigiLocker, asynchronous")
    async with AsyncDeepvue(base_url=mock.base_url, **mock.credentials) as client:
        locker = client.digilocker
        session = await locker.initiate_session(purpose=PURPOSE, redirect_url=BACK)
        known = session.transaction_id
        url = await asyncio.to_thread(lambda: browse(session.data.authorization_url))
        code = client.parse_callback(url).code
        await locker.exchange_code(purpose=PURPOSE, initial_deepvue_transaction_id=known, digilocker_code=code)
        answer = await locker.get_eaadhaar(purpose=PURPOSE, initial_deepvue_transaction_id=known, generate_pdf=True)
        document = answer.data.document_pdf_file
        print_step(f"Read the e-Aadhaar; its PDF has {len(document.download().content) if document else 0} bytes.")


def decentro(mock: DecentroMock) -> None:
    """The classic suite, where Decentro exchanges the code itself."""
    print_step = _told("Decentro, DigiLocker, classic")
    with Decentro(base_url=mock.base_url, **mock.credentials) as client:
        locker = client.digilocker
        session = locker.initiate_session(reference_id="demo-1", consent_purpose=PURPOSE, redirect_url=BACK)
        known = session.decentro_txn_id
        back = client.parse_callback(browse(session.data.authorization_url))
        back.raise_if_denied()
        print_step(f"The person consented: {back.status}.")
        answer = locker.get_eaadhaar(
            reference_id="demo-2", consent_purpose=PURPOSE, initial_decentro_transaction_id=known, generate_xml=True
        )
        print_step(
            f"Read the e-Aadhaar; its XML has {len(answer.data.xml_file.download().content) if answer.data.xml_file else 0} bytes."
        )
        try:
            locker.list_issued_files(
                reference_id="demo-2", consent_purpose=PURPOSE, initial_decentro_transaction_id=known
            )
        except ApiError as error:
            print_step(f"A reference id is good once: {type(error).__name__}.")


async def decentro_async(mock: DecentroMock) -> None:
    """The single sign-on suite, where the code is ours to exchange, and the session ours to end."""
    print_step = _told("Decentro, DigiLocker, single sign-on, asynchronous")
    async with AsyncDecentro(base_url=mock.base_url, **mock.credentials) as client:
        locker = client.digilocker_sso
        session = await locker.initiate_session(reference_id="demo-3", consent_purpose=PURPOSE, redirect_url=BACK)
        known = session.decentro_txn_id
        url = await asyncio.to_thread(lambda: browse(session.data.authorization_url))
        back = client.parse_callback(url)
        back.raise_if_denied()
        code = back.code
        await locker.exchange_code(
            initial_decentro_transaction_id=known, digilocker_code=code, consent_purpose=PURPOSE, reference_id="demo-4"
        )
        files = await locker.list_issued_files(
            initial_decentro_transaction_id=known, consent_purpose=PURPOSE, reference_id="demo-5"
        )
        print_step(f"The person shared {', '.join(str(file.name) for file in files.data)}.")
        ended = await locker.revoke_session(initial_decentro_transaction_id=known)
        print_step(f"Ended the session: {ended.message}.")


if __name__ == "__main__":
    sys.exit(main())
