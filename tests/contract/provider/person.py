"""The person in the flow, as a browser without JavaScript: opens the page, fills in its forms."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

from tests.contract.provider.lab import Lab
from tests.contract.provider.wire import Answer, Ask, below

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
OTP = "123456"
WRONG_OTP = "000000"


class Person:
    """Somebody who decides about a session on the mock's page."""

    def __init__(self, lab: Lab, url: str) -> None:
        """Begin with the address that the integrator sends them to."""
        self._lab = lab
        self.path = below(lab.transport.base, url)
        self.page = ""

    def open(self) -> Answer:
        """Open the page, following the provider's own redirects to it."""
        answer = self._lab.transport.exchange(Ask("GET", self.path))
        while answer.status in {302, 303} and answer.headers["location"].startswith(self._lab.transport.base):
            self.path = below(self._lab.transport.base, answer.headers["location"])
            answer = self._lab.transport.exchange(Ask("GET", self.path))
        self.page = answer.content.decode()
        return answer

    def sign_in(self, otp: str = OTP, number: str = "9876500000") -> Answer:
        """Send the first form."""
        return self._send([("number", number), ("otp", otp), ("decision", "allow")])

    def choose(self, documents: list[str]) -> Answer:
        """Send the second form with these documents ticked."""
        return self._send([*(("document", one) for one in documents), ("decision", "allow")])

    def deny(self) -> Answer:
        """Send whichever form there is with the button that refuses."""
        return self._send([("decision", "deny")])

    def _send(self, pairs: list[tuple[str, str]]) -> Answer:
        hidden = [(html.unescape(name), html.unescape(value)) for name, value in _HIDDEN.findall(self.page)]
        content = urlencode([*hidden, *pairs]).encode()
        answer = self._lab.transport.exchange(
            Ask("POST", self.path, {"content-type": "application/x-www-form-urlencoded"}, content)
        )
        self.page = answer.content.decode()
        return answer
