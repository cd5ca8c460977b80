"""What pages are rendered with again is as it was stored."""

from jinja2 import DictLoader, Environment

from lessonkit.publishing import unchanged_pages


def rendered():
    """Return what a template gives in a process of its own."""
    environment = Environment(loader=DictLoader({"page": "<p>2.93</p>"}), autoescape=True)
    environment.bytecode_cache = unchanged_pages.CompiledTemplates()
    return environment.get_template("page").render()


def test_a_damaged_template_is_compiled_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(unchanged_pages, "TEMPLATES", tmp_path)
    assert rendered() == "<p>2.93</p>"
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(stored.read_bytes().replace(b"2.93", b"2.39"))
    assert [rendered(), rendered()] == ["<p>2.93</p>"] * 2
