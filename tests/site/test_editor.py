"""The editor: typed in with a keyboard, an input method or a phone, read by a machine, printed."""

import pytest
from answer_form import LESSON, NAME, RIGHT, buttons, error, field, finish, opened, press, stand_in, steps
from playwright.sync_api import expect
from reader import drawn
from test_accessibility import AXE, VIOLATIONS
from test_copying import TRANSLATED

# Leaves the editor alone on its page, because axe reads all that there is.
ALONE = """() => {
  const kept = ".answering, [data-locale]";
  for (const one of document.querySelectorAll("article > *, .md-sidebar")) {
    if (!one.matches(kept) && !one.querySelector(kept)) one.remove();
  }
}"""
BOXES = """(all) => all.map((one) => {
  const style = getComputedStyle(one);
  const same = ["font", "padding", "letterSpacing", "lineHeight", "tabSize", "whiteSpace"];
  return [one.scrollWidth, one.scrollHeight, ...same.map((name) => style[name])];
})"""


def test_the_editor_is_used_by_keyboard_alone(learner):
    page = learner.sees(width=1280).open(f"en/{LESSON}")
    keys = page.keyboard
    page.locator(f"[data-exercise={NAME}] .run-bar button").focus()
    keys.press("Enter")
    expect(field(page)).to_be_focused()
    for key in ("Control+a", "Delete"):
        keys.press(key)
    keys.type("def regime(eta, curv):\nif eta > 1:\nreturn 'far'\n")
    keys.press("Backspace")
    keys.type("pass\nx")
    assert field(page).input_value() == (
        "def regime(eta, curv):\n    if eta > 1:\n        return 'far'\npass\nx"
    )
    keys.press("Tab")
    assert field(page).input_value().endswith("\nx   ")
    for key in ("Shift+ArrowUp", "Shift+ArrowUp", "Tab", "Tab", "Shift+Tab"):
        keys.press(key)
    assert field(page).input_value().endswith("\n            return 'far'\n    pass\n    x   ")
    keys.press("Escape")
    keys.press("Tab")
    expect(buttons(page).first).to_be_focused()
    keys.press("Shift+Tab")
    expect(field(page)).to_be_focused()
    keys.press("Control+Enter")
    assert steps(page)["answer"] == field(page).input_value()
    assert learner.complaints == []


def test_all_that_is_typed_and_reset_can_be_undone(learner):
    page = opened(learner)
    starter = field(page).input_value()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nx = 1\n")
    page.keyboard.press("Tab")
    typed = field(page).input_value()
    assert typed != starter
    press(page, "Reset")
    assert field(page).input_value() == starter
    page.keyboard.press("Control+z")
    assert field(page).input_value() == typed
    press(page, "Reset")
    press(page, "Undo reset")
    assert field(page).input_value() == typed
    for _ in range(60):
        page.keyboard.press("Control+z")
    assert field(page).input_value() == starter


def test_many_lines_are_indented_and_coloured_at_once(learner):
    """The browser tells of each line that is put in; coloured one by one, a hundred took four seconds."""
    page = opened(learner)
    field(page).fill("x = 1\n" * 100)
    page.evaluate("""() => {
      window.changes = 0;
      const watch = new MutationObserver((records) => (changes += records.length));
      watch.observe(document.querySelector(".editor code"), { childList: true });
    }""")
    field(page).press("ControlOrMeta+a")
    page.keyboard.press("Tab")
    assert field(page).input_value() == "    x = 1\n" * 100
    assert page.locator(".editor code").text_content() == "    x = 1\n" * 100 + "\n"
    assert page.evaluate("changes") == 1


def test_chinese_is_typed_with_an_input_method(learner):
    page = opened(learner, "zh-Hant")
    page.keyboard.press("Control+End")
    page.keyboard.type("  # ")
    input_method = page.context.new_cdp_session(page)
    input_method.send("Input.imeSetComposition", {"text": "ㄊㄧ", "selectionStart": 2, "selectionEnd": 2})
    assert page.locator(".editor code").inner_text().rstrip("\n").endswith("# ㄊㄧ")
    input_method.send("Input.insertText", {"text": "梯度"})
    assert field(page).input_value().endswith("  # 梯度")
    assert page.locator(".editor code").inner_text().rstrip("\n") == field(page).input_value()


def test_the_field_lies_exactly_on_its_coloured_text(learner):
    page = opened(learner)
    field(page).fill("def f(x):\n" + "    y = 'ŷ 的值' + str(x)  # 註解\n" * 20)
    boxes = page.locator(".editor code, .editor textarea").evaluate_all(BOXES)
    assert boxes[0] == boxes[1]


def test_no_phone_enlarges_the_page_when_the_field_is_touched(reader):
    learner = stand_in(reader(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True))
    page = opened(learner)
    size = "getComputedStyle(document.querySelector('.answering textarea')).fontSize"
    assert page.evaluate(size) == "16px"


@pytest.mark.parametrize(("locale", "width", "scheme"), [
    ("en", 390, "dark"), ("en", 1280, "light"), ("zh-Hant", 390, "light"), ("zh-Hant", 1280, "dark"),
])  # fmt: skip
def test_editor_and_results_have_no_serious_barrier(learner, locale, width, scheme):
    page = opened(learner.sees(width, color_scheme=scheme, reduced_motion="reduce"), locale)
    page.evaluate(ALONE)
    page.evaluate(AXE)
    field(page).fill(f"{RIGHT}  # {'a long line ' * 12}\n# 註解\nclass A: pass")
    for button in buttons(page).all()[:2]:
        button.click()
        finish(page, "error", answer=error("NameError", "name 'x' is not defined", "answer", 2))
        drawn(page)
        assert page.evaluate(VIOLATIONS) == []
    buttons(page).nth(1).click()
    finish(page, answer="0.123456789 " * 30, check="Right.")
    drawn(page)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(TRANSLATED) == []


def test_a_page_prints_the_answer_without_its_buttons(learner):
    page = opened(learner)
    field(page).fill(RIGHT)
    page.emulate_media(media="print")
    shown = page.locator(".answering :visible").evaluate_all("(all) => all.map((one) => one.localName)")
    assert "code" in shown
    assert not {"button", "textarea"} & set(shown)
    assert "one-step" in page.locator(".editor code").inner_text()
    page.emulate_media(media="screen")


def test_without_javascript_the_starter_stands_there_and_no_empty_room(reader):
    page = reader(java_script_enabled=False).open(f"en/{LESSON}")
    starter = page.locator(f"[data-exercise={NAME}]")
    assert "def regime" in starter.inner_text()
    assert starter.evaluate("(block) => block.scrollHeight") < 100


def test_the_editor_is_loaded_when_it_is_wanted(reader):
    learner = stand_in(reader()).watch()
    page = learner.open(f"en/{LESSON}")
    open_editor = page.locator(f"[data-exercise={NAME}] .run-bar button")
    open_editor.wait_for()
    assert [url for url in learner.requests if "exercising" in url or "running" in url] == []
    open_editor.click()
    expect(field(page)).to_be_focused()


def test_the_button_moves_nothing_when_it_comes(visitor):
    page = visitor.open(f"en/{LESSON}#x08-2")
    page.locator("[data-exercise] .run-bar button").first.wait_for()
    heights = [
        page.locator("[data-exercise]").evaluate_all("(all) => all.map((block) => block.offsetHeight)")
    ]
    page.evaluate("document.querySelectorAll('.run-bar').forEach((bar) => bar.remove())")
    heights.append(
        page.locator("[data-exercise]").evaluate_all("(all) => all.map((block) => block.offsetHeight)")
    )
    assert heights[0] == heights[1]
