"""How quick code is in the page: from pressing Run to the result, cold and warm, and the slowest blocks."""

import sys
import time

from playwright.sync_api import Browser, Page, sync_playwright

from lessonkit import DOCS, ROOT
from lessonkit.reading.pages import page_paths
from lessonkit.taking.notebooks import FOLDERS

sys.path.insert(0, str(ROOT / "tests" / "site"))
from chromium import QUIET, find_browser
from reader import Reader
from serving import Server

BUTTON = ".run-bar > button"
SAID = ".run-bar:not([data-running]) > [role=status]:not(:empty)"
SLOW, SHOWN = 5, 1  # seconds in a page that is listed in docs/in-notebook.yml, and in the table
BLOCKS = """async () => {
  const { pageProgram } = await import("/assets/javascript/running/program.js");
  const { run } = await import("/assets/javascript/running/runtime.js");
  const { steps } = await pageProgram();
  await run({ steps: [] });
  const seconds = {};
  let before = performance.now();
  await run({ steps }, { onProgress: ({ step }) => {
    if (!step) return;
    const now = performance.now();
    seconds[step.id] = (now - before) / 1000;
    before = now;
  } });
  return seconds;
}"""


def first_run(page: Page) -> float:
    """Return the seconds from pressing the first Run button to what is said of the result."""
    page.locator(BUTTON).first.wait_for()
    began = time.perf_counter()
    page.locator(BUTTON).first.press("Enter")
    page.locator(SAID).wait_for(timeout=120_000)
    return time.perf_counter() - began


def starts(browser: Browser, address: str) -> tuple[float, float]:
    """Return the seconds to a first result in a new browser, and in one that has kept the files."""
    reader = Reader(browser, address)
    found = [first_run(reader.open("en/lessons/start-here/")) for _ in range(2)]
    reader.context.close()
    return found[0], found[1]


def main() -> None:
    """Print how long a first run takes, and each block that takes long."""
    server = Server(ROOT / "site")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        cold, warm = starts(browser, server.address)
        print(f"first result: {cold:.1f} s, with the files in the browser's cache {warm:.1f} s")
        reader = Reader(browser, server.address)
        for path in [path for path in page_paths(DOCS / "en") if path.parent.name in FOLDERS]:
            name = f"en/{path.parent.name}/{path.stem}/"
            for step, seconds in reader.open(name).evaluate(BLOCKS).items():
                if seconds > SHOWN:
                    mark = "  list it in docs/in-notebook.yml" if seconds > SLOW else ""
                    print(f"{name:<40}{step:<10}{seconds:>6.1f} s{mark}")
        browser.close()


if __name__ == "__main__":
    main()
