"""Finished site: the one that was built last is kept, as long as it would be built the same again."""

import contextlib
import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit import CACHE, DOCS, LANGUAGES
from lessonkit.common.fingerprints import files_fingerprint, fingerprint, sources, surroundings
from lessonkit.publishing.stored_locales import digest
from lessonkit.reading.git_history import dated

NOTES = CACHE / "finished"  # one for each place of a site


def told(config: MkDocsConfig) -> str:
    """Return what the site shows that stands in none of its files."""
    settings = [config.site_url, config.use_directory_urls, config.theme.name, config.extra]
    days = dated([DOCS / language for language in LANGUAGES])
    return json.dumps([settings, days], default=str, sort_keys=True)


def made_from(told: str) -> str:
    """Return a hash of all that the site is made from, as it is now."""
    return fingerprint(surroundings(), files_fingerprint(sources()), told)


def is_finished(site: Path, made: str) -> bool:
    """Say whether the site was made from the same, and is still as it was then."""
    try:
        noted = note(site).read_bytes()
        return noted.startswith(made.encode()) and noted == content(site, made)  # reads all of the site
    except OSError:
        return False


def remember(site: Path, made: str) -> None:
    """Note what the site was made from; where that can't be stored, it is built again the next time."""
    with contextlib.suppress(OSError):
        NOTES.mkdir(parents=True, exist_ok=True)
        note(site).write_bytes(content(site, made))


def note(site: Path) -> Path:
    """Return where it is noted what a site was made from."""
    return NOTES / fingerprint(str(site.resolve()))


def content(site: Path, made: str) -> bytes:
    """Return what is noted of a site: it ends with both hashes whole, so half of it is another."""
    return f"{made} {digest(site)}\n".encode()
