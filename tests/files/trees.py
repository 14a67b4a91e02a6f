"""Two trees to replace one by the other, and what is seen of it."""

from pathlib import Path

OLD = {"__init__.py": "old\n", "models/pan.py": "old\n", "gone.py": "old\n"}
NEW = {"__init__.py": "new\n", "models/pan.py": "new\n", "models/aadhaar.py": "new\n"}


def names(folder: Path) -> list[str]:
    """Name what lies directly in a folder, sorted."""
    return sorted(item.name for item in folder.iterdir())
