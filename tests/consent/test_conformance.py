"""The kit that every provider's side must pass, on all products of the three providers, synchronous and asynchronous."""

from kyc_clients.consent.testing import ConsentConformance
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue import AsyncDeepvue, Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.mock import SandboxMock


class TestSandbox(ConsentConformance):
    """DigiLocker, with an address for the browser."""

    client, async_client, mock = Sandbox, AsyncSandbox, SandboxMock
    refused_option = ""


class TestSandboxSdk(ConsentConformance):
    """DigiLocker, with the provider's SDK."""

    client, async_client, mock = Sandbox, AsyncSandbox, SandboxMock
    product = "digilocker_sdk"


class TestSandboxEntitylocker(ConsentConformance):
    """EntityLocker: the same verbs for the documents of a business."""

    client, async_client, mock = Sandbox, AsyncSandbox, SandboxMock
    product = "entitylocker"
    documents = ("company", "gstin")


class TestSandboxEntitylockerSdk(ConsentConformance):
    """EntityLocker, with the provider's SDK."""

    client, async_client, mock = Sandbox, AsyncSandbox, SandboxMock
    product = "entitylocker_sdk"
    documents = ("company", "gstin")


class TestDecentro(ConsentConformance):
    """Single sign-on."""

    client, async_client, mock = Decentro, AsyncDecentro, DecentroMock


class TestDecentroClassic(ConsentConformance):
    """The classic suite, where Decentro exchanges the code."""

    client, async_client, mock = Decentro, AsyncDecentro, DecentroMock
    product = "digilocker"


class TestDeepvue(ConsentConformance):
    """Deepvue's only product."""

    client, async_client, mock = Deepvue, AsyncDeepvue, DeepvueMock
