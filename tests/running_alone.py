"""Runs one language of each page by itself, and prints what it gives, in digests.

The other one runs by itself in a notebook, where there is one. Also the code of a page as Simplified Chinese
converts it runs here, where that has to run.
"""

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor

from lessonkit.proving.page_runs import programs
from lessonkit.reading.nav import pages
from lessonkit.reading.pages import Page
from lessonkit.running.repeating import DATED
from lessonkit.running.workers import execute
from lessonkit.taking.notebooks import FOLDERS

SOURCES = {"zh-Hant": "zh-Hant", "zh-Hans": "zh-Hant", "en": "en"}  # of the locales

BUSY = 3


def notebook_locale(name: str) -> str:
    """Return in which locale the notebook of a page runs, where one stands for all: each in turn."""
    return [*SOURCES][[*pages()].index(name) % len(SOURCES)]


def all_programs() -> dict[str, tuple[list[dict], float]]:
    """Return the programs to run by page and number, each with its time limit in seconds."""
    found = {}
    for name, versions in pages().items():
        languages = [Page.read(path) for path in versions.values()]
        limit = max(page.time_limit for page in languages)
        elsewhere = [*versions].index(SOURCES[notebook_locale(name)]) if name.startswith(FOLDERS) else None
        for number, program in enumerate(programs(languages)):
            if program and number != elsewhere:
                found[f"{name} {number}"] = program, limit
    return found


def digest(results: list[dict]) -> str:
    """Return a hash of all that the steps of a page gave, but for the dates of figures."""
    text = DATED.sub("", json.dumps(results, ensure_ascii=False, sort_keys=True))
    return hashlib.sha256(text.encode()).hexdigest()


def alone(program: list[dict], limit: float) -> str:
    """Run a program, and return a digest of what it gives; beside other tests it may take longer."""
    return digest(execute(program, BUSY * limit)[0])


if __name__ == "__main__":
    known = all_programs()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        print(json.dumps(dict(zip(known, pool.map(alone, *zip(*known.values(), strict=True)), strict=True))))
