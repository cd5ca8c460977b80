"""Widgets for everybody: no barrier in any theme, and every control works from the keyboard."""

from pathlib import Path

import pytest
from reader import drawn
from widget_pages import page_of

from lessonkit.rendering.widgets import widget_names

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# Leaves a widget alone on its page, because axe reads all that there is; the rest has its own tests.
ALONE = """(name) => {
  document.querySelector("article").replaceChildren(document.querySelector(`[data-widget="${name}"]`));
  for (const side of document.querySelectorAll(".md-sidebar")) side.remove();
}"""
VIOLATIONS = """async (name) => {
  const place = document.querySelector(`[data-widget="${name}"]`);
  const { violations } = await axe.run(place, { resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ nodes }) => nodes.map((node) => [node.html, node.failureSummary]));
}"""
# Notes what each control is called, which get the focus with a ring around them, and which are used.
WATCH = """(name) => {
  const place = document.querySelector(`[data-widget="${name}"]`);
  const isThere = (control) => !control.disabled && control.checkVisibility();
  const called = (one) => one.getAttribute("aria-label") ?? one.closest("label, button").innerText;
  const controls = [...place.querySelectorAll("button, input, select")].filter(isThere);
  window.seen = { names: controls.map(called), ringed: [], used: [] };
  place.addEventListener("focusin", ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) seen.ringed.push(called(target));
  });
  for (const type of ["click", "input"]) {
    place.addEventListener(type, ({ target }) => seen.used.push(called(target)));
  }
  const after = document.createElement("button");
  place.after(after);
  after.focus();
  return controls.map(({ type }) => type);
}"""
KEYS = {  # twice, so that what was switched is switched back, and what runs is stopped
    **{"range": ["Home", "End"], "select-one": ["ArrowDown", "ArrowUp"], "checkbox": ["Space", "Space"]},
    **{"number": ["0", "Enter"], "text": ["1"], "button": ["Enter", "Enter"]},
}


@pytest.mark.parametrize("name", widget_names())
def test_a_widget_has_no_barrier(visitor, name):
    page = visitor.open(f"en/{page_of(name)}?alone")
    page.locator(f"[data-widget={name}] .reading").wait_for()
    page.evaluate(ALONE, name)
    page.evaluate(AXE)
    for scheme, theme in {"light": "default", "dark": "slate"}.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("(theme) => document.body.dataset.mdColorScheme === theme", arg=theme)
        assert page.evaluate(VIOLATIONS, name) == []
    use_by_keyboard(page, name)


def use_by_keyboard(page, name):
    """Go backwards, because presets, which come first, may change which controls there are."""
    for kind in reversed(page.evaluate(WATCH, name)):
        page.keyboard.press("Shift+Tab")
        for key in KEYS[kind]:
            page.keyboard.press(key)
            drawn(page)  # what comes before this control may have come back, or gone
    seen = page.evaluate("seen")
    assert {*seen["names"]} - {*seen["ringed"]} == set()
    assert {*seen["names"]} - {*seen["used"]} == set()
