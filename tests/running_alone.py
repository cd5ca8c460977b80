"""Runs pages in one language, each by itself, and prints what they give, in digests.

Of two languages that run together it is the second, which takes over what the first one has computed.
"""

import hashlib
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor

from lessonkit.reading.nav import pages
from lessonkit.reading.pages import Page
from lessonkit.running.workers import execute

DATED = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)


def second_languages() -> dict[str, Page]:
    """Return the pages that run anything, in their second language."""
    read = {name: Page.read([*versions.values()][-1]) for name, versions in pages().items()}
    return {name: page for name, page in read.items() if page.program}


def digest(results: list[dict]) -> str:
    """Return a hash of all that the steps of a page gave, but for the dates of figures."""
    text = DATED.sub("", json.dumps(results, ensure_ascii=False, sort_keys=True))
    return hashlib.sha256(text.encode()).hexdigest()


def alone(page: Page) -> str:
    """Run a page, and return a digest of what it gives."""
    results, _ = execute(page.program, page.time_limit)
    return digest(results)


if __name__ == "__main__":
    those = second_languages()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        print(json.dumps(dict(zip(those, pool.map(alone, those.values()), strict=True))))
