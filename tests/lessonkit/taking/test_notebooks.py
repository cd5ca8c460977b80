"""A notebook: its cells with their outputs, and its locale."""

import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote
from xml.etree import ElementTree

import nbformat
import pytest

from lessonkit.common.faults import FaultError
from lessonkit.reading.pages import Page
from lessonkit.taking.notebooks import notebook, starter_cells, write_notebooks

URL = "https://site.example/en/lessons/a.md"


def page(text):
    return Page(text, Path("page.md"))


def block(code, *info):
    return f"```{' '.join(['python', *info])}\n{code}\n```\n\n"


STARTER = block("def f():\n    return 1", 'exercise="x"')
CHECK = block('assert f() == 2, "one more"', 'check="x"')
SOLUTION = block("def f():\n    return 2", 'solution="x"')
OTHER = block("def f():\n    return 1 + 1", 'also="x"')
DRAW = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('a.svg')"
LESSON = "".join(
    [
        "# A {#a}\n\n",
        block('from torch import Tensor\n\n--8<-- "nudge/models.py:line"', 'title="models.py"'),
        block("print(line(1, 2, 3))\n6"),
        block(DRAW),
        block("print(1)\nint('x')", 'raises="ValueError"'),
        STARTER,
        CHECK,
        SOLUTION,
        OTHER,
    ]
)


@pytest.fixture(scope="module")
def cells():
    """Return the cells of a notebook without those that set it up."""
    made = notebook(page(LESSON), URL, "Site", "Figure:")
    return [*made.cells[:2], *made.cells[4:]]


def test_the_first_cell_names_the_page(cells):
    assert cells[0].source == "[Site](https://site.example/en/lessons/a/) · CC BY 4.0 (text), MIT (code)"
    assert cells[1].source == "# A"


def test_sections_are_spelled_out_under_their_title(cells):
    assert cells[2].source.startswith("# models.py\nfrom torch import Tensor\n\ndef line(x: Tensor")
    assert cells[2].source.endswith("return w * x + b")


def test_a_cell_has_what_the_run_printed(cells):
    assert cells[3].outputs == [{"output_type": "stream", "name": "stdout", "text": "5\n6\n"}]


def test_a_figure_is_an_image_that_has_its_size_and_no_date(cells):
    (output,) = cells[4].outputs
    (source,) = re.findall(r'src="data:image/svg\+xml,(.*?)"', output.data["text/html"])
    svg = ElementTree.fromstring(unquote(source))  # noqa: S314, it is our own
    assert svg.get("width") == "374.4pt"
    assert svg.find("{*}metadata") is None


@pytest.mark.parametrize(
    ("index", "printed", "error"),
    [
        (5, "1\n", "ValueError: invalid literal for int() with base 10: 'x'"),
        (7, "", "AssertionError: one more"),
    ],
)
def test_a_cell_that_has_to_fail_says_so_and_keeps_nothing_from_running(cells, index, printed, error):
    *streams, last = cells[index].outputs
    assert "".join(stream.text for stream in streams) == printed
    assert f"{last.ename}: {last.evalue}" == error
    assert last.traceback == [error]
    assert cells[index].metadata == {"tags": ["raises-exception"]}


def test_a_starter_is_a_cell_and_right_answers_are_to_be_read(cells):
    assert cells[6].source.startswith("def f()")
    assert cells[6].outputs == []
    answers = "```python\ndef f():\n    return 2\n```\n\n```python\ndef f():\n    return 1 + 1\n```"
    assert [cell.source for cell in cells[8:]] == [answers]


def test_a_starter_has_the_name_of_its_exercise_and_the_number_that_jupyter_gives_it():
    code = [cell for cell in notebook(page(LESSON), URL, "Site", "Figure:").cells if cell.cell_type == "code"]
    numbers = starter_cells(page(LESSON))
    assert {name: code[number - 1].id for name, number in numbers.items()} == {"x": "x"}
    assert code[numbers["x"] - 1].source.startswith("def f()")


def test_a_page_that_stops_is_no_notebook():
    with pytest.raises(FaultError, match=r"page\.md:5: this block has no result"):
        notebook(page("# A {#a}\n\nText.\n\n" + block("1 / 0")), URL, "Site", "Figure:")


CHINESE = "# 資料 {#a}\n\n[上頁](../index.md)\n\n" + block("print('平均數')  # 資料") + "![線](a.svg)\n"


@pytest.fixture(scope="module")
def written_in(tmp_path_factory):
    """Return what is written for a lesson in Chinese, twice, as a function of the locale."""

    def write(locale):
        folder = tmp_path_factory.mktemp("site")
        (folder / "lessons").mkdir()
        (folder / "lessons" / "a.md").write_text(CHINESE, encoding="utf-8")
        source = {"source": "zh-Hant"}
        extra = {"locale": locale, "locales": {"zh-Hant": source, "zh-Hans": source}}
        url = f"https://site.example/{locale}/"
        write_notebooks(
            SimpleNamespace(docs_dir=folder, site_dir=folder, site_url=url, site_name="Site", extra=extra)
        )
        return (folder / "lessons" / "a" / "a.ipynb").read_bytes()

    return write


def test_a_notebook_is_valid_and_the_same_each_time(written_in):
    content = written_in("zh-Hant")
    nbformat.validate(nbformat.reads(content.decode(), as_version=4))
    assert content == written_in("zh-Hant")


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "zh-Hant",
            [
                "# 資料",
                "*圖：* 線",
                "print('平均數')  # 資料",
                '"平均數\\n"',
                "(https://site.example/zh-Hant/)",
            ],
        ),
        (
            "zh-Hans",
            [
                "# 数据",
                "*图：* 线",
                "print('均值')  # 数据",
                '"均值\\n"',
                "(https://site.example/zh-Hans/)",
            ],
        ),
    ],
)
def test_a_notebook_is_in_its_own_locale(written_in, locale, words):
    content = written_in(locale).decode()
    assert [word for word in words if word not in content] == []
