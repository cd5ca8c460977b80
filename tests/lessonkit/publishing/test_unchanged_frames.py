"""What pages are framed with again is as it was stored."""

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.structure.nav import Navigation, Section

from lessonkit.common import last_made
from lessonkit.publishing import unchanged_frames
from lessonkit.publishing.unchanged_frames import CompiledTemplates, StoredTemplate

FRAME = "{{ nav.items[0].title }} {{ page.title }} {{ page.content }} {{ config.extra.facts.get('a.md') }}"


def rendered():
    """Return what a template gives in a process of its own."""
    environment = Environment(loader=DictLoader({"page": "<p>2.93</p>"}), autoescape=True)
    environment.bytecode_cache = CompiledTemplates()
    return environment.get_template("page").render()


def test_a_damaged_template_is_compiled_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(unchanged_frames, "TEMPLATES", tmp_path)
    assert rendered() == "<p>2.93</p>"
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(stored.read_bytes().replace(b"2.93", b"2.39"))
    assert [rendered(), rendered()] == ["<p>2.93</p>"] * 2


@pytest.fixture
def framed(tmp_path, monkeypatch):
    """Return a function that frames a page, and says how often the template was filled in for it."""
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    filled = []
    environment = Environment(loader=DictLoader({"page": FRAME + "{{ filled() }}"}), autoescape=True)
    environment.template_class, environment.made_with = StoredTemplate, "code"
    environment.globals["filled"] = lambda: filled.append("once") or ""

    def frame(title="A", content="2.93", facts="5 minutes", part="Part 1"):
        file = SimpleNamespace(src_uri="a.md")
        page = SimpleNamespace(url="a/", title=title, meta={}, content=content, file=file)
        config = SimpleNamespace(extra={"locale": "en", "facts": {"a.md": facts, "b.md": filled}})
        context = {"page": page, "nav": Navigation([Section(part, [])], []), "config": config}
        return environment.get_template("page").render(context), len(filled)

    return frame


def test_an_unchanged_page_is_framed_once(framed):
    assert framed() == framed() == ("Part 1 A 2.93 5 minutes", 1)


@pytest.mark.parametrize(
    "changed", [{"title": "B"}, {"content": "2.39"}, {"facts": "10 minutes"}, {"part": "Part 2"}]
)
def test_a_page_is_framed_anew_when_what_its_frame_shows_changes(framed, changed):
    framed()
    text, filled = framed(**changed)
    assert filled == 2
    assert next(iter(changed.values())) in text
