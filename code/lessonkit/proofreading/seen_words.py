"""Seen words: the text of one block of a page's HTML, with its links, its notes and its bound numbers."""

import re

from lxml.html import HtmlElement

from lessonkit.proofreading.blocks import Block, squeezed

SILENT = {"headerlink", "footnote-backref"}  # what the site adds to a text
# What Markdown would have read if it had been closed, escaped or placed otherwise, and what others know.
OPEN = r"\*\*|`|\]\(|\]\[|\[\^|\{ ?[:#.]\S|\{ ?\w+=|--8<--|^(?:#{1,6}\w|!!!|\?\?\?|===|~~~)"
OTHERS = (
    r"~~|(?<!\w)==\w|\$(?!\d)|\\[a-zA-Z]|\^\[|(?<!\w):[a-z_]+:(?!\w)"
    r"|\{(?:\+\+|--|==|>>)|\+\+\w+\+|\]\s?[(（]\S*(?:\.md\b|://)|[)）]\[\S*(?:\.md\b|://)|^(?:\*\[|＃|！！！)|\n:\s"
    r"|\{(?!zh-Han[st]: ?)\s*(?:zh|en)\b[\w-]*\s*[:：]"
)
LEFT_OVER = re.compile(f"{OPEN}|{OTHERS}")


class Words:
    """Collects the text of inline elements."""

    def __init__(self, text: str | None = ""):
        self.text: list[str] = []
        self.prose: list[str] = []  # the text without code and formulas
        self.say(text)
        self.links: list[str] = []
        self.notes: list[str] = []
        self.numbers: list[tuple[str, str]] = []

    @classmethod
    def of(cls, element: HtmlElement) -> "Words":
        """Return the words inside an element."""
        return cls(element.text).children(element)

    def children(self, element: HtmlElement) -> "Words":
        """Add the children of an element, each with the text behind it."""
        for child in element:
            self.add(child)
            self.say(child.tail)
        return self

    def say(self, text: str | None) -> None:
        """Add running text."""
        self.text.append(text or "")
        self.prose.append(text or "")

    def add(self, element: HtmlElement) -> None:
        """Add an inline element, without the text behind it."""
        if not isinstance(element.tag, str):
            return  # a comment
        names = classes(element)
        if names & SILENT:
            return
        if "footnote-ref" in names:
            self.notes.append(element.get("href", "").removeprefix("#fn:"))
        elif "arithmatex" in names or element.tag == "x-math":
            self.text.append(formula(element))
        elif element.tag == "code":
            self.text.append(element.text_content())
        else:
            self.note(element, names)
            self.say(element.text)
            self.children(element)

    def note(self, element: HtmlElement, names: set[str]) -> None:
        """Note where a link leads, what a button sets, and the expression of a bound number."""
        if element.tag == "a" and "term" not in names:
            self.links.append(element.get("href", ""))
        if "data-sets" in element.attrib:
            self.links.append(element.get("data-sets"))
        if "bound" in names:
            self.numbers.append((element.text_content(), element.get("title", "")))

    def squeezed(self) -> str:
        """Return the words without blanks and markup."""
        return squeezed("".join(self.text))

    def block(self, kind: str, detail: str, depth: int, words: str | None = None) -> Block:
        """Return the block that these words are, or that others are with these facts."""
        left = LEFT_OVER.search("".join(self.prose).strip())
        facts = tuple(self.links), tuple(self.notes), tuple(self.numbers), left[0] if left else ""
        own = self.squeezed() if words is None else words
        return Block(kind, detail, depth, own, *facts, text="".join(self.text).strip().partition("\n")[0])


def formula(element: HtmlElement) -> str:
    """Return what an element shows of a formula: its TeX without delimiters, or what KaTeX made of it."""
    text = element.text_content().strip()
    return text[2:-2] if text[:2] in ("\\(", "\\[") else text


def classes(element: HtmlElement) -> set[str]:
    """Return the names of an element's classes."""
    return set(element.get("class", "").split())
