"""What tests of Sandbox's mock begin with."""

from kyc_clients.sandbox import Sandbox
from tests.mocks.support import BACK


def opened(client: Sandbox) -> str:
    """A DigiLocker session that nobody has decided yet."""
    session = client.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["aadhaar", "pan"])
    return session.data.session_id
