"""Renders the contract as `{path: text}`; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache

from generator.annotations import source
from generator.api import credentials
from generator.code import docstring, literal
from generator.emit.gate import gate
from generator.emit.options import options_of
from generator.emit.prose import AWAITED, construction, overview
from generator.emit.sources import callback_source, client_source, envelope_source, scheme_source, webhook_header
from generator.emit.views import group_view, model_modules
from generator.types import Package

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket

    from generator.api import Api

__all__ = ["PrintOptions", "emit", "gate"]

CLIENT_VARIANTS = (
    {"prefix": "", "define": "def", "wait": "", "store": "TokenStore", "cancels": "yes"},
    {
        "prefix": "Async",
        "define": "async def",
        "wait": "await ",
        "store": "TokenStore | AsyncTokenStore",
        "cancels": "",
    },
)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Where a package will stand: what its header says, and where its runtime is."""

    mark: str
    runtime: str
    """`.._runtime` beside the package, or `._runtime` inside it."""


class _Compiled(BytecodeCache):
    """Templates compiled so far: each run sets up an environment of its own, which compiles them anew."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what the same text gave before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


@dataclass(frozen=True, slots=True)
class Printer:
    """The engine's templates, ours in front, with the values that all of them get."""

    templates: Environment
    shared: Mapping[str, object]

    def text(self, template: str, **values: object) -> str:
        """Print one template."""
        return self.templates.get_template(f"{template}.py.jinja").render(**self.shared, **values)


def emit(api: Api, templates: Environment, setting: PrintOptions) -> Package:
    """Print one client through the engine's own environment."""
    templates.trim_blocks = templates.lstrip_blocks = True
    templates.bytecode_cache = _COMPILED
    filters: dict[str, Callable[..., object]] = {"literal": literal, "docstring": docstring, "source": source}
    templates.filters.update(filters)
    printer = Printer(
        templates, {"mark": setting.mark, "runtime": setting.runtime, "api": api, "client_variants": CLIENT_VARIANTS}
    )
    files = {"py.typed": "", "client.py": _client(printer, api)}
    files["__init__.py"] = printer.text("package_init", overview=overview(api))
    files["errors.py"] = printer.text("errors")
    for group in api.groups:
        files[f"{group.module}.py"] = printer.text("group", group=group_view(group))
    modules = model_modules(api.models, api.groups)
    for module in modules:
        files[f"models/{module.name}.py"] = printer.text("models_module", module=module)
    names = sorted(model.name for model in api.models)
    files["models/__init__.py"] = printer.text("models_init", modules=modules, names=names)
    return Package(api.package, files)


def _client(printer: Printer, api: Api) -> str:
    names = [item.name for item in api.environments]
    homes = {
        item.identity: (f"{group.module}.{item.constant}", item.security)
        for group in api.groups
        for item in group.operations
    }
    return printer.text(
        "client", overview=overview(api), construction=construction(api),
        schemes=[
            *((scheme.key, scheme_source(scheme, homes)) for scheme in api.schemes),
            *filter(None, map(client_source, api.schemes)),
        ],
        fetches=any(scheme.token_url is not None for scheme in api.schemes),
        options={prefix: options_of(api, prefix) for prefix in ("", AWAITED)},
        defaults=sorted({item.default for item in options_of(api, "")} - {"None"}),
        arguments=[name for scheme in api.schemes for name in credentials(scheme)],
        trials=tuple(item.name for item in api.environments if item.trial),
        security=_security(api), prefixes={item.argument: dict(item.prefixes) for item in api.schemes if item.prefixes},
        environments={item.name: item.url for item in api.environments},
        environment_type=f"Literal[{', '.join(literal(name) for name in names)}] | None" if names else "None",
        envelope=envelope_source(api.envelope), callback=callback_source(api.callback),
        webhook_header=webhook_header(api.webhook),
    )  # fmt: skip


def _security(api: Api) -> tuple[tuple[str, ...], ...]:
    """The alternatives with which some call can be made, logins apart; none where a call needs no credentials."""
    logins = {scheme.login.operation for scheme in api.schemes if scheme.login is not None}
    calls = [item.security for group in api.groups for item in group.operations if item.identity not in logins]
    return tuple(dict.fromkeys(option for found in calls for option in found)) if all(calls) and calls else ()
