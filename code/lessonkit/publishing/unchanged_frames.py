"""Unchanged frames: what surrounds a page is not made again as long as all that it shows is the same."""

import contextlib
import functools
import json

from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from lessonkit import CACHE
from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.common.whole_files import read_whole, write_whole

FRAMED = LastMade("framed")
TEMPLATES = CACHE / "templates"


class Framed:
    """Gives pages the frame that was made around the same before; keeps compiled templates as well."""

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        env.bytecode_cache = CompiledTemplates()
        if not config.extra["faults"] and not config.extra["pending"]:
            env.template_class = StoredTemplate
            env.made_with = made_with(config)


def made_with(config: MkDocsConfig) -> str:
    """Return a hash of what all frames of a locale are made with, without what each says of its own page."""
    shared = {name: value for name, value in config.extra.items() if name not in ("facts", "changes")}
    told = json.dumps([config.site_url, shared], ensure_ascii=False, default=str, sort_keys=True)
    return fingerprint(surroundings(), told)


class StoredTemplate(Template):
    """A template that is not filled in again for a page when all that it shows of it is the same."""

    def render(self, *args: dict, **kwargs: object) -> str:
        """Return the page as it was framed before, or else frame it and remember that."""
        context = dict(*args, **kwargs)
        if not (page := context.get("page")):
            return super().render(context)
        place = f"{context['config'].extra['locale']}/{page.file.src_uri}"
        key = fingerprint(self.environment.made_with, shown(page, context["nav"], context["config"]))
        framed = FRAMED.get(place, key)
        if framed is None:
            framed = super().render(context)
            FRAMED.keep(place, key, framed)
        return framed


def shown(page: Page, nav: Navigation, config: MkDocsConfig) -> str:
    """Return what a frame shows that is not the same for all pages: the page itself, and where it stands."""
    facts = config.extra["facts"].get(page.file.src_uri)
    told = [page.url, page.title, page.meta, page.content, facts, entries(nav)]
    return json.dumps(told, ensure_ascii=False, default=str)


@functools.lru_cache(maxsize=1)  # while the pages of one locale are built
def entries(nav: Navigation) -> str:
    """Return the names and addresses of the navigation."""
    return repr([entry(item) for item in nav.items])


def entry(item: StructureItem) -> list:
    """Return the name and the address of an entry of the navigation, and the entries below it."""
    return [item.title, getattr(item, "url", ""), [entry(child) for child in item.children or []]]


class CompiledTemplates(BytecodeCache):
    """Keeps templates as they were compiled; Jinja asks for them anew when their source changes."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := read_whole(TEMPLATES / bucket.key):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            write_whole(TEMPLATES / bucket.key, bucket.bytecode_to_string())
