"""Code whose strings are converted gives what the converted page shows, or is refused."""

from pathlib import Path

import pytest

from lessonkit.common import last_made
from lessonkit.language.simplified import simplify
from lessonkit.proving import converted_code
from lessonkit.proving.converted_code import conversion_faults
from lessonkit.proving.fence_checks import check_output
from lessonkit.reading import shared_pages
from lessonkit.reading.pages import Page


def page(code: str, output: str) -> Page:
    made = Page(f"```python\n{code}\n```\n\n```text\n{output}\n```\n", Path("page.md"))
    (shown,) = (item for item in made.items if item.fence.language == "text")
    assert list(check_output(made, shown)) == []  # the page itself is right
    return made


CHANGED = {
    "length": ('len("程式碼")', "3"),
    "length of a variable": ('word = "程式碼"\nprint(len(word))', "3"),
    "slice": ('print("程式碼"[:2])', "程式"),
    "index": ('print("程式碼".index("碼"))', "2"),
    "code point": ('ord("數")', "25976"),
    "order": ('print(*sorted(["體", "門"]))', "門 體"),
    "width": ('name = "程式碼"\nprint(f"{name:<4}|")', "程式碼 |"),
    "padding": ('print("程式碼".ljust(4), 1)', "程式碼  1"),
    "bytes": ('print(len("程式碼".encode()))', "9"),
    "membership": ('print("式" in "程式碼")', "True"),
    "comparison": ('print("體" > "門")', "True"),
    "keys": ('print(len({"乾": 1, "幹": 2}))', "2"),
    "order of keys": ('print(min({"體": 1, "門": 2}))', "門"),
    "repetition": ('print(len("程式碼" * 2))', "6"),
    "through a function": ('def count(text):\n    return len(text)\n\n\nprint(count("程式碼"))', "3"),
    "read back": (
        "import contextlib, io\nsaid = io.StringIO()\nwith contextlib.redirect_stdout(said):\n"
        '    print("程式碼")\nprint(len(said.getvalue()))',
        "4",
    ),
    "attribute": ('class A:\n    word = "程式碼"\n\n\nprint(len(A.word))', "3"),
    "escapes": ("print(f\"{'數'!a}\")", r"'\u6578'"),
    "error caught": (
        'try:\n    raise ValueError("程式碼")\nexcept ValueError as error:\n    print(len(str(error)))',
        "3",
    ),
    "docstring read": ('def f():\n    """程式碼"""\n\n\nprint(len(f.__doc__))', "3"),
    "one function of two": (
        'def f(text):\n    print(text)\n\n\nf("資料")\n\n\n'
        'def f(word):\n    print(len(word))\n\n\nf("程式碼")',
        "資料\n3",
    ),
    "a word of parts that stay": ('print("列", "印", sep="")', "列印"),
    "words that divide otherwise": ('print("資料", end="")\nprint("夾")', "資料夾"),
}


@pytest.mark.parametrize(("code", "output"), CHANGED.values(), ids=CHANGED)
def test_a_result_that_conversion_changes_is_refused(code, output):
    (fault, *_) = conversion_faults(page(code, output))
    assert ": in Simplified Chinese, " in str(fault)


SHOWN = {
    "printed": ('print("資料", 3)', "資料 3"),
    "in a formatted string": ('n = 3\nprint(f"共 {n:>2} 筆資料" + "。")', "共  3 筆資料。"),
    "held in a variable": ('name = "資料"\nprint(name if True else "變數")', "資料"),
    "filled up, as long as before": (
        'for name in ("直線", "資料"):\n    print(f"{name:4}|")',
        "直線  |\n資料  |",
    ),
    "passed to a function": ('def say(hint):\n    print(f"{hint}！")\n\n\nsay("資料")', "資料！"),
    "the last value": ('"資料"', "'資料'"),
    "a docstring": ('def f():\n    """資料"""\n\n\nprint(f() or 1)  # 變數', "1"),
}


@pytest.mark.parametrize(("code", "output"), SHOWN.values(), ids=SHOWN)
def test_text_that_is_only_shown_needs_no_run(code, output, monkeypatch):
    shown = page(code, output)
    monkeypatch.setattr(converted_code, "result_faults", None)  # a second run would fail
    assert list(conversion_faults(shown)) == []


def test_a_result_that_conversion_leaves_as_it_is_passes_after_a_run():
    keys = page('walls = {"資料": 1}\nprint(walls["資料"])', "1")
    assert not converted_code.same_results(keys)
    assert list(conversion_faults(keys)) == []


def test_within_a_build_a_page_that_says_the_same_is_not_taken_apart_again(tmp_path, monkeypatch):
    shown, keys = page('print("資料")', "資料"), page('print(len("程式碼"))', "3")
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    monkeypatch.setattr(shared_pages, "shared_in", "this")
    monkeypatch.setattr(converted_code, "surroundings", lambda: "that")  # something was saved meanwhile
    assert converted_code.same_results(keys) is False
    assert not [*tmp_path.iterdir()]
    monkeypatch.setattr(converted_code, "surroundings", lambda: "this")
    assert [converted_code.same_results(each) for each in (shown, keys)] == [True, False]
    monkeypatch.setattr(converted_code, "certain", None)
    assert converted_code.same_results(keys) is False
    with pytest.raises(TypeError):
        converted_code.same_results(shown)  # of one place, what it said last is remembered


def test_a_bound_number_is_compared_too():
    bound = Page('```python\nword = "程式碼"\n```\n\n共 `3`{ value="len(word)" } 個字。\n', Path("page.md"))
    (fault,) = conversion_faults(bound)
    assert "page.md:5: in Simplified Chinese, shown is `3`, but `len(word)` is `2`" in str(fault)
    assert simplify("程式碼") == "代码"
