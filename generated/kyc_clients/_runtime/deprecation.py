"""`@deprecated`, which type checkers know and Python has only since 3.13."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated  # noqa: PLC0414 - type checkers bundle it; it is not needed to run
else:

    def deprecated(message):
        """Mark a method as deprecated: calling it gives a `DeprecationWarning`."""

        def mark(method):
            from functools import wraps  # noqa: PLC0415 - only where something is deprecated

            @wraps(method)
            def warn(*arguments, **options):
                import warnings  # noqa: PLC0415 - only where something deprecated is called

                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return method(*arguments, **options)

            return warn

        return mark
