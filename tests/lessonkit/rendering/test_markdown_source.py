"""What Markdown is given: attributes of ours are gone, and pages in miniature are shown as they are."""

from pathlib import Path

from lessonkit.reading.pages import Page
from lessonkit.rendering.markdown_source import for_markdown
from lessonkit.rendering.plain_html import understood

EMBED = '--8<-- "nudge/losses.py:mse"'


def rendered(text):
    return for_markdown(Page(text, Path("page.md")))


def test_a_python_fence_loses_our_attributes_and_keeps_what_it_embeds():
    text = f'```python raises="ValueError" title="a.py"\n{EMBED}\n```\n'
    assert rendered(text) == f'```python title="a.py"\n{EMBED}\n```\n'


def test_a_page_in_miniature_is_shown_as_it_is():
    inner = f'```python raises="ValueError"\n{EMBED}\n```\n\n![At `1`{{ value="x" }}](a.svg)'
    text = f"````markdown\n{inner}\n````\n"
    assert rendered(text) == text.replace(EMBED, f";{EMBED}")


def test_a_figure_with_brackets_says_plain_numbers():
    page = Page('![In [0, `1`{ value="[1][0]" }]](a.svg)\n', Path("page.md"))
    assert 'alt="In [0, 1]"' in understood(page)


def test_prose_embeds_nothing_and_loses_no_line():
    assert rendered(f"{EMBED}\n") == f";{EMBED}\n"
    assert rendered("Between `# --8<-- [start:a]` and `# --8<-- [end:a]`.\n").count(";") == 1
