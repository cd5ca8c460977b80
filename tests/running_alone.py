"""Runs each language of each page by itself, and prints what it gives, in digests.

Also the code of a page as Simplified Chinese converts it, where that has to run.
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

BUSY = 3


def all_programs() -> dict[str, tuple[list[dict], float]]:
    """Return the programs of all pages by page and number, each with its time limit in seconds."""
    found = {}
    for name, versions in pages().items():
        languages = [Page.read(path) for path in versions.values()]
        for number, program in enumerate(filter(None, programs(languages))):
            found[f"{name} {number}"] = program, max(page.time_limit for page in languages)
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
