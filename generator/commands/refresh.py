"""`refresh`: fetches a provider's document again, reports the changes, then stores it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.commands.command import FAILED, OK, Command, unknown_provider
from generator.errors import Diagnostic, Refused
from generator.files import is_document, read_source, read_tree, write_tree
from generator.record import NAME as RECORD, checksum, read_record, renewed
from generator.workspace import ROOT, list_providers, read_inputs

if TYPE_CHECKING:
    import argparse

    from generator.record import Record
    from generator.types import Source


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provider", metavar="PROVIDER")
    parser.add_argument(
        "--url",
        action="append",
        default=[],
        metavar="URL",
        help="where the document is now, if not where SOURCE.toml says: a URL, a file or a folder; repeatable for pages",
    )
    parser.add_argument(
        "--host", action="append", default=[], help="another host to which the server may redirect; repeatable"
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")


def _run(options: argparse.Namespace) -> int:
    name: str = options.provider
    noted = _noted(name)
    record = read_record(noted)
    addresses: list[str] = options.url or list(record.documents) or _none(name, record)
    from generator.refresh import obtain, refreshed, today  # noqa: PLC0415 - for this command alone

    if sys.stderr.isatty():
        print(f"{name}: reading {', '.join(addresses)} …", file=sys.stderr, flush=True)
    obtained = obtain(addresses, options.host)
    found = refreshed(read_inputs(ROOT, name), record, obtained)
    folder = ROOT / "specs" / name
    if not found.changes:
        if not options.dry_run:
            write_tree(folder, read_tree(folder))  # touches nothing, but for what a run that was killed had left
        print(f"{name}: nothing changed (sha256 {obtained.sha256[:12]}…); specs/{name} stays as it is")
        return OK
    print(f"{name}: what changed in their document")
    print("\n".join(f"  {line}" for line in found.changes))
    if not options.dry_run:
        kept = {path: text for path, text in read_tree(folder).items() if not is_document(path)}
        kept[RECORD] = renewed(
            noted, [item for item in addresses if "://" in item], checksum([*found.files.values()]), today()
        )
        write_tree(folder, {**kept, **found.files})
    return _next_steps(name, found.findings, dry=options.dry_run)


def _noted(name: str) -> Source:
    """What is recorded of a provider's document."""
    if name not in list_providers(ROOT):
        raise unknown_provider(name, list_providers(ROOT), ". A new one is made with `make new`.")
    return read_source(ROOT / "specs" / name / RECORD, ROOT)


def _next_steps(name: str, findings: tuple[Diagnostic, ...], *, dry: bool) -> int:
    written = "nothing was written (dry run)" if dry else f"specs/{name} holds the new document"
    print(flush=True)
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        many = f"{len(findings)} actions no longer fit" if len(findings) > 1 else "1 action no longer fits"
        print(f"{written}; of overlays/{name}, {many}. Next: mend that, then `make generate`.")
        return FAILED
    print(f"{written}; overlays/{name} still apply. Next: `make generate`, and look at the difference.")
    return OK


def _none(name: str, record: Record) -> list[str]:
    message = f"specs/{name} is written by hand: SOURCE.toml names no `document` that could be fetched"
    pages = (
        f"Read {record.url} and the other pages that specs/{name}/SOURCE.toml lists, and edit" if record.url else "Edit"
    )
    advice = f"{pages} the document. If the provider publishes one by now: --url (make: URL=…)."
    raise Refused([Diagnostic("refresh-by-hand", None, message, advice)])


COMMAND = Command("refresh", "fetch a provider's document again, and tell what changed in it", _arguments, _run)
