"""Reviewing: rounds of questions from all lessons, and wrong answers that come back on their days."""

import json
import re

import pytest
from playwright.sync_api import expect
from reader import LOCALES, drawn
from test_accessibility import AXE, VIOLATIONS
from test_answering import LESSON, RIGHT, WRONG, choose
from test_progress import MEMORY, STORED, changed, remember

from lessonkit import DOCS
from lessonkit.reading.nav import parts
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import quizzes, taught_in

BEGIN = {"en": "Draw questions", "zh-Hant": "抽題作答", "zh-Hans": "抽题作答"}
DUE = "Answer what is due"
WRONG_ONCE = {"choice": 0, "right": False, "review": True}
FIRST_PART = ["Q00.1", "Q00.2", "Q00.3", "Q00.4"]
ASKED = """async ([module, name, ...given]) => {
  const { [name]: asked } = await import(`/assets/javascript/${module}.js`);
  return asked(...given);
}"""


def ask(page, name, *given, module="schedule"):
    """Return what a function of a module returns."""
    return page.evaluate(ASKED, [module, name, *given])


@pytest.fixture(scope="module")
def module_page(browser, address):
    """Return a page of the site from which modules can be imported."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/llms.txt")
    yield page
    context.close()


def again(page, answer, right, day):
    """Return what is remembered when a question that was cleared is answered once more."""
    return ask(page, "answered", answer and answer | {"choice": None}, 1, right, day)


def test_a_wrong_answer_comes_back_in_three_days_in_a_week_and_no_more(module_page):
    answer = again(module_page, None, False, 100)
    assert answer == {"choice": 1, "right": False, "review": True}
    assert ask(module_page, "daysLeft", answer, 103) == 0  # until it is answered
    answer = again(module_page, answer, True, 103)
    assert answer == {"choice": 1, "right": True, "review": False, "later": {"step": 1, "day": 106}}
    assert [ask(module_page, "daysLeft", answer, day) for day in (103, 105, 106, 120)] == [3, 1, 0, 0]
    answer = again(module_page, answer, True, 110)
    assert answer["later"] == {"step": 2, "day": 117}
    answer = again(module_page, answer, True, 117)
    assert answer == {"choice": 1, "right": True, "review": False}
    assert ask(module_page, "daysLeft", answer, 117) is None


def test_a_wrong_answer_brings_a_question_back_to_today(module_page):
    for step in (1, 2):
        waiting = {"choice": None, "right": True, "review": False, "later": {"step": step, "day": 106}}
        for day in (104, 106):
            wrong = again(module_page, waiting, False, day)
            assert wrong == {"choice": 1, "right": True, "review": True}


def test_a_right_answer_before_its_day_and_a_second_choice_change_no_day(module_page):
    waiting = {"choice": None, "right": True, "review": False, "later": {"step": 1, "day": 106}}
    assert again(module_page, waiting, True, 105) == waiting | {"choice": 1}
    for right in (True, False):
        looked_on = ask(module_page, "answered", waiting | {"choice": 2}, 0, right, 106)
        assert looked_on["later"] == waiting["later"]
        assert looked_on["review"] is False
    assert again(module_page, None, True, 105) == {"choice": 1, "right": True, "review": False}


def test_a_clock_that_was_set_back_makes_nobody_wait_longer(module_page):
    far = {"choice": 1, "right": True, "review": False, "later": {"step": 1, "day": 5000}}
    assert ask(module_page, "daysLeft", far, 100) == 0
    assert ask(module_page, "daysLeft", far, 4996) == 4


def test_a_day_is_one_of_the_calendar(module_page):
    days = module_page.evaluate("""async () => {
      const { today } = await import("/assets/javascript/schedule.js");
      const dates = [[2026, 2, 28, 23, 59], [2026, 2, 29, 0, 1], [2026, 2, 29, 23, 59], [2026, 2, 30, 0, 0]];
      return dates.map((date) => today(new Date(...date)));
    }""")
    assert [day - days[0] for day in days] == [0, 1, 1, 2]


def test_a_seed_draws_the_same_questions_and_all_are_drawn_alike(module_page):
    ids = [f"Q01.{n}" for n in range(1, 7)]

    def draw(number, seed):
        return ask(module_page, "draw", ids, number, seed, module="reviewing/drawing")

    assert draw(3, 7) == draw(3, 7) != draw(3, 8)
    assert sorted(draw(20, 5)) == ids
    assert draw(20, 5) != ids
    drawings = module_page.evaluate(
        """async (ids) => {
          const { draw } = await import("/assets/javascript/reviewing/drawing.js");
          return Array.from({ length: 1000 }, (_, seed) => draw(ids, 2, seed + 1));
        }""",
        ids,
    )
    assert all(len({*drawing}) == 2 for drawing in drawings)
    counts = [sum(name in drawing for drawing in drawings) for name in ids]
    assert all(abs(count - 1000 / 3) < 75 for count in counts), counts  # five standard deviations


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_is_there_as_in_its_lesson_with_a_section_that_is(site, locale):
    source = "en" if locale == "en" else "zh-Hant"
    for part, pages in parts().items():
        paths = [DOCS / source / name for name in pages if (DOCS / source / name).suffix == ".md"]
        asked = {quiz.id: path for path in map(Page.read, paths) for quiz in quizzes(path)}
        file = site / locale / "review" / f"{part}.json"
        if not asked:
            assert not file.exists()
            continue
        found = json.loads(file.read_text(encoding="utf-8"))["questions"]
        assert list(found) == list(asked)
        for name, question in found.items():
            page = asked[name]
            built = (site / locale / "lessons" / page.path.stem / "index.html").read_text(encoding="utf-8")
            assert question["html"] in built
            assert question["html"].count("<details") == question["html"].count("</details>") > 2
            assert question["section"] == taught_in(page)[name]
            assert f'id="{question["section"]}">{question["title"]}<a class="headerlink"' in built


def begin(page, topic=None, number="5", locale="en"):
    """Begin a round of a topic, and wait for its questions."""
    selects = page.locator("#round select")
    if topic:
        selects.first.select_option(topic)
    selects.last.select_option(number)
    page.get_by_role("button", name=BEGIN[locale]).click()
    page.wait_for_function("document.activeElement.matches('#round summary')")
    return ids(page)


def ids(page):
    """Return the questions of the round."""
    return page.locator("#round details.question").evaluate_all("(all) => all.map(({ id }) => id)")


def pick(page, name, right=True):
    """Choose the right option of a question, or the first of the wrong ones."""
    kind = "right" if right else "wrong"
    page.locator(f"details.question[id='{name}'] details.option.{kind} > summary").first.click()


def told(page):
    return page.locator("#round > [role=status]")


def result(page):
    return page.locator("#round h3 + ul").locator("xpath=..")


def listed(page):
    """Return the questions of each list that is shown, by its heading."""
    return page.locator("x-review section").evaluate_all(
        """(sections) => Object.fromEntries(sections.filter((section) => !section.hidden).map((section) => [
          section.querySelector("h3").textContent,
          [...section.querySelectorAll("[data-question]:not([hidden])")].map((item) => item.dataset.question),
        ]))"""
    )


def test_a_round_is_answered_and_leads_back_to_the_sections(visitor):
    page = visitor.watch().open("en/review/")
    asked = begin(page, "before-you-start")
    assert sorted(asked) == FIRST_PART
    assert told(page).text_content() == "Drawn: 4 questions. Of each, your first choice counts."
    assert page.locator(":focus").evaluate("(summary) => summary.parentElement.id") == asked[0]
    assert page.locator("#round details.question x-math").count()
    assert not page.locator("#round details.option > summary .bound[title]").count()
    for number, name in enumerate(asked, 1):
        assert not result(page).count()
        pick(page, name, right=name == "Q00.2")
        verdict = "right" if name == "Q00.2" else "not right"
        said = rf"{name}, option \d: {verdict}\. Answered: {number} of 4\."
        assert re.fullmatch(said, told(page).text_content())
        reason = page.locator(f"details.question[id='{name}'] details.option[open] p").first
        assert reason.text_content().startswith("✓ Right" if name == "Q00.2" else "✗ No")
    assert page.locator("#round h3").text_content() == "Result: 1 of 4 right"
    topics, sections = page.locator("#round h3 ~ ul").all()
    assert topics.text_content() == "Before you start: 1 of 4 right"
    assert sorted(item.text_content()[:5] for item in sections.locator("li").all()) == [
        name for name in FIRST_PART if name != "Q00.2"
    ]
    assert listed(page) == {"Today (3)": ["Q00.1", "Q00.3", "Q00.4"]}
    link = sections.locator("li", has_text="Q00.4").locator("a")
    assert link.text_content().endswith("› Will you get the same random numbers?")
    assert link.get_attribute("href").endswith("/en/lessons/start-here/#same-numbers")
    link.click()
    page.wait_for_selector("h1#start-here")
    expect(page.locator("h2#same-numbers")).to_be_in_viewport()
    assert [url for url in visitor.requests if url.endswith(".json") and "/review/" in url] == [
        f"{visitor.address}/en/review/before-you-start.json"
    ]
    assert visitor.elsewhere == []
    assert visitor.complaints == []


def test_only_the_first_choice_counts_and_is_there_after_a_reload(visitor):
    page = visitor.open("en/review/")
    asked = begin(page, "training-well", number="10")
    assert len({*asked}) == 10
    pick(page, asked[0], right=False)
    pick(page, asked[0])
    pick(page, asked[1])
    said = "Answered: 2 of 10."
    assert told(page).text_content().endswith(said)
    page.reload()
    page.locator("#round details.option[open]").first.wait_for(state="attached")
    assert ids(page) == asked
    assert told(page).text_content() == said
    assert page.locator("#round select").first.input_value() == "training-well"
    opened = page.locator("#round details.option[open]")
    kinds = [option.get_attribute("class").split()[-1] for option in opened.all()]
    assert kinds == ["wrong", "right"]
    signs = page.locator("#round details.question > summary > .sign")
    assert [sign.text_content() for sign in signs.all()] == ["✗", "✓"]
    assert page.evaluate(STORED)["answers"][asked[0]]["review"] is True
    for name in asked[2:]:
        pick(page, name)
    assert page.locator("#round h3").text_content() == "Result: 9 of 10 right"
    assert page.locator("#round h3 ~ ul").count() == 2
    assert page.locator("#round h3 + ul").text_content() == "Training well: 9 of 10 right"
    assert begin(page, number="10") != asked
    assert page.locator("#round h3, #round .sign, #round details.option[open]").count() == 0
    assert visitor.complaints == []


def test_a_round_is_begun_and_answered_by_keyboard_alone(visitor):
    page = visitor.open("zh-Hant/review/")
    press = page.keyboard.press
    page.locator("#round select").first.focus()
    press("n")  # is no command of the page there
    page.locator("#round select").first.select_option("before-you-start")
    for key in ("Tab", "Tab", "Enter"):
        press(key)
    page.locator("#round details.question").first.wait_for()
    page.wait_for_function("document.activeElement.matches('#round summary')")
    first = ids(page)[0]
    options = page.locator(f"details.question[id='{first}'] details.option")
    place = options.evaluate_all("(all) => all.findIndex((one) => one.matches('.right'))")
    for key in (*["Tab"] * (place + 1), "Space"):
        press(key)
    expect(told(page)).to_have_text(f"{first}，選項 {place + 1}：對。已作答：1 / 4。")
    for name in ids(page)[1:]:
        option = page.locator(f"details.question[id='{name}'] details.option.wrong > summary").first
        option.focus()
        press("Enter")
    assert page.locator("#round h3").text_content() == "結果：4 題答對 1 題"
    assert page.locator("#round h3 + ul").text_content() == "開始之前：4 題答對 1 題"
    page.locator("#round h3 ~ ul a").first.focus()
    press("Enter")
    page.wait_for_selector("h1#start-here")
    assert visitor.complaints == []


def test_wrong_answers_of_lessons_come_back_on_their_days(visitor, reader):
    visitor = reader()
    page = visitor.page
    page.clock.set_fixed_time("2026-03-27T22:00:00")
    visitor.open(f"en/{LESSON}")
    for name in ("Q05.1", "Q05.2", "Q05.3"):
        choose(page, name, WRONG[name])

    def look(day, answers):
        page.clock.set_fixed_time(f"2026-{day}T07:00:00")
        visitor.open("en/review/")
        page.locator("#round select").first.wait_for()
        if answers:
            page.get_by_role("button", name=DUE).click()
            page.locator("#round details.question").first.wait_for()
            assert sorted(ids(page)) == sorted(answers)
            for name, right in answers.items():
                pick(page, name, right)
        assert page.get_by_role("button", name=DUE).is_visible() is any(
            heading.startswith("Today") for heading in listed(page)
        )
        return listed(page)

    assert look("03-27", {}) == {"Today (3)": ["Q05.1", "Q05.2", "Q05.3"]}
    shown = look("03-28", {"Q05.1": True, "Q05.2": True, "Q05.3": False})
    assert shown == {"Today (1)": ["Q05.3"], "Within three days (2)": ["Q05.1", "Q05.2"]}
    summary = "To answer again today: 1; within three days: 2; within a week: 0. Answered so far: 3 of"
    assert page.locator("x-review [role=status]").text_content().startswith(summary)
    assert look("03-30", {}) == shown
    shown = look("03-31", {"Q05.1": True, "Q05.2": False, "Q05.3": True})
    assert shown == {
        "Today (1)": ["Q05.2"],
        "Within three days (1)": ["Q05.3"],
        "Within a week (1)": ["Q05.1"],
    }
    assert look("04-06", {"Q05.2": True, "Q05.3": True}) == {
        "Within three days (2)": ["Q05.1", "Q05.2"],
        "Within a week (1)": ["Q05.3"],
    }
    shown = look("04-07", {"Q05.1": True})
    assert shown == {"Within three days (1)": ["Q05.2"], "Within a week (1)": ["Q05.3"]}
    assert visitor.complaints == []


def test_a_question_of_the_list_is_answered_in_its_lesson(visitor):
    remember(visitor, json.dumps(MEMORY))  # as it was kept before there were days
    page = visitor.open("zh-Hans/review/")
    assert listed(page) == {"今天（1 题）": ["Q05.1"]}
    page.locator("[data-question]:visible a").click()
    page.wait_for_url(f"**/zh-Hans/{LESSON}#Q05.1")
    page.wait_for_selector(".quiz-bar .md-button")
    choose(page, "Q05.1", RIGHT["Q05.1"])
    visitor.open("zh-Hans/review/")
    assert listed(page) == {"三天内（1 题）": ["Q05.1"]}


def test_a_round_counts_for_the_quiz_of_its_lesson(visitor):
    done = {name: {"choice": 1, "right": True, "review": False} for name in FIRST_PART[:3]}
    lessons = {"lessons/start-here/": {"read": True, "quiz": False}}
    remember(visitor, json.dumps(MEMORY | {"answers": done, "lessons": lessons}))
    page = visitor.open("en/review/")
    for name in begin(page, "before-you-start"):
        pick(page, name)
    assert page.evaluate(STORED)["lessons"] == {"lessons/start-here/": {"read": True, "quiz": True}}
    page.wait_for_selector(".md-nav--primary a .sign[aria-label='read, quiz done']")


def test_days_and_round_go_along_as_a_file(visitor, reader, tmp_path):
    page = visitor.open("en/review/")
    asked = begin(page, "working-on-new-data")
    pick(page, asked[0], right=False)
    kept = page.evaluate(STORED)
    kept["answers"]["Q05.1"] = {
        "choice": 1,
        "right": True,
        "review": False,
        "later": {"step": 2, "day": 10**5},
    }
    remember(visitor, json.dumps(kept))
    page = visitor.open("en/review/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save progress as a file").click()
    download.value.save_as(tmp_path / "progress.json")
    another = reader()
    page = another.open("zh-Hant/review/")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="從檔案載入進度").click()
    chooser.value.set_files(tmp_path / "progress.json")
    page.locator("#round details.option[open]").first.wait_for()
    assert page.evaluate(STORED) == kept
    assert ids(page) == asked
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="刪除所有進度").click()
    expect(page.locator("#round details.question")).to_have_count(0)
    assert told(page).text_content() == ""
    assert another.complaints == []


ROUND = {"topic": "all", "seed": 1, "asked": [{"id": "Q05.1", "choice": None}]}
CORRUPT = [
    changed("answers", "Q05.1", later={"step": 0, "day": 1}),
    changed("answers", "Q05.1", later={"step": 1, "day": "x"}),
    changed("answers", "Q05.1", later=[]),
    *(
        json.dumps(MEMORY | {"round": ROUND | wrong})
        for wrong in (
            {"topic": 1},
            {"seed": None},
            {"asked": {}},
            {"asked": [None]},
            {"asked": [{"id": "<b>", "choice": None}]},
            {"asked": [{"id": "Q05.1", "choice": "0"}]},
        )
    ),
    json.dumps(MEMORY | {"round": []}),
]


@pytest.mark.parametrize("content", CORRUPT)
def test_what_no_round_wrote_is_neither_kept_nor_loaded(visitor, content):
    remember(visitor, content)
    page = visitor.open("en/review/")
    assert page.locator("x-review [role=status]").text_content().startswith("Nothing is answered yet.")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Load progress from a file").click()
    chooser.value.set_files({"name": "a.json", "mimeType": "application/json", "buffer": content.encode()})
    page.get_by_text("This file is not progress of this course, so nothing was changed.").wait_for()
    assert len(begin(page)) == 5
    assert visitor.complaints == []


def test_a_question_that_the_course_no_longer_has_is_left_out(visitor):
    asked = [{"id": "Q05.1", "choice": 9}, {"id": "Q99.1", "choice": None}, {"id": "Q05.3", "choice": None}]
    remember(visitor, json.dumps(MEMORY | {"round": ROUND | {"asked": asked}}))
    page = visitor.open("en/review/")
    page.locator("#round details.question").first.wait_for()
    assert ids(page) == ["Q05.1", "Q05.3"]
    expect(told(page)).to_have_text("Answered: 1 of 2.")
    pick(page, "Q05.3")
    expect(told(page)).to_have_text(re.compile(r"right\. Answered: 2 of 2\.$"))
    assert page.locator("#round h3").text_content() == "Result: 1 of 2 right"
    assert visitor.complaints == []


def test_without_storage_a_round_is_answered_and_says_that_it_is_not_kept(reader):
    visitor = reader()
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'Security') }})"
    )
    page = visitor.open("en/review/")
    asked = begin(page, "before-you-start")
    assert "This browser cannot keep your answers" in told(page).text_content()
    for name in asked:
        pick(page, name, right=False)
    assert "Answered: 4 of 4. This browser cannot keep your answers" in told(page).text_content()
    assert page.locator("#round h3").text_content() == "Result: 0 of 4 right"
    assert listed(page) == {"Today (4)": FIRST_PART}


def test_where_storage_fills_up_in_a_round_it_goes_on_and_says_so(reader):
    visitor = reader()
    page = visitor.open("en/review/")
    asked = begin(page, "before-you-start")
    pick(page, asked[0])
    assert "cannot keep" not in told(page).text_content()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'Quota') } }")
    for name in asked[1:]:
        pick(page, name)
    assert "Answered: 4 of 4. This browser cannot keep your answers" in told(page).text_content()
    assert page.locator("#round h3").text_content() == "Result: 4 of 4 right"


def test_a_round_that_the_browser_dropped_is_said_to_be_gone(reader):
    visitor = reader()
    page = visitor.open("en/review/")
    asked = begin(page, "before-you-start")
    page.evaluate("localStorage.clear()")  # which tells the page of it nothing
    pick(page, asked[0])
    expect(told(page)).to_have_text(re.compile("^This browser no longer has the record of that round"))
    expect(page.locator("#round details.question")).to_have_count(0)
    assert len(begin(page, "all")) == 5
    assert visitor.complaints == []


def test_while_a_round_is_fetched_the_one_before_takes_no_answers(reader):
    visitor = reader()
    page = visitor.open("en/review/")
    for name in begin(page, "before-you-start"):
        pick(page, name)
    held = []
    page.route("**/review/*.json", lambda route: held.append(route))
    page.locator("#round select").first.select_option("training-well")
    page.get_by_role("button", name=BEGIN["en"]).click()
    expect(told(page)).to_have_text("The questions are being loaded.")
    assert page.locator("#round details.question, #round h3").count() == 0
    held[0].continue_()
    expect(told(page)).to_have_text(re.compile("^Drawn: 5 questions"))
    assert len(ids(page)) == 5
    assert visitor.complaints == []


def test_what_is_answered_in_another_tab_is_counted(reader):
    visitor = reader()
    page = visitor.open("en/review/")
    asked = begin(page, "before-you-start")
    pick(page, asked[0])
    other = visitor.context.new_page()
    other.goto(page.url)
    expect(told(other)).to_have_text("Answered: 1 of 4.")
    pick(page, asked[1])
    expect(told(other)).to_have_text("Answered: 2 of 4.")
    pick(other, asked[2])
    expect(told(page)).to_have_text(re.compile(r"Answered: 3 of 4\.$"))
    assert visitor.complaints == []


@pytest.mark.parametrize("event", ["new Event('visibilitychange')", "new Event('pageshow')"])
def test_a_page_that_is_come_back_to_has_the_lists_of_that_day(reader, event):
    visitor = reader()
    visitor.page.clock.set_fixed_time("2026-03-27T22:00:00")
    page = visitor.open("en/review/")
    for name in begin(page, "before-you-start"):
        pick(page, name, right=False)
    page.get_by_role("button", name=DUE).click()
    expect(page.locator("#round .sign")).to_have_count(0)
    for name in ids(page):
        pick(page, name)
    assert listed(page) == {"Within three days (4)": FIRST_PART}
    page.clock.set_fixed_time("2026-03-30T07:00:00")
    target = "window" if "pageshow" in event else "document"
    page.evaluate(f"() => void {target}.dispatchEvent({event})")
    assert listed(page) == {"Today (4)": FIRST_PART}
    expect(page.get_by_role("button", name=DUE)).to_be_visible()
    assert page.locator("#round h3").text_content() == "Result: 4 of 4 right"


def test_where_the_questions_do_not_come_the_page_says_so_and_another_try_helps(reader):
    visitor = reader()
    page = visitor.open("en/review/")
    page.locator("#round select").first.wait_for()
    page.route("**/review/*.json", lambda route: route.abort())
    page.get_by_role("button", name=BEGIN["en"]).click()
    expect(told(page)).to_have_text(re.compile("^The questions could not be loaded."))
    page.unroute_all()
    assert len(begin(page)) == 5


@pytest.mark.parametrize(("locale", "width", "scheme"), [("zh-Hant", 390, "dark"), ("en", 1280, "light")])
def test_what_is_due_has_no_barrier_and_is_no_wider_than_the_page(visitor, locale, width, scheme):
    lessons = map(Page.read, (DOCS / "en" / "lessons").glob("*.md"))
    wrong = {quiz.id: WRONG_ONCE for lesson in lessons for quiz in quizzes(lesson)}
    remember(visitor, json.dumps(MEMORY | {"answers": wrong}))
    page = visitor.sees(width, color_scheme=scheme, reduced_motion="reduce").open(f"{locale}/review/")
    page.evaluate("Math.random = () => 1 / 3")  # or the same test would see other questions each time
    for name in begin(page, number="20", locale=locale):
        pick(page, name, right=False)
    page.locator("#round h3").wait_for()
    page.evaluate(AXE)
    drawn(page)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sheet = page.locator("#round").bounding_box()
    for each in page.locator("#round details.question, #round select, #round button:visible").all():
        box = each.bounding_box()
        assert box["x"] + box["width"] <= sheet["x"] + sheet["width"] + 1


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_page_says_what_it_needs(reader, locale):
    page = reader(java_script_enabled=False).open(f"{locale}/review/")
    assert page.locator("#round").text_content() == ""
    assert "JavaScript" in page.locator("x-review [role=status]").text_content()
