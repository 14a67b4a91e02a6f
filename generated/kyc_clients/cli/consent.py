# Generated from generator/templates by `make generate`. Edit that.

"""`kyc consent`: a whole consent flow in a terminal, with the address as a QR code for the person's phone."""

from __future__ import annotations

import json
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast, get_args

import click

from .._runtime.download_rules import Rules
from ..consent import ConsentFlow, DocumentKind
from ..errors import ConfigurationError, InvalidRequest, KycError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._runtime.sync import Client
    from ..consent import Consent, Started

_PACKAGE: Final = __name__.rsplit(".", 2)[0]
_KINDS: Final = get_args(DocumentKind)


def draw(text: str) -> str:
    """Return a text as a QR code of characters.

    Raises:
        click.UsageError: without the library that draws it.
    """
    try:
        import segno
    except ModuleNotFoundError:
        raise click.UsageError("the QR code needs segno: pip install 'kyc-clients[cli]', or say --no-qr") from None
    out = StringIO()
    segno.make(text, micro=False, error="l").terminal(out, compact=True)
    return out.getvalue()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("provider")
@click.option(
    "documents",
    "--document",
    type=click.Choice(_KINDS),
    multiple=True,
    required=True,
    help="What to ask for (repeat it for several).",
)
@click.option(
    "--return-url", required=True, metavar="URL", help="Where the person's browser goes afterwards: a page of yours."
)
@click.option(
    "--purpose", default="Verifying an identity", show_default=True, help="Why, in words that the person may read."
)
@click.option("--environment", metavar="NAME", help="Which of the provider's hosts.")
@click.option("--base-url", metavar="URL", help="Another host, a mock for example.")
@click.option("--timeout", type=float, default=600.0, show_default=True, help="Seconds to wait for the person.")
@click.option("--qr/--no-qr", default=True, help="Draw the address as a QR code.")
@click.option(
    "--save",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for the files of what the person allowed.",
)
def consent(
    *,
    provider: str,
    documents: tuple[DocumentKind, ...],
    return_url: str,
    purpose: str,
    environment: str | None,
    base_url: str | None,
    timeout: float,
    qr: bool,
    save: Path | None,
) -> None:
    """Ask a person for documents: print the address they decide at, wait, and print what they allowed.

    The address goes to stderr, the outcome to stdout as JSON. Credentials come from the environment.
    """
    try:
        with _client(provider, environment, base_url) as client:
            flow = ConsentFlow(client, rules=Rules(allow_private=base_url is not None))
            started = flow.start(documents, return_url=return_url, purpose=purpose)
            _show(started, qr=qr)
            decided = _decided(flow, started, timeout)
            files = [] if save is None else _save(flow, decided, save)
        click.echo(json.dumps({**decided.record(), "files": files}, indent=2, ensure_ascii=False))
    except (ConfigurationError, InvalidRequest) as error:
        raise click.UsageError(str(error)) from None
    except KycError as error:
        raise click.ClickException(str(error)) from None


def _client(provider: str, environment: str | None, base_url: str | None) -> Client:
    if not (Path(__file__).parent.parent / provider / "consent.py").is_file():
        raise click.UsageError(f"there is no provider {provider!r} that takes consents")
    module = import_module(f"{_PACKAGE}.{provider}.client")
    make = cast("Callable[..., Client]", getattr(module, module.__all__[-1]))
    settings = {"environment": environment, "base_url": base_url}
    return make(**{name: value for name, value in settings.items() if value is not None})


def _show(started: Started, *, qr: bool) -> None:
    if not started.url:
        raise click.UsageError("the provider's SDK shows the screens of this product: there is no address to open")
    if qr:
        click.echo(draw(started.url), err=True)
    click.echo(f"Open this address, until {started.expires_at:%H:%M} UTC:\n{started.url}", err=True)


def _decided(flow: ConsentFlow, started: Started, timeout: float) -> Consent:
    """Wait where the provider can be asked; else take the address that the browser came back to."""
    try:
        return flow.wait(started.token, timeout=timeout)
    except ConfigurationError:
        back = click.prompt("Then paste the address that the browser came back to", err=True)
        return flow.finish(started.token, str(back))


def _save(flow: ConsentFlow, decided: Consent, folder: Path) -> list[str]:
    """Save every file under its kind and number; return the names."""
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[str] = []
    for number, file in enumerate(flow.files(decided.token), start=1):
        path = folder / f"{number}-{file.kind or 'document'}"
        file.save_to(path)
        saved.append(str(path))
    return saved
