"""The built site on a server of its own, and a real browser that notes what it asks for."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from lessonkit import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "no Chromium found; install it (Debian: apt install chromium) or name one in CHROMIUM=/path/to/it"


class Handler(SimpleHTTPRequestHandler):
    """Serves files and keeps quiet, also about a reader who leaves while a page loads."""

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        pass


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Build the site with `mkdocs build --strict` for the address at which it is then served."""
    folder = tmp_path_factory.mktemp("site") / "site"
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
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


class Reader:
    """A reader's browser: a page, with all that it asked for and complained about."""

    def __init__(self, browser, address, **options):
        self.address = address
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", self.note_response)
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note_response(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def note_message(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, path):
        self.page.goto(f"{self.address}/{path}")
        return self.page

    @property
    def elsewhere(self):
        """What was asked of another host."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]


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
