"""A widget draws and says something sensible wherever its controls are turned: to the ends, to 1."""

import itertools
from urllib.parse import urlencode

import pytest
from widget_pages import page_of

from lessonkit.rendering.widgets import read_offer, widget_names

CHOSEN = ("choice", "switch")
WRONG = r"NaN|undefined|Infinity|\{\w+\}|(?<![\d.,−])1 (?!(?:is|has)\b)[a-z]+s\b"  # the last: 1 steps
NOISE = r"|10⁻¹[1-9]"  # what rounding leaves of 0; a difference may be that small
# Sets one setting after the other, and returns those at which something is broken, with what. The place
# is looked up each time, because instant navigation may put another article in its place.
BROKEN = """async ({name, queries, wrong}) => {
  const place = () => document.querySelector(`[data-widget="${name}"]`);
  const isSet = (query) => {
    const kept = new URLSearchParams(sessionStorage.getItem(`widget ${name}`));
    const same = ([key, value]) => kept.get(key) === value || Number(kept.get(key)) === Number(value);
    return place().querySelector(".reading") && [...new URLSearchParams(query)].every(same);
  };
  const broken = [];
  for (const query of queries) {
    location.hash = `${name}?${query}`;
    for (let frame = 0; frame < 200 && !isSet(query); frame++) await new Promise(requestAnimationFrame);
    const told = [...place().querySelectorAll("[aria-valuetext]")].map((one) => one.ariaValueText);
    const shown = [place().querySelector("svg").outerHTML, place().innerText, ...told].join("\\n");
    const faults = shown.match(new RegExp(`.{0,40}(?:${wrong}).{0,20}`)) ?? [];
    if (!isSet(query)) faults.push("is not set");
    if (!place().querySelector(".reading").textContent.trim()) faults.push("says nothing");
    if (place().scrollWidth > place().clientWidth) faults.push("is too wide");
    if (faults.length) broken.push(`${query}: ${faults}`);
  }
  return broken;
}"""


def ends(control):
    """Return the lowest and the highest value of a control, as an address has them."""
    if control["kind"] == "choice":
        return [*control["options"]]
    if control["kind"] == "switch":
        return ["0", "1"]
    if control["kind"] == "ticks":
        return ["", ",".join(control["options"])]
    if control["kind"] == "text":
        return ["", "9, " * 20]
    low, high = control.get("min", 0), control["max"]
    return [",".join([f"{end}"] * control.get("length", 1)) for end in (low, high)]


def one(control):
    """Return the value 1, if it is one of the control, as an address has it."""
    counts = control["kind"] in ("range", "clock") and control.get("min", 0) <= 1 <= control["max"]
    return ["1"] if counts else []


def meetings(*options):
    """Yield rows of options, one of each control, in which any two options of two controls meet."""
    rows = {row: pairs(row) for row in itertools.product(*options)}
    met = set()
    while rows:
        best = max(rows, key=lambda row: len(rows[row] - met))
        met |= rows.pop(best)
        yield best
        rows = {row: those for row, those in rows.items() if those - met}


def pairs(row):
    """Return each two options of a row, with their places; of a row of one, the one."""
    return set(itertools.combinations(enumerate(row), min(2, len(row))))


def settings(offer):
    """Return those offered, all choices with all controls at an end, and any two choices with one alone."""
    controls = offer["controls"]
    presets = [
        {key: written(value) for key, value in preset["set"].items()} for preset in offer["presets"].values()
    ]
    first = presets[0]
    values = {key: ends(control) for key, control in controls.items()}
    chosen = [key for key, control in controls.items() if control["kind"] in CHOSEN]
    turned = [key for key in values if key not in chosen]
    alone = [{key: end} for key in turned for end in values[key] + one(controls[key])]
    together = [{key: values[key][end] for key in turned} for end in (0, 1)]
    options = [values[key] for key in chosen]
    turns = [(row, rest) for row in itertools.product(*options) for rest in together]
    turns += [(row, rest) for row in meetings(*options) for rest in alone]
    changes = [dict(zip(chosen, row, strict=True)) | rest for row, rest in turns]
    return [first | change for change in (*presets, *changes)]


def written(value):
    """Return a value as an address has it."""
    if isinstance(value, list):
        return ",".join(map(str, value))
    return int(value) if isinstance(value, bool) else value


@pytest.mark.parametrize("name", widget_names())
def test_a_widget_is_whole_at_every_extreme(visitor, name):
    page = visitor.sees(390, 800).open(f"en/{page_of(name)}?alone")
    page.locator(f"[data-widget={name}] .reading").wait_for()
    queries = dict.fromkeys(urlencode(each, safe=",") for each in settings(read_offer(name, "en")))
    wrong = WRONG if name == "differences" else WRONG + NOISE
    assert page.evaluate(BROKEN, {"name": name, "queries": [*queries], "wrong": wrong}) == []
    assert visitor.complaints == []
