# Generated from generator/templates by `make generate`. Edit that.

"""The tree of commands: `kyc PROVIDER PRODUCT METHOD`, read from the clients when it is asked for."""

from __future__ import annotations

import inspect
import sys
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast, get_type_hints

import click
from click.shell_completion import get_completion_class

from ..errors import ConfigurationError, InvalidRequest, KycError
from .arguments import has_place, merge, option_of, place_of, value_of
from .curl import curl
from .output import write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .._runtime.client import Client
    from .._runtime.operation import ClientSpec

_ROOT: Final = Path(__file__).parent.parent
_PACKAGE: Final = __name__.rsplit(".", 2)[0]
_OURS: Final = ("environment", "base_url", "show", "as_json", "as_curl", "output")


class Kyc(click.Group):
    """All providers that are installed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the providers, then what is not a provider."""
        providers = sorted(path.parent.name for path in _ROOT.glob("[!_]*/client.py"))
        return [*providers, *sorted(["consent", *super().list_commands(ctx)])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a provider, or a command of this module."""
        if (_ROOT / cmd_name / "client.py").is_file():
            return Provider(cmd_name)
        if cmd_name == "consent":
            from .consent import consent

            return consent
        return super().get_command(ctx, cmd_name)


class Provider(click.Group):
    """The products of a provider."""

    def __init__(self, name: str) -> None:
        """Read the client class of a package of that name."""
        module = import_module(f"{_PACKAGE}.{name}.client")
        self.client: type[Client] = getattr(module, module.__all__[-1])
        super().__init__(name, help=(self.client.__doc__ or "").partition("\n\n")[0])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the products in the contract's order."""
        del ctx
        return [_dashed(name) for name, value in vars(self.client).items() if isinstance(value, cached_property)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a product."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return Product(self.client, cmd_name)


class Product(click.Group):
    """The methods of a product."""

    def __init__(self, client: type[Client], name: str) -> None:
        """Read the class that the client's property of that name returns."""
        self.client, self.attribute = client, name.replace("-", "_")
        module = import_module(f"{client.__module__.rpartition('.')[0]}.{self.attribute}")
        self.product: type[object] = getattr(module, module.__all__[-1])
        super().__init__(name, help=(self.product.__doc__ or "").partition("\n\n")[0])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the methods in the contract's order."""
        del ctx
        return [_dashed(name) for name, value in vars(self.product).items() if inspect.isfunction(value)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of a method."""
        method: Callable[..., object] | None = vars(self.product).get(cmd_name.replace("-", "_"))
        if method is None or cmd_name not in self.list_commands(ctx):
            return None
        hints = get_type_hints(method)
        parameters = [p for p in inspect.signature(method).parameters.values() if p.name in hints]
        options = [option_of(p, hints[p.name], method.__doc__ or "") for p in parameters]
        placed = [p for p in parameters if has_place(p)]
        places = [place_of(p, hints[p.name]) for p in placed]
        required = [p.name for p in placed if p.default is inspect.Parameter.empty]
        return click.Command(
            cmd_name,
            callback=self._calling(cmd_name.replace("-", "_"), hints, required),
            params=[*places, *filter(None, options), *_common(self.client)],
            help=(method.__doc__ or "").partition("\n\n")[0],
            short_help=(method.__doc__ or "").strip().partition("\n")[0],
        )

    def _calling(self, method: str, hints: Mapping[str, object], required: Collection[str]) -> Callable[..., None]:
        def call(**given: object) -> None:
            ours = {name: given.pop(name, None) for name in _OURS}
            settings = {name: ours[name] for name in ("environment", "base_url") if ours[name] is not None}
            make = cast("Callable[..., Client]", self.client)
            merged = merge(given, required)
            arguments = {
                name: value_of(value, hints[name]) for name, value in merged.items() if value not in (None, ())
            }
            try:
                if ours["as_curl"]:
                    click.echo(curl(make, settings, self.attribute, method, arguments))
                    return
                with make(**settings) as client:
                    result: object = getattr(getattr(client, self.attribute), method)(**arguments)
                write(
                    result,
                    show=bool(ours["show"]),
                    as_json=bool(ours["as_json"]),
                    output=cast("str | None", ours["output"]),
                )
            except (ConfigurationError, InvalidRequest) as error:
                raise click.UsageError(str(error)) from None
            except KycError as error:
                raise click.ClickException(str(error)) from None

        return call


def _common(client: type[Client]) -> list[click.Parameter]:
    spec: ClientSpec = import_module(client.__module__).SPEC
    return [
        click.Option(
            ["--environment"], type=click.Choice(tuple(spec.environments)), help="Which of the provider's hosts."
        ),
        click.Option(["--base-url"], metavar="URL", help="Another host, a mock for example."),
        click.Option(["--show"], is_flag=True, help="Print personal data, too."),
        click.Option(["as_json", "--json"], is_flag=True, help="Print JSON in a terminal, too."),
        click.Option(
            ["as_curl", "--curl"], is_flag=True, help="Print a curl command with variables for secrets; send nothing."
        ),
        click.Option(["--output"], metavar="FILE", help="Write a response that is a file there."),
    ]


def _dashed(name: str) -> str:
    return name.replace("_", "-")


@click.group(cls=Kyc, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kyc-clients", prog_name="kyc")
def kyc() -> None:
    """Call India's KYC providers from a terminal.

    Credentials come from the environment, as the clients take them: SANDBOX_API_KEY, DEEPVUE_CLIENT_ID and so on.
    """


@kyc.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def mock(arguments: tuple[str, ...]) -> None:
    """Serve the mocks of all providers on loopback; `kyc mock --help` lists its options."""
    from ..mock.__main__ import main

    sys.exit(main(list(arguments)))


@kyc.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what completes `kyc` in a shell: `eval "$(kyc completion bash)"`."""
    for_shell = get_completion_class(shell)
    if for_shell is not None:
        click.echo(for_shell(kyc, {}, "kyc", "_KYC_COMPLETE").source())
