"""MkDocs' way in: refuse a site with faults, build the landing page, then each locale below it."""

import atexit
import contextlib
import functools
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from lessonkit.assets import stylesheet
from lessonkit.assets.fonts import lighten_fonts
from lessonkit.assets.running_files import can_run, running_files
from lessonkit.assets.script_comments import leave_out_comments
from lessonkit.common.fingerprints import sources, surroundings
from lessonkit.common.unfinished_folders import unfinished
from lessonkit.language.interface_words import stored_words
from lessonkit.proving.stored_verdicts import verdict
from lessonkit.publishing.failures import cause
from lessonkit.publishing.finished_site import is_finished, made_from, remember, told
from lessonkit.publishing.first_sight import FirstSight, unproven_pages
from lessonkit.publishing.side_by_side import build_side_by_side, can_copy, end
from lessonkit.publishing.site_parts import build_some, by_source, replace
from lessonkit.publishing.source_links import source_faults
from lessonkit.publishing.told_faults import all_faults, tell
from lessonkit.reading import shared_pages
from lessonkit.running import checkpoints, workers

LANDING = Path(__file__).parent / "landing"
log = logging.getLogger("mkdocs.lessonkit")
state = {"serving": False, "alone": False, "sight": None}
building = contextlib.ExitStack()  # closed when the site is in its place, after an error, or at the end


@atexit.register
def close_undisturbed() -> None:
    """Remove what is unfinished, whoever tells us meanwhile, a second time, to end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    building.close()


def on_startup(command: str, dirty: bool) -> None:
    """Learn what is asked for, and end at once, but in order, when told to."""
    state["serving"] = checkpoints.serving = command == "serve"
    state["alone"] = command == "build"  # another command goes on with the site
    signal.signal(signal.SIGINT, workers.interrupt)
    signal.signal(signal.SIGTERM, end_server if state["serving"] else workers.interrupt)


def end_server(number: int, frame: object) -> None:
    """End at once: MkDocs' own way out would wait for every browser that listens."""
    with contextlib.suppress(SystemExit):
        workers.interrupt(number, frame)
    end(multiprocessing.active_children())
    building.close()
    os._exit(128 + number)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check every page before anything is built, and build beside the present site, not over it."""
    state["site"] = Path(config.site_dir)
    config.site_dir = str(building.enter_context(unfinished(state["site"].parent)) / "site")
    config.extra["pending"] = pending_pages() if state["serving"] else {}
    state["faults"] = [*source_faults(config), *([] if config.extra["pending"] else all_faults())]
    tell(state["faults"])
    if not state["serving"]:
        workers.rest()  # all pages have run
    if state["faults"] and not state["serving"]:
        raise Abort(f"{len(state['faults'])} faults, nothing was built")
    config.extra["running"] = can_run()
    if state["alone"]:
        end_if_finished(config)
    config.plugins["material/search"].config.enabled = False  # the root has no pages of its own
    config.theme = Theme(name=None, custom_dir=str(LANDING), static_templates=["404.html", "llms.txt"])
    config.nav = None
    config.extra["serving"] = state["serving"]  # a site that is served is proven less
    config.extra["words"] = stored_words(config.extra["locales"])
    return config


def end_if_finished(config: MkDocsConfig) -> None:
    """Keep the site that is there, where it would be built the same again."""
    state["told"] = told(config)
    state["made_from"] = made_from(state["told"])
    if is_finished(state["site"], state["made_from"]):
        log.info("Nothing has changed since the site was built")
        raise SystemExit(0)


def pending_pages() -> dict:
    """Return which pages are shown before they are proven: in the first builds of a site that is served."""
    if not state["sight"]:
        names = [] if verdict("site", surroundings(), sources()).exists() else unproven_pages()
        state["sight"] = FirstSight(names)
    progress = state["sight"].begin_build()
    before, workers.stored_only = workers.stored_only, bool(progress)
    shared_pages.begin(surroundings(), anew=before or workers.stored_only)  # some lack what ran meanwhile
    return progress


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> None:
    """Let the server say which page is asked for, as long as some are not proven."""
    if state["sight"].waiting:
        state["sight"].accompany(server)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the landing page and the assets, which the locales share; of their style sheets, make one."""
    joined = stylesheet.sources()
    shared = [file for file in files if file.src_uri.startswith("assets/") or file.src_uri.endswith(".html")]
    sheet = File.generated(config, stylesheet.SHEET, content=stylesheet.style_sheet())
    running = running_files(config) if config.extra["running"] else []
    kept = Files([file for file in shared if file.src_uri not in joined] + [sheet, *running])
    if not state["serving"]:  # an author reads in the browser what stands in the file, on the same line
        leave_out_comments(kept)
    return kept


def on_post_build(config: MkDocsConfig) -> None:
    """Build the locales; put the new site in place of the old one when all went well."""
    parts = [functools.partial(build_some, config, state["faults"], locales) for locales in by_source(config)]
    anew = config.extra["pending"] or not state["serving"]  # otherwise remembered from the last build
    if anew and can_copy():
        build_side_by_side(parts, state["site"])
    else:
        for build in parts:
            build()
    if not state["serving"]:  # an author's own machine need not wait for what saves a reader's
        lighten_fonts(Path(config.site_dir))
    for compressed in Path(config.site_dir).rglob("sitemap.xml.gz"):
        compressed.unlink()  # it holds the time of the build, and two builds should be the same
    counters = [
        handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)
    ]
    if any(counter.get_counts() for counter in counters) and not state["serving"]:
        raise Abort("the site has warnings, and strict mode refuses them; nothing was replaced")
    replace(state["site"], Path(config.site_dir))
    if state["alone"] and state["made_from"] == made_from(state["told"]):  # no change meanwhile
        remember(state["site"], state["made_from"])
    building.close()


def on_build_error(error: Exception) -> None:
    """Leave nothing half-built behind, and say what went wrong."""
    building.close()
    if why := cause(error, state["site"]):
        raise Abort(why) from error
