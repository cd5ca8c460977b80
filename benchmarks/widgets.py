"""How light and how quick the widgets are: bytes (gzip), and time from an input to the drawn frame.

The browser is slowed down to a quarter. A slider is pulled to and fro with the mouse, or, where a widget has
none, its presets are pressed; the time runs from the event until the next frame is drawn.
"""

import gzip
import itertools
import re
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from lessonkit import ROOT
from lessonkit.rendering.widgets import widget_names

sys.path.insert(0, str(ROOT / "tests" / "site"))
from chromium import QUIET, find_browser
from reader import Reader
from serving import Server
from widget_pages import page_of

SCRIPTS = ROOT / "site" / "assets" / "widgets"  # as readers load them
INPUTS = 60
SLOWER = 4
PAUSE = 60  # milliseconds between inputs
GOALS = "goals: 6 KB a widget, 5 KB the framework; 16 ms in the median, 33 ms at worst"
IMPORT = re.compile(r'from "\./([\w/-]+\.js)"')
# Notes the time from each input until the task after the next frame, which begins when that frame is drawn.
WATCH = """(type) => {
  window.times = [];
  addEventListener(type, () => {
    const start = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => times.push(performance.now() - start);
    requestAnimationFrame(() => port2.postMessage("drawn"));
  });
}"""


def needed(script: Path) -> set[Path]:
    """Return a script and all scripts of the widgets that it imports."""
    imported = IMPORT.findall(script.read_text(encoding="utf-8"))
    return {script}.union(*(needed((script.parent / name).resolve()) for name in imported))


def weight(scripts: set[Path]) -> float:
    """Return how many KB these scripts are on their way to a reader."""
    return sum(len(gzip.compress(script.read_bytes())) for script in scripts) / 1000


def weights(name: str) -> tuple[float, float]:
    """Return the KB of a widget's own modules and of the mathematics that it needs."""
    own = needed(SCRIPTS / f"{name}.js") - needed(SCRIPTS / "framework.js")
    shared = {script for script in own if script.parent.name == "math"}
    return weight(own - shared), weight(shared)


def times(page: Page, name: str) -> list[float]:
    """Return the milliseconds that the widget took for each of the inputs."""
    place = page.locator(f'[data-widget="{name}"]')
    sliders = [one for one in place.locator("input[type=range]").all() if one.is_visible()]
    page.evaluate(WATCH, "input" if sliders else "click")
    for slider in sliders:
        pull(page, slider, INPUTS // len(sliders))
    presets = itertools.cycle(place.locator(".presets button").all())
    for preset in itertools.islice(presets, 0 if sliders else INPUTS):
        preset.click()
        page.wait_for_timeout(PAUSE)
    return page.evaluate("times")


def pull(page: Page, slider: Locator, count: int) -> None:
    """Pull a slider to and fro; the golden ratio leads everywhere."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.wait_for_timeout(5 * PAUSE)
    for index in range(count):
        page.mouse.move(box["x"] + box["width"] * (index * 0.618 % 1), middle)
        page.wait_for_timeout(PAUSE)
    page.mouse.up()
    page.wait_for_timeout(5 * PAUSE)


def row(reader: Reader, name: str) -> str:
    """Return a line of the table."""
    page = reader.open(f"en/{page_of(name)}")
    page.locator(".widget .reading").wait_for()
    page.wait_for_load_state("networkidle")
    reader.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    own, shared = weights(name)
    taken = times(page, name)
    quick = f"{statistics.median(taken):>10.1f}{max(taken):>8.1f}{len(taken):>8}"
    return f"{name:<16}{own:>8.1f}{shared:>8.1f}{quick}"


def main() -> None:
    """Print a row for each widget of the built site."""
    server = Server(ROOT / "site")
    print(f"{'':<16}{'KB, gzip':>16}{'ms to the frame':>26}")
    print(f"{'widget':<16}{'own':>8}{'math':>8}{'median':>10}{'worst':>8}{'inputs':>8}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        for name in widget_names():
            reader = Reader(browser, server.address)
            print(row(reader, name), flush=True)
            reader.context.close()
        browser.close()
    print(f"{'framework':<16}{weight(needed(SCRIPTS / 'framework.js')):>8.1f}")
    print(GOALS)


if __name__ == "__main__":
    main()
