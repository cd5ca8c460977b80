"""Texts along: what a reader meets besides the pages, in feed, search index, notebooks and the like."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from lessonkit.proofreading.texts import MIXED, Text, texts_of_html

CODE_IN_MARKDOWN = re.compile(
    r"(?ms:^[> ]*(?P<fence>`{3,}|~{3,}).*?^[> ]*(?P=fence)$)"
    r"|(`+)(?!`)(?s:.+?)(?<!`)\2(?!`)|\$\$(?s:.+?)\$\$|\$[^$\n]+\$"
)
ADDRESS = re.compile(r"\]\([^)\s]*\)")
ENTRY = re.compile(r"- \[(?P<title>.+)\]\((?P<address>https?://\S+)\): (?P<description>.+)")
HEADING = re.compile(r"(?:#+|>) (?P<words>.+)")
CELL = re.compile(r"^# %% ?(?P<words>.*)$", re.MULTILINE)


def of_html(content: str, locale: str) -> Iterator[Text]:
    yield from texts_of_html(content, locale)


def of_xml(content: str, locale: str) -> Iterator[Text]:
    """Yield the texts of a feed, and of the HTML in it; of a sitemap, its addresses."""
    root = ElementTree.fromstring(content)  # noqa: S314, our own
    for element in root.iter():
        words, tag = (element.text or "").strip(), element.tag.partition("}")[2]
        if element.get("type") == "html":
            yield from texts_of_html(words, locale)
        elif words:
            yield Text(words, 1, f"{tag} text", locale, "code" if words.startswith("http") else "prose")


def of_json(content: str, locale: str) -> Iterator[Text]:
    """Yield the texts of a search index (which has forgotten their languages), of questions or a program."""
    read = json.loads(content)
    yield from of_entries(read.get("docs", []))
    for question in read.get("questions", {}).values():
        yield from texts_of_html(f"<h1>{question['title']}</h1>{question['html']}", locale)
    for step in [*read.get("steps", []), *read.get("exercises", {}).values()]:
        for kind in ("code", "shown", "starter", "check"):
            yield Text(step.get(kind, ""), 1, f"{kind} of a program", locale, "code")


def of_entries(entries: list[dict]) -> Iterator[Text]:
    """Yield the texts of entries of a search index."""
    if html := "".join(f"<h1>{entry['title']}</h1><div>{entry['text']}</div>" for entry in entries):
        yield from texts_of_html(html, MIXED)


def of_txt(content: str, locale: str) -> Iterator[Text]:
    """Yield the titles and descriptions of llms.txt; a line of another form, as it stands."""
    for number, line in enumerate(content.splitlines(), 1):
        match = ENTRY.fullmatch(line) or HEADING.fullmatch(line)
        for name, words in (match.groupdict() if match else {"line": line}).items():
            if words and name != "address":
                yield Text(words, number, f"{name} of llms.txt", locale)


def of_ipynb(content: str, locale: str) -> Iterator[Text]:
    """Yield the texts of a notebook, and its code with what that printed."""
    for cell in json.loads(content)["cells"]:
        if cell["cell_type"] == "code":
            yield Text("".join(cell["source"]), 1, "cell of code", locale, "code")
            for output in cell["outputs"]:
                yield Text("".join(output.get("text", "")), 1, "output", locale, "code")
        else:
            words = ADDRESS.sub("]", CODE_IN_MARKDOWN.sub(" ", "".join(cell["source"])))
            yield Text(words, 1, "cell of text", "" if locale == "en" else locale, "markdown")


def of_py(content: str, locale: str) -> Iterator[Text]:
    """Yield the code of a program, and the headings above its cells."""
    yield Text(content, 1, "program", locale, "code")
    for match in CELL.finditer(content):
        yield Text(match["words"], 1 + content.count("\n", 0, match.start()), "heading of a cell", locale)


READERS: dict[str, Callable[[str, str], Iterator[Text]]] = {
    ".html": of_html,
    ".xml": of_xml,
    ".json": of_json,
    ".txt": of_txt,
    ".ipynb": of_ipynb,
    ".py": of_py,
}


def texts_of(path: Path, locale: str) -> Iterator[Text]:
    """Yield the texts of a built file; none of what is drawn or run."""
    if reader := READERS.get(path.suffix):
        yield from reader(path.read_text(encoding="utf-8"), locale)
