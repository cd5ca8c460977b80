"""The built site, and a real browser that notes what it asks for."""

import os
from zipfile import ZipFile

import pytest
from answer_form import stand_in
from chromium import MISSING, QUIET, find_browser
from playwright.sync_api import sync_playwright
from reader import Reader

from lessonkit.assets.running_files import PARTS
from lessonkit.taking.offline import NAME, write_offline


@pytest.fixture(scope="session")
def site(published):
    """Return the folder of the built site."""
    return published[0]


@pytest.fixture(scope="session")
def unpacked(site, tmp_path_factory):
    """Return the folder with the offline site."""
    folder = tmp_path_factory.mktemp("from the zip")  # with spaces, as a reader's folders have
    write_offline(site, folder / "site.zip")
    ZipFile(folder / "site.zip").extractall(folder)
    return folder / NAME


@pytest.fixture(scope="session")
def address(published):
    """Return where the site is served."""
    return published[1]


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


@pytest.fixture(scope="session")
def runtime(site):
    """Skip what needs the Python of the pages, or fail where CI requires it, if it could not be had."""
    if not (site / PARTS).exists():
        end = pytest.fail if os.environ.get("BROWSER_REQUIRED") else pytest.skip
        end("the pages have no Python; install Node.js, whose npm gives it")


@pytest.fixture(scope="session")
def regular(browser, address):
    """Return a reader whose browser has kept the files of the site."""
    return Reader(browser, address)


@pytest.fixture
def visitor(regular):
    """Return a reader without memories, in a browser that has kept the files: twice as quick as a new one."""
    regular.begin_anew()
    return regular


@pytest.fixture
def learner(visitor):
    """Return a reader whose programs end when the test says so."""
    yield stand_in(visitor)
    visitor.page.unroute_all()


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
