from types import SimpleNamespace
from xml.etree import ElementTree

import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from lessonkit.language.glossary import read_glossary

EXTENSIONS = [
    "attr_list",
    "footnotes",
    "tables",
    "pymdownx.details",
    "pymdownx.arithmatex",
    "lessonkit.rendering.binding",
]
LAST = "lessons/the-training-loop.md"


class Links(Treeprocessor):
    """Stands for MkDocs' own processor, which knows the page."""

    def __init__(self, path):
        self.file = SimpleNamespace(src_uri=path)

    def run(self, root):
        pass


def body(text, language="en", path="lessons/how-big-a-step.md", extensions=()):
    engine = markdown.Markdown(
        extensions=[*EXTENSIONS, "lessonkit.rendering.tooltips", *extensions],
        extension_configs={
            "pymdownx.arithmatex": {"generic": True},
            "lessonkit.rendering.tooltips": {"language": language},
        },
    )
    engine.treeprocessors.register(Links(path), "relpath", 0)
    return ElementTree.fromstring(f"<body>{engine.convert(text)}</body>")  # noqa: S314, our own


def marked(text, **options):
    return [(link.text, link.get("href")) for link in body(text, **options).iterfind(".//a[@class='term']")]


def test_a_term_is_a_link_with_its_definition_as_title():
    (link,) = body("The loss falls.").iter("a")
    definitions = {term["id"]: term["definition"]["en"] for term in read_glossary().terms}
    assert (link.text, link.tail) == ("loss", " falls.")
    assert link.get("href") == "../glossary.md#loss"
    assert link.get("title") == definitions["loss"]


def test_chinese_terms_are_found_in_running_text():
    assert [words for words, _ in marked("把損失函數的梯度乘上學習率。", language="zh-Hant")] == [
        "損失函數",
        "梯度",
        "學習率",
    ]


def test_the_text_stays_as_it_is():
    text = "Losses, a *loss function* of two parameters; then the loss and `loss` of the MSE."
    assert "".join(body(text).itertext()) == text.replace("*", "").replace("`", "")


def test_the_first_use_in_each_section_of_the_second_level():
    text = "A loss, a loss.\n\n## A\n\n- loss\n- loss\n\n### B\n\nloss\n\n## C\n\nloss"
    assert [words for words, _ in marked(text)] == ["loss", "loss", "loss"]


@pytest.mark.parametrize(
    "text",
    [
        "## Loss",
        "`loss` and $loss$",
        "[a loss](a.md)",
        "The **loss** is a loss.",
        "| loss |\n|---|\n| loss |",
        '??? tip "Loss"\n\n    The loss.',
        "Text[^1].\n\n[^1]: The loss.",
        '`29`{ value="loss" }',
        '*loss*{ lang="en" }',
        "## Reading {#further-reading}\n\nA loss.",
        "A file, a lossless code, and this means nothing.",
    ],
)
def test_what_is_not_running_text_or_not_a_term_stays_unmarked(text):
    assert marked(text) == []


def test_a_term_of_the_page_is_marked_only_behind_its_introduction():
    text = "An epoch.\n\n## A\n\nAn epoch is an **epoch**.\n\n## B\n\nEpochs."
    assert [words for words, _ in marked(text)] == ["Epochs"]


def test_what_a_later_lesson_introduces_is_a_word_until_then_or_a_foretaste_in_italics():
    assert marked("Patience makes it worse, and *patience* with its checks.") == [
        ("patience", "../glossary.md#patience")
    ]
    assert marked("Scaling by a condition number.") == []
    assert marked("A condition number.", path="lessons/chain-rule-by-hand.md") != []


def test_a_phrase_in_which_the_name_has_another_sense_is_left_alone():
    assert marked("You see its true shape.") == []
    assert [words for words, _ in marked("The true shape of a tensor is its shape.")] == ["tensor", "shape"]
    assert [words for words, _ in marked("求十次梯度；次梯度。", language="zh-Hant", path=LAST)] == ["次梯度"]


@pytest.mark.parametrize("path", ["glossary.md", "authors/writing-a-lesson.md", "index.md"])
def test_only_lessons_have_marks(path):
    assert marked("The loss falls.", path=path) == []


def test_definitions_are_converted_with_the_page():
    (link,) = body("損失。", language="zh-Hant", extensions=["lessonkit.language.simplified"]).iter("a")
    assert link.text == "损失"
    assert "参数" in link.get("title")
