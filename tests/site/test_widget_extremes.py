"""A widget draws and says something sensible wherever its controls are turned."""

import itertools
from urllib.parse import urlencode

import pytest
from widget_pages import page_of

from lessonkit.widgets import read_offer, widget_names

CHOSEN = ("choice", "switch")
# Sets one setting after the other, and returns those at which something is broken, with what. The place
# is looked up each time, because instant navigation may put another article in its place.
BROKEN = """async ({name, queries}) => {
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
    const shown = place().querySelector("svg").outerHTML + place().innerText;
    const faults = shown.match(/.{0,40}(NaN|undefined|Infinity|\\{\\w+\\}).{0,20}/) ?? [];
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
    if control["kind"] == "text":
        return ["", "9, " * 20]
    low, high = control.get("min", 0), control["max"]
    return [",".join([f"{end}"] * control.get("length", 1)) for end in (low, high)]


def settings(offer):
    """Return, for each choice, the settings with one other control at an end, and those with all of them."""
    controls, (preset, *_) = offer["controls"], offer["presets"].values()
    first = {key: written(value) for key, value in preset["set"].items()}
    values = {key: ends(control) for key, control in controls.items()}
    chosen = [key for key, control in controls.items() if control["kind"] in CHOSEN]
    turned = [key for key in values if key not in chosen]
    alone = [{key: end} for key in turned for end in values[key]]
    together = [{key: values[key][end] for key in turned} for end in (0, 1)]
    choices = [dict(zip(chosen, each, strict=True)) for each in itertools.product(*map(values.get, chosen))]
    return [first | choice | rest for choice in choices for rest in (*alone, *together)]


def written(value):
    """Return a value as an address has it."""
    if isinstance(value, list):
        return ",".join(map(str, value))
    return int(value) if isinstance(value, bool) else value


@pytest.mark.parametrize("name", widget_names())
def test_a_widget_is_whole_at_every_extreme(visitor, name):
    page = visitor.sees(390, 800).open(f"en/{page_of(name)}")
    page.locator(f"[data-widget={name}] .reading").wait_for()
    queries = dict.fromkeys(urlencode(each, safe=",") for each in settings(read_offer(name, "en")))
    assert page.evaluate(BROKEN, {"name": name, "queries": [*queries]}) == []
    assert visitor.complaints == []
