"""Texts: all that a reader of a page sees or hears, taken from its HTML, each with its line and language."""

import functools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import lxml.html

DRAWN_FORMULA = re.compile(r'(</math></span>)<span class="katex-html".*?(?=</x-math>)', re.DOTALL)
SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands in a sentence for code, a formula or a picture
MIXED = "mul"  # the language of a block whose nodes are in several
UNREAD = {"script", "style", "template", "noscript"}
INSIDE = {*UNREAD, "code", "pre", "kbd", "samp", "x-math", "svg"}
INLINE = {"a", "abbr", "b", "bdi", "button", "cite", "em", "i", "img", "input", "label", "mark", "q", "s"}
INLINE |= {"select", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
NAMED = {"a", "button", "caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "img"}
NAMED |= {"li", "p", "summary"}
SILENT = ("none", "presentation", "status")  # of these, the last will speak when there is something to say
SPOKEN = {"alt", "aria-label", "content", "label", "placeholder", "title"}
META = re.compile(r"description|title|alt|site_name|author")
PARTS = {"data-words", "data-offer"}  # JSON with what scripts say


@dataclass(frozen=True)
class Text:
    """Words at a line of a file, and of what kind: prose, node, label, code, template, markdown or empty."""

    words: str
    line: int
    place: str
    language: str
    kind: str = "prose"


@dataclass
class Reader:
    """Walks through a tree, and keeps each block as one text, in which code is a sign."""

    texts: list[Text] = field(default_factory=list)
    run: list[tuple[str, str]] = field(default_factory=list)

    def read(self, element, language: str) -> None:
        """Read an element with all that it holds, but not what follows it."""
        if element.attrib:
            language = element.get("lang", language)
            self.read_attributes(element, language)
        if (element.tag in NAMED or element.get("role") == "img") and not named(element):
            self.texts.append(Text("", element.sourceline, element.tag, language, "empty"))
        if element.tag in INSIDE:
            self.read_inside(element, language)
        elif element.tag in INLINE:
            self.read_content(element, language)
        else:
            self.end(element)
            self.read_content(element, language)
            self.end(element)

    def read_content(self, element, language: str) -> None:
        """Read what an element holds."""
        self.node(element.text, language)
        for child in element:
            if isinstance(child.tag, str):  # no comment
                self.read(child, language)
            self.node(child.tail, language)

    def read_inside(self, element, language: str) -> None:
        """Keep what is no prose: code as it is, the words of JSON-LD, and of a drawing its labels."""
        tag, inside = element.tag, "".join(element.itertext())
        if element.get("type") == "application/ld+json":
            self.keep(strings(inside), element, language, "JSON-LD")
        if tag in UNREAD:
            return
        self.run.append((SIGN, language))
        texts, kind = (element.itertext(), "label") if tag == "svg" else ([inside], "code")
        self.keep((words for words in texts if not words.isspace()), element, language, tag, kind)

    def keep(self, texts: Iterable[str], element, language: str, place: str, kind: str = "prose") -> None:
        """Keep texts of an element."""
        self.texts += [Text(words, element.sourceline, place, language, kind) for words in texts if words]

    def node(self, words: str | None, language: str) -> None:
        """Keep a node of prose for its block."""
        if words:
            self.run.append((words, language))

    def end(self, element) -> None:
        """Keep the block that ends here, or before here; where it has several languages, its nodes too."""
        run, self.run = self.run, []
        words = "".join(words for words, _ in run).strip()
        if not words:
            return
        languages = {language for words, language in run if not words.isspace()}
        several = len(languages) > 1
        self.keep([words], element, MIXED if several else languages.pop(), element.tag)
        for words, language in run if several else ():
            self.keep([words], element, language, element.tag, "node")

    def read_attributes(self, element, language: str) -> None:
        """Keep what is spoken or shown of an element itself, and what a script says there."""
        for name in SPOKEN.intersection(element.keys()):
            if name != "content" or META.search(element.get("name") or element.get("property") or ""):
                kind = "code" if element.get("class") == "bound" else "prose"
                self.keep([element.get(name)], element, language, f"{element.tag} {name}", kind)
        for name in PARTS.intersection(element.keys()):
            self.keep(strings(element.get(name)), element, language, f"{element.tag} {name}", "template")


def named(element) -> bool:
    """Say whether a reader who sees no pictures is told what an element is."""
    if element.get("role") in SILENT or element.get("aria-hidden") == "true" or element.get("aria-live"):
        return True
    names = [element.get(name, "") for name in ("alt", "aria-label", "title")]
    inside = [inner.get(name, "") for inner in element.iter("img", "svg") for name in ("alt", "aria-label")]
    return any(words.strip() for words in (*names, *inside, *element.itertext()))


@functools.lru_cache(maxsize=1000)  # all pages of a locale carry the same words
def strings(data: str) -> list[str]:
    """Return all strings of JSON but for names and addresses."""
    return [words for words in values(json.loads(data)) if not words.startswith(("http", "#", "."))]


def values(data) -> Iterator[str]:
    """Yield the strings of plain data."""
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from values(value)


def texts_of_html(html: str, language: str) -> list[Text]:
    """Return the texts of a page or of a part of one; of a formula, what is spoken."""
    reader = Reader()
    reader.read(lxml.html.document_fromstring(DRAWN_FORMULA.sub(r"\1", html)), language)
    return reader.texts
