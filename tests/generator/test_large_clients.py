"""Large contracts: one call loads what it needs, however much there is."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from generator.types import Source
from tests.bench.synthetic import document
from tests.generator.making import lay_out, make

if TYPE_CHECKING:
    from pathlib import Path


def test_a_class_is_loaded_with_a_few_others_only(tmp_path: Path) -> None:
    """Making all classes of a contract would take seconds; references among them are followed when a value needs it."""
    lay_out(tmp_path, {"things": make(Source("things.json", document(20)), name="things")})
    script = (
        "import sys; from clients.things.models import Thing0, Thing79\n"
        "Thing0(name='a', others=[Thing79(name='b')]).to_dict()\n"
        "print(sum(len(names) for names in ([name for name in vars(module) if name.startswith('Thing')]"
        " for path, module in sys.modules.items() if path.startswith('clients.things.models.'))))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert 2 <= int(done.stdout) <= 48
