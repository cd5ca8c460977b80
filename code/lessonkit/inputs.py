"""Inputs: fingerprints of what the site is made from, so that what is the same is not done again."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from lessonkit import CODE, DOCS, ROOT

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


def surroundings() -> str:
    """Return a hash of all that pages are made with: other files of the project, and what is installed."""
    below = [path for folder in (CODE, DOCS) for path in folder.rglob("*") if path.suffix != ".md"]
    files = [path for path in below if path.is_file() and "__pycache__" not in path.parts]
    installed = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    settings = [path for name in SETTINGS if (path := ROOT / name).exists()]
    return fingerprint(sys.version, sys.platform, *sorted(installed), files_fingerprint(files + settings))
