"""The languages of a page run together, and with them its code as Simplified Chinese has it."""

import threading

import pytest

from lessonkit import DOCS
from lessonkit.proving import page_runs, site
from lessonkit.reading.pages import Page
from lessonkit.running import checkpoints

ENGLISH = "```python\nprint(len('«損失»'))\n```\n"
CHINESE = ENGLISH.replace("損失", "程式碼")


@pytest.fixture
def ran(monkeypatch):
    """Return the code of the programs that would run together."""
    found = []

    def run_together(programs, limit):
        found.extend([step["pieces"][0]["source"] for step in program] for program in programs)

    monkeypatch.setattr(page_runs, "run_together", run_together)
    return found


def versions(name="lessons/page.md"):
    return [Page(text, DOCS / language / name) for text, language in ((CHINESE, "zh-Hant"), (ENGLISH, "en"))]


def test_converted_code_that_may_give_something_else_runs_with_the_languages(ran):
    page_runs.run_versions(versions())
    assert [code for (code,) in ran] == [
        f"print(len('«{word}»'))\n" for word in ("程式碼", "損失", "代码", "损失")
    ]


def test_who_asks_for_results_waits_for_the_common_run(monkeypatch):
    pages, asked = versions(), threading.Event()

    def run_together(programs, limit):
        asking = threading.Thread(target=lambda: (pages[1].results, asked.set()))
        asking.start()
        assert not asked.wait(0.2)

    monkeypatch.setattr(page_runs, "run_together", run_together)
    page_runs.run_versions(pages)
    assert asked.wait(30)


def test_a_lab_that_is_served_keeps_to_its_checkpoints(ran, monkeypatch):
    monkeypatch.setattr(checkpoints, "serving", True)
    page_runs.run_versions(versions("labs/page.py"))
    assert ran == []
    page_runs.run_versions(versions())
    assert len(ran) > 1


def test_the_code_that_keeps_languages_apart_is_named():
    assert page_runs.apart(versions()) == "len('«程式碼»')"
    same, _ = versions()
    assert page_runs.apart([same, same]) == ""


@pytest.mark.parametrize(
    ("waiting", "expected"),
    [([], False), (["plain"], False), (["optim.SGD"], True), (["plain", "plain"], True)],
)
def test_what_optimizers_import_is_loaded_for_who_names_one_and_for_several(
    waiting, expected, tmp_path, monkeypatch
):
    pages = {name: tmp_path / f"{name}.md" for name in "abc"}
    for page, text in zip(pages.values(), [*waiting, *["optim"] * 3], strict=False):
        page.write_text(text, encoding="utf-8")
    proven = [*pages.values()][len(waiting) :]
    monkeypatch.setattr(
        site, "verdict", lambda _, __, paths: tmp_path if set(paths) <= {*proven} else tmp_path / "none"
    )
    assert site.uses_optimizers([{"en": page} for page in pages.values()], "this") is expected
