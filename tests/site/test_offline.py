"""Reading offline: the site from one zip, opened from disk with the network cut."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from reader import Reader, open_search

from lessonkit.proofreading.readback import ARTICLE
from lessonkit.proofreading.seen_blocks import seen
from lessonkit.taking.offline import write_offline

LESSON = "lessons/scoring-a-guess"


def test_each_page_says_offline_what_it_says_online(site, unpacked):
    pages = [path.relative_to(site) for path in site.glob("*/**/index.html")]
    assert len(pages) > 60
    for page in pages:
        online, offline = (article(folder / page) for folder in (site, unpacked))
        assert offline == online, page


def article(path):
    """Return the blocks of a page, without where its links lead."""
    blocks = seen(ARTICLE.search(path.read_text(encoding="utf-8"))["content"])
    return [replace(block, links=()) for block in blocks]


@pytest.fixture
def visitor(browser, unpacked):
    """Return a reader without a network, whose browser prefers Chinese."""
    visitor = Reader(browser, unpacked.as_uri(), locale="zh-TW").watch()
    visitor.context.set_offline(True)
    yield visitor
    assert visitor.elsewhere == []
    assert visitor.complaints == []
    visitor.context.close()


def test_it_opens_in_the_readers_language_and_every_link_leads_to_a_page(visitor):
    page = visitor.open("index.html")
    page.wait_for_url("**/zh-Hant/index.html")
    page.locator(".course-map a[href*='scoring-a-guess']").click()
    page.wait_for_url(f"**/zh-Hant/{LESSON}/index.html")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/zh-Hant/lessons/searching-by-hand/index.html")
    page.locator(".md-select button").first.hover()
    page.locator(".md-select a[hreflang=en]").click()
    page.wait_for_url("**/en/lessons/searching-by-hand/index.html")
    visitor.open("index.html").wait_for_url("**/en/index.html")  # the locale read last


def test_no_link_leads_to_a_folder(unpacked):
    for path in unpacked.rglob("*.html"):
        for link in path.read_text(encoding="utf-8").split(' href="')[1:]:
            target = link.split('"')[0].partition("#")[0]
            assert ":" in target or not (path.parent / target).is_dir() or not target, (path, target)


@pytest.mark.parametrize(
    ("locale", "query", "target"),
    [
        ("zh-Hant", "中位數", LESSON),
        ("en", "outlier", LESSON),
        ("zh-Hans", "學習率", "lessons/how-big-a-step"),
    ],
)
def test_a_query_finds_its_page(visitor, locale, query, target):
    page = visitor.open(f"{locale}/index.html")
    open_search(page)
    page.locator("input.md-search__input").fill(query)
    page.keyboard.press("End")  # the search listens for keys, not for text
    page.locator(f".md-search-result__item > a[href*='{target}/index.html']").first.click()
    page.wait_for_url(f"**/{locale}/{target}/index.html*")
    page.locator("article h1").wait_for()


def test_formulas_figures_quizzes_and_widgets_work(visitor):
    page = visitor.open(f"en/{LESSON}/index.html")
    assert page.locator("div.arithmatex x-math").first.bounding_box()["height"] > 20
    page.wait_for_function("document.fonts.check('16px KaTeX_Main')")
    fonts = page.evaluate("[...document.fonts].filter((font) => font.status == 'error').length")
    assert fonts == 0
    assert page.locator("article figure svg").first.is_visible()
    page.locator("details.question > summary").first.click()
    assert page.locator("details.question li").first.is_visible()
    page = visitor.open("en/lessons/a-line-with-two-knobs/index.html")
    page.locator("[data-widget] input[type=range]").first.press("ArrowRight")


@pytest.mark.usefixtures("runtime")
def test_a_block_runs(visitor, unpacked):
    page = visitor.open("en/lessons/start-here/index.html")
    page.locator(".run-bar > button").first.click()
    page.locator(".run-bar > [role=status]", has_text="The same as on the page.").wait_for(timeout=120_000)


def test_a_round_of_questions_is_asked_and_leads_to_a_section(visitor):
    page = visitor.open("zh-Hant/review/index.html")
    page.get_by_role("button", name="抽題作答").click()
    page.locator("#round details.question").first.wait_for()
    for question in page.locator("#round details.question").all():
        question.locator("details.option.wrong > summary").first.click()
    link = page.locator("#round h3 ~ ul a").first
    address = link.get_attribute("href")
    assert re.search(r"/zh-Hant/lessons/[\w-]+/index\.html#[\w-]+$", address)
    link.click()
    page.wait_for_url("**/zh-Hant/lessons/*/index.html*")
    expect(page.locator(f"#{address.partition('#')[2]}")).to_be_in_viewport()


def test_what_could_be_downloaded_is_there_and_the_page_says_where(unpacked):
    for page in [*unpacked.glob("*/lessons/*/index.html"), *unpacked.glob("*/labs/*/index.html")]:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<a\b[^>]*\b(?:download|href=\"[^\":]*\.(?:ipynb|py)\")", text), page
        paths = set(
            re.findall(r"<code>([^<]*\.(?:ipynb|py))</code>", text.partition('<footer class="less')[2])
        )
        assert len(paths) == 2, page
        assert all((unpacked / path).is_file() for path in paths), paths


def test_two_zips_of_a_site_are_the_same(site, unpacked, tmp_path):
    write_offline(site, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (unpacked.parent / "site.zip").read_bytes()
