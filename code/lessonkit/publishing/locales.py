"""Locales: one MkDocs configuration for each, derived from the one mkdocs.yml."""

from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from lessonkit import DOCS
from lessonkit.assets.script_modules import page_modules
from lessonkit.assets.stylesheet import ABOVE, SHEET
from lessonkit.common.faults import Fault
from lessonkit.language.interface_words import page_words, read_words
from lessonkit.language.simplified import simplify
from lessonkit.publishing.labs import Labs
from lessonkit.publishing.lesson_facts import all_facts, versions
from lessonkit.publishing.localized_pages import Localized
from lessonkit.publishing.theme_files import list_visible
from lessonkit.publishing.unchanged_frames import Framed
from lessonkit.publishing.unchanged_pages import Remembered
from lessonkit.rendering.course_outline import course_parts
from lessonkit.searching.indexing import Indexed
from lessonkit.searching.search_text import Searchable
from lessonkit.taking.news import CHANGES, changes

FAST = getattr(yaml, "CLoader", yaml.Loader)  # not everywhere there is one in C
SIMPLIFIED = "lessonkit.language.simplified"


def locale_configuration(root: MkDocsConfig, locale: str, faults: list[Fault]) -> MkDocsConfig:
    """Return what MkDocs needs to build one locale below the site's root."""
    with open(root.config_file_path, "rb") as file:
        raw = yaml_load(file, get_yaml_loader(FAST, config=root))
    own = raw["extra"]["locales"][locale]
    pending = root.extra.get("pending", {})
    unready = faults or pending  # a page without results has no notebook
    running = root.extra.get("running", False)
    convert = simplify if SIMPLIFIED in own.get("markdown_extensions", {}) else str
    source = own["source"]
    parts = course_parts(raw["nav"], raw["extra"]["locales"][source]["sections"], source)
    configuration = load_config(
        root.config_file_path,
        hooks=[],
        strict=root.strict,
        site_name=own["site_name"],
        site_description=own["site_description"],
        site_url=f"{root.site_url}{locale}/",
        docs_dir=str(DOCS / source),
        site_dir=str(Path(root.site_dir) / locale),
        exclude_docs="",
        nav=titled(raw["nav"], own["sections"]),
        extra_css=[ABOVE + SHEET],
        theme=raw["theme"] | {"language": locale, "palette": palette(raw, own["toggles"])},
        markdown_extensions=raw["markdown_extensions"]
        | own.get("markdown_extensions", {})
        | {
            "lessonkit.rendering.course_map": {"parts": parts}
            | {key: read_words(source)[key] for key in ("planned", "written")},
            "lessonkit.rendering.glossary_page": {"locale": locale},
            "lessonkit.rendering.tooltips": {"language": source},
            "lessonkit.rendering.explorables": {"locale": locale},
            "lessonkit.rendering.bibliography": {"language": source},
            "lessonkit.rendering.question_review": {"locale": locale, "source": source}
            | {"topics": own["sections"]},
            "toc": {"permalink": True, "permalink_title": read_words(locale)["permalink"]},
            "footnotes": {"BACKLINK_TITLE": read_words(locale)["back-to-note"]},
        }
        | ({} if unready else {"lessonkit.rendering.exercise_cells": {"locale": locale}})
        | ({} if unready or not running else {"lessonkit.rendering.step_marks": {}}),
        plugins={"search": raw["plugins"]["search"]},
        extra=raw["extra"]
        | {
            "alternate": alternates(raw),
            "locale": locale,
            "root_url": root.site_url,
            "words": page_words(locale),
            "modules": page_modules(),
            "facts": {} if unready else all_facts(DOCS / source, locale),
            "versions": versions(),
            "changes": []
            if unready
            else changes(DOCS / source / CHANGES, f"{root.site_url}{locale}/{CHANGES}", locale, convert),
            "faults": [*map(str, faults)],
            "pending": pending,
            "running": running,
        },
    )
    list_visible(configuration.theme)
    configuration.plugins["labs"] = Labs()
    configuration.plugins["remembered"] = Remembered()
    configuration.plugins["framed"] = Framed()
    configuration.plugins["searchable"] = Searchable()
    configuration.plugins["indexed"] = Indexed()
    configuration.plugins["localized"] = Localized(locale, convert)
    return configuration


def titled(nav: list, sections: dict[str, str]) -> list:
    """Return the nav with each section's name in place of its key; pages are named by their headings."""
    return [
        {sections[key]: titled(entries, sections) for key, entries in entry.items()}
        if isinstance(entry, dict)
        else entry
        for entry in nav
    ]


def palette(raw: dict, names: dict[str, str]) -> list[dict]:
    """Return the theme's palette with each toggle's name in place of its key."""
    return [
        scheme | {"toggle": scheme["toggle"] | {"name": names[scheme["toggle"]["name"]]}}
        for scheme in raw["theme"]["palette"]
    ]


def alternates(raw: dict) -> list[dict[str, str]]:
    """Return Material's list of languages; the theme adds the links."""
    return [{"name": own["name"], "lang": locale} for locale, own in raw["extra"]["locales"].items()]
