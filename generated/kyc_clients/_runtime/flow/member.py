"""One client of a flow: who it is, what it can do, and how its tokens are authenticated."""

from __future__ import annotations

from hashlib import sha256
from hmac import new
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ..errors import ConfigurationError
from ..shared import inside
from .breaker import Breaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..aio import AsyncClient
    from ..operation import ClientSpec
    from ..sync import Client
    from .breaker import BreakerPolicy
    from .provider import ConsentProvider, ConsentRequest, DocumentKind, Option, Product

_SHORTEST_KEY = 16
_LABEL = "kyc-clients consent token"


class Member:
    """A client, with its provider's side of the flow."""

    def __init__(
        self,
        client: Client | AsyncClient,
        name: str,
        product: str | None,
        policy: BreakerPolicy,
        now: Callable[[], float],
    ) -> None:
        """Load the side. `ConfigurationError` where the provider has none."""
        self.client = client
        self.name = name
        self.spec = inside(client).spec
        self.title = self.spec.title or self.spec.provider
        self.side = _side(self.spec)
        self.breaker = Breaker(policy, now)
        self._products = self._chosen(product)

    def _chosen(self, product: str | None) -> tuple[Product, ...]:
        if product is None:
            return self.side.PRODUCTS
        found = tuple(one for one in self.side.PRODUCTS if one.name == product)
        if not found:
            names = ", ".join(one.name for one in self.side.PRODUCTS)
            raise ConfigurationError(f"{self.title} has no product {product!r} for the consent flow; there is {names}")
        return found

    @property
    def products(self) -> tuple[Product, ...]:
        """The products that may be used."""
        return self._products

    def product(self, name: str) -> Product | None:
        """Return a product by name: a token may be of one that new sessions no longer use."""
        return next((one for one in self.side.PRODUCTS if one.name == name), None)

    def product_for(self, documents: Sequence[DocumentKind]) -> Product | None:
        """Return the first product that can ask for all of these documents."""
        return next((one for one in self._products if all(kind in one.documents for kind in documents)), None)

    def refusal(self, request: ConsentRequest, options: Sequence[Option]) -> str:
        """Return why this provider cannot do what is asked; empty where it can."""
        product = self.product_for(request.documents)
        if product is None:
            known = {kind for one in self._products for kind in one.documents}
            missing = [kind for kind in request.documents if kind not in known]
            return f"{self.title} cannot ask for {', '.join(missing) or 'these documents in one session'}"
        unknown = [option for option in options if option not in product.options]
        if unknown:
            return f"{self.title} does not know the option {', '.join(unknown)}"
        fewest, most = product.purpose
        if not fewest <= len(request.purpose) <= most:
            return f"{self.title} takes a purpose of {fewest} to {most} characters, and this has {len(request.purpose)}"
        return ""

    def account(self) -> str:
        """Return a digest of who the account is: the credential that names it, and the server."""
        vault = inside(self.client).vault
        named = [vault.get(name) for name in self.side.ACCOUNT if name in vault]
        return sha256("\0".join([self.client.base_url, *named]).encode()).hexdigest()[:16]

    def key(self, given: bytes | None) -> bytes:
        """Return the key of this account's tokens: made from the caller's, or else from the credentials.

        Raises:
            ConfigurationError: where there is neither.
        """
        if given is not None:
            return new(given, _LABEL.encode(), sha256).digest()
        vault = inside(self.client).vault
        names = (*self.side.ACCOUNT, *self.side.SECRETS)
        missing = [name for name in names if name not in vault]
        if missing:
            message = (
                f"The flow's tokens need a key, and {self.title} has no {missing[0]} to derive one from: give key="
            )
            raise ConfigurationError(message)
        return new("\0".join(vault.get(name) for name in names).encode(), _LABEL.encode(), sha256).digest()

    @property
    def is_local(self) -> bool:
        """Whether the client's server is on loopback, as a mock is: its files lie there, too."""
        from urllib.parse import urlsplit  # noqa: PLC0415 - a document is being read

        host = urlsplit(self.client.base_url).hostname or ""
        return host in {"localhost", "::1"} or host.startswith("127.")

    def __repr__(self) -> str:
        """Print the name."""
        return f"<Member {self.name}>"


def checked_key(key: bytes | str | None) -> bytes | None:
    """Return the caller's key, if it is one."""
    if key is None:
        return None
    found = key.encode() if isinstance(key, str) else bytes(key)
    if len(found) < _SHORTEST_KEY:
        raise ConfigurationError(f"key must have at least {_SHORTEST_KEY} bytes; make one with secrets.token_bytes(32)")
    return found


def members_of(
    clients: Sequence[Client | AsyncClient],
    products: dict[str, str],
    policy: BreakerPolicy,
    now: Callable[[], float],
) -> tuple[Member, ...]:
    """Return the members; two clients of one provider are numbered."""
    if not clients:
        raise ConfigurationError("A consent flow needs at least one client")
    found: list[Member] = []
    for client in clients:
        if not hasattr(client, "_core"):
            raise ConfigurationError(f"A consent flow is made of clients of providers, and {client!r} is none")
        provider = inside(client).spec.provider
        count = sum(one.spec.provider == provider for one in found)
        name = provider if not count else f"{provider}-{count + 1}"
        found.append(Member(client, name, products.get(name, products.get(provider)), policy, now))
    known = {one.name for one in found}
    unknown = [name for name in products if name not in known]
    if unknown:
        raise ConfigurationError(f"products names {unknown[0]!r}, and the flow has {', '.join(sorted(known))}")
    return tuple(found)


def _side(spec: ClientSpec) -> ConsentProvider:
    package = spec.package
    message = f"{spec.title or package} has no side of the consent flow: there is no {package}.consent with one"
    try:
        module = import_module(f"{package}.consent")
    except ModuleNotFoundError as error:
        if error.name != f"{package}.consent":
            raise
        raise ConfigurationError(message) from None
    if not hasattr(module, "PRODUCTS"):  # the group of a product that happens to be called so
        raise ConfigurationError(message)
    return cast("ConsentProvider", module)
