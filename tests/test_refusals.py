"""What the page tests and the strict build must both refuse, with the line and what to do.

Every case has a page of its own in one scratch copy of the project, so that both commands run only once.
"""

from dataclasses import dataclass

import pytest
from short_course import short_course

DRAW = "```python\nimport matplotlib.pyplot as plt\nplt.savefig('{}.svg')\n```\n\n"


@dataclass
class Case:
    """A page in both languages, where on it the fault is (`at`), and what has to be said about it."""

    english: str
    at: str
    words: str
    chinese: str | None = None
    front: str = ""


CASES = {
    "wrong-digit": Case(
        "```python\nprint(41.3)\n```\n\n```text\n41.301\n```", "41.301", "computed is `41.3`"
    ),
    "changed-constant": Case(
        "```python\nfrom nudge.threshold import leaves\nleaves(7, 7)\n```\n\n```text\nTrue\n```",
        "True",
        "computed is `False`",
    ),
    "error-with-title": Case('```python title="x" hl_lines="1"\n1/0\n```', "1/0", "ZeroDivisionError"),
    "error-in-admonition": Case(
        "!!! note\n\n    ```python\n    1/0\n    ```", "    1/0", "ZeroDivisionError"
    ),
    "error-in-tab": Case('=== "A"\n\n    ```python\n    1/0\n    ```', "    1/0", "ZeroDivisionError"),
    "error-in-list": Case("- item\n\n    ```python\n    1/0\n    ```", "    1/0", "ZeroDivisionError"),
    "fence-py": Case("```py\n1\n```", "```py", "unknown kind of fence `py`"),
    "fence-without-language": Case("```\n1\n```", "```", "a fence without a language"),
    "missing-section": Case('```python\n--8<-- "nudge/losses.py:mea"\n```', "--8<--", "has no section mea"),
    "figure-never-drawn": Case("![A line](line.svg)", "![", "no block draws line.svg"),
    "figure-never-shown": Case(DRAW.format("line"), "```python", "line.svg is drawn but never shown"),
    "figure-without-alternative": Case(DRAW.format("line") + "![](line.svg)", "![]", "no text alternative"),
    "output-not-shown": Case("```python\nprint(7)\n```", "```python", "output is not shown"),
    "output-without-block": Case(
        "Text.\n\n```text\n7\n```", "```text", "nothing right above this output computes it"
    ),
    "code-in-one-language": Case(
        "```python\nx = 1\ny = 2\n```", "y = 2", "lacks `y = 2` and has `nothing`", "```python\nx = 1\n```"
    ),
    "id-in-one-language": Case("## A {#one}", "## A", "lacks this heading 2 #one", "## 甲 {#two}"),
    "heading-without-id": Case("## A", "## A", "this heading has no id", "## 甲"),
    "formula-in-one-language": Case("The $x$.", "The", "lacks the formula x", "這個 $y$。"),
    "paragraph-in-one-language": Case("One.\n\nTwo.", "Two", "lacks this paragraph", "一。"),
    "row-in-one-language": Case(
        "| a |\n|---|\n| 1 |\n| 2 |", "| 2 |", "lacks this table row", "| 甲 |\n|---|\n| 1 |"
    ),
    "link-in-one-language": Case(
        "[A](../index.md)", "[A]", "lacks the link ../index.md", "[甲](scoring-a-guess.md)"
    ),
    "block-without-end": Case(
        "```python\nwhile True: pass\n```", "```python", "the page still runs after", front="time_limit: 1"
    ),
    "block-that-exits": Case("```python\nexit()\n```", "exit()", "SystemExit"),
    "block-that-dies": Case("```python\nimport os; os._exit(1)\n```", "```python", "ends the process"),
    "page-that-writes": Case(
        "```python\nimport nudge\nopen(nudge.__path__[0] + '/new.py', 'w')\n```",
        "open(",
        "may write only in its own directory",
    ),
    "indented-code": Case("Text.\n\n    1/0", "    1/0", "code outside a fence"),
    "code-in-html": Case("<pre>1/0</pre>", "<pre>", "code in <pre> does not run"),
    "skip-comment": Case(
        "<!-- skip: next -->\n\n```python\n1 / 1;\n```", "<!-- skip", "a comment hides part of the page"
    ),
    "bad-tex": Case("A $\\frac{1$ half.", "A $", "KaTeX parse error"),
    "bound-number": Case('It is `7.1`{ value="7.2" }.', "It is", "but `7.2` is `7.2`"),
    "bound-to-nothing": Case('It is `7`{ value="x" }.', "It is", "`x` has no value: NameError"),
    "unbound-number": Case("It is 7.25.", "It is", "nothing computes 7.25"),
    "unknown-exercise": Case('```python solution="x9"\n1;\n```', "```python", "exercise x9 has no starter"),
    "wrong-answer-that-passes": Case(
        '```python exercise="x9"\nx = 1\n```\n\n```python check="x9"\nassert x > 1, "more"\n```\n\n'
        '```python solution="x9"\nx = 2\n```\n\n```python wrong="x9"\nx = 3\n```',
        '```python wrong="x9"',
        "the wrong answer of x9 passes",
    ),
    "two-figures-of-one-name": Case(
        DRAW.format("line")
        + DRAW.format("line").replace("savefig", "plot([1])\nplt.savefig")
        + "![A](line.svg)",
        "```python\nimport matplotlib.pyplot as plt\nplt.plot",
        "draws line.svg already",
    ),
    "fence-never-closed": Case("Text.\n\n```python\nx = 1", "```python", "this fence is never closed"),
    "library-warning": Case(
        "```python\nimport warnings\nwarnings.warn('old')\n```", "warnings.warn", "UserWarning: old"
    ),
    "quiz-without-reason": Case(
        '??? question "Q09.1 · Which?"\n\n    - [x] this\n\n        It is.\n\n    - [ ] that',
        "    - [ ] that",
        "this option has no reason",
    ),
    "bad-display-tex": Case("$$\nx + \\nothing\n$$", "x +", "KaTeX parse error"),
}
LABS = {
    "lab-that-raises": Case("# %%\n1 / 0", "1 / 0", "ZeroDivisionError"),
    "lab-without-end": Case(
        "# %%\nwhile True: pass", "# %%\nwhile", "the page still runs after", front="time_limit: 1"
    ),
    "lab-with-unstated-output": Case("# %%\nprint(7)", "# %%\nprint", "output is not shown"),
    "lab-with-two-codes": Case("# %%\nx = 1", "x = 1", "lacks `x = 1` and has `x = 2`", "# %%\nx = 2"),
}
ELSEWHERE = {  # file, what is replaced there by what, where the fault is, what has to be said
    "constant": ("code/nudge/threshold.py", "x >= t", "x > t", None, ""),
    "section": (
        "code/nudge/tensors.py",
        "# --8<-- [end:broadcast_shape]\n",
        "",
        "# --8<-- [start:broad",
        "is not closed",
    ),
    "nav": ("mkdocs.yml", "nav:", "nav:\n  - lessons/none.md", "  - lessons/none.md", "no such page"),
    "term": ("docs/glossary.yml", "    en: learning\n", "", "- id: learning", "has no English form"),
}
LONELY = "docs/zh-Hant/lessons/lonely.md"
LONELY_LAB = "docs/en/labs/lonely.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    """Return a project with every fault, and what both commands say about it."""
    scratch = short_course(tmp_path_factory.mktemp("refused"))
    for name, case in CASES.items():
        scratch.add_page(name, case.english, case.chinese or case.english, case.front)
    for name, case in LABS.items():
        scratch.add_lab(name, case.english, case.chinese or case.english, case.front)
    scratch.add_page("unclosed", '```python\n--8<-- "nudge/tensors.py:broadcast_shape"\n```', "同")
    scratch.add_page("lonely", "Only one language.", "只有一種語言。")
    scratch.add_lab("lonely", "", "")
    (scratch.root / "docs/en/lessons/lonely.md").unlink()
    (scratch.root / "docs/zh-Hant/labs/lonely.py").unlink()
    for path, old, new, _, _ in ELSEWHERE.values():
        scratch.replace(path, old, new)
    return scratch, scratch.both()


def assert_both_say(scratch, path, at, words):
    project, said = scratch
    place = f"{path}:{project.line_of(path, at)}: "
    for command, (status, output) in said.items():
        assert status != 0, command
        named = [line for line in output.split("\n") if place in line]
        assert any(words in line for line in named), f"{command} does not say {place}… {words}\n{output}"


@pytest.mark.parametrize("name", CASES)
def test_a_fault_on_a_page(scratch, name):
    assert_both_say(scratch, f"docs/en/lessons/{name}.md", CASES[name].at, CASES[name].words)


@pytest.mark.parametrize("name", LABS)
def test_a_fault_in_a_lab(scratch, name):
    assert_both_say(scratch, f"docs/en/labs/{name}.py", LABS[name].at, LABS[name].words)


@pytest.mark.parametrize("name", [name for name, case in ELSEWHERE.items() if case[3]])
def test_a_fault_elsewhere(scratch, name):
    path, _, _, at, words = ELSEWHERE[name]
    assert_both_say(scratch, path, at, words)


def test_a_page_in_one_language_only(scratch):
    assert_both_say(scratch, LONELY, "# Page", "there is no docs/en/lessons/lonely.md")
    assert_both_say(scratch, LONELY_LAB, "# ---", "there is no docs/zh-Hant/labs/lonely.py")


def test_a_page_without_a_description(scratch):
    assert_both_say(scratch, LONELY, "# Page", "this page has no `description:`")


def test_nothing_is_built_or_written(scratch):
    root = scratch[0].root
    assert not (root / "site").exists()
    assert not list(root.glob(".building-*"))
    assert not (root / "code/nudge/new.py").exists()
