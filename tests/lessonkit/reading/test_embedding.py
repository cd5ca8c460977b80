import pytest

from lessonkit import CODE
from lessonkit.common.faults import FaultError
from lessonkit.reading import embedding
from lessonkit.reading.embedding import embed, pieces
from lessonkit.reading.fences import read_fences

PAGE = CODE / "page.md"
LOSSES = CODE / "nudge" / "losses.py"


def fence(*lines):
    return read_fences("\n".join(["```python", *lines, "```"]), PAGE)[0]


def test_a_section_keeps_the_path_and_lines_of_its_module():
    before, section, after = pieces(fence("import torch", '--8<-- "nudge/losses.py:mse"', "mse"))
    source = LOSSES.read_text(encoding="utf-8").split("\n")
    assert (before.path, before.line, after.line) == (str(PAGE), 2, 4)
    assert section.path == str(LOSSES)
    assert section.source.split("\n")[0] == source[section.line - 1] == section.source.split("\n")[0]
    assert section.source.startswith("def mse(")
    assert "8<" not in section.source


@pytest.mark.parametrize(
    ("directive", "words"),
    [
        ('--8<-- "nudge/losses.py:nothing"', "nudge/losses.py has no section nothing"),
        ('--8<-- "nudge/nothing.py:mse"', "there is no file nudge/nothing.py"),
        ('--8<-- "../pyproject.toml:mse"', "there is no file ../pyproject.toml"),
        ('--8<-- "nudge/losses.py"', "name one section"),
        ('--8<-- "nudge/losses.py:1:3"', "name one section"),
    ],
)
def test_what_cannot_be_embedded_is_refused_with_its_line(directive, words):
    with pytest.raises(FaultError) as refused:
        pieces(fence("", directive))
    assert (refused.value.fault.path, refused.value.fault.line) == (PAGE, 3)
    assert words in refused.value.fault.message


def test_a_section_without_its_end_is_refused_where_it_begins(tmp_path, monkeypatch):
    (tmp_path / "open.py").write_text("x = 1\n# --8<-- [start:f]\ndef f(): ...\n", encoding="utf-8")
    options = {embedding.EXTENSION: {"base_path": [str(tmp_path)]}}
    monkeypatch.setattr(embedding, "site_markdown", lambda: ([], options))
    monkeypatch.setattr(embedding, "_snippets", embedding._snippets.__wrapped__)  # not one made before
    with pytest.raises(FaultError, match="section f is not closed") as refused:
        embed('--8<-- "open.py:f"', PAGE, 1)
    assert (refused.value.fault.path, refused.value.fault.line) == (tmp_path / "open.py", 2)
