"""Proof of a built locale: its pages, all that a reader takes along, and no words but words."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.common.fingerprints import files_below, fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.proofreading.legible import illegible, illegible_in
from lessonkit.proofreading.readback import read_back
from lessonkit.proofreading.taken_along import taken_along
from lessonkit.proofreading.taken_text import taken_text
from lessonkit.proofreading.taken_words import taken_words
from lessonkit.proofreading.texts_along import of_entries
from lessonkit.reading.pages import page_paths

PROVEN = LastMade("proven")
SEARCH_INDEX = "search_index.json"


def unproven(config: MkDocsConfig, serving: bool) -> list[Fault]:
    """Return where a built locale is not what was proven; while an author works, of its pages alone."""
    pages = page_paths(Path(config.docs_dir))
    if serving:
        return list(chain.from_iterable(read_back(path, config) for path in pages))
    site, made_with = Path(config.site_dir), fingerprint(surroundings(), config.site_url, config.site_name)
    found = list(chain.from_iterable(page_faults(path, config, made_with) for path in pages))
    others = set(files_below(site)).difference(*(built_files(path, config) for path in pages))
    for path in sorted(others):
        of_file = index_faults if path.name == SEARCH_INDEX else file_faults
        found += of_file(path, config, made_with)
    return [*found, *taken_words(config)]


def page_faults(path: Path, config: MkDocsConfig, made_with: str) -> Iterable[Fault]:
    """Return where what was built of a page is not what was proven, unless it was proven before as it is."""
    built = built_files(path, config)
    place = f"{config.extra['locale']}/{path.relative_to(config.docs_dir).as_posix()}"

    def key() -> str:
        return fingerprint(made_with, *(file.read_bytes() for file in (path, *built)))

    return PROVEN.unless_faultless(place, key, lambda: find(path, built, config))


def file_faults(path: Path, config: MkDocsConfig, made_with: str) -> Iterable[Fault]:
    """Return what is illegible in a file that is built of many pages, unless it was found legible before."""
    place = f"{config.extra['locale']}/{path.relative_to(config.site_dir).as_posix()}"
    return PROVEN.unless_faultless(
        place, lambda: fingerprint(made_with, path.read_bytes()), lambda: illegible([path], config)
    )


def index_faults(path: Path, config: MkDocsConfig, made_with: str) -> Iterator[Fault]:
    """Yield what is illegible in a search index, page by page."""
    entries = json.loads(path.read_text(encoding="utf-8"))["docs"]
    for page, own in groupby(entries, lambda entry: entry["location"].partition("#")[0]):
        yield from entry_faults(page, [*own], path, config, made_with)


def entry_faults(
    page: str, entries: list[dict], index: Path, config: MkDocsConfig, made_with: str
) -> Iterable[Fault]:
    """Return what is illegible in a page's entries in the index, unless they were found legible before."""
    place, key = f"{config.extra['locale']}/{index.name}/{page}", fingerprint(made_with, json.dumps(entries))
    return PROVEN.unless_faultless(
        place, lambda: key, lambda: illegible_in(index, of_entries(entries), config)
    )


def find(path: Path, built: list[Path], config: MkDocsConfig) -> Iterator[Fault]:
    """Yield where what was built of a page is not what was proven."""
    yield from read_back(path, config)
    yield from illegible(built, config)
    yield from taken_along(path, config)
    yield from taken_text(path, config)


def built_files(path: Path, config: MkDocsConfig) -> list[Path]:
    """Return the files that were built of a page alone."""
    name = path.relative_to(config.docs_dir).with_suffix("")
    folder = Path(config.site_dir, name.parent if name.stem == "index" else name)
    files = [
        folder / each for each in ("index.html", f"{name.stem}.ipynb", f"{name.stem}.py", f"{name.stem}.json")
    ]
    return [file for file in files if file.exists()]
