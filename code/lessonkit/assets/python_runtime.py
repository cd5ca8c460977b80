"""The Python of the pages: Pyodide from npm, pinned, with only the library that the course's code needs.

It is made once, in .cache; without npm there is none, and the pages have no Run buttons.
"""

import base64
import contextlib
import hashlib
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from lessonkit import CACHE
from lessonkit.common.unfinished_folders import unfinished

VERSION = "314.0.7"
INTEGRITY = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
LIBRARY_DIGEST = "96ceb459cdab1bbe625c5b74cd92b980bd4ccc6f0eb126891b518803e051c7df"
STORE = CACHE / "python" / VERSION
MODULES = Path(__file__).with_name("python_modules.txt")
COMPILE = Path(__file__).with_name("compile_library.mjs")
RENAMED = {  # many a server does not know that .mjs is a script
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.mjs": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
}
LIBRARY, INFO = "library.zip", "info.json"


class RuntimeMissingError(Exception):
    """Why the Python of the pages can't be had."""


def runtime() -> dict[str, Path]:
    """Return the files of the Python of the pages by name; RuntimeMissingError where it can't be had."""
    names = [*RENAMED.values(), LIBRARY, INFO]
    if not (STORE / INFO).exists() or digest(STORE / LIBRARY) != LIBRARY_DIGEST:
        shutil.rmtree(STORE, ignore_errors=True)
        with unfinished(CACHE) as folder:
            make(folder)
            store(folder / "made")
    return {name: STORE / name for name in names}


def make(folder: Path) -> None:
    """Fetch the package, verify it, and put what a reader loads of it into a folder."""
    package, made = fetched(folder), folder / "made"
    made.mkdir()
    for name, new in RENAMED.items():
        shutil.copyfile(package / name, made / new)
    command("node", str(COMPILE), str(package), str(MODULES), str(made / LIBRARY))
    if digest(made / LIBRARY) != LIBRARY_DIGEST:
        wanted = f"correct LIBRARY_DIGEST in {Path(__file__).name}, or what it is made of"
        raise RuntimeMissingError(f"its library has the digest {digest(made / LIBRARY)}; {wanted}")
    info = json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    (made / INFO).write_text(json.dumps(info), encoding="utf-8")


def fetched(folder: Path) -> Path:
    """Return the folder of the package as npm gives it."""
    command("npm", "pack", f"pyodide@{VERSION}", "--prefer-offline", "--pack-destination", str(folder))
    tarball = folder / f"pyodide-{VERSION}.tgz"
    if base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode() != INTEGRITY:
        raise RuntimeMissingError(f"npm's pyodide {VERSION} is not the package that was pinned")
    with tarfile.open(tarball) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def command(*words: str) -> None:
    """Run a program; RuntimeMissingError where it is not there or fails."""
    program = shutil.which(words[0])  # on Windows, npm is a script
    if program is None:
        raise RuntimeMissingError(f"there is no {words[0]}; install Node.js, which has npm and node")
    done = subprocess.run([program, *words[1:]], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise RuntimeMissingError(f"`{' '.join(words[:3])}` failed: {said[-1] if said else done.returncode}")


def store(made: Path) -> None:
    """Put what was made in its place; if another process was quicker, its own is the same."""
    STORE.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        made.replace(STORE)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
