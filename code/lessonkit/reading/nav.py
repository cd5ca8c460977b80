"""The nav: which pages there are, in which order, and what it lacks."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import yaml

from lessonkit import CONFIGURATION, DOCS, LANGUAGES
from lessonkit.common.faults import Fault, FaultError
from lessonkit.common.lined_yaml import FAST, once_a_version
from lessonkit.reading.pages import front_matter, page_paths, shown


def pages() -> dict[str, dict[str, Path]]:
    """Return every page by its path below the language's folder, then by language."""
    found: dict[str, dict[str, Path]] = {}
    for language in LANGUAGES:
        for path in page_paths(DOCS / language):
            found.setdefault(path.relative_to(DOCS / language).as_posix(), {})[language] = path
    return found


def structure_faults() -> Iterator[Fault]:
    """Yield pages that lack a language or a place in the nav, and nav entries that lack a page."""
    known, listed = pages(), dict(nav_entries())
    for name, versions in known.items():
        for language in LANGUAGES:
            if language not in versions:
                path = next(iter(versions.values()))
                yield Fault(path, 1, f"there is no docs/{language}/{name}; write it or remove this page")
        if name not in listed:
            yield Fault(
                next(iter(versions.values())),
                1,
                f"mkdocs.yml does not list {name}; add it to `nav:`",
            )
    for name, line in listed.items():
        if name not in known:
            yield Fault(
                CONFIGURATION,
                line,
                f"nav lists {name}, but no such page is there; write it or remove it",
            )


def description_faults(path: Path) -> Iterator[Fault]:
    """Yield that a page does not say what it is about, for search engines and for the list of pages."""
    with contextlib.suppress(FaultError):  # page_faults says so
        if not str(front_matter(shown(path), path).get("description") or "").strip():
            yield Fault(path, 1, "this page has no `description:`; say in one sentence what it is about")


def nav_entries() -> Iterator[tuple[str, int]]:
    """Yield the pages of mkdocs.yml's nav with their lines."""
    yield from nav_of(CONFIGURATION)


def nav_node(path: Path) -> yaml.SequenceNode:
    """Return the nav of a configuration, whose other values need tags that only MkDocs knows."""
    root = yaml.compose(path.read_text(encoding="utf-8"), FAST)
    return next(value for key, value in root.value if key.value == "nav")


@once_a_version
def nav_of(path: Path) -> list[tuple[str, int]]:
    """Return the pages of a configuration's nav with their lines."""
    waiting, found = [nav_node(path)], []
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.ScalarNode):
            found.append((node.value, node.start_mark.line + 1))
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        else:
            waiting += [value for _, value in node.value]
    return found


def parts(path: Path = CONFIGURATION) -> dict[str, list[str]]:
    """Return the pages of each section of a configuration's nav, in order, by the section's key."""
    return {
        key.value: [node.value for node in pages.value]
        for entry in nav_node(path).value
        if isinstance(entry, yaml.MappingNode)
        for key, pages in entry.value
    }


def lessons() -> list[str]:
    """Return the lessons that are there in every language, in the order of the nav."""
    whole = {name for name, versions in pages().items() if len(versions) == len(LANGUAGES)}
    return [Path(name).stem for name, _ in nav_entries() if name in whole and name.startswith("lessons/")]
