"""Warnings, counted while something is done: what has one is done again, so that it warns again."""

import contextlib
import logging
from collections.abc import Iterator

from mkdocs.utils import CountHandler


@contextlib.contextmanager
def counted_warnings() -> Iterator[CountHandler]:
    """Yield what counts the warnings of MkDocs, and of all that logs through it, as long as this is open."""
    counter, log = CountHandler(), logging.getLogger("mkdocs")
    counter.setLevel(logging.WARNING)
    log.addHandler(counter)
    try:
        yield counter
    finally:
        log.removeHandler(counter)
