"""Whatever is killed, and whoever else is writing, a folder holds one whole tree."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.files import read_tree
from tests.files.trees import NEW, OLD, names

ROOT = Path(__file__).parents[2]


# A child that is killed by the kernel before its nth disk operation, for every n until it survives.
KILLED_AT_EVERY_STEP = """
import os, signal, sys
from pathlib import Path
from generator import files
from generator.files import replace

folder, old, new, fallback = Path(sys.argv[1]), eval(sys.argv[2]), eval(sys.argv[3]), sys.argv[4] == "fallback"
if fallback:
    replace.exchange = lambda *_: False
steps = 0
while True:
    steps += 1
    files.write_tree(folder, old)
    child = os.fork()
    if child == 0:
        left = steps

        def die(event, arguments):
            global left
            left -= event == "open" or event.startswith(("os.", "shutil."))
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        files.write_tree(folder, new)
        os._exit(0)
    survived = os.waitpid(child, 0)[1] == 0
    found = files.read_tree(folder)
    assert found in ((old, new, {}) if fallback else (old, new)), (steps, found)
    files.write_tree(folder, found or old)
    if not found:
        assert files.read_tree(folder) == old, steps
    assert os.listdir(folder.parent) == [folder.name], (steps, os.listdir(folder.parent))
    if survived:
        break
print(steps)
"""


@pytest.mark.parametrize("way", ["exchange", "fallback"])
def test_killed_before_any_disk_operation_the_tree_is_old_or_new(tmp_path: Path, way: str) -> None:
    """Wherever the kill falls there is no mixture, and the next run leaves nothing of the killed one."""
    arguments = [str(tmp_path / "client"), repr(OLD), repr(NEW), way]

    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, *arguments], cwd=ROOT, capture_output=True, check=False, text=True
    )

    assert done.stderr == ""
    assert int(done.stdout) > 15


WRITES_FOREVER = """
import sys
from pathlib import Path
from generator.files import write_tree

folder, trees = Path(sys.argv[1]), [{f"{n}.py": text * 5000 for n in range(40)} for text in ("old\\n", "new\\n")]
for turn in range(int(sys.argv[2])):
    write_tree(folder, trees[turn % 2])
    print(turn, flush=True)
"""


@pytest.mark.parametrize("turns", range(1, 6))
def test_kill_9_from_outside_leaves_one_whole_tree(tmp_path: Path, turns: int) -> None:
    """The same with a real kill, at a moment that nobody chose."""
    command = [sys.executable, "-c", WRITES_FOREVER, str(tmp_path / "client"), "1000"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(turns):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)

    texts = read_tree(tmp_path / "client")

    assert len(texts) == 40
    assert set(texts.values()) in ({"old\n" * 5000}, {"new\n" * 5000})


def test_writers_at_the_same_time_take_turns(tmp_path: Path) -> None:
    """Of several runs one is last, and its tree stands whole."""
    command = [sys.executable, "-c", WRITES_FOREVER, str(tmp_path / "client"), "15"]
    pipe = subprocess.PIPE
    writers = [subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) for _ in range(3)]
    complaints = [writer.communicate()[1] for writer in writers]

    assert complaints == ["", "", ""]
    assert len(set(read_tree(tmp_path / "client").values())) == 1
    assert names(tmp_path) == ["client"]
