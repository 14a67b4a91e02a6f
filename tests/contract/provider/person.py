"""The person in the flow, as a browser without JavaScript: opens the page, fills in its forms."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

from tests.contract.provider.lab import Lab
from tests.contract.provider.wire import Answer, Ask, below

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
FORM = "application/x-www-form-urlencoded"
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
        answer = self._lab.visit(Ask("GET", self.path))
        while answer.status in {302, 303} and answer.headers["location"].startswith(self._lab.transport.base):
            self.path = below(self._lab.transport.base, answer.headers["location"])
            answer = self._lab.visit(Ask("GET", self.path))
        self.page = answer.content.decode()
        return answer

    def sign_in(self, otp: str = OTP, number: str = "9876500000") -> Answer:
        """Send the first form."""
        return self.send([("number", number), ("otp", otp), ("decision", "allow")])

    def choose(self, documents: list[str]) -> Answer:
        """Send the second form with these documents ticked."""
        return self.send([*(("document", one) for one in documents), ("decision", "allow")])

    def deny(self) -> Answer:
        """Send whichever form there is with the button that refuses."""
        return self.send([("decision", "deny")])

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the page sends along unseen."""
        return [(html.unescape(name), html.unescape(value)) for name, value in _HIDDEN.findall(self.page)]

    def send(self, pairs: list[tuple[str, str]], *, media: str = FORM) -> Answer:
        """Send a form with its hidden fields and these."""
        return self.post(urlencode([*self.hidden, *pairs]).encode(), media=media)

    def post(self, content: bytes, *, media: str = FORM) -> Answer:
        """Send a body in place of a form."""
        answer = self._lab.visit(Ask("POST", self.path, {"content-type": media}, content))
        self.page = answer.content.decode()
        return answer
