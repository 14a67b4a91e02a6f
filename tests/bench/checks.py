"""How fast the enumerated contract tests check Sandbox's mock, in a process of their own; making the tables is part of it."""

from __future__ import annotations

import time

from tests.bench.worker import print_figures
from tests.contract.provider.run import Order, run

LAYERS = ("near misses", "authentication", "rules", "life cycles")


def main() -> None:
    """Run the promises, and count."""
    start = time.process_time()
    orders = [Order(providers=("sandbox",), only=f"sandbox/{layer}", keep_going=True) for layer in LAYERS]
    results = [one for order in orders for one in run(order)]
    seconds = time.process_time() - start
    broken = sum(one.broken is not None for one in results)
    print_figures({"cases": sum(one.cases for one in results), "seconds": seconds, "broken": broken})


if __name__ == "__main__":
    main()
