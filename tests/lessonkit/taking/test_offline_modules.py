import pytest

from lessonkit.taking.offline_modules import modules_script, with_names

PATH = "assets/widgets/two-knobs.js"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('import { make } from "./controls.js";', 'import { make } from "site/assets/widgets/controls.js";'),
        ('import "../javascript/reduced-motion.js";', 'import "site/assets/javascript/reduced-motion.js";'),
        (
            'export { line } from "./math/models.js";',
            'export { line } from "site/assets/widgets/math/models.js";',
        ),
        ("await import(`./${name}.js`)", "await import(`site/assets/widgets/${name}.js`)"),
        ('new URL("..", import.meta.url)', f'new URL("..", (SITE + "{PATH}"))'),
        ('text("from ../here")', 'text("from ../here")'),
    ],
)
def test_modules_import_by_name(written, named):
    assert with_names(written, PATH) == named


def test_all_modules_are_in_one_script(tmp_path):
    for name in (PATH, "assets/vendor/other.js", "en/assets/javascripts/workers/search.1.min.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"// {name}", encoding="utf-8")
    script = modules_script(tmp_path)
    assert f'"site/{PATH}": "// {PATH}"' in script
    assert "workers/search.1" in script
    assert "vendor" not in script
