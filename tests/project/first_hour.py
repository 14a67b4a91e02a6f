"""The first hour of a new user: docs/tutorial.md from top to bottom, where kyc-clients is installed and the repository is not.

`python first_hour.py docs/tutorial.md` types its steps into one session and runs the test at its end.
"""

import re
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import kyc_clients

PAGE: Final = Path(sys.argv[1]).read_text(encoding="utf-8")
STEPS: Final = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
OWN_TEST: Final = re.findall(r'^```python title="test_onboarding.py"\n(.*?)^```$', PAGE, flags=re.MULTILINE | re.DOTALL)

assert kyc_clients.__file__.startswith(sys.prefix), f"{kyc_clients.__file__} is not installed in {sys.prefix}"

with redirect_stdout(StringIO()) as printed:
    exec(compile("".join(STEPS), sys.argv[1], "exec"), {"__name__": "__main__"})
assert "<hidden" in printed.getvalue(), printed.getvalue()
assert printed.getvalue().endswith("ask for the documents in another way\n"), printed.getvalue()

with TemporaryDirectory() as folder:
    Path(folder, "test_onboarding.py").write_text(OWN_TEST[0], encoding="utf-8")
    command = [
        sys.executable,
        "-I",
        "-W",
        "error",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "test_onboarding.py",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
assert re.search(r"^3 passed", done.stdout, flags=re.MULTILINE), done.stdout + done.stderr
