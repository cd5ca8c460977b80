"""One name per thing: signs of residuals and errors, steps of a difference, epochs by the updates done."""

import re
from pathlib import Path

import pytest
import torch
from expecting import none_of

from lessonkit import CODE, DOCS, LANGUAGES
from lessonkit.common.faults import Fault
from lessonkit.reading.nav import lessons
from lessonkit.reading.pages import Page
from nudge.descent import fit_line

LABEL = r"(?:y|label)\b(?!_hat)"
RESIDUAL = re.compile(rf"^\s*r = (?!.*\({LABEL} - )(?!{LABEL} - )(?!abs\({LABEL} - ).* - ", re.MULTILINE)
ERROR = re.compile(rf"^\s*e = (?!.* - {LABEL}$).* - ", re.MULTILINE)
IN_FORMULAS = re.compile(r"\br = \\hat y|\be = y - ")
STEP_OF_A_DIFFERENCE = re.compile(r"\\delta|δ")
LENGTHS = re.compile(r"(?<!一步比一)步長|步伐")
HUBER = "scoring-a-guess"  # whose parameter is δ


def pages(language):
    return [Page.read(DOCS / language / "lessons" / f"{name}.md") for name in lessons()]


def faults(language, pattern, texts, message):
    for page in pages(language):
        for item in page.items:
            for text in texts(item):
                if found := pattern.search(text):
                    yield page.fault(item.line, f"`{found[0].strip()}`: {message}")


def code(item):
    return [item.fence.source] if item.fence and item.fence.language == "python" else []


def formulas(item):
    return item.formulas


@pytest.mark.parametrize(("pattern", "texts"), [(RESIDUAL, code), (ERROR, code), (IN_FORMULAS, formulas)])
def test_r_is_label_minus_prediction_and_e_the_other_way_round(pattern, texts):
    none_of(faults("en", pattern, texts, "r is label − prediction, e is prediction − label"))


@pytest.mark.parametrize(
    ("pattern", "wrong", "right"),
    [
        (RESIDUAL, "r = y_hat - y", "    r = (y - line(x, w, b)).round()"),
        (RESIDUAL, "r = line(x, w, b) - y", "r = y - y_hat"),
        (ERROR, "e = y - y_hat", "e = a * x**2 + b * x + c - y"),
    ],
)
def test_a_wrong_sign_is_found(pattern, wrong, right):
    assert pattern.search(wrong)
    assert not pattern.search(right)


def test_least_squares_names_a_driver_that_gives_the_same_at_each_call():
    """The default of torch for a CPU depends on what was in memory, where columns depend on one another."""
    paths = [*CODE.glob("nudge/*.py"), *Path(__file__).parent.glob("nudge/*.py"), *DOCS.glob("*/l*/*.*")]
    calls = [
        (Fault(path, number, 'name `driver="gelsd"`'), line)
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if "lstsq(" in line
    ]
    assert len(calls) > 3
    none_of(fault for fault, line in calls if "driver=" not in line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_step_of_a_difference_is_h(language):
    message = "the step of a difference is h"
    found = faults(language, STEP_OF_A_DIFFERENCE, lambda item: [item.text], message)
    none_of(fault for fault in found if fault.path.stem != HUBER)


def test_in_chinese_the_length_of_a_step_has_one_name():
    message = "說「一步的長度」，或說每一步怎麼變"
    none_of(faults("zh-Hant", LENGTHS, lambda item: [item.text], message))


def test_epochs_are_counted_by_the_updates_done():
    x = torch.tensor([1.0, 2.0])
    history = fit_line(x, 2 * x + 1, 0.1, 3)
    assert len(history["loss"]) == 3 + 1  # the first is that of the start
    assert history["theta"][0].tolist() == [1.0, 0.0]
