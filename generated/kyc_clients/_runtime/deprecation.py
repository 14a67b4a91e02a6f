"""`@deprecated`, which type checkers know and Python has only since 3.13."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    F = TypeVar("F", bound=Callable[..., object])

    from typing_extensions import deprecated as deprecated  # noqa: PLC0414 - type checkers bundle it; it is not needed to run
else:

    def deprecated(message: str) -> Callable[[F], F]:
        """Mark a method as deprecated: calling it gives a `DeprecationWarning`."""

        def mark(method: F) -> F:
            from functools import wraps  # noqa: PLC0415 - only where something is deprecated

            @wraps(method)
            def warn(*arguments: object, **options: object) -> object:
                import warnings  # noqa: PLC0415 - only where something deprecated is called

                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return method(*arguments, **options)

            return warn

        return mark
