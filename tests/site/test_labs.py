"""A lab as its readers meet it: by its behaviour, nobody can tell that it comes from a notebook."""

import gzip
import re

import nbformat
import pytest
from reader import LOCALES, settled

LAB = "labs/learning-rate-sweep/"
CONTENTS = {"zh-Hant": "目錄", "zh-Hans": "目录", "en": "Table of contents"}
HEADING = {
    "zh-Hant": "那道牆算得出來嗎？",
    "zh-Hans": "那道墙算得出来吗？",
    "en": "Can the wall be computed?",
}
SAVED = re.compile(r'<a\b[^>]* download="([^"]+)"')
BUDGET = 40_000  # bytes of the page, compressed


@pytest.mark.parametrize("locale", LOCALES)
def test_a_lab_is_a_page_like_all_others(visitor, locale):
    settled(visitor.watch().open(f"{locale}/lessons/the-training-loop/"))
    known = set(visitor.requests)
    page = visitor.open(f"{locale}/{LAB}")
    settled(page)
    assert set(visitor.requests) - known == {page.url}
    assert len(gzip.compress(page.request.get(page.url).body())) < BUDGET

    contents = page.locator(".md-sidebar--secondary nav")
    assert CONTENTS[locale] in contents.text_content()
    contents.get_by_text(HEADING[locale]).click()
    page.wait_for_url("**/#walls")
    page.wait_for_function("document.querySelector('h2#walls').getBoundingClientRect().top < 400")
    links = contents.locator("a[href^='#']").evaluate_all("(links) => links.map((link) => link.hash)")
    assert all(page.locator(link).count() == 1 for link in links)

    assert page.locator("article x-math").count() > 10
    assert "$" not in page.locator("article").evaluate(
        "(article) => { const copy = article.cloneNode(true);"
        " copy.querySelectorAll('x-math, pre').forEach((e) => e.remove()); return copy.textContent }"
    )
    assert page.locator("div.language-python + div.language-text").count() == 4

    labels = page.locator("article figure svg text")
    inks = []
    for scheme, theme in {"light": "default", "dark": "slate"}.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_selector(f"body[data-md-color-scheme={theme}]")
        inks.append(labels.first.evaluate("(text) => getComputedStyle(text).fill"))
    assert page.locator("article figure svg[role=img][aria-label]").count() == 1
    assert inks[0] != inks[1]

    address = page.locator("article a[download][href$=ipynb]").evaluate("(link) => link.href")
    notebook = nbformat.reads(page.request.get(address).text(), as_version=4)
    assert sum("svg" in str(cell.get("outputs")) for cell in notebook.cells) == 1

    assert visitor.elsewhere == []
    assert visitor.complaints == []
    page.locator(".md-footer__link--prev").click()
    page.wait_for_url(f"**/{locale}/lessons/the-training-loop/")


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_pages_are_saved_under_one_name(site, locale):
    pages = [*(site / locale).glob("lessons/*/index.html"), *(site / locale).glob("labs/*/index.html")]
    saved = [name for page in pages for name in set(SAVED.findall(page.read_text("utf-8")))]
    assert len(saved) == 2 * len(pages)
    assert len(set(saved)) == len(saved)
