import pytest

from lessonkit import DOCS
from lessonkit.assets.script_comments import COMMENT, without_comments

SCRIPTS = [path for path in sorted((DOCS / "assets").rglob("*.js")) if "vendor" not in path.parts]


def test_a_script_is_left_without_its_comments():
    script = "// What it is for.\nconst a = 'x // y'; // z\n  // Why.\n  use(a);\n"
    assert without_comments(script, ".js") == "const a = 'x // y'; // z\n  use(a);\n"


def test_a_style_sheet_is_left_without_its_comments():
    sheet = "/* For whom,\n   and why. */\na { color: red; }\n\n/* b */\nb { url: (//c); }\n"
    assert without_comments(sheet, ".css") == "a { color: red; }\n\nb { url: (//c); }\n"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_what_is_left_out_stands_in_no_text(path):
    script = path.read_text(encoding="utf-8")
    for comment in COMMENT[".js"].finditer(script):
        assert script.count("`", 0, comment.start()) % 2 == 0, script[comment.start() : comment.end()]
