"""Proof of a built locale: its pages, all that a reader takes along, and no words but words."""

from itertools import chain

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.proofreading.legible import illegible
from lessonkit.proofreading.readback import read_back
from lessonkit.proofreading.taken_along import taken_along
from lessonkit.proofreading.taken_text import taken_text
from lessonkit.proofreading.taken_words import taken_words

QUICK = (read_back,)  # while an author works, and waits for each page
ALL = (*QUICK, illegible, taken_along, taken_text, taken_words)


def unproven(config: MkDocsConfig, serving: bool) -> list[Fault]:
    """Return where a built locale is not what was proven."""
    return list(chain.from_iterable(check(config) for check in (QUICK if serving else ALL)))
