"""Built locales: the pages of one locale, with all that a reader can download, proven as built."""

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.proofreading.proof import unproven
from lessonkit.publishing.locales import locale_configuration
from lessonkit.taking.notebooks import write_notebooks
from lessonkit.taking.page_programs import write_page_programs
from lessonkit.taking.programs import write_programs
from lessonkit.taking.round_questions import write_round_questions


def build_locale(root: MkDocsConfig, locale: str, known: list[Fault]) -> list[Fault]:
    """Build one locale below the root; return where it is not what was proven.

    With known faults of the sources it has no notebooks: a page that fails has no results for one, nor has
    one that is still to run.
    """
    serving = root.extra["serving"]
    config = locale_configuration(root, locale, known)
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    build(config)
    write_round_questions(config)
    if known or root.extra["pending"]:
        return []
    write_notebooks(config)
    write_programs(config)
    if config.extra["running"]:
        write_page_programs(config)
    return unproven(config, serving)
