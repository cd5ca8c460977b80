from lessonkit.assets import script_modules
from lessonkit.assets.script_modules import imported, page_modules


def test_imports_are_followed_to_their_end_and_around(tmp_path, monkeypatch):
    monkeypatch.setattr(script_modules, "DOCS", tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.js").write_text('import { x } from "../two.js";\nimport "./three.js";\n')
    (tmp_path / "two.js").write_text(
        'export { y } from "./a/three.js";\nimport "./a/one.js";\nimport(`./${z}.js`);'
    )
    (tmp_path / "a" / "three.js").write_text('import "./none.js";')
    assert imported(["a/one.js", "four.js"]) == ["a/one.js", "two.js", "a/three.js"]


def test_a_page_names_what_all_import_and_what_its_widget_does_besides():
    named = page_modules()
    assert "assets/javascript/memory.js" in named["course"]
    assert "assets/widgets/math/regression.js" in named["outlier"]
    assert not set(named["course"]) & set(named["outlier"])
