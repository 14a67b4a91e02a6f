"""What an installed kyc-clients must do where the repository is not: every client makes a call against its mock."""

import asyncio
from importlib.metadata import entry_points
from typing import Final

from kyc_clients.decentro import Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue import Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.mock import SandboxMock

RETURN: Final = "https://example.com/return"

with SandboxMock() as mock:
    with Sandbox(base_url=mock.base_url, **mock.credentials) as sandbox:
        assert sandbox.digilocker.initiate_session(
            flow="signin", redirect_url=RETURN, doc_types=["pan"]
        ).data.authorization_url

    async def start() -> None:
        """Start a session over aiohttp."""
        async with AsyncSandbox(base_url=mock.base_url, transport="aiohttp", **mock.credentials) as client:
            assert (
                await client.digilocker.initiate_session(flow="signin", redirect_url=RETURN, doc_types=["pan"])
            ).data.authorization_url

    asyncio.run(start())

with DeepvueMock() as other, Deepvue(base_url=other.base_url, **other.credentials) as deepvue:
    assert deepvue.digilocker.initiate_session(purpose="KYC", redirect_url=RETURN).data.authorization_url

with DecentroMock() as third, Decentro(base_url=third.base_url, **third.credentials) as decentro:
    assert decentro.digilocker_sso.initiate_session(
        reference_id="order-1", consent_purpose="To verify identity for an account", redirect_url=RETURN
    ).data.authorization_url

assert {"kyc", "kyc-mock"} <= {point.name for point in entry_points(group="console_scripts")}
