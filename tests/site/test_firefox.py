"""In Firefox: running code and typing it differ most from browser to browser, above all from disk."""

import os

import pytest
from firefox import CONTROL, ENTER, MISSING, Firefox, find_firefox, waited_for


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """Return a headless Firefox; without one the tests are skipped, or fail where CI requires it."""
    path = find_firefox()
    if path is None:
        (pytest.fail if os.environ.get("BROWSER_REQUIRED") else pytest.skip)(MISSING)
    firefox = Firefox(path, str(tmp_path_factory.mktemp("firefox")))
    yield firefox
    firefox.end()


@pytest.fixture(params=["served", "from disk"])
def opened(request, firefox, address, unpacked):
    """Return a function that opens a page in Firefox, from the server or from disk."""
    root = address if request.param == "served" else unpacked.as_uri()

    def open_page(page):
        firefox.call("Navigate", url=f"{root.rstrip('/')}/{page}/index.html")
        return firefox

    return open_page


@pytest.mark.usefixtures("runtime")
def test_a_block_runs(opened):
    firefox = opened("zh-Hant/lessons/start-here")
    firefox.click(".run-bar > button")
    waited_for(lambda: "和頁面上的輸出一樣" in firefox.text(".run-bar > [role=status]"))


@pytest.mark.usefixtures("runtime")
def test_an_answer_is_typed_undone_and_checked(opened):
    firefox = opened("en/lessons/how-big-a-step")
    firefox.click("[data-exercise=x08-1] .run-bar button")
    firefox.type(".answering textarea", CONTROL, "a")
    firefox.type(".answering textarea", "def regime(eta, curv):", ENTER)
    firefox.type(".answering textarea", 'return "divergent"', CONTROL, "z")
    typed = firefox.call("GetElementProperty", id=firefox.find(".answering textarea"), name="value")["value"]
    assert typed == "def regime(eta, curv):\n    "
    firefox.type(".answering textarea", 'return "one-step"')
    firefox.click(".answering-bar button:nth-child(2)")  # Check
    waited_for(lambda: "the factor is " in firefox.text(".answering .results"))
