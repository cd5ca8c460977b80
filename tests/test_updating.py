"""`make outputs` in a scratch copy: a changed constant, and exactly the lines that depend on it."""

import pytest
from scratch import Scratch

CODE = "import torch\nfrom nudge.losses import huber\nloss = huber(torch.ones(2), torch.zeros(2))\nloss"
BOUND = 'It is `0.50`{ value="loss" }.\n\n```python\n3 + 4\n```\n\n```text\n7\n```\n'


@pytest.fixture
def scratch(tmp_path):
    """Return a project whose one changed constant shows on one page only."""
    scratch = Scratch.create(tmp_path)
    for language in ("en", "zh-Hant"):
        for page in (tmp_path / "docs" / language).glob("*/*.*"):
            page.unlink()
    body = f"```python\n{CODE}\n```\n\n```text\ntensor(0.5000)\n```\n\n{BOUND}"
    scratch.add_page("changed", body, body.replace("It is", "它是"))
    scratch.add_page("unchanged", "```python\n1 / 3\n```\n\n```text\n0.33\n```", "同")
    scratch.replace("code/nudge/losses.py", "r**2 / 2", "r**2 / 5")
    return scratch


def texts(scratch):
    return {path: path.read_text(encoding="utf-8") for path in (scratch.root / "docs").rglob("*.md")}


def test_exactly_the_expected_lines_change_and_a_second_time_none(scratch):
    before = texts(scratch)
    status, output = scratch.run("lessonkit.proving.outputs")
    assert status == 0, output
    assert output.split("\n")[:-1] == [
        "rewrote docs/en/lessons/changed.md",
        "rewrote docs/zh-Hant/lessons/changed.md",
    ]
    after = texts(scratch)
    for path, text in before.items():
        expected = text.replace("tensor(0.5000)", "tensor(0.2000)").replace("`0.50`", "`0.20`")
        assert after[path] == (expected if path.name == "changed.md" else text)
    assert scratch.run("lessonkit.proving.outputs") == (0, "")


def test_nothing_is_rewritten_while_a_block_fails(scratch):
    scratch.replace("docs/en/lessons/unchanged.md", "1 / 3", "1 / 0")
    before = texts(scratch)
    status, output = scratch.run("lessonkit.proving.outputs")
    assert status == 1
    assert "docs/en/lessons/unchanged.md:4: ZeroDivisionError" in output
    assert texts(scratch) == before
