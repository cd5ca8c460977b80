"""Writing answers: what runs, what is said, what is kept."""

import json
import re

import pytest
from answer_form import (
    END,
    LAST,
    LESSON,
    NAME,
    RIGHT,
    RUN,
    STOP,
    buttons,
    error,
    field,
    finish,
    opened,
    press,
    said,
    stand_in,
    steps,
    wait_for_run,
)
from playwright.sync_api import expect
from reader import LOCALES, settled
from test_languages import switch
from test_progress import STORED

from lessonkit import DOCS
from lessonkit.reading.listings import embedded
from lessonkit.reading.pages import Page, page_paths

SOLUTION = """def regime(eta, curv):
    factor = 1 - eta * curv
    if factor == 0:
        return "one-step"
    if abs(factor) == 1:
        return "cycle"
    if abs(factor) > 1:
        return "divergent"
    return "same-side" if factor > 0 else "oscillating"
"""
ABOVE = """async (name) => {
  const { steps, exercises } = await (await fetch("how-big-a-step.json")).json();
  return steps.slice(0, exercises[name].above).map(({ id }) => id);
}"""
PATIENCE = 120_000  # ms; a slow machine starts Python in many seconds
KEPT = f"{STORED}?.exercises"


def test_every_exercise_is_answered_on_its_page(site):
    for path in page_paths(DOCS):
        folder = site / path.relative_to(DOCS).with_suffix("")
        place = folder / "index.html" if folder.is_dir() else folder.with_name("index.html")
        names = [fence.exercise for fence in Page.read(path).fences if fence.role == "exercise"]
        assert re.findall(r' data-exercise="([^"]+)"', place.read_text("utf-8")) == names, path
        if names:
            program = json.loads((folder / f"{path.stem}.json").read_text("utf-8"))
            assert [*program["exercises"]] == names


@pytest.mark.parametrize("locale", LOCALES)
def test_what_runs_is_what_the_page_shows(learner, locale):
    page = opened(learner, locale, LAST)
    shown = Page.read(DOCS / ("en" if locale == "en" else "zh-Hant") / f"{LESSON[:-1]}.md")
    (starter,), (check,) = shown.exercise(LAST, "exercise"), shown.exercise(LAST, "check")
    assert field(page).input_value() == embedded(starter)
    buttons(page).nth(1).click()
    above = [fence for fence in shown.fences if fence.language == "python" and fence.line < starter.line]
    wanted = [embedded(fence) for fence in above if not fence.role and "nudge.figures" not in fence.source]
    ran = [code for code in steps(page).values() if code]
    assert len(ran) == len(wanted) + 2 < len(above)
    if locale != "zh-Hans":  # whose words in code are converted
        assert ran == [*wanted, embedded(starter), embedded(check)]
    assert [*steps(page)][-2:] == ["answer", "check"]
    assert page.evaluate("prepared.map(({ id }) => id)") == [*steps(page)][:-2]  # as the editor was opened
    assert {step["aside"] for step in page.evaluate("programs.at(-1).steps.slice(-2)")} == {LAST}


def test_a_run_shows_what_was_printed_and_where_the_error_is(learner):
    page = opened(learner)
    press(page, RUN)
    expect(said(page)).to_have_text("Getting ready …")
    wait_for_run(page)
    page.evaluate("tell({ phase: 'loading', share: 0.68 })")
    expect(said(page)).to_have_text("Loading Python: 60 %")
    page.evaluate("tell({ phase: 'running', id: 'answer', output: '' })")
    expect(said(page)).to_have_text("Running …")
    finish(page, answer="12\nTrue\n")
    expect(said(page)).to_have_text("It ran, and printed:")
    assert page.locator(".results pre").inner_text() == "12\nTrue\n"
    assert page.locator("[role=status]:has(.results > *), .results[role=status]").count()
    press(page, RUN)
    finish(page, "error", answer=error("NameError", "name 'x' is not defined", "answer", 2))
    expect(said(page)).to_have_text("Error in line 2: NameError: name 'x' is not defined")
    assert page.locator(".results pre").count() == 0
    line = page.evaluate(
        "(({ top }, { height }) => top / height)(...['.editor code', '.editor'].map((place) => "
        "document.querySelector(place).getBoundingClientRect()))"
    )
    assert line is not None
    assert field(page).get_attribute("aria-invalid") == "true"
    page.keyboard.press("Shift+Tab")
    field(page).press("End")
    field(page).press("x")
    assert field(page).get_attribute("aria-invalid") == "false"


def test_a_check_gives_its_hint_and_a_right_answer_is_kept_for_all_locales(learner):
    page = opened(learner)
    heading = page.locator(f"#{NAME}")
    press(page, "Check")
    finish(page, "error", answer="", check=error("AssertionError", "is that 'same-side'?"))
    expect(said(page)).to_have_text("✗ Not yet. The check says: is that 'same-side'?")
    press(page, "Check")
    finish(page, "error", answer="", check=error("TypeError", "'NoneType' object is not callable"))
    expect(said(page)).to_contain_text("could not use your answer: TypeError")
    assert heading.locator(".sign").count() == 0
    field(page).fill(RIGHT)
    press(page, "Check")
    finish(page, answer="", check="All twenty have the right name.\n")
    expect(said(page)).to_have_text("✓ Right. All twenty have the right name.")
    assert heading.locator(".sign").get_attribute("aria-label") == "solved"
    for locale, name in (("zh-Hant", "答對過"), ("zh-Hans", "答对过")):
        switch(page, locale)
        page.wait_for_selector(f"[data-locale={locale}]", state="attached")
        expect(page.locator(f"#{NAME} .sign")).to_have_attribute("aria-label", name)
        page.locator(f"[data-exercise={NAME}] .run-bar button").click()
        expect(field(page)).to_have_value(RIGHT)
    page.go_back()
    page.wait_for_selector("[data-locale=zh-Hant]", state="attached")
    page.locator(f"[data-exercise={NAME}] .run-bar button").click()
    expect(field(page)).to_have_value(RIGHT)
    assert learner.complaints == []


def test_a_block_above_that_fails_is_not_the_readers_fault(learner):
    page = opened(learner)
    press(page, "Check")
    finish(page, "error", **{"above-3": error("MemoryError", "", "above-3")})
    expect(said(page)).to_have_text(
        "A block above this one ended with an error, so this one did not run: MemoryError"
    )
    press(page, "Check")
    wait_for_run(page)
    page.evaluate(END, {"steps": [], "ended": "unavailable", "message": "This browser is too old."})
    expect(said(page)).to_have_text("This browser is too old.")


def test_an_answer_runs_once_however_often_the_button_is_pressed_and_can_be_stopped(learner):
    page = opened(learner)
    assert page.get_by_role("button", name=STOP).is_hidden()
    for name in (RUN, RUN, "Check"):
        press(page, name)
    wait_for_run(page)
    assert page.evaluate("programs.length") == 1
    page.get_by_role("button", name=STOP).press("Enter")
    expect(said(page)).to_have_text("Stopped.")
    assert page.get_by_role("button", name=STOP).is_hidden()
    expect(buttons(page).first).to_be_focused()
    press(page, RUN)
    wait_for_run(page)
    assert page.evaluate("programs.length") == 2


def test_what_was_written_is_there_again_after_a_reload(learner):
    page = opened(learner)
    field(page).fill(RIGHT)
    page.reload()
    begun = page.locator(f"[data-exercise={NAME}] .run-bar button")
    expect(begun).to_have_text("Go on with your answer")
    assert page.evaluate(KEPT) == {NAME: {"answer": RIGHT, "solved": False}}
    begun.click()
    expect(field(page)).to_have_value(RIGHT)
    press(page, "Reset")
    page.wait_for_function(f"{KEPT}['{NAME}'].answer === null")


def test_where_storage_is_full_a_sentence_says_so_and_the_answer_stays_on_the_page(reader):
    learner = stand_in(reader())
    learner.context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    page = opened(learner)
    field(page).fill(RIGHT)
    page.get_by_text("This browser cannot keep your answer").wait_for()
    settled(page)  # or Material would load the next page anew
    page.locator(".md-footer__link--next").click()
    page.wait_for_selector("[data-exercise='x09-1'] button")
    page.go_back()
    page.locator(f"[data-exercise={NAME}] .run-bar button").click()
    expect(field(page)).to_have_value(RIGHT)


def test_progress_saved_before_there_were_answers_is_still_progress(visitor):
    page = visitor.open(f"en/{LESSON}")
    is_memory = "async (value) => (await import('/assets/javascript/memory.js')).isMemory(value)"
    old = {"version": 1, "answers": {}, "lessons": {}}
    assert page.evaluate(is_memory, old)
    assert page.evaluate(is_memory, old | {"exercises": {NAME: {"answer": RIGHT, "solved": True}}})
    for broken in (
        None,
        [],
        {NAME: {"answer": 1, "solved": True}},
        {NAME: {"answer": "", "solved": 1}},
        {"X": {}},
    ):
        assert not page.evaluate(is_memory, old | {"exercises": broken})


def test_with_python_a_reader_goes_from_a_slip_by_a_hint_to_the_solution(visitor):
    page = opened(visitor)
    slips = {
        RIGHT.replace('"one-step"', "rate"): "Error in line 2: NameError: name 'rate' is not defined",
        RIGHT: "✗ Not yet. The check says: eta 0.0625, curvature 2: the factor is 0.875. Is that 'one-step'?",
        RIGHT.replace(":", ""): "Error in line 1: SyntaxError: expected ':' Python can't read this line",
        SOLUTION: "✓ Right. Four curvatures, five walks each: all twenty have the right name.",
    }
    for answer, verdict in slips.items():
        field(page).fill(answer)
        press(page, "Check")
        expect(said(page)).to_contain_text(verdict, timeout=PATIENCE)
    assert page.locator(f"#{NAME} .sign").count() == 1
    field(page).fill("print(regime)")
    press(page, RUN)  # what was tried before left no trace
    expect(said(page)).to_contain_text("NameError: name 'regime' is not defined", timeout=PATIENCE)
    assert visitor.complaints == []


SENT = """window.sent = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (news) {
  if (news.steps) sent.push(news.steps.map(({ id }) => id));
  post.call(this, news);
};"""


def test_with_python_an_editor_that_opens_runs_the_blocks_above_and_before_it_loads_nothing(visitor):
    visitor.watch().page.add_init_script(SENT)
    page = opened(visitor)
    settled(page)
    assert page.evaluate("sent") == []
    assert not [url for url in visitor.requests if url.endswith(".wasm")]
    field(page).fill(SOLUTION)
    press(page, RUN)
    expect(said(page)).to_have_text(
        "It ran and printed nothing. Press Check to see whether it is right.", timeout=PATIENCE
    )
    page.locator(f"[data-exercise={LAST}] .run-bar button").click()
    page.wait_for_function("sent.length === 2")
    (first, second), above = page.evaluate("sent"), page.evaluate(ABOVE, LAST)
    assert first[-1] == "answer"
    assert second == above != []


def test_with_python_a_loop_without_end_is_stopped_and_the_next_run_goes_well(visitor):
    page = opened(visitor)
    field(page).fill("while True:\n    pass")
    press(page, RUN)
    expect(said(page)).to_have_text("Running …", timeout=PATIENCE)
    press(page, STOP)
    expect(said(page)).to_have_text("Stopped.")
    field(page).fill("6 * 7")
    press(page, RUN)
    expect(said(page)).to_have_text("It ran, and printed:", timeout=PATIENCE)
    assert page.locator(".results pre").inner_text().strip() == "42"
