"""Firefox: what differs most from browser to browser is running code, from disk as well, and typing it."""

import os
import shutil

import pytest
from marionette_driver import By, Wait
from marionette_driver.errors import NoSuchElementException
from marionette_driver.keys import Keys
from marionette_driver.marionette import Marionette

MISSING = "no Firefox found; install it (Debian: apt install firefox-esr)"
PATIENCE = 120  # seconds, for a machine with other things to do


@pytest.fixture(scope="module")
def firefox():
    """Return a headless Firefox; without one the tests are skipped, or fail where CI requires it."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        (pytest.fail if os.environ.get("BROWSER_REQUIRED") else pytest.skip)(MISSING)
    firefox = Marionette(bin=path, headless=True)
    firefox.start_session()
    yield firefox
    firefox.quit()


@pytest.fixture
def opened(firefox, address, unpacked):
    """Return a function that opens a page from the server or from disk."""

    def open_page(place, page):
        root = address if place == "served" else f"{unpacked.as_uri()}/"
        firefox.navigate(f"{root.rstrip('/')}/{page}index.html")
        return firefox

    return open_page


def waited_for(firefox, selector):
    """Return the first of these elements, once it is there."""
    wait = Wait(firefox, timeout=PATIENCE, ignored_exceptions=NoSuchElementException)
    return wait.until(lambda firefox: firefox.find_element(By.CSS_SELECTOR, selector))


def says(firefox, selector, text):
    """Wait until an element says this."""
    wait = Wait(firefox, timeout=PATIENCE, ignored_exceptions=NoSuchElementException)
    wait.until(lambda firefox: text in firefox.find_element(By.CSS_SELECTOR, selector).text)


@pytest.mark.usefixtures("runtime")
@pytest.mark.parametrize("place", ["served", "from disk"])
def test_a_block_runs(opened, place):
    firefox = opened(place, "zh-Hant/lessons/start-here/")
    waited_for(firefox, ".run-bar > button").click()
    says(firefox, ".run-bar > [role=status]", "和頁面上的輸出一樣")


@pytest.mark.usefixtures("runtime")
@pytest.mark.parametrize("place", ["served", "from disk"])
def test_an_answer_is_typed_undone_and_checked(opened, place):
    firefox = opened(place, "en/lessons/how-big-a-step/")
    waited_for(firefox, "[data-exercise=x08-1] .run-bar button").click()
    field = waited_for(firefox, ".answering textarea")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("def regime(eta, curv):", Keys.ENTER, 'return "divergent"', Keys.CONTROL, "z")
    assert field.get_property("value") == "def regime(eta, curv):\n    "
    field.send_keys('return "one-step"')
    waited_for(firefox, ".answering-bar button:nth-child(2)").click()  # Check
    says(firefox, ".answering .results", "the factor is ")
