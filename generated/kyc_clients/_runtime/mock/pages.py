"""The pages that a person sees: plain HTML that needs no script, with everything from outside escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .provider import Provider
    from .sessions import Session
    from .visits import Wrong

STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.75rem}h2{font-size:1.25rem}form,.note,.wrong{max-width:36rem;box-sizing:border-box}label,legend{font-weight:600}"
    "input[type=text]{display:block;font:inherit;padding:.4rem;width:100%;box-sizing:border-box;border:2px solid #555;margin:.2rem 0}"
    "input[aria-invalid]{border-color:#a4161a}input[type=checkbox]{width:1.5rem;height:1.5rem;vertical-align:middle;margin:0 .3rem 0 0}"
    "fieldset{border:1px solid #767676;margin:1rem 0}fieldset label{font-weight:400}"
    "button{font:inherit;padding:.5rem 1.2rem;margin:1rem .5rem 0 0;border:2px solid #0b4f9e;background:#0b4f9e;color:#fff;"
    "cursor:pointer}button.no{background:#fff;color:#0b4f9e}:focus-visible{outline:3px solid #c05621;outline-offset:2px}"
    ".note{background:#fff6d6;border-left:4px solid #8a6100;padding:.5rem 1rem}.wrong{background:#fdecea;border-left:4px solid "
    "#a4161a;padding:.5rem 1rem}.hint{color:#444;font-weight:400}code{background:#eee;padding:0 .2rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600}"
    "td,th{border:1px solid #767676;padding:.2rem .5rem;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}"
    ".wide{overflow-x:auto}.wide td{overflow-wrap:break-word}.wide td code{white-space:nowrap}.long td:last-child{min-width:16rem}"
    "iframe{border:1px solid #767676;box-sizing:border-box}summary{cursor:pointer;padding:.2rem 0}"
)
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
"""No `form-action`: browsers would hold the redirect to the caller's own page to it."""

_NOTE: Final = '<p class="note">This is a mock. Nobody here is real, and nothing you type leaves this machine.</p>'


def document(title: str, content: str) -> str:
    """Return a whole page; `content` is HTML."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title>"
    )
    return f'<!doctype html><html lang="en"><head>{head}<style>{STYLE}</style></head><body><main>{content}</main></body></html>'


def sign_in(provider: Provider, session: Session, number: str, wrong: Wrong | None) -> str:
    """Return the page that asks who the person is."""
    locker = provider.lockers.get(session.product, "DigiLocker")
    title = f"Sign {'up for' if session.flow == 'signup' else 'in to'} {locker}"
    return document(
        _title(title, wrong),
        f"<h1>{escape(title)}</h1>{_NOTE}<p>{escape(provider.name.title())} would like to see documents of yours.</p>{_alert(wrong)}"
        f'<form method="post">{_hidden(session, "signin")}'
        f'<p><label for="number">Mobile or Aadhaar number</label>{_digits("number", number, wrong)}</p>'
        f'<p><label for="otp">One-time code <span class="hint">(any 6 digits; 000000 is wrong)</span></label>'
        f"{_digits('otp', '123456', wrong)}</p>"
        '<button name="decision" value="allow">Continue</button>'
        '<button name="decision" value="deny" class="no">Cancel</button></form>',
    )


def choose(provider: Provider, session: Session, wrong: Wrong | None) -> str:
    """Return the page that asks what the person allows."""
    boxes = "".join(
        f'<p><input type="checkbox" id="d{index}" name="document" value="{escape(each)}" checked> '
        f'<label for="d{index}">{escape(provider.labels.get(each, each))}</label></p>'
        for index, each in enumerate(session.asked)
    )
    return document(
        _title("Share documents", wrong),
        f"<h1>Share documents</h1>{_NOTE}{_alert(wrong)}<p>Choose what {escape(provider.name.title())} may see.</p>"
        f'<form method="post">{_hidden(session, "choose")}<fieldset><legend>Documents</legend>{boxes}</fieldset>'
        '<button name="decision" value="allow">Allow</button>'
        '<button name="decision" value="deny" class="no">Deny</button></form>',
    )


def over(session: Session | None) -> str:
    """Return the page of a link that leads nowhere, or no further."""
    if session is None:
        return document(
            "Unknown link (mock)", f"<h1>This link is not known</h1>{_NOTE}<p>It is wrong, or was used.</p>"
        )
    said = {
        "succeeded": "You have shared your documents. You can close this window.",
        "failed": "You have not shared anything. You can close this window.",
        "expired": "The time to decide is over. Ask for a new link.",
    }[session.status]
    code = session.status == "succeeded" and not session.redirect_url
    shown = f"<p>Your code is <code>{escape(session.code)}</code>.</p>" if code else ""
    return document("Done (mock)", f"<h1>{escape(session.status.capitalize())}</h1>{_NOTE}<p>{said}</p>{shown}")


def _hidden(session: Session, step: str) -> str:
    return f'<input type="hidden" name="step" value="{step}"><input type="hidden" name="token" value="{escape(session.token)}">'


def _title(title: str, wrong: Wrong | None) -> str:
    return f"{'Error: ' if wrong else ''}{title} (mock)"


def _alert(wrong: Wrong | None) -> str:
    return f'<p class="wrong" role="alert" id="wrong">{escape(wrong.text)}</p>' if wrong else ""


def _digits(name: str, value: str, wrong: Wrong | None) -> str:
    """Return a field for digits; where it is the one that is wrong, it says so and has the focus."""
    faulty = wrong is not None and wrong.field == name
    described = ' aria-invalid="true" aria-describedby="wrong" autofocus' if faulty else ""
    given = f'id="{name}" name="{name}" type="text" inputmode="numeric" autocomplete="off"'
    return f'<input {given} value="{escape(value)}"{described}>'
