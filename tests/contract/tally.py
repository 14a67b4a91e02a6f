"""What the property suite has tried."""

from __future__ import annotations

from collections import Counter


class Tally:
    """Cases by provider and check, and the operations that they were about."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self.cases: Counter[tuple[str, str]] = Counter()
        self.operations: dict[tuple[str, str], set[str]] = {}

    def add(self, provider: str, check: str, operation: str, cases: int) -> None:
        """Count cases."""
        self.cases[provider, check] += cases
        self.operations.setdefault((provider, check), set()).add(operation)

    def sent(self) -> list[tuple[str, str, int, list[str]]]:
        """Return what was counted, in values that one process can send to another."""
        return [(*key, cases, sorted(self.operations[key])) for key, cases in self.cases.items()]

    def receive(self, sent: list[tuple[str, str, int, list[str]]]) -> None:
        """Add what another process has counted."""
        for provider, check, cases, operations in sent:
            self.cases[provider, check] += cases
            self.operations.setdefault((provider, check), set()).update(operations)

    def lines(self) -> list[str]:
        """Return a small table for each provider."""
        lines = list[str]()
        for provider in sorted({provider for provider, _ in self.cases}):
            checks = sorted(check for one, check in self.cases if one == provider)
            width = max(map(len, checks))
            lines.append(f"{provider:<{width}}  operations   cases")
            for check in checks:
                operations, cases = len(self.operations[provider, check]), self.cases[provider, check]
                lines.append(f"  {check:<{width}}  {operations:>8}  {cases:>6}")
        return [*lines, f"in all: {sum(self.cases.values())} cases"] if self.cases else []
