"""Fingerprints of what the site is made from, so that what is the same is not done again."""

import hashlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from lessonkit import CODE, DOCS, LANGUAGES, ROOT

SETTLED = 2_000_000_000  # nanoseconds after a change, from when on the times of a file tell of another one
SETTINGS = ("Makefile", "mkdocs.yml", "pyproject.toml", "constraints.txt")
digests: dict[str, tuple[tuple[int, ...], bytes]] = {}  # of files, each with the status that it had


def fingerprint(*parts: str | bytes) -> str:
    """Return a hash of these parts in this order."""
    hashes = (hashlib.sha256(part.encode() if isinstance(part, str) else part).digest() for part in parts)
    return hashlib.sha256(b"".join(hashes)).hexdigest()


def files_fingerprint(paths: Iterable[Path | str]) -> str:
    """Return a hash of the names and contents of these files."""
    root = f"{ROOT}{os.sep}"
    return fingerprint(
        *(part for path in sorted(map(str, paths)) for part in (path.removeprefix(root), digest(path)))
    )


def digest(path: str) -> bytes:
    """Return a hash of a file's content, which is read again when the file's status has changed."""
    status = os.stat(path)
    now = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    known, made = digests.get(path, (None, b""))
    if known != now:
        made = hashlib.sha256(Path(path).read_bytes()).digest()
        if time.time_ns() - max(now[2:]) > SETTLED:
            digests[path] = now, made
    return made


def files_below(folder: Path) -> list[Path]:
    """Return the files of a folder, without what Python stores beside them."""
    return [*map(Path, names_below(folder))]


def names_below(folder: Path | str) -> list[str]:
    """Return the names of the files of a folder; what makes paths of them costs more than to find them."""
    entries = [entry for entry in os.scandir(folder) if entry.name != "__pycache__"]
    below = [name for entry in entries if entry.is_dir() for name in names_below(entry.path)]
    return [entry.path for entry in entries if entry.is_file()] + below


def sources() -> list[Path]:
    """Return the files of the pages in all languages that are written by hand."""
    return [path for language in LANGUAGES for path in files_below(DOCS / language)]


def surroundings() -> str:
    """Return a hash of all that pages are made with: other files of the project, and what is installed."""
    shared = [folder for folder in DOCS.iterdir() if folder.is_dir() and not (folder / "index.md").exists()]
    files = [name for folder in (CODE, *shared) for name in names_below(folder)]
    files += [str(path) for path in [*DOCS.iterdir(), *map(ROOT.joinpath, SETTINGS)] if path.is_file()]
    return fingerprint(installed(), files_fingerprint(files))


def installed() -> str:
    """Return a hash of Python and of the packages that it finds, whose folders name their versions."""
    names = {path.name for folder in sys.path for path in Path(folder).glob("*-info")}
    return fingerprint(sys.version, sys.platform, *sorted(names))
