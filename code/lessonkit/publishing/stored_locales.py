"""Stored locales: each as it was built, and taken from there until something that it shows changes."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit import CACHE, DOCS
from lessonkit.common.fingerprints import files_below, files_fingerprint, fingerprint, surroundings
from lessonkit.common.unfinished_folders import unfinished
from lessonkit.publishing.counted_warnings import counted_warnings
from lessonkit.reading.git_history import dated

STORE = CACHE / "locales"
SITE, DIGEST = "site", "digest"
KEPT = 2  # of each locale: the present one for the reader's address, and for the author's


def build_or_take(root: MkDocsConfig, locale: str, build: Callable[[MkDocsConfig, str], None]) -> None:
    """Put a locale below the root: stored, if it was built from the same before, else built anew."""
    target, place = Path(root.site_dir, locale), stored(root, locale)
    if whole(place):
        place.touch()
        take(place / SITE, target)
        return
    with counted_warnings() as warnings:
        build(root, locale)
    if not warnings.get_counts() and stored(root, locale) == place:  # nothing to repeat, no change meanwhile
        store(target, place)


def stored(root: MkDocsConfig, locale: str) -> Path:
    """Return the place of a locale as its pages, and all that they are made with, are now.

    It is found without the locale's own configuration, which takes longer to make than to copy a locale.
    """
    folder = DOCS / root.extra["locales"][locale]["source"]
    told = json.dumps([root.site_url, root.extra, dated([folder])], default=str, sort_keys=True)
    return STORE / locale / fingerprint(surroundings(), files_fingerprint(files_below(folder)), told)


def whole(place: Path) -> bool:
    """Say whether a locale is stored, and just as it was proven and built."""
    try:
        return (place / DIGEST).read_bytes() == digest(place / SITE).encode()
    except OSError:
        return False


def digest(folder: Path) -> str:
    """Return a hash of the names and contents of all files of a folder, wherever it lies."""
    files = sorted(files_below(folder))
    return fingerprint(
        *(part for path in files for part in (str(path.relative_to(folder)), path.read_bytes()))
    )


def take(source: Path, target: Path) -> None:
    """Give the files of a folder a second place; OSError without room.

    Both are the same files where the disk can do that. If one is written to, its digest tells.
    """
    shutil.copytree(source, target, copy_function=link)


def link(source: str, target: str) -> None:
    """Give a file a second name, or copy it where the disk can't do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def store(built: Path, place: Path) -> None:
    """Store a built locale, all or nothing, and forget older ones; without room for it, do without."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(STORE) as beside:
            take(built, beside / "locale" / SITE)
            (beside / "locale" / DIGEST).write_text(digest(built), encoding="utf-8")
            shutil.rmtree(place, ignore_errors=True)  # one that is damaged
            (beside / "locale").replace(place)
        for old in sorted(place.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
            shutil.rmtree(old)
