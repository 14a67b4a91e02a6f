"""Large contracts: one call loads what it needs, however much there is."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from generator.types import Source
from tests.bench.synthetic import document
from tests.generator.making import lay_out, make

if TYPE_CHECKING:
    from pathlib import Path


def test_a_class_is_loaded_with_a_few_others_only(tmp_path: Path) -> None:
    """Making all classes of a contract would take seconds; classes that refer to each other come together, and no others."""
    lay_out(tmp_path, {"things": make(Source("things.json", _circles_of_four(80)), name="things")})
    script = (
        "import sys; from clients.things.models import Thing0\n"
        "Thing0(name='a').to_dict()\n"
        "print(sum(len(names) for names in ([name for name in vars(module) if name.startswith('Thing')]"
        " for path, module in sys.modules.items() if path.startswith('clients.things.models.'))))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert 4 <= int(done.stdout) <= 40


def _circles_of_four(count: int) -> str:
    """A document whose classes refer to each other in circles of four."""
    whole: dict[str, Any] = json.loads(document(count // 4))
    for at in range(count):
        following = at // 4 * 4 + (at + 1) % 4
        whole["components"]["schemas"][f"Thing{at}"] = {
            "type": "object",
            "properties": {"name": {"type": "string"}, "next": {"$ref": f"#/components/schemas/Thing{following}"}},
        }
    return json.dumps(whole)
