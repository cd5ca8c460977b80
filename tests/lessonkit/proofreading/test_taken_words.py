"""Feed, search index and llms.txt say what the pages say: where one says something else, it is named."""

import json
from html import escape
from types import SimpleNamespace

import pytest

from lessonkit.proofreading.taken_words import taken_words

SITE = "https://site.example/en/"
PAGE = "<head><meta name='description' content='Says it.'></head><body><article>{}</article></body>"
CONTENT = "<h1 id='a'>A<a class='headerlink' href='#a'>¶</a></h1><p>It is <span>1.5</span>, then 7.</p>"
DAY = (
    "<h1 id='c'>Changes</h1><h2 id='2026-01-02'>2</h2>"
    "<ul><li>One <a href='../a/'>page</a>.</li></ul><h2 id='b'>B</h2>"
)
TOLD = escape("<ul>\n<li>One <a href='https://site.example/en/a/'>page</a>.</li>\n</ul>")
ENTRY = f"<entry><id>{SITE}changes/#2026-01-02</id><content type='html'>{TOLD}</content></entry>"
OTHER = f"<entry><id>{SITE}changes/#b</id><content type='html'>{escape('<p></p>')}</content></entry>"
TEXTS = [
    ("a/", "A", "<p>It is 1.\u200b5, then 7.</p>"),
    ("changes/", "Cha\u200bnges", ""),
    ("changes/#2026-01-02", "2", ""),
    ("changes/#b", "<b>B</b>", ""),
]
INDEX = {"docs": [dict(zip(("location", "title", "text"), text, strict=True)) for text in TEXTS]}
FILES = {
    "a/index.html": PAGE.format(CONTENT),
    "changes/index.html": PAGE.format(DAY),
    "feed.xml": f"<feed xmlns='http://www.w3.org/2005/Atom'>{ENTRY}{OTHER}</feed>",
    "search/search_index.json": json.dumps(INDEX, ensure_ascii=False),
    "llms.txt": f"# Site\n\n- [A]({SITE}a/): Says it.\n",
}
CHANGED = {
    "number": ("search/search_index.json", "then 7", "then 8", "a.md:1: the search index has 8"),
    "order": (
        "search/search_index.json",
        "1.\u200b5, then 7",
        "7, then 1.5",
        "a.md:1: the search index has 1.5",
    ),
    "heading": ("search/search_index.json", "<b>B", "<b>C", "changes.md:1: the search index has no entry"),
    "page": ("a/index.html", "id='a'", "", "a.md:1: the search index leads to a/, where nothing is"),
    "feed": ("feed.xml", "One", "Two", "changes.md:3: feed.xml says something else about 2026-01-02"),
    "day": ("feed.xml", "#2026-01-02", "#2026-01-03", "changes.md:3: feed.xml says something else"),
    "title": ("llms.txt", "[A]", "[B]", "a.md:1: llms.txt has another title or description"),
    "description": ("llms.txt", "Says", "Said", "a.md:1: llms.txt has another title or description"),
}


def found(folder, changed="", old="", new=""):
    built, pages = folder / "built", folder / "pages"
    for name, content in FILES.items():
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_text(content.replace(old, new) if name == changed else content, encoding="utf-8")
    pages.mkdir()
    (pages / "a.md").write_text("# A {#a}\n", encoding="utf-8")
    (pages / "changes.md").write_text("# C\n\n## 2 {#2026-01-02}\n\n## B {#b}\n", encoding="utf-8")
    faults = taken_words(SimpleNamespace(site_dir=built, docs_dir=pages, site_url=SITE))
    return [str(fault).removeprefix(f"{pages}/") for fault in faults]


def test_what_the_pages_say_has_no_faults(tmp_path):
    assert found(tmp_path) == []


@pytest.mark.parametrize("name", CHANGED)
def test_what_says_something_else_is_named(tmp_path, name):
    *change, said = CHANGED[name]
    assert change[1] in FILES[change[0]]
    (fault,) = found(tmp_path, *change)
    assert fault.startswith(said)
