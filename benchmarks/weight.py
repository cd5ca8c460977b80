"""How much a reader loads: bytes (gzip) and requests of each kind of page, held against the budgets."""

import gzip
import sys
from collections import Counter
from itertools import product
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from lessonkit import ROOT

sys.path.insert(0, str(ROOT / "tests" / "site"))
from chromium import QUIET, find_browser
from reader import LOCALES, Reader, settled
from serving import Server

PAGES = {"home": "", "lesson": "lessons/scoring-a-guess/", "glossary": "glossary/"}
BUDGETS = {"all": 120_000, "ours": 50_000}  # of a lesson
KINDS = {".css": "styles", ".js": "scripts", ".woff2": "fonts"}
COLUMNS = ("page", *KINDS.values(), "rest", "ours", "theme", "all")  # ours are the first five


def kind_of(path: str) -> str:
    """Say what a file is: the page itself, one of the kinds of what we add to it, or a part of the theme."""
    if path.endswith("/"):
        return "page"
    return KINDS.get(PurePosixPath(path).suffix, "rest") if path.startswith("/assets/") else "theme"


def weigh(reader: Reader, path: str) -> tuple[Counter, int]:
    """Return the bytes by kind that a new reader of a page loads, and the number of requests."""
    bodies = {}
    reader.page.on("response", lambda response: bodies.setdefault(response.url, response))
    settled(reader.open(path))
    weights = Counter()
    for url, response in bodies.items():
        weights[kind_of(urlsplit(url).path)] += len(gzip.compress(response.body(), 6))
    return weights, len(bodies)


def row(kind: str, locale: str, weights: Counter, requests: int) -> str:
    """Return a line of the table, with a mark on a lesson that is over its budget."""
    sums = {"all": weights.total(), "ours": weights.total() - weights["theme"]}
    over = kind == "lesson" and any(sums[name] > budget for name, budget in BUDGETS.items())
    cells = Counter(weights | sums)
    figures = "".join(f"{cells[name] / 1000:>8.1f}" for name in COLUMNS)
    return f"{kind:<9}{locale:<9}{requests:>9}{figures}{'  over budget' if over else ''}"


def main() -> None:
    """Print what a new reader of each kind of page loads, in every locale."""
    server = Server(ROOT / "site")
    print(f"{'KB, gzip':<18}{'requests':>9}" + "".join(f"{name:>8}" for name in COLUMNS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        for (kind, path), locale in product(PAGES.items(), LOCALES):
            reader = Reader(browser, server.address)
            print(row(kind, locale, *weigh(reader, f"{locale}/{path}")))
            reader.context.close()
        browser.close()
    print("budget of a lesson: 120 KB in all, of which 50 KB ours")


if __name__ == "__main__":
    main()
