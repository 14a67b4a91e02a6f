# Generated from generator/templates by `make generate`. Edit that.

"""A pytest plugin: `sandbox_mock`, `deepvue_mock`, `decentro_mock`, and one fixture more for each further provider.

Each is a mock that is served on loopback for the whole run and forgets everything before each test. It comes with the package; the
extra `kyc-clients[mock]` brings what it needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._runtime.mock import Mock

_PROVIDERS: Final = tuple(sorted(path.parent.name for path in Path(__file__).parent.glob("*/mock.py")))


def _serving(name: str) -> Any:  # noqa: ANN401 - pytest's fixtures have no nameable type
    @pytest.fixture(scope="session", name=f"_{name}_server")
    def serving() -> Iterator[Mock]:
        from .mock import find_mocks  # the extra is needed by those alone who ask for a mock

        with find_mocks()[name]() as mock:
            yield mock

    return serving


def _fresh(name: str) -> Any:  # noqa: ANN401
    def fresh(request: pytest.FixtureRequest) -> Mock:
        mock: Mock = request.getfixturevalue(f"_{name}_server")
        mock.reset()
        return mock

    fresh.__doc__ = f"{name.capitalize()} on this machine, as new for each test: `.base_url`, `.credentials`, `.clock`."
    return pytest.fixture(name=f"{name}_mock")(fresh)


for _name in _PROVIDERS:
    globals()[f"_{_name}_server"] = _serving(_name)
    globals()[f"{_name}_mock"] = _fresh(_name)
