"""Nothing but words reaches a reader: a fault of every kind is found where it is sown, and words are none."""

import json
from html import escape
from types import SimpleNamespace

import pytest

from lessonkit.proofreading.legible import illegible

MARKUP = [
    'At <code>29</code>{ value="loss" }.',
    "At { .note } this",
    "Rows {#rows}",
    "<strong>2</strong>24** is large",
    "a __b__ c",
    "a ~~b~~ c",
    "see [this](that.md)",
    "see [this][that]",
    '--8<-- "a.py:b"',
    "of $w$ and",
    "of $w = <code>2</code>$ and",
    "of \\(w\\) and",
    "a `code` b",
    "!!! note",
    "??? quiz",
    '=== "Tab"',
    "::: module",
    "as said[^1] before",
    "[terms]",
    "&lt;b&gt; bold",
    "&lt;!-- hidden --&gt;",
    "a &amp;lt; b",
    "Three steps:\n- first",
    "The losses:\n| a | b |",
    "##Rows",
    "[x] right",
]
KINDS = {
    "raw markup": [f"<p>{each}</p>" for each in MARKUP],
    "a placeholder": [
        "<p>\ue000bound:0\ue001</p>",
        "<p>klzzwxh:0001</p>",
        "<pre>wzxhzdk:3</pre>",
        "<p>\ufffd</p>",
    ],
    "a value of a program": [
        "<p>undefined</p>",
        "<p>The loss is: undefined</p>",
        "<p>3 undefined</p>",
        "<p>[object Object]</p>",
        "<p>It is NaN.</p>",
        "<p>None.</p>",
        "<p>The step is −0.000.</p>",
        "<svg><text>NaN</text></svg>",
    ],
    "a template that nothing filled": [
        "<p>Cell {number}</p>",
        "<p>Cell {}</p>",
        "<p>{{ title }}</p>",
        "<p>Note %d</p>",
        "<p>{% if a %}</p>",
    ],
    "a hole": [
        "<p>turn <button hidden title='w'></button>, and</p>",
        "<p>see  for more</p>",
        "<p>see <b> </b>.</p>",
        "<p>after some steps ().</p>",
        "<p>, and then</p>",
    ],
    "an empty element": [
        "<a href='x'></a>",
        "<h2> </h2>",
        "<button><svg></svg></button>",
        "<img src='a.png'>",
        "<img src='a.png' alt=''>",
        "<svg role='img'></svg>",
        "<ul><li></li></ul>",
    ],
    "a character of another language": [
        "<p>the set 集合</p>",
        "<p lang='zh-Hans'>梯度下降與學習率</p>",
        "<p lang='zh-Hant'>梯度下降与学习率</p>",
        "<pre lang='zh-Hans'># 學習率</pre>",
        "<p>A <em lang='zh-Hans'>學習</em></p>",
    ],
    "English": ["<p lang='zh-Hans'>Permanent link</p>", "<a lang='zh-Hant' title='Back to top'>回</a>"],
}
PLACES = [
    "<img src='a.png' alt='{}'>",
    "<p aria-label='{}'>A</p>",
    "<p title='{}'>A</p>",
    "<input placeholder='{}'>",
    '<p data-words=\'{{"key": "{}"}}\'>A</p>',
    "<head><title>{}</title></head>",
    "<head><meta name='description' content='{}'></head>",
    '<script type="application/ld+json">{{"name": ["{}"]}}</script>',
    "<h2>{}</h2>",
    "<table><tr><td>{}</td></tr></table>",
    "<svg><text>{}</text></svg>",
]
WORDS = [
    "<p>The slope is undefined there, None of them is null and void. It costs $5.</p>",
    "<p>It is #1: 2 * 3, a_b, x < 4, [1] and {1, 2}, “so”.</p>",
    "<p>Call <code>**`$[](){{ value='x' }}</code>, or</p><pre>--8<-- {name} undefined  .</pre>",
    "<p>The lot <span lang='zh'>列</span>: <span class='bound' title='a**b'>8</span> −0.5, 978-0-387.</p>",
    "<p>With <x-math><math><mi>w</mi></math></x-math>, it.</p><script>`$${a}**`</script><style>**</style>",
    '<p data-words=\'{"key": "Cell {number}"}\'>A</p>',
    "<p lang='zh-Hant'>后里台只，著作（linear model）。</p>",
    "<p lang='zh-Hans'>乾坤，著作。</p><p lang='zh-Hans'>Huber 1964, “Robust estimation”</p>",
    "<a href='x' aria-label='a'></a><button title='b'></button><img alt='' role='presentation'>",
    "<p>a<br>b</p><p>The shape () is (3, 1), () is not</p>",
    "<p role='status'></p>",
    "<h2><img alt='c' src='d'></h2><!-- ** -->",
]


def found(folder, name, content, locale="en"):
    file = folder / "built" / name
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    config = {"site_dir": folder / "built", "docs_dir": folder, "extra": {"locale": locale}}
    return [*illegible([file], SimpleNamespace(**config))]


@pytest.mark.parametrize(("kind", "html"), [(kind, html) for kind, sown in KINDS.items() for html in sown])
def test_a_fault_is_found(tmp_path, kind, html):
    faults = found(tmp_path, "a/index.html", f"<body>{html}</body>")
    assert kind in {fault.message.partition(" meets ")[2].partition(" in <")[0] for fault in faults}


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_found_wherever_words_are(tmp_path, place):
    assert found(tmp_path, "a/index.html", place.format("klzzwxh:1"))


@pytest.mark.parametrize("html", WORDS)
def test_words_are_no_fault(tmp_path, html):
    assert found(tmp_path, "a/index.html", f"<body>{html}</body>") == []


def test_a_fault_names_the_page_and_its_line(tmp_path):
    (tmp_path / "a.md").write_text("# A\n\nOne line.\nThe other $w line.\n", encoding="utf-8")
    (fault,) = found(tmp_path, "a/index.html", "<p>One line.\nThe other $w line.</p>")
    assert (fault.path, fault.line) == (tmp_path / "a.md", 4)
    assert fault.message.startswith("a reader of en/a/index.html meets raw markup in <p>: `$` in “One line.")


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>{}</title><content type="html">{}</content></feed>'
CELLS = {"cells": [{"cell_type": "markdown", "source": ["{}"]}]}
ALONG = {
    "title-of-feed": ("feed.xml", ATOM.format("At **x**", "a")),
    "content-of-feed": ("feed.xml", ATOM.format("a", escape("<p>At **x**</p>"))),
    "script-of-feed": ("feed.xml", ATOM.format("a", escape("<p>集合</p>"))),
    "index": ("search_index.json", json.dumps({"docs": [{"title": "A", "text": "<p>At **x**</p>"}]})),
    "list": ("llms.txt", "# A\n\n- [A](http://a.example/): At **x**\n"),
    "list-without-address": ("llms.txt", "- [A](): B\n"),
    "question": (
        "review/a.json",
        json.dumps({"questions": {"Q01.1": {"html": "<p>At **x**</p>", "title": "A"}}}),
    ),
    "heading of a question": (
        "review/a.json",
        json.dumps({"questions": {"Q01.1": {"html": "<p>A</p>", "title": "At **x**"}}}),
    ),
    "notebook": ("a/a.ipynb", json.dumps(CELLS).replace("{}", "At { value='x' } so")),
    "program": ("a/a.py", "# %% At **x**\nx = 1\n"),
    "code": ("a/a.py", "# %% At\nx = 'klzzwxh:1'\n"),
}


@pytest.mark.parametrize("name", ALONG)
def test_a_fault_is_found_in_what_is_taken_along(tmp_path, name):
    assert found(tmp_path, *ALONG[name])


def test_a_notebook_may_hold_what_every_markdown_knows(tmp_path):
    words = "**So** [see](a.md) $x_{1}$ `{ value=1 }` and\\n\\n```text\\n{ value=1 }\\n```\\n\\n- a &lt; b"
    assert found(tmp_path, "a/a.ipynb", json.dumps(CELLS).replace("{}", words)) == []
