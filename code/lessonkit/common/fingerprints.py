"""Fingerprints of what the site is made from, so that what is the same is not done again."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from lessonkit import CODE, DOCS, LANGUAGES, ROOT

SETTINGS = ("Makefile", "mkdocs.yml", "pyproject.toml", "constraints.txt")


def fingerprint(*parts: str | bytes) -> str:
    """Return a hash of these parts in this order."""
    hashes = (hashlib.sha256(part.encode() if isinstance(part, str) else part).digest() for part in parts)
    return hashlib.sha256(b"".join(hashes)).hexdigest()


def files_fingerprint(paths: Iterable[Path]) -> str:
    """Return a hash of the names and contents of these files."""
    return fingerprint(
        *(part for path in sorted(paths) for part in (path.relative_to(ROOT).as_posix(), path.read_bytes()))
    )


def files_below(folder: Path) -> list[Path]:
    """Return the files of a folder, without what Python stores beside them."""
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def sources() -> list[Path]:
    """Return the files of the pages in all languages that are written by hand."""
    return [path for language in LANGUAGES for path in files_below(DOCS / language)]


def surroundings() -> str:
    """Return a hash of all that pages are made with: other files of the project, and what is installed."""
    shared = [folder for folder in DOCS.iterdir() if folder.is_dir() and not (folder / "index.md").exists()]
    files = [path for folder in (CODE, *shared) for path in files_below(folder)]
    files += [path for path in [*DOCS.iterdir(), *map(ROOT.joinpath, SETTINGS)] if path.is_file()]
    installed = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    return fingerprint(sys.version, sys.platform, *sorted(installed), files_fingerprint(files))
