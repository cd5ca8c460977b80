"""Site parts: the locales of a site, each stored or built, and the whole put in place of the old one."""

import logging
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from lessonkit.common.faults import Fault
from lessonkit.common.last_made import settled
from lessonkit.publishing.stored_locales import build_or_take
from lessonkit.publishing.told_faults import tell
from lessonkit.reading import shared_pages

log = logging.getLogger("mkdocs.lessonkit")


def by_source(config: MkDocsConfig) -> list[list[str]]:
    """Return the locales of each language written by hand: they share what is read and coloured."""
    sources: dict[str, list[str]] = {}
    for locale, own in config.extra["locales"].items():
        sources.setdefault(own["source"], []).append(locale)
    return [*sources.values()]


def build_some(config: MkDocsConfig, faults: list[Fault], locales: list[str]) -> None:
    """Put locales in their places, stored or built; with faults, as an author sees them."""
    for locale in locales:
        log.info(f"Building {locale}")
        if faults or config.extra["pending"]:
            build_locale(config, locale, faults)  # never stored
        else:
            build_or_take(config, locale, build_locale)


def build_locale(root: MkDocsConfig, locale: str, known: Sequence[Fault] = ()) -> None:
    """Build one locale; a site that did not change needs nothing of what is imported here."""
    from lessonkit.publishing.built_locales import build_locale

    with settled() as made_with:
        shared_pages.begin(made_with)
        faults = build_locale(root, locale, [*known])
    tell(faults)
    if faults and not root.extra["serving"]:
        raise Abort(f"{len(faults)} faults in what was built, nothing was replaced")


def replace(old: Path, new: Path) -> None:
    """Put a new site in place of the old one, which goes to where the new one was made."""
    if old.exists():
        old.rename(new.with_name("old"))
    new.rename(old)
