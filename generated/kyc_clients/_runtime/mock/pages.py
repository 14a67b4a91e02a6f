"""The pages that a person sees: plain HTML that needs no script, with everything from outside escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .provider import Provider
    from .sessions import Session
    from .visits import Wrong

STYLE: Final = (
    ":root{color-scheme:light dark;--text:#1b1b1b;--page:#fff;--soft:#eee;--line:#767676;--main:#0b4f9e;--on:#fff;--note:#fff6d6;"
    "--noted:#8a6100;--bad:#fdecea;--wrong:#a4161a;--hint:#444;--focus:#c05621}"
    "@media(prefers-color-scheme:dark){:root{--text:#e8e8e8;--page:#16181c;--soft:#2a2d33;--line:#8a8f98;--main:#8ab8f5;--on:#10151c;"
    "--note:#3a3010;--noted:#e0b04a;--bad:#43191b;--wrong:#ff8a85;--hint:#c4c7cc;--focus:#ffb070}}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:var(--text);background:var(--page)}"
    "body.person{max-width:32rem}.person main{border:1px solid var(--line);border-radius:.5rem;padding:0 1.25rem 1.25rem}"
    "header{display:flex;justify-content:space-between;gap:1rem;background:var(--note);border-bottom:4px solid var(--noted);"
    "padding:.5rem 1rem;margin-bottom:1rem;font-weight:600}a{color:var(--main)}"
    "nav a{display:inline-block;padding:.25rem .75rem .25rem 0}h1{font-size:1.75rem}h1,h2{overflow-wrap:anywhere}"
    "h2{font-size:1.25rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1rem;margin-bottom:.25rem}"
    "form,.note,.wrong{max-width:36rem;box-sizing:border-box}.filter{max-width:none}.filter label{margin-right:1rem}"
    "label,legend{font-weight:600}"
    "input[type=text],select{font:inherit;padding:.4rem;box-sizing:border-box;border:2px solid var(--line);color:inherit;"
    "background:var(--page);max-width:100%}.person input[type=text]{display:block;width:100%;margin:.2rem 0}"
    ".try{margin-bottom:2rem}.try input[type=text],.try select,textarea{display:block;width:100%;margin:.2rem 0}"
    "textarea{font:.875rem/1.5 monospace;padding:.4rem;box-sizing:border-box;border:2px solid var(--line);color:inherit;"
    "background:var(--page)}"
    "input[aria-invalid]{border-color:var(--wrong)}"
    "input[type=checkbox]{width:1.5rem;height:1.5rem;vertical-align:middle;margin:0 .3rem 0 0}"
    "fieldset{border:1px solid var(--line);margin:1rem 0}fieldset label{font-weight:400}"
    "button{font:inherit;padding:.5rem 1.2rem;margin:1rem .5rem 0 0;border:2px solid var(--main);background:var(--main);"
    "color:var(--on);cursor:pointer}button.no{background:var(--page);color:var(--main)}"
    ":focus-visible{outline:3px solid var(--focus);outline-offset:2px}"
    ".note{background:var(--note);border-left:4px solid var(--noted);padding:.5rem 1rem}"
    ".wrong{background:var(--bad);border-left:4px solid var(--wrong);padding:.5rem 1rem}.hint{color:var(--hint);font-weight:400}"
    "code{background:var(--soft);padding:0 .2rem;overflow-wrap:anywhere}"
    "pre{background:var(--soft);padding:.75rem;margin:.25rem 0 1rem;overflow-x:auto;user-select:all}"
    "table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600}"
    "td,th{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}"
    ".wide{overflow-x:auto}.wide td{overflow-wrap:break-word}.wide td code{white-space:nowrap}.long td:last-child{min-width:16rem}"
    "iframe{border:1px solid var(--line);box-sizing:border-box}summary{cursor:pointer;padding:.4rem 0;font-weight:600}"
)
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
"""No `form-action`: browsers would hold the redirect to the caller's own page to it."""

_NOTE: Final = '<p class="note">This is a mock. Nobody here is real, and nothing you type leaves this machine.</p>'


def document(title: str, content: str, locker: str = "") -> str:
    """Return a whole page; `content` is HTML. With a locker's name it is one that a person sees, marked as the mock of that locker."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title>"
    )
    banner = f"<header><span>{escape(locker)}</span><span>Mock</span></header>" if locker else ""
    opened = '<body class="person">' if locker else "<body>"
    body = f"{opened}{banner}<main>{content}</main></body>"
    return f'<!doctype html><html lang="en"><head>{head}<style>{STYLE}</style></head>{body}</html>'


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
        locker,
    )


def choose(provider: Provider, session: Session, wrong: Wrong | None) -> str:
    """Return the page that asks what the person allows."""
    boxes = "".join(
        f'<p><input type="checkbox" id="d{index}" name="document" value="{escape(each)}" checked> '
        f'<label for="d{index}">{escape(provider.labels.get(each, each))}</label></p>'
        for index, each in enumerate(session.requested)
    )
    return document(
        _title("Share documents", wrong),
        f"<h1>Share documents</h1>{_NOTE}{_alert(wrong)}<p>Choose what {escape(provider.name.title())} may see.</p>"
        f'<form method="post">{_hidden(session, "choose")}<fieldset><legend>Documents</legend>{boxes}</fieldset>'
        '<button name="decision" value="allow">Allow</button>'
        '<button name="decision" value="deny" class="no">Deny</button></form>',
        provider.lockers.get(session.product, "DigiLocker"),
    )


def over(session: Session | None) -> str:
    """Return the page of a link that leads nowhere, or no further."""
    if session is None:
        return document(
            "Unknown link (mock)", f"<h1>This link is not known</h1>{_NOTE}<p>It is wrong, or was used.</p>", "Locker"
        )
    text = {
        "succeeded": "You have shared your documents. You can close this window.",
        "failed": "You have not shared anything. You can close this window.",
        "expired": "The time to decide is over. Ask for a new link.",
    }[session.status]
    code = session.status == "succeeded" and not session.redirect_url
    shown = f"<p>Your code is <code>{escape(session.code)}</code>.</p>" if code else ""
    return document(
        "Done (mock)", f"<h1>{escape(session.status.capitalize())}</h1>{_NOTE}<p>{text}</p>{shown}", "Locker"
    )


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
