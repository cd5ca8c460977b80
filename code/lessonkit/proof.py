"""Proof of a built locale: its pages, all that a reader takes along, and no words but words."""

from itertools import chain

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.legible import illegible
from lessonkit.readback import read_back
from lessonkit.taken_along import taken_along
from lessonkit.taken_text import taken_text
from lessonkit.taken_words import taken_words

QUICK = (read_back,)  # while an author works, and waits for each page
ALL = (*QUICK, illegible, taken_along, taken_text, taken_words)


def unproven(config: MkDocsConfig, serving: bool) -> list[Fault]:
    """Return where a built locale is not what was proven."""
    return list(chain.from_iterable(check(config) for check in (QUICK if serving else ALL)))
