"""Stored runs, keyed by all that a run depends on: code, libraries, Python, style, and the files it read."""

import functools
import hashlib
import json
import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from lessonkit import CACHE, CODE, ROOT, STYLE
from lessonkit.common.fingerprints import installed
from lessonkit.common.last_made import LastMade
from lessonkit.common.whole_files import read_whole, write_whole

log = logging.getLogger("mkdocs.lessonkit")
LIBRARIES = ("torch", "matplotlib")
VERSIONS = LastMade("versions")
NAME = re.compile(r"[\w.-]+")
# What else decides how a run comes out, and what is refused of it: these, with all that they import of ours.
RUNNERS = ("lessonkit.worker.process", "lessonkit.running.repeating")
# And what decides that one run serves two languages, of which the other one's results are stored as well.
RUNNERS += ("lessonkit.worker.versions", "lessonkit.running.own_steps")
BESIDE = ("path", "line", "processes")  # of a step, beside its code
IMPORTED = re.compile(r"^from (?P<place>lessonkit[\w.]*) import (?P<names>[\w, ]*)", re.MULTILINE)


def load(program: list[dict]) -> list[dict] | None:
    """Return the stored results of the same code, if all that it read or looked for is still the same."""
    place = _place(program)
    if (text := read_whole(place)) is None:
        if place.exists():
            log.info(f"the stored run {place.name} is damaged; running its page again")
        return None
    stored = json.loads(text)
    return stored["results"] if unchanged(stored["files"]) else None


def save(program: list[dict], results: list[dict], read: list[str], started: float) -> None:
    """Store a run that went well; not one during which something that it read was changed."""
    if any(result["error"] for result in results):
        return
    if (files := digests(read, started)) is None:
        return
    try:
        text = json.dumps({"files": files, "results": results}, ensure_ascii=False)
        write_whole(_place(program), text.encode())
    except OSError as error:
        log.info(f"a run could not be stored: {error}; its page will run again")


def digests(read: Iterable[str], started: float) -> dict[str, str] | None:
    """Return the digests of what belongs to the project; None if some of it was changed since.

    A name that ends with a slash is that of a folder whose list was read.
    """
    names = sorted(name for path in read if (name := _name_in_project(path)))
    there = (ROOT / name for name in names if (ROOT / name).is_file() or name.endswith("/"))
    if any(path.stat().st_mtime > started for path in there if path.exists()):
        return None
    return {name: fingerprint(name) for name in names}


def _name_in_project(path: str) -> str:
    """Return the name of a file or list from the root of the project; empty for those that don't count."""
    place, root = os.path.normpath(path), str(ROOT)
    within = os.path.normcase(place + os.sep).startswith(os.path.normcase(root + os.sep))
    if not within or place.endswith(".pyc"):
        return ""
    name = place[len(root) + 1 :].replace(os.sep, "/")
    of_environment = name.startswith(".")
    return "" if of_environment else (name or ".") + "/" * path.endswith("/")


def fingerprint(name: str) -> str:
    """Return what a page can know of a file, of a folder, or of a folder's list (with a slash at its end)."""
    path = os.path.join(ROOT, name.rstrip("/"))  # most are absent, and a string is asked for at once
    if not os.path.isdir(path):
        return _digest(Path(path)) if os.path.exists(path) else "absent"
    if not name.endswith("/"):
        return "folder"
    entries = sorted(f"{entry.name}{'/' * entry.is_dir()}" for entry in Path(path).iterdir())
    return hashlib.sha256("\n".join(entries).encode()).hexdigest()


def unchanged(files: dict[str, str]) -> bool:
    """Say whether all these files and lists are as they were."""
    try:
        return all(fingerprint(name) == digest for name, digest in files.items())
    except OSError:
        return False


def _place(program: list[dict]) -> Path:
    key = json.dumps([without_places(program), _surroundings()], ensure_ascii=False)
    return CACHE / "runs" / f"{hashlib.sha256(key.encode()).hexdigest()}.json"


def without_places(node):
    """Return the steps without paths, lines and limits, so that the same code is the same run anywhere."""
    if isinstance(node, list):
        return [without_places(child) for child in node]
    if isinstance(node, dict):
        return {key: without_places(value) for key, value in node.items() if key not in BESIDE}
    return node


def machinery() -> list[Path]:
    """Return the modules of ours that run a page, and the packages that they are in."""
    waiting, found = list(RUNNERS), set()
    while waiting:
        name = waiting.pop()
        place = CODE.joinpath(*name.split("."))
        for module in {place.with_suffix(".py"), place / "__init__.py"} - found:
            if module.exists():
                found.add(module)
                waiting += [name.rpartition(".")[0], *imported(module.read_text(encoding="utf-8"))]
    return sorted(found)


def imported(source: str) -> Iterator[str]:
    """Yield the names of all of ours that a module imports, or imports from."""
    for match in IMPORTED.finditer(source):
        yield match["place"]
        yield from (f"{match['place']}.{name}" for name in match["names"].split(", "))


@functools.cache
def _surroundings() -> list[str]:
    beside = [_digest(path) for path in (*machinery(), STYLE)]
    versions = VERSIONS.made("libraries", installed, _versions)
    return [sys.version, sys.platform, *versions, *beside]


def _versions() -> list[str]:
    """Return what a page can compute with: the libraries of the lessons and all that they require."""
    waiting, found = list(LIBRARIES), {}
    while waiting:
        name = waiting.pop()
        try:
            library = distribution(name)
        except PackageNotFoundError:
            continue  # required on other systems only
        if library.name not in found:
            found[library.name] = library.version
            waiting += [NAME.match(line)[0] for line in library.requires or [] if "extra ==" not in line]
    return sorted(f"{name}=={version}" for name, version in found.items())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
