"""The routes that a person's browser takes: a provider's own links, the page, and the files that links lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from . import pages
from .file_store import FOLDER
from .provider import PAGE, landing_url, page_url
from .tenants import secrets_equal
from .visits import Wrong, allow, deny, open_page, sign_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from threading import RLock

    from starlette.requests import Request

    from .provider import AuthorizationLink, MockState, Provider
    from .sessions import Session

_LARGEST_FORM: Final = 16_384
_MOBILE: Final = "9876500000"


def person_routes(provider: Provider, state: MockState, lock: RLock) -> list[Route]:
    """Return the routes of one mock; they change its state under its lock."""

    async def show(request: Request) -> Response:
        with lock:
            return _show(provider, state, _session(state, request))

    async def send(request: Request) -> Response:
        form = await _form(request)
        with lock:
            return _send(provider, state, _session(state, request), form)

    async def file(request: Request) -> Response:
        with lock:
            found = state.files.open(request.path_params["name"], request.query_params)
        return Response(found.content, found.status, media_type=found.content_type)

    async def page(request: Request) -> Response:
        return await (send if request.method == "POST" else show)(request)

    return [
        _route(PAGE, page, "GET", "POST"),
        Route(f"/{FOLDER}/{{name:path}}", file, methods=["GET"]),
        *(_entry(link, state, lock) for link in provider.authorization_links),
    ]


def _route(path: str, endpoint: Callable[[Request], Awaitable[Response]], *methods: str) -> Route:
    """Return a route for these methods alone: HEAD would have the effect of GET, which Starlette adds it to."""
    route = Route(path, endpoint, methods=methods)
    route.methods = set(methods)
    return route


def base_of(request: Request) -> str:
    """Return the mock's own address as the caller wrote it."""
    return f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"


def _entry(link: AuthorizationLink, state: MockState, lock: RLock) -> Route:
    async def enter(request: Request) -> Response:
        key = str(request.path_params.get(link.key) or request.query_params.get(link.key, ""))
        with lock:
            session = link.enter(state, key)
        if session is None:
            return HTMLResponse(pages.over(None), 410, pages.HEADERS)
        return RedirectResponse(page_url(session, base_of(request)), 302, {"cache-control": "no-store"})

    return _route(link.path, enter, "GET")


def _session(state: MockState, request: Request) -> Session | None:
    return state.sessions.by_ticket(request.query_params.get("code_challenge", ""))


def _show(
    provider: Provider,
    state: MockState,
    session: Session | None,
    wrong: Wrong | None = None,
    status: int = 200,
    *,
    number: str = _MOBILE,
) -> Response:
    if session is None:
        return HTMLResponse(pages.over(None), 404, pages.HEADERS)
    if not session.is_open:
        return HTMLResponse(pages.over(session), 410, pages.HEADERS)
    open_page(state, session)
    if session.status == "authorized":
        return HTMLResponse(pages.choose(provider, session, wrong), status, pages.HEADERS)
    return HTMLResponse(pages.sign_in(provider, session, number, wrong), status, pages.HEADERS)


def _send(provider: Provider, state: MockState, session: Session | None, form: dict[str, list[str]]) -> Response:
    """Do what a form asks for, and show the page that follows."""
    if session is None or _is_over(session):
        return _show(provider, state, session)
    step = "choose" if session.status == "authorized" else "signin"
    if not secrets_equal(_one(form, "token"), session.token):
        return _show(provider, state, session, Wrong("This form is not the one that we gave you. Send this one."), 403)
    if _one(form, "step") != step:
        return _show(provider, state, session, Wrong("That was already done. Go on here."), 409)
    wrong = _do(provider, state, session, form)
    if not _is_over(session):
        return _show(provider, state, session, wrong, 422 if wrong else 200, number=_one(form, "number"))
    return _leave(landing_url(provider, state, session), session)


def _do(provider: Provider, state: MockState, session: Session, form: dict[str, list[str]]) -> Wrong | None:
    if _one(form, "decision") == "deny":
        deny(provider, state, session)
        return None
    if session.status == "authorized":
        return _choose(provider, state, session, form.get("document", []))
    return sign_in(provider, state, session, _one(form, "number").strip(), _one(form, "otp").strip())


def _is_over(session: Session) -> bool:
    return not session.is_open


def _choose(provider: Provider, state: MockState, session: Session, chosen: list[str]) -> Wrong | None:
    if any(each not in session.requested for each in chosen):
        return Wrong("That document was not asked for.")
    allow(provider, state, session, chosen)
    return None


def _leave(target: str, session: Session) -> Response:
    if not target:
        return HTMLResponse(pages.over(session), 200, pages.HEADERS)
    return Response(status_code=303, headers={**pages.HEADERS, "location": target})


async def _form(request: Request) -> dict[str, list[str]]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_FORM:
            return {}
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return {}
    try:
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}


def _one(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]
