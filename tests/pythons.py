"""Runs what needs no torch with every Python from 3.11 on that is on this machine, and says which."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).with_name("test_every_python.py")
NAME = re.compile(r"python3(\.\d+)?t?(\.exe)?")
ASKED = "import sys; print(*sys.version_info[:3])"
OLDEST = (3, 11)


def candidates() -> Iterator[str]:
    """Yield every Python on the path and, where there is a pyenv, all that it has installed."""
    yield sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for folder in (*map(Path, os.get_exec_path()), *pyenv.glob("versions/*/bin")):
        yield from (str(path) for path in sorted(folder.glob("python3*")) if NAME.fullmatch(path.name))


def version(python: str) -> tuple[int, ...]:
    """Return the version of a Python; nothing where it doesn't start."""
    try:
        said = subprocess.run([python, "-c", ASKED], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(map(int, said.split()))


def main() -> int:
    """Run the tests with one Python of each version; return 1 where they fail with one of them."""
    found = {version(python): python for python in candidates()}
    passed = [subprocess.run([found[v], TESTS]).returncode == 0 for v in sorted(found) if v >= OLDEST]
    return not all(passed)


if __name__ == "__main__":
    sys.exit(main())
