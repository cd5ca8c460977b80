"""Every kind of fence, and numbers bound to the run: what is right, and what is named as wrong."""

from pathlib import Path

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.common.lined_yaml import read_mapping
from lessonkit.proving.examples import page_faults, text_faults


def block(code, *info):
    return f"```{' '.join(['python', *info])}\n{code}\n```\n\n"


def text(output):
    return f"```text\n{output}\n```\n\n"


def faults(page):
    return [str(fault) for fault in text_faults(page, Path("page.md"))]


DRAW = "import matplotlib.pyplot as plt\nplt.plot([1, len(plt.colormaps())])\nplt.savefig('a.svg')"
STARTER = block("def twice(x):\n    return x", 'exercise="x1"')
ASSERTIONS = 'assert twice(0) == 0, "zero?"\nassert twice(3) == 6, f"{twice(3)}, not 6"\n'
CHECK = block(f'{ASSERTIONS}print("two numbers")', 'check="x1"')
SOLUTION = block("def twice(x):\n    return 2 * x", 'solution="x1"') + text("two numbers")
WRONG = block("def twice(x):\n    return 2 + x", 'wrong="x1"') + text("AssertionError: zero?")
OTHER = block("def twice(x):\n    return x * x", 'wrong="x1"') + text("AssertionError: 9, not 6")
EXERCISE = STARTER + CHECK + SOLUTION + WRONG + OTHER
ALSO = block("def twice(x):\n    return x + x", 'also="x1"')


QUIZ = """??? question "Q01.1 · Which?"

    - [ ] this

        It is not.

    - [x] that

        It is, as `2`{ value="1 + 1" } shows.

After it.
"""
RIGHT = {
    "quiz": QUIZ,
    "predict-first": '!!! question "Predict first"\n\n    - this\n    - that\n',
    "raises": block("int('x')", 'raises="ValueError"') + text("ValueError: invalid literal ..."),
    "raises-after-output": block("print(1)\nint('x')", 'raises="ValueError"') + text("1\nValueError: ..."),
    "goes-on-after-raises": block("x = 1\n1 / 0", 'raises="ZeroDivisionError"')
    + text("ZeroDivisionError: division by zero")
    + block("x")
    + text("1"),
    "warns": block("import warnings\nwarnings.warn('old')", 'warns="UserWarning"') + text("UserWarning: old"),
    "without-newline": block("print(1, end='')") + text("1"),
    "exercise": EXERCISE,
    "other-right-answers": EXERCISE + ALSO + ALSO.replace("x + x", "6 * x / 3"),
    "starter-shown": EXERCISE.replace(CHECK, CHECK + text("AssertionError: 3, not 6")),
    "answers-leave-nothing": EXERCISE + block("'twice' in globals()") + text("False"),
    "exercise-further-down": "A\n\nB\n\n" + EXERCISE,
    "answers-change-nothing": block("two = [2]")
    + EXERCISE.replace("return 2 * x", "two.clear()\n    return 2 * x")
    + block("two")
    + text("[2]"),
    "answers-see-the-page": block("two = 2") + EXERCISE.replace("2 * x", "two * x"),
    "toml": "```toml\na = 1\n```\n",
    "yaml": "```yaml\na: [1]\n```\n",
    "console": "```console\n$ make serve\n$ git clone x\n$ A=1 make test\n$ .venv/bin/mkdocs serve\n```\n",
    "miniature": "````markdown\n# A {#a}\n\n```python\n1 + 1\n```\n\n```text\n2\n```\n````\n",
    "miniature-with-fault": "````markdown\n```python\n1 + 1\n```\n\n```text\n3\n```\n````\n\n"
    + text("page.md:6: shown is `3`, computed is `2`; correct whichever is wrong"),
    "bound": block("loss = 1763.88455") + 'It is `1,763.88`{ value="loss" } and −`2`{ value="1 + 1" }.\n',
    "bound-minus": 'At `−4.40`{ value="-4.4" } or `yes`{ value="\'yes\'" } or `3`{ value=\'len("abc")\' }.\n',
    "bound-tensor": block("import torch") + '| a |\n|---|\n| `0.33`{ value="torch.tensor(1 / 3)" } |\n',
    "given": '---\ngiven: {"0.25": half of half a degree}\n---\n\nUp to 0.25 of a degree.\n',
    "shown-syntax": 'Write `` `2`{ value="losses" } ``.\n',
    "omitted-lines": block("for i in range(5): print(i / 3)") + text("0.00\n...\n1.33"),
    "not-measured": "In 1964 (X04.1, §10.6, 2nd ed.) $1.5$ and [a](b-1.5.md), `2.5`, 11 points, v1.2.3.\n",
    "brackets-in-figure": block(DRAW) + "![Values in [0, 1], of x[y[0]], and \\[0, 1).](a.svg)\n",
    "missing-file": block("open('none.csv')", 'raises="FileNotFoundError"') + text("FileNotFoundError: ..."),
    "carriage-returns": block("for i in range(3): print(f'\\rstep {i}', end='')") + text("step 2"),
    "bound-at-its-place": block("n = 1") + '`1`{ value="n" }\n\n' + block("n = 2") + '`2`{ value="n" }\n',
}
WRONG_PAGES = {
    "quiz-two-right": (QUIZ.replace("[ ]", "[x]"), 1, "Q01.1 has 2 options, 2 of them right"),
    "quiz-none-right": (QUIZ.replace("[x]", "[ ]"), 1, "Q01.1 has 2 options, 0 of them right"),
    "quiz-without-reason": (QUIZ.replace("        It is not.\n\n", ""), 3, "this option has no reason"),
    "warning": (block("import warnings\nwarnings.warn('old')"), 3, "UserWarning: old"),
    "no-warning": (block("1;", 'warns="UserWarning"'), 1, "should warn with UserWarning and does not"),
    "two-figures-of-one-name": (2 * block(DRAW) + "![A](a.svg)\n", 7, "line 1 draws a.svg already"),
    "nothing-raised": (block("int('1')", 'raises="ValueError"'), 1, "should raise ValueError and does not"),
    "other-error": (block("1 / 0", 'raises="ValueError"'), 2, "ZeroDivisionError"),
    "raised-not-shown": (block("int('x')", 'raises="ValueError"'), 1, "output is not shown"),
    "raised-shown-wrong": (block("1 / 0", 'raises="ZeroDivisionError"') + text("oh"), 6, "shown is `oh`"),
    "unknown-attribute": (block("1;", 'exercize="x1"'), 1, "unknown attribute `exercize`"),
    "no-check": (STARTER + SOLUTION + WRONG, 1, 'exercise x1 has 0 `check="x1"`, not 1'),
    "no-solution": (STARTER + CHECK + WRONG, 1, 'has 0 `solution="x1"`, not 1'),
    "no-wrong": (STARTER + CHECK + SOLUTION, 1, 'has 0 `wrong="x1"`, not one or more'),
    "two-starters": (STARTER + EXERCISE, 1, 'has 2 `exercise="x1"`, not 1'),
    "name-of-no-heading": (
        STARTER.replace("x1", "x1.1"),
        1,
        "exercise x1.1: name it like the id of its heading",
    ),
    "unknown-exercise": (SOLUTION, 1, "exercise x1 has no starter and check above"),
    "starter-passes": (EXERCISE.replace("return x\n", "return 2 * x\n", 1), 6, "the starter of x1 passes"),
    "solution-fails": (
        EXERCISE.replace("2 * x", "3 * x"),
        12,
        "solution of x1 fails: AssertionError: 9, not 6",
    ),
    "other-right-answer-fails": (
        EXERCISE + ALSO.replace("x + x", "x"),
        39,
        "the other right answer of x1 fails: AssertionError: 3, not 6; mend it or the check",
    ),
    "other-right-answer-says-more": (
        EXERCISE + ALSO.replace("\n    return", "\n    print(x)\n    return"),
        39,
        "this prints '0\\n3\\ntwo numbers\\n', the solution 'two numbers\\n'",
    ),
    "check-says-nothing": (
        EXERCISE.replace('print("two numbers")', "done = True").replace(text("two numbers"), ""),
        9,
        "a reader who passes this check sees nothing; let its last line print what it has proven",
    ),
    "what-a-check-says-is-not-shown": (EXERCISE.replace(text("two numbers"), ""), 12, "output is not shown"),
    "check-cannot-be-read": (
        EXERCISE.replace("print(", "print(("),
        12,
        "the solution of x1 fails: SyntaxError",
    ),
    "wrong-passes": (EXERCISE.replace("2 + x", "x + x"), 21, "the wrong answer of x1 passes"),
    "wrong-without-hint": (EXERCISE.replace(', "zero?"', ""), 21, "let an `assert` with a hint catch it"),
    "wrong-breaks": (EXERCISE.replace("2 + x", "y"), 21, "NameError"),
    "same-hint": (EXERCISE.replace("x * x", "3 + x"), 30, "the hint is that of line 21"),
    "hint-not-shown": (EXERCISE.replace(text("AssertionError: zero?"), ""), 21, "output is not shown"),
    "hint-never-met": (
        EXERCISE.replace(CHECK, CHECK.replace("assert twice(0)", 'assert twice, "?"\nassert twice(0)')),
        7,
        "no answer meets this hint",
    ),
    "hint-shown-wrong": (
        EXERCISE.replace("Error: zero?", "Error: nought?"),
        27,
        "computed is `AssertionError: zero?`",
    ),
    "toml": ("```toml\na = \n```\n", 1, "this is not TOML"),
    "yaml": ("```yaml\na: [\n```\n", 1, "this is not YAML"),
    "console-target": ("```console\n$ make\n$ make surf\n```\n", 3, "the Makefile has no target surf"),
    "console-program": ("```console\n$ mkdogs serve\n```\n", 2, "there is no command `mkdogs`"),
    "console-output": ("```console\nServing\n```\n", 2, "this is no command"),
    "miniature": ("````markdown\n# A\n````\n", 1, "page.md:1: this heading has no id"),
    "bound": ('A\nB `1.5`{ value="1 + 0.56" }\n', 2, "shown is `1.5`, but `1 + 0.56` is `1.56`"),
    "bound-rounding": ('`1.67`{ value="1.66364" }\n', 1, "is `1.66364`; correct whichever is wrong"),
    "bound-raises": ('`1`{ value="losses[-1]" }\n', 1, "`losses[-1]` has no value: NameError"),
    "two-in-one-block": ("A 1.5 and 2.5.\n", 1, "nothing computes 2.5"),
    "given-for-code": ('---\ngiven: {"0.25": a}\n---\n\n$0.25$ `0.25`\n', 1, "names 0.25"),
    "bound-word": ("`yes`{ value=\"'no'\" }\n", 1, "is `no`"),
    "unbound": ("A\nB 1,763.88\n", 2, "nothing computes 1,763.88"),
    "unbound-whole": ('!!! note "2197 tries"\n\n    A.\n', 1, "nothing computes 2197"),
    "unbound-in-table": ("| a |\n|---|\n| 0.5 |\n", 3, "nothing computes 0.5"),
    "given-without-reason": ('---\ngiven: {"0.25": }\n---\n0.25\n', 1, "no reason for 0.25"),
    "given-in-vain": ('---\ngiven: {"0.25": a}\n---\n0.26\n', 1, "names 0.25, which the page does not show"),
    "unbound-in-chinese": ("約21.8度\n", 1, "nothing computes 21.8"),
    "time-limit": ("---\ntime_limit: soon\n---\n" + block("1;"), 1, "not a number of seconds"),
    "processes-of-a-lesson": (
        "---\nprocesses: 2\n---\n" + block("1;"),
        1,
        "only a lab may start processes; take `processes:` out",
    ),
    "unknown-key": ("---\ntimelimit: 3\n---\nA\n", 1, "unknown key `timelimit:`"),
    "id-twice": ("# A {#a}\n\n## B {#a}\n", 3, "line 1 has the id a already"),
    "covers-nowhere": (
        "---\ngiven: {}\ncovers: {S1-1: a}\n---\n# A {#b}\n",
        3,
        "S1-1 into `a`, which is the id of no",
    ),
    "covers-one-nowhere": ("---\ncovers: {S1-1: [b, c]}\n---\n# A {#b}\n", 2, "S1-1 into `c`, which is"),
    "covers-a-mapping": ("---\ncovers: {S1-1: {b: b}}\n---\n# A {#b}\n", 2, "S1-1 into `{'b': 'b'}`"),
    "covers-twice": ("---\ncovers: {S1-1: b,\n  S1-1: b}\n---\n# A {#b}\n", 2, "names S1-1 2 times"),
    "covers-without-sections": ("---\ncovers: [S1-1]\n---\n# A {#b}\n", 2, "`covers:` says no sections"),
    "see-no-question": (
        f"---\ngiven: {{}}\nsee: {{Q01.1: a, Q01.2: a}}\n---\n# A {{#a}}\n\n{QUIZ}",
        3,
        "names Q01.2, which is no question",
    ),
    "see-nowhere": (
        f"---\nsee: {{Q01.1: b}}\n---\n# A {{#a}}\n\n{QUIZ}\n## B {{#b}}\n",
        2,
        "Q01.1 into `b`, which is the id of no heading above it",
    ),
    "see-without-sections": (f"---\nsee: [Q01.1]\n---\n# A {{#a}}\n\n{QUIZ}", 2, "`see:` says no sections"),
    "front-matter": ("---\ngiven: [\n---\n", 1, "the front matter can't be read"),
    "brackets-open": (
        block(DRAW) + "![In [0, 1).](a.svg)\n",
        7,
        "brackets in this picture's text don't pair",
    ),
    "picture-in-a-sentence": (block(DRAW) + "See ![A](a.svg).\n", 7, "needs a paragraph of its own"),
    "png": (block(DRAW.replace(".svg", ".png")), 4, "`plt.savefig` draws `a.png`, and figures are SVG"),
    "pdf": (
        block(DRAW.replace("'a.svg'", "Path('a.pdf')").replace("\n", "\nfrom pathlib import Path\n", 1)),
        5,
        'write `savefig("a.svg")` and `![…](a.svg)`',
    ),
    "no-suffix": (block(DRAW.replace("a.svg", "a")), 4, 'write `savefig("a.svg")`'),
    "upper-case-suffix": (block(DRAW.replace("a.svg", "a.SVG")), 4, 'write `savefig("a.svg")`'),
    "figure-in-a-folder": (block(DRAW.replace("a.svg", "f/a.svg")), 4, 'write `savefig("a.svg")`'),
    "figure-in-another-format": (
        block(DRAW.replace("'a.svg'", "'a.svg', format='png'")),
        4,
        "figures are SVG",
    ),
    "png-shown": (
        "![A](a.png)\n",
        1,
        "a.png can't be shown: figures are SVG, drawn by the page; write `plt.sav",
    ),
    "whole-numbers": (
        block("from torch import tensor\ntensor(0.4)") + text("tensor(0.)"),
        7,
        "is `tensor(0.4000)`",
    ),
    "bound-in-figure": ('![At `7`{ value="6" }](a.svg)\n', 1, "no block draws a.svg"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right(name):
    assert faults(RIGHT[name]) == []


@pytest.mark.parametrize("name", WRONG_PAGES)
def test_what_is_wrong(name):
    page, line, words = WRONG_PAGES[name]
    found = faults(page)
    assert any(fault.startswith(f"page.md:{line}: ") or f"\npage.md:{line}: " in fault for fault in found), (
        found
    )
    assert any(words in fault for fault in found), found


def test_a_question_of_a_lesson_has_a_section():
    named = f"---\nsee: {{Q01.1: a}}\n---\n# A {{#a}}\n\n{QUIZ}"
    lesson = Path("lessons/page.md")
    assert not any("section" in str(fault) for fault in text_faults(named, lesson))
    (fault,) = [fault for fault in text_faults(QUIZ, lesson) if "section" in str(fault)]
    assert str(fault).startswith("lessons/page.md:1: Q01.1 has no section; in the front matter, write")


def test_a_long_output_is_shortened_in_the_message():
    (fault,) = faults(block("print('x' * 10**6)") + text("y"))
    assert len(fault) < 500


def test_windows_line_ends_are_accepted(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(EXERCISE, encoding="utf-8", newline="\r\n")
    assert page_faults(path) == []


def test_a_page_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "page.md"
    path.write_bytes("# A {#a}\n\n資料\n".encode("big5"))
    (fault,) = page_faults(path)
    assert (fault.line, "not UTF-8" in fault.message) == (3, True)


def test_a_byte_order_mark_is_named_and_the_advice_mends_it(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("---\ndescription: A.\n---\n\n# A {#a}\n", encoding="utf-8-sig")
    (fault,) = page_faults(path)
    assert (fault.line, "this file begins with a byte order mark" in fault.message) == (1, True)
    path.write_text(path.read_text(encoding="utf-8-sig"), encoding="utf-8")
    assert page_faults(path) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "big5"])
def test_a_list_in_another_encoding_is_refused(tmp_path, encoding):
    path = tmp_path / "glossary.yml"
    path.write_text("terms: 資料\n", encoding=encoding)
    with pytest.raises(
        FaultError, match=r"glossary.yml:1: this file (begins with a byte|is not UTF-8; save it)"
    ):
        read_mapping(path)


def test_several_faults_are_all_named():
    page = "# A\n\n$\\frac{1$\n\n" + block("print(1)") + text("2") + '`3`{ value="4" }\n'
    assert [fault.split(":")[1] for fault in faults(page)] == ["1", "3", "10", "13"]
