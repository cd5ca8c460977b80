"""The built site on a server of its own, and a real browser that notes what it asks for."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from reader import Reader
from serving import Handler, Server

from lessonkit import ROOT

SHELL = "chromium-headless-shell"  # the same engine without a window, and quicker
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
USUAL_PORT = 8017 + WORKER  # each process of the tests has a server and a browser of its own
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = f"no Chromium found; install it (Debian: apt install {SHELL}) or name one in CHROMIUM=/path/to/it"


def listen(handler):
    """Return a server on the usual port, for whose address the site is stored, or on any other."""
    try:
        return Server(("127.0.0.1", USUAL_PORT), handler)
    except OSError:
        return Server(("127.0.0.1", 0), handler)


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Build the site with `mkdocs build --strict` for the address at which it is then served."""
    folder = tmp_path_factory.mktemp("site") / "site"
    server = listen(functools.partial(Handler, directory=folder))
    address = f"http://127.0.0.1:{server.server_port}"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, env=os.environ | {"SITE_URL": f"{address}/"})
    if built.returncode:
        server.server_close()
        pytest.fail("mkdocs build --strict refuses the site, see above", pytrace=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, address
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(published):
    """Return the folder of the built site."""
    return published[0]


@pytest.fixture(scope="session")
def address(published):
    """Return where the site is served."""
    return published[1]


def find_browser():
    """Return the path of a browser, or None."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *PLACES]
    return next((path for path in named if path and Path(path).exists()), None)


def pytest_terminal_summary(terminalreporter):
    """Say in one line why the tests in a browser were skipped."""
    if terminalreporter.stats.get("skipped") and find_browser() is None:
        terminalreporter.write_line(f"The tests in a browser were skipped: {MISSING}")


@pytest.fixture(scope="session")
def browser():
    """Return a headless Chromium; without one the tests are skipped, or fail where CI requires it."""
    path = find_browser()
    if path is None and os.environ.get("BROWSER_REQUIRED"):
        pytest.fail(MISSING, pytrace=False)
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser, address):
    """Return a function that gives a new reader's browser with these options."""
    readers = []

    def new(**options):
        readers.append(Reader(browser, address, **options))
        return readers[-1]

    yield new
    for one in readers:
        one.context.close()
