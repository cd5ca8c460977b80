import pytest

from lessonkit.proving.examples import text_faults
from lessonkit.rendering import widgets
from lessonkit.rendering.widgets import read_offer, setting_flaws, widget_faults

OFFER = """title: {zh-Hant: 損失, en: loss}
controls:
  w: {kind: range, min: 0, max: 1, step: 0.1, label: {zh-Hant: 權重, en: weight}}
  shape: {kind: choice, options: {bowl: {zh-Hant: 碗, en: bowl}}, label: {zh-Hant: 形狀, en: shape}}
  seen: {kind: ticks, options: {a: {zh-Hant: 甲, en: A}}, label: {en: see, zh-Hant: 看}}
  y: {kind: list, length: 2, min: 0, max: 9, step: 1, label: {zh-Hant: 標籤, en: label}}
presets:
  first: {label: {zh-Hant: 一, en: one}, set: {w: 0.5, shape: bowl, y: [1, 2], seen: [a]}}
texts:
  say: {zh-Hant: 現在是 {w}, en: it is {w}}
""".replace("{w}", "w")
SCRIPT = 'export const say = (state, { text }) => text("say");\n'
PICTURE = "    $$\n    x\n    $$\n\n    It would move.\n"


@pytest.fixture(autouse=True)
def knob(tmp_path, monkeypatch):
    monkeypatch.setattr(widgets, "OFFERS", tmp_path)
    monkeypatch.setattr(widgets, "SCRIPTS", tmp_path)
    (tmp_path / "knob.yml").write_text(OFFER, encoding="utf-8")
    (tmp_path / "knob.js").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def test_an_offer_speaks_the_language_of_its_page():
    assert read_offer("knob", "en")["controls"]["w"]["label"] == "weight"
    assert read_offer("knob", "zh-Hans")["title"] == "损失"
    assert list(widget_faults()) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: {zh-Hant: 損失, en: loss}\n", "", 1, "`title:` is missing"),
        ("kind: range", "kind: dial", 3, "control w needs a kind out of range, choice"),
        ("min: 0, ", "when: {shape: cup}, min: 0, ", 3, "control w, when: shape has no option cup"),
        ("min: 0, ", "", 3, "control w has no `min:`"),
        (", label: {zh-Hant: 權重, en: weight}", "", 3, "control w has no `label:`"),
        ("zh-Hant: 一, ", "", 8, "the word label has no zh-Hant form"),
        ("w: 0.5", "w: 5", 8, "preset first: w = 5 is outside 0 to 1"),
        ("w: 0.5", "v: 5", 8, "preset first: there is no control v; use one of w, shape, seen, y"),
        ("shape: bowl,", "shape: cup,", 8, "preset first: shape has no option cup; use one of bowl"),
        ("seen: [a]", "seen: [a, c]", 8, "preset first: seen has no option c; use one of a"),
        ("y: [1, 2]", "y: [1, 20]", 8, "preset first: y needs 2 numbers from 0 to 9"),
        ("  say:", "  tell:", 1, 'text("say") is not in docs/widgets/knob.yml'),
        ("  say:", "  more: {zh-Hant: 多, en: more}\n  say:", 10, 'no text("more") in'),
    ],
)
def test_a_flawed_offer_is_refused_with_its_line(knob, old, new, line, words):
    assert old in OFFER
    (knob / "knob.yml").write_text(OFFER.replace(old, new, 1), encoding="utf-8")
    found = [str(fault) for fault in widget_faults()]
    assert any(f":{line}: " in fault and words in fault for fault in found), found


def test_an_offer_without_script_is_refused(knob):
    (knob / "knob.js").unlink()
    assert any("there is no script docs/assets/widgets/knob.js" in str(fault) for fault in widget_faults())


@pytest.mark.parametrize(
    ("target", "flaw"),
    [
        ("widget:knob?w=0.5", None),
        ("widget:knob?w=0.5&shape=bowl", None),
        ("widget:handle?w=0.5", "there is no widget for widget:handle?w=0.5; those there are: knob"),
        ("widget:knob?w=2", "w = 2 is outside 0 to 1"),
        ("widget:knob?y=1,2,3", "y needs 2 numbers"),
        ("widget:knob?seen=a", None),
        ("widget:knob?seen=a,c", "seen has no option c"),
        ("widget:knob?w=much", "widget:knob?w=much is not a setting"),
        ("widget:knob?w", "widget:knob?w is not a setting"),
    ],
)
def test_a_link_sets_what_can_be_set(target, flaw):
    found = list(setting_flaws(target))
    assert found == [] if flaw is None else flaw in found[0], found


RIGHT = f'Try [w = 0.5](widget:knob?w=0.5).\n\n!!! widget "knob"\n\n{PICTURE}'


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("knob", "knob", 0, ""),
        ('widget "knob"', 'widget "handle"', 3, 'there is no widget for `!!! widget "handle"`'),
        ('widget "knob"', "widget", 3, "those there are: knob"),
        ("[w = 0.5]", "[w = 0.6]", 1, "[w = 0.6] names 0.6, which widget:knob?w=0.5 does not set"),
        ("(widget:knob?w=0.5)", "(widget:knob?w=5)", 1, "w = 5 is outside"),
        ('!!! widget "knob"', '!!! note "knob"', 1, "this page has no widget knob"),
        ("    It would move.\n", "", 3, "a widget needs, inside, a figure and then a sentence"),
        (PICTURE, f'{PICTURE}\n!!! widget "knob"\n\n{PICTURE}', 11, "line 3 has this widget already"),
    ],
)
def test_a_page_and_its_widget_agree(tmp_path, old, new, line, words):
    found = [str(fault) for fault in text_faults(RIGHT.replace(old, new, 1), tmp_path / "page.md")]
    assert found == [] if not line else any(f":{line}: " in one and words in one for one in found), found
