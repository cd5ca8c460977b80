"""Told faults: what is wrong with the sources, found before anything is built, and printed."""

import logging
from collections.abc import Iterable

from lessonkit.common.faults import Fault, annotate
from lessonkit.common.fingerprints import sources, surroundings
from lessonkit.proving.reviews import unreviewed
from lessonkit.proving.stored_verdicts import unless_proven
from lessonkit.reading import shared_pages

log = logging.getLogger("mkdocs.lessonkit")


def all_faults() -> list[Fault]:
    """Return every fault, also that a text was not reviewed."""
    return [*proven_faults(), *unreviewed()]


def proven_faults() -> list[Fault]:
    """Return every fault of the site, unless it was found without any before, as it is."""
    return unless_proven("site", sources(), surroundings(), find_faults)


def find_faults() -> list[Fault]:
    """Return every fault of the site; a site that did not change needs nothing of what is imported here."""
    from lessonkit.proving.site import site_faults

    shared_pages.begin(surroundings())
    return site_faults(log.info)


def tell(faults: Iterable[Fault]) -> None:
    """Print faults, and mark them where the change is reviewed."""
    for fault in faults:
        log.error(fault)
        annotate(fault)
