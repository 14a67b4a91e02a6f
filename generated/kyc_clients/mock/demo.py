# Generated from generator/templates by `make generate`. Edit that.

"""`python -m kyc_clients.mock.demo`: every provider's consent flow, walked against the mocks with the clients, printed step by step."""

from __future__ import annotations

import asyncio
import sys
from contextlib import ExitStack
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, cast

from ..consent import AsyncConsentFlow, ConsentFlow
from ..errors import ConsentDenied, ConsentMissing
from . import browse, find_mocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._runtime.aio import AsyncClient
    from .._runtime.flow.provider import DocumentKind, Product
    from .._runtime.sync import Client
    from ..consent import Started
    from . import Mock

BACK: Final = "https://example.com/return"
PURPOSE: Final = "To verify identity for an account"
_PACKAGE: Final = f"{__package__}".rpartition(".")[0]


def main() -> int:
    """Walk every product of every provider that has a mock and a consent flow; return the exit status."""
    mocks = find_mocks()
    makers = {name: make for name, make in mocks.items() if find_spec(f"{_PACKAGE}.{name}.consent")}
    if len(makers) > 1:
        with ExitStack() as stack:
            failover([stack.enter_context(make()) for make in makers.values()])
    for name, make in makers.items():
        for product in _products(name):
            with make() as mock:
                walk(mock, product)
                asyncio.run(walk_async(mock, product))
                print(f"  The mock answered {len(mock.requests)} requests.\n")
    for name in sorted(mocks.keys() - makers.keys()):
        print(f"{name.title()} has a mock, and no consent flow to walk.")
    return 0


def failover(mocks: Sequence[Mock]) -> None:
    """One flow over every provider; the first is rate limited, so the next takes over."""
    print_step = _printer("The consent flow over every provider")
    with ExitStack() as stack:
        flow = ConsentFlow(
            *(stack.enter_context(_client(mock)) for mock in mocks),
            on_failover=lambda event: print_step(
                f"{event.provider} failed ({type(event.error).__name__}); {event.next_provider} takes over."
            ),
        )
        print_step(f"In order of preference: {', '.join(flow.providers)}.")
        served = {mock.provider.name: mock for mock in mocks}
        served[flow.providers[0]].faults.add("rate-limit", times=None)
        documents = _common([product for name in served for product in _products(name)[:1]])
        started = flow.start(documents, return_url=BACK, purpose=PURPOSE, reference="order-1")
        print_step(f"The session is with {started.provider}.")
        consent = flow.finish(started.token, _decide(served[started.provider], started))
        print_step(f"The person allowed {', '.join(consent.granted)}.")
        print_step(
            f"How the providers do: {', '.join(f'{name} {each.state}' for name, each in flow.health().items())}.\n"
        )


def walk(mock: Mock, product: Product) -> None:
    """A person who shares one document of two, and what can be read then."""
    name = mock.provider.name
    print_step = _printer(f"{name.title()}, {product.name}")
    with _client(mock) as client:
        flow = ConsentFlow(client, products={name: product.name})
        first, second = list(product.documents)[:2]
        started = flow.start([first, second], return_url=BACK, purpose=PURPOSE, reference="order-2")
        consent = flow.finish(started.token, _decide(mock, started, [product.documents[first]]))
        print_step(f"Shared: {', '.join(consent.granted)}; not shared: {', '.join(consent.refused)}.")
        print_step(f"Read the {first}; files: {len(flow.document(started.token, first).files)}.")
        for file in flow.files(started.token):
            print_step(f"Downloaded {len(file.download().content)} bytes of {file.kind}.")
        try:
            flow.document(started.token, second)
        except ConsentMissing as error:
            print_step(f"No {second}: {type(error).__name__}, and nothing was asked.")


async def walk_async(mock: Mock, product: Product) -> None:
    """The same, awaited, with a person who refuses, and then does not."""
    name = mock.provider.name
    print_step = _printer(f"{name.title()}, {product.name}, asynchronous")
    async with _client_async(mock) as client:
        flow = AsyncConsentFlow(client, products={name: product.name})
        requested = list(product.documents)[:1]
        started = await flow.start(requested, return_url=BACK, purpose=PURPOSE, reference="order-3")
        try:
            await flow.finish(started.token, mock.deny(started.session_id))
        except ConsentDenied:
            print_step("The person refused.")
        again = await flow.start(requested, return_url=BACK, purpose=PURPOSE, reference="order-3")
        back = await asyncio.to_thread(lambda: _decide(mock, again))
        consent = await (flow.wait(again.token) if product.polled else flow.finish(again.token, back))
        print_step(f"Asked anew, they shared {', '.join(consent.granted)}.")


def _decide(mock: Mock, started: Started, allow: Sequence[str] | None = None) -> str:
    """Do what the person does, on the page if there is one; return the address that the browser is sent back to."""
    return browse(started.url, allow=allow) if started.url else mock.consent(started.session_id, allow)


def _common(products: Sequence[Product]) -> list[DocumentKind]:
    """The documents that each of these products can ask for, two at most."""
    common: list[DocumentKind] = [
        kind for kind in products[0].documents if all(kind in one.documents for one in products)
    ]
    return common[:2]


def _products(name: str) -> tuple[Product, ...]:
    return cast("tuple[Product, ...]", import_module(f"{_PACKAGE}.{name}.consent").PRODUCTS)


def _client(mock: Mock) -> Client:
    return cast("Callable[..., Client]", _named(mock, ""))(base_url=mock.base_url, retries=0, **_credentials(mock))


def _client_async(mock: Mock) -> AsyncClient:
    make = cast("Callable[..., AsyncClient]", _named(mock, "Async"))
    return make(base_url=mock.base_url, retries=0, **_credentials(mock))


def _credentials(mock: Mock) -> dict[str, str]:
    """What a client of the first customer is constructed with."""
    secrets = mock.tenant().secrets
    return {name: secrets[name] for name in mock.provider.arguments}


def _named(mock: Mock, prefix: str) -> object:
    """The client of a mock's provider."""
    module = import_module(f"{_PACKAGE}.{mock.provider.name}.client")
    return getattr(module, f"{prefix}{module.SPEC.title}")


def _printer(what: str) -> Callable[[str], None]:
    """Return a function that prints the steps of one walk."""
    print(what)
    return lambda step: print(f"  - {step}")


if __name__ == "__main__":
    sys.exit(main())
