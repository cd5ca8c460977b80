"""The front page, and the frame of a lesson: what a reader sees before and after the text."""

import re
from html import unescape
from pathlib import PurePosixPath

import pytest
from reader import LOCALES
from serving import SOURCE

from lessonkit import ROOT
from lessonkit.reading.nav import nav_entries
from lessonkit.rendering.course_outline import TAUGHT

LESSONS = [f"{PurePosixPath(name).with_suffix('')}/" for name, _ in nav_entries() if name.startswith(TAUGHT)]
ENTRY = re.compile(r'<li data-lesson="([^"]*)"><a href="([^"]*)">(.*?)</a>')
HEADING = re.compile(r"<h1[^>]*>(.*?)<a")
TAG = re.compile(r"<[^>]*>")
EXPLORABLE = "article .explorable"


def html(site, *place):
    return site.joinpath(*place, "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_map_has_every_lesson_in_order_by_its_title(site, locale):
    entries = ENTRY.findall(html(site, locale))
    assert [lesson for lesson, *_ in entries] == [href for _, href, _ in entries] == LESSONS
    for lesson, _, title in entries:
        assert unescape(TAG.sub("", title)).endswith(unescape(HEADING.search(html(site, locale, lesson))[1]))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_says_how_long_and_from_what_and_gives_its_code(site, locale, lesson):
    text = html(site, locale, lesson)
    above, below = text.split('class="lesson-facts"')[1:]
    assert re.search(r"\d+ (min|分[鐘钟])", above)
    assert re.search(r"Python \d+\.\d+\.\d+ \S+ PyTorch \d+\.\d+\.\d+ ", below)
    downloads = re.findall(r'href="([^"]*)" download', below)
    assert [name.rpartition(".")[2] for name in downloads] == ["ipynb", "py"]
    for name in downloads:
        assert (site / locale / lesson / name).stat().st_size > 1000


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("lesson", ["", *LESSONS])
def test_every_page_links_to_its_source(site, locale, lesson):
    text = html(site, locale, lesson)
    (edit,) = re.findall(rf'href="{SOURCE}/edit/main/([^"]*)"', text)
    assert (ROOT / edit).stem == PurePosixPath(lesson or "index").name
    assert (ROOT / edit).is_file()
    assert f'href="{SOURCE}/issues/new?title=' in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_map_is_of_a_whole_course(site, locale):
    below = html(site, locale).partition('class="course-map"')[2]
    assert 'class="planned"' not in below
    assert '<div class="lesson-facts">' not in below  # which would say how much is written


def bottom(locator):
    box = locator.bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("locale", ["zh-Hant", "en"])
def test_one_screen_shows_what_the_course_is_and_the_way_in(visitor, locale):
    page = visitor.open(f"{locale}/")
    assert bottom(page.locator(EXPLORABLE)) < 660
    assert bottom(page.locator(".course-map")) <= 900
    start = page.locator("article .md-button")
    assert page.locator(EXPLORABLE).bounding_box()["x"] > start.bounding_box()["x"] + 500
    page.set_viewport_size({"width": 390, "height": 844})
    assert bottom(start) < 600
    assert page.locator(EXPLORABLE).bounding_box()["y"] > bottom(start)
    lines = page.locator(".course-map ul > li").evaluate_all("(items) => items.map((i) => i.offsetHeight)")
    assert min(lines) >= 24  # CSS pixels, so that a thumb hits one link alone
    start.click()
    page.wait_for_url(f"**/{locale}/lessons/start-here/")
    page.wait_for_selector(".lesson-facts")
    assert page.locator("[data-words]").count() == 1
    assert visitor.complaints == []
