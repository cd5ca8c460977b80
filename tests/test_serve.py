"""What an author sees: `mkdocs serve` shows a saved page, module or glossary in every locale."""

import time

import pytest
from authoring import Server
from short_course import short_course


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(short_course(tmp_path_factory.mktemp("serve")))
    try:
        assert server.shows("en/", "How Machines Learn")
        yield server
    finally:
        output = server.end()
    assert f"Serving on http://127.0.0.1:{server.port}/" in output


def test_a_saved_page_is_shown(server):
    server.scratch.replace("docs/en/index.md", "The way through {", "Begin here {")
    assert server.shows("en/", "Begin here")


def test_a_saved_chinese_page_is_shown_in_both_scripts(server):
    server.scratch.replace("docs/zh-Hant/index.md", "這門課怎麼走 {", "從這裡出發，讀資料 {")
    assert server.shows("zh-Hant/", "從這裡出發，讀資料")
    assert server.shows("zh-Hans/", "从这里出发，读数据")


def test_a_saved_lab_is_shown(server):
    server.scratch.replace("docs/en/labs/learning-rate-sweep.py", "# # A sweep of", "# # One sweep of")
    assert server.shows("en/labs/learning-rate-sweep/", "One sweep of learning rates")


def test_a_changed_module_is_shown_where_it_is_embedded(server):
    server.scratch.replace("code/nudge/threshold.py", "Say whether the rule", "Tell whether the rule")
    for locale in ("en", "zh-Hant", "zh-Hans"):
        assert server.shows(f"{locale}/lessons/what-is-learning/", "Tell whether the rule")


def test_a_changed_glossary_is_shown(server):
    server.scratch.replace("docs/glossary.yml", "phrases:\n", "phrases:\n  從這裡出發: 从此启程\n")
    assert server.shows("zh-Hans/", "从此启程")


def test_a_fault_is_shown_on_its_page_and_goes_when_it_is_mended(server):
    page = "docs/en/lessons/scoring-a-guess.md"
    server.scratch.replace(page, "\n1.125\n", "\n1.126\n")
    assert server.shows("en/lessons/scoring-a-guess/", "shown is `1.126`, computed is `1.125`")
    server.scratch.replace(page, "\n1.126\n", "\n1.125\n")
    assert server.shows("en/lessons/scoring-a-guess/", ">1.125")


def test_a_page_that_markdown_cannot_read_leaves_the_site_as_it_was(server):
    server.scratch.replace("docs/en/index.md", "description: ", "description: [")
    time.sleep(3)
    assert server.shows("en/", "Begin here")
    server.scratch.replace("docs/en/index.md", "description: [", "description: ")
    server.scratch.replace("docs/en/index.md", "Begin here {", "The way through {")
    assert server.shows("en/", "The way through")


SLOW = """```python
import time

import matplotlib.pyplot as plt

time.sleep(5)
plt.plot([1, 2])
plt.savefig("line.svg")
```

![](line.svg)"""


def test_a_page_is_shown_before_its_code_has_run(tmp_path):
    scratch = short_course(tmp_path)
    scratch.add_page(
        "slow", *[SLOW.replace("![]", f"![{line}]") for line in ("A line", "線")], "description: x"
    )
    server = Server(scratch)
    try:
        assert server.shows("en/lessons/slow/", "line.svg: A line")
        assert server.shows("en/lessons/slow/", "The code is still running")
        assert server.shows("en/lessons/slow/", 'aria-label="A line"')
        assert server.shows("zh-Hans/lessons/slow/", 'aria-label="线"')
    finally:
        server.end()
