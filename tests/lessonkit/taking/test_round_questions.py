"""The questions of a round are those of the built pages, each with its section."""

import json
from types import SimpleNamespace

import pytest

from lessonkit.common import last_made
from lessonkit.reading.nav import parts
from lessonkit.taking import round_questions
from lessonkit.taking.round_questions import page_questions, whole, write_round_questions

SOURCE = """---
see: {Q01.1: b}
---
# A {#a}

## B {#b}

??? question "Q01.1 · Which?"

    - [x] this

        Right.

??? question "Q01.2 · And which?"
"""
FIRST = '<details class="question" id="Q01.1"><summary>Which?</summary><details>This.</details></details>'
SECOND = '<details class="question" id="Q01.2"><summary>And which?</summary></details>'
BUILT = f"""<h2 id="b">A <em>B</em><a class="headerlink" href="#b">¶</a></h2>
<details class="tip"><summary>No question</summary></details>
{FIRST}
{SECOND}
"""


@pytest.fixture
def config(tmp_path, monkeypatch):
    """Return the configuration of a site that has one lesson in each of two parts, one of them not built."""
    listed = {"one": ["lessons/a.md", "labs/b.py"], "two": ["lessons/c.md"], "three": ["authors/d.md"]}
    monkeypatch.setattr(round_questions, "parts", lambda: listed)
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    for name, text in {"docs/lessons/a.md": SOURCE, "site/lessons/a/index.html": BUILT}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return SimpleNamespace(
        docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site"), extra={"locale": "en"}
    )


def test_each_part_has_a_file_with_the_questions_of_its_built_lessons(config, tmp_path):
    write_round_questions(config)
    (file,) = (tmp_path / "site" / "review").iterdir()
    assert file.name == "one.json"
    assert json.loads(file.read_text("utf-8")) == {
        "questions": {
            "Q01.1": {"html": FIRST, "section": "b", "title": "A <em>B</em>"},
            "Q01.2": {"html": SECOND, "section": "", "title": ""},
        }
    }


def test_a_section_that_the_built_page_lacks_is_none(config, tmp_path):
    page = tmp_path / "site" / "lessons" / "a" / "index.html"
    page.write_text(BUILT.replace('id="b"', 'id="c"'), encoding="utf-8")
    assert dict(page_questions("lessons/a.md", config, ""))["Q01.1"]["section"] == ""


def test_what_has_no_end_is_refused():
    assert whole(f"{BUILT}", BUILT.index(FIRST)) == FIRST
    with pytest.raises(ValueError, match="has no end"):
        whole(FIRST.removesuffix("</details>"), 0)


def test_the_parts_of_the_course_are_those_of_its_nav(tmp_path):
    path = tmp_path / "mkdocs.yml"
    path.write_text(
        "a: !ENV x\nnav:\n  - index.md\n  - b:\n      - b/c.md\n      - b/d.py\n", encoding="utf-8"
    )
    assert parts(path) == {"b": ["b/c.md", "b/d.py"]}
    assert parts()["before-you-start"] == ["lessons/start-here.md"]
