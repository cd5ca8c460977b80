"""The mathematics of the widgets is that of the lessons: numbers from `nudge`, replayed in the browser."""

import contextlib
import io
import math

import pytest
from vectors import vectors_of

from lessonkit import DOCS
from lessonkit.rendering.widgets import read_offer, widget_names
from nudge.data import lcg

EXACT = {"lcg", "bell", "noisyQuadratic", "thermometer", "leave"}  # to the last bit
REPLAY = """async ({module, vectors}) => {
  const functions = await import(`/assets/widgets/math/${module}.js`);
  const read = (v) => Array.isArray(v) ? v.map(read) : v in WORDS ? WORDS[v] : functions[v] ?? v;
  const WORDS = {nan: NaN, inf: Infinity, "-inf": -Infinity, sin: Math.sin, exp: Math.exp,
    hills: (w) => 4 * w ** 3 - 6 * w + 1, valley: ([a, b]) => [100 * a, b]};
  const write = (v) => Array.isArray(v) ? v.map(write) : v && typeof v === "object"
    ? Object.fromEntries(Object.entries(v).map(([k, e]) => [k, write(e)]))
    : Number.isNaN(v) ? "nan" : v === Infinity ? "inf" : v === -Infinity ? "-inf" : v;
  return vectors.map((v) => {
    const found = functions[v.function];
    return write(typeof found === "function" ? found(...read(v.arguments)) : found);
  });
}"""
RESULTS = """async ({name, state}) => {
  const widget = await import(`/assets/widgets/${name}.js`);
  return {results: Object.values(widget.results(state)).flat(Infinity), script: widget.script(state),
    exactness: widget.exactness?.(state) ?? 0};
}"""


@pytest.fixture(scope="module")
def page(browser, address):
    """Return a page of the site from which modules can be imported."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/en/404.html")
    yield page
    context.close()


def agree(one, other, exact=False):
    """Say whether two results agree, to 1e-9 or to the last bit."""
    if isinstance(one, list):
        return (
            isinstance(other, list)
            and len(one) == len(other)
            and all(agree(a, b, exact) for a, b in zip(one, other, strict=True))
        )
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(agree(one[key], other[key], exact) for key in one)
    if isinstance(one, str | bool | None) or isinstance(other, str | None) or exact:
        return one == other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


MODULES = sorted(path.stem for path in (DOCS / "assets" / "widgets" / "math").glob("*.js"))


@pytest.mark.parametrize("module", MODULES)
def test_the_browser_computes_what_the_lesson_computes(page, module):
    vectors = vectors_of(module)
    found = page.evaluate(REPLAY, {"module": module, "vectors": vectors})
    wrong = [
        f"{v['function']}({v['arguments']}) is {got}, not {v['expected']}"
        for v, got in zip(vectors, found, strict=True)
        if not agree(v["expected"], got, v["function"] in EXACT)
    ]
    assert wrong == []


@pytest.mark.parametrize("seed", [0, 2**31 - 1])
def test_the_browser_refuses_the_seeds_that_the_lesson_refuses(page, seed):
    said = (
        "import('/assets/widgets/math/data.js').then(({lcg}) => lcg(seed, 3)).catch(({message}) => message)"
    )
    with pytest.raises(ValueError, match="gives only zeros") as refused:
        lcg(seed, 3)
    assert page.evaluate(f"seed => {said}", seed) == str(refused.value)


@pytest.mark.parametrize("module", MODULES)
def test_every_function_has_vectors(page, module):
    exported = page.evaluate(f'async () => Object.keys(await import("/assets/widgets/math/{module}.js"))')
    assert {*exported} - {v["function"] for v in vectors_of(module)} == set()


@pytest.mark.parametrize("name", widget_names())
def test_a_copied_script_prints_what_the_widget_shows(page, name):
    presets = read_offer(name, "en")["presets"]
    first = next(iter(presets.values()))["set"]
    for preset in presets.values():
        state = first | preset["set"]
        shown = page.evaluate(RESULTS, {"name": name, "state": state})
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(shown["script"], f"{name}.py", "exec"), {"__name__": "__main__"})
        values = [float(line) for line in printed.getvalue().split()]
        rounding = max(1e-9, shown["exactness"])
        assert values == pytest.approx(shown["results"], rel=1e-9, abs=rounding, nan_ok=True), (
            state,
            shown["script"],
        )
