"""Keeping progress: marks in the nav and on the map, a file to take along, and storage that fails."""

import json

import pytest
from playwright.sync_api import expect
from reader import drawn
from test_answering import LESSON, RIGHT, choose, said

TITLE = {
    "zh-Hant": "用手找最低點：誤差地圖",
    "zh-Hans": "用手找最低点：误差地图",
    "en": "Searching by hand: the map of errors",
}
STORED = "JSON.parse(localStorage.getItem('how-machines-learn'))"
MEMORY = {
    "version": 1,
    "answers": {"Q05.1": {"choice": 0, "right": False, "review": True}},
    "lessons": {LESSON: {"read": True, "quiz": True}},
    "exercises": {"x05-1": {"answer": "tries = 8", "solved": True}},
}


def marks(page):
    """Return the marks in the nav that are shown, each with its lesson and its name."""
    return page.evaluate(
        "[...document.querySelectorAll('.md-nav--primary a .sign')].map((sign) =>"
        " [sign.parentElement.innerText.split('\\n')[0].trim(), sign.textContent, sign.ariaLabel])"
    )


def remember(visitor, memory):
    """Let the reader come with this in storage."""
    visitor.page.evaluate("memory => localStorage.setItem('how-machines-learn', memory)", memory)


def test_a_lesson_is_marked_when_it_was_read_to_its_end_and_its_quiz_answered(visitor):
    page = visitor.open(f"en/{LESSON}")
    for name, choice in RIGHT.items():
        assert marks(page) == []
        choose(page, name, choice)
    assert marks(page) == [[TITLE["en"], "◐", "quiz done"]]
    page.locator("footer.md-footer").scroll_into_view_if_needed()
    page.wait_for_selector(".md-nav--primary a .sign[aria-label='read, quiz done']")
    page.locator(".md-footer__link--next").click()
    page.wait_for_selector("h1:has-text('Slope at a point')")
    page.wait_for_selector(".md-nav--primary a .sign")
    assert marks(page) == [[TITLE["en"], "✓", "read, quiz done"]]
    for locale, name in (("zh-Hant", "讀完了，測驗完成"), ("zh-Hans", "读完了，测验完成")):
        visitor.open(f"{locale}/glossary/")
        assert marks(page) == [[TITLE[locale], "✓", name]]
    assert visitor.complaints == []


def test_a_lesson_is_marked_on_the_map(visitor):
    remember(visitor, json.dumps(MEMORY))
    entry = visitor.open("en/").locator(f".course-map [data-lesson='{LESSON}']")
    assert entry.get_by_role("img", name="read, quiz done").text_content() == "✓"


def test_a_lab_has_no_quiz_and_is_done_when_it_was_read(visitor):
    page = visitor.open("en/labs/learning-rate-sweep/")
    drawn(page)
    drawn(page)  # the page has seen that its end is not in sight
    page.locator("footer.md-footer").scroll_into_view_if_needed()
    page.wait_for_selector(".md-nav--primary a .sign[aria-label='read']")
    assert marks(page) == [["A sweep of learning rates", "✓", "read"]]
    page.locator(".md-nav--primary").get_by_role("link", name="How Machines Learn", exact=True).click()
    entry = page.locator(".course-map [data-lesson='labs/learning-rate-sweep/']")
    expect(entry.get_by_role("img", name="read", exact=True)).to_have_text("✓")


def test_progress_goes_along_as_a_file_and_can_be_deleted(visitor, reader, tmp_path):
    file = tmp_path / "progress.json"
    remember(visitor, json.dumps(MEMORY))
    page = visitor.watch().open("en/review/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save progress as a file").press("Enter")
    assert download.value.suggested_filename == "how-machines-learn-progress.json"
    download.value.save_as(file)
    another = reader().watch()
    page = another.open("zh-Hant/review/")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="從檔案載入進度").press("Enter")
    chooser.value.set_files(file)
    page.get_by_text("已載入檔案裡的進度。").wait_for()
    assert marks(page) == [[TITLE["zh-Hant"], "✓", "讀完了，測驗完成"]]
    assert page.locator("[data-question]:visible").count() == 1
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="刪除所有進度").click()
    assert page.evaluate(STORED) == MEMORY
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="刪除所有進度").click()
    page.get_by_text("所有進度都已刪除。").wait_for()
    assert (page.evaluate(STORED), marks(page)) == (None, [])
    assert page.locator("[data-question]:visible").count() == 0
    assert [*visitor.elsewhere, *another.elsewhere] == []


def changed(part, name, **entry):
    return json.dumps(MEMORY | {part: {name: next(iter(MEMORY[part].values())) | entry}})


WRONG_FILES = [
    "no JSON",
    "null",
    "[]",
    "{}",
    json.dumps({**MEMORY, "version": 2}),
    json.dumps({**MEMORY, "answers": []}),
    changed("answers", "Q05.1", choice="0"),
    changed("answers", "Q05.1", right=1),
    changed("answers", "__proto__"),
    changed("lessons", "../lessons/x/"),
    changed("lessons", LESSON, read=None),
]


def test_another_file_changes_nothing_and_is_refused_in_words(visitor):
    remember(visitor, json.dumps(MEMORY))
    page = visitor.open("en/review/")
    for content in WRONG_FILES:
        page.evaluate("document.querySelector('#backup [role=status]').textContent = ''")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Load progress from a file").click()
        chooser.value.set_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": content.encode()}
        )
        page.get_by_text("This file is not progress of this course, so nothing was changed.").wait_for()
        assert page.evaluate(STORED) == MEMORY, content
    assert visitor.complaints == []


@pytest.mark.parametrize("content", ["no JSON", '{"version": 0}'])
def test_what_others_stored_is_no_progress(visitor, content):
    remember(visitor, content)
    page = visitor.open(f"en/{LESSON}")
    choose(page, "Q05.1", 0)
    assert page.evaluate(STORED)["answers"] == MEMORY["answers"]
    assert visitor.complaints == []


def test_where_storage_is_full_the_visit_is_remembered(reader):
    visitor = reader()
    visitor.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'Quota') }"
    )
    page = visitor.open(f"en/{LESSON}")
    choose(page, "Q05.1", 0)
    page.locator(".md-nav--primary").get_by_role("link", name="Review", exact=True).click()
    page.wait_for_selector("[data-question='Q05.1']:visible")


def test_where_storage_is_blocked_quizzes_are_answered_all_the_same(reader):
    visitor = reader()
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'Security') }})"
    )
    page = visitor.open(f"zh-Hant/{LESSON}")
    choose(page, "Q05.1", 0)
    assert said(page).startswith("Q05.1")
