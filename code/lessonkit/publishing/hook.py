"""MkDocs' way in: refuse a site with faults, build the landing page, then each locale below it."""

import atexit
import contextlib
import logging
import os
import signal
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from lessonkit.assets.fonts import lighten_fonts
from lessonkit.assets.script_comments import leave_out_comments
from lessonkit.assets.stylesheet import SHEET, sources, style_sheet
from lessonkit.common.faults import Fault
from lessonkit.common.unfinished_folders import unfinished
from lessonkit.language.interface_words import read_words
from lessonkit.proofreading.proof import unproven
from lessonkit.proving.report import annotate, unreviewed
from lessonkit.proving.site import site_faults
from lessonkit.publishing.failures import cause
from lessonkit.publishing.locales import locale_configuration
from lessonkit.publishing.source_links import source_faults
from lessonkit.publishing.stored_locales import build_or_take
from lessonkit.running import checkpoints, workers
from lessonkit.taking.notebooks import write_notebooks
from lessonkit.taking.programs import write_programs

LANDING = Path(__file__).parent / "landing"
log = logging.getLogger("mkdocs.lessonkit")
state = {"serving": False}
building = contextlib.ExitStack()  # closed when the site is in its place, after an error, or at the end
atexit.register(building.close)


def on_startup(command: str, dirty: bool) -> None:
    """Learn what is asked for, and end at once, but in order, when told to."""
    state["serving"] = checkpoints.serving = command == "serve"
    signal.signal(signal.SIGINT, workers.interrupt)
    signal.signal(signal.SIGTERM, end_server if state["serving"] else workers.interrupt)


def end_server(number: int, frame: object) -> None:
    """End at once: MkDocs' own way out would wait for every browser that listens."""
    with contextlib.suppress(SystemExit):
        workers.interrupt(number, frame)
    building.close()
    os._exit(128 + number)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check every page before anything is built, and build beside the present site, not over it."""
    state["site"] = Path(config.site_dir)
    config.site_dir = str(building.enter_context(unfinished(state["site"].parent)) / "site")
    state["faults"] = [*source_faults(config), *site_faults(log.info), *unreviewed()]
    tell(state["faults"])
    if state["faults"] and not state["serving"]:
        raise Abort(f"{len(state['faults'])} faults, nothing was built")
    config.plugins["material/search"].config.enabled = False  # the root has no pages of its own
    config.theme = Theme(name=None, custom_dir=str(LANDING), static_templates=["404.html", "llms.txt"])
    config.nav = None
    config.extra["words"] = {locale: read_words(locale) for locale in config.extra["locales"]}
    return config


def tell(faults: list[Fault]) -> None:
    """Print faults, and mark them where the change is reviewed."""
    for fault in faults:
        log.error(fault)
        annotate(fault)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the landing page and the assets, which the locales share; of their style sheets, make one."""
    joined = sources()
    shared = [file for file in files if file.src_uri.startswith("assets/") or file.src_uri.endswith(".html")]
    sheet = File.generated(config, SHEET, content=style_sheet())
    kept = Files([file for file in shared if file.src_uri not in joined] + [sheet])
    if not state["serving"]:  # an author reads in the browser what stands in the file, on the same line
        leave_out_comments(kept)
    return kept


def on_post_build(config: MkDocsConfig) -> None:
    """Build the locales; put the new site in place of the old one when all went well."""
    for locale in config.extra["locales"]:
        log.info(f"Building {locale}")
        child = locale_configuration(config, locale, state["faults"])
        child.extra["serving"] = state["serving"]  # a site that is served is proven less
        child.plugins.on_startup(command="serve" if state["serving"] else "build", dirty=False)
        if state["faults"]:
            build(child)  # a page that fails has no results for a notebook
        else:
            build_or_take(child, build_with_notebooks)
    lighten_fonts(Path(config.site_dir))
    for compressed in Path(config.site_dir).rglob("sitemap.xml.gz"):
        compressed.unlink()  # it holds the time of the build, and two builds should be the same
    counters = [
        handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)
    ]
    if any(counter.get_counts() for counter in counters) and not state["serving"]:
        raise Abort("the site has warnings, and strict mode refuses them; nothing was replaced")
    replace(state["site"], Path(config.site_dir))
    building.close()


def replace(old: Path, new: Path) -> None:
    """Put a new site in place of the old one, which goes to where the new one was made."""
    if old.exists():
        old.rename(new.with_name("old"))
    new.rename(old)


def build_with_notebooks(config: MkDocsConfig) -> None:
    """Build one locale with all that a reader can download, and prove it."""
    build(config)
    write_notebooks(config)
    write_programs(config)
    faults = unproven(config, state["serving"])
    tell(faults)
    if faults and not state["serving"]:
        raise Abort(f"{len(faults)} faults in what was built, nothing was replaced")


def on_build_error(error: Exception) -> None:
    """Leave nothing half-built behind, and say what went wrong."""
    building.close()
    if why := cause(error, state["site"]):
        raise Abort(why) from error
