"""Simplified Chinese: a page of Traditional Chinese, converted once, after Markdown has understood it."""

import functools
import json
import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element

import opencc
from markdown.treeprocessors import Treeprocessor

from lessonkit.extending import extends
from lessonkit.glossary import GLOSSARY, read_glossary

CONVERSION = "tw2sp"
SPOKEN = {"alt", "aria-label", "title"}
SHARE = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


def simplify(text: str) -> str:
    """Return the text with Traditional words and characters replaced by Simplified ones."""
    return text if text.isascii() else _converter(GLOSSARY.stat().st_mtime_ns).convert(text)


@functools.lru_cache(maxsize=1)
def _converter(_version: int) -> opencc.OpenCC:
    return converter(read_glossary().overrides())


def converter(overrides: dict[str, str]) -> opencc.OpenCC:
    """Return OpenCC's conversion from Taiwan to mainland usage, with words of ours before its own."""
    settings = _absolute(json.loads((SHARE / f"{CONVERSION}.json").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        words, configuration = Path(folder, "words.txt"), Path(folder, "conversion.json")
        lines = [f"{word}\t{form}\n" for word, form in sorted(overrides.items())]
        words.write_text("".join(lines), encoding="utf-8")
        ours = {"type": "text", "file": str(words)}
        theirs = settings["segmentation"]["dict"]
        group = {"type": "group", "match_policy": "short_circuit", "dicts": [ours, theirs]}
        settings["segmentation"]["dict"] = group
        settings["conversion_chain"][0]["dict"]["dicts"].insert(0, ours)
        configuration.write_text(json.dumps(settings), encoding="utf-8")
        return opencc.OpenCC(str(configuration))


def _absolute(node):
    """OpenCC looks for its own dictionaries beside the configuration, and ours lies elsewhere."""
    if isinstance(node, list):
        return [_absolute(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {key: str(SHARE / value) if key == "file" else _absolute(value) for key, value in node.items()}


class Simplified(Treeprocessor):
    """Converts text, text alternatives and comments; what carries a `lang` of its own stays as it is.

    In what is HTML already, identifiers, links and the names in code are ASCII: only words can change.
    """

    def run(self, root: Element) -> None:
        self.convert(root)
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [simplify(block) if isinstance(block, str) else block for block in stash]

    def convert(self, element: Element) -> None:
        """Convert an element with all that it holds, but not what follows it."""
        if element.get("lang"):
            return
        if element.text:
            element.text = type(element.text)(simplify(element.text))
        for name in SPOKEN & set(element.attrib):
            element.set(name, simplify(element.get(name)))
        for child in element:
            self.convert(child)
            if child.tail:
                child.tail = type(child.tail)(simplify(child.tail))


# After inline parsing (20) and before the table of contents (5).
makeExtension = extends(Simplified, "simplified", 6)  # noqa: N816
