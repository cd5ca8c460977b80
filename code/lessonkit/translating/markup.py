"""Markup: how a block is set, apart from its words: its depth, its tags and attributes, its alignment."""

import re
from html.parser import HTMLParser

from lessonkit.reading.items import FORMULA, Item, classify

BOX = re.compile(r'(?P<mark>!!!|\?\?\?\+?|===[!+]?) *(?P<classes>[^"]*?) *(?P<title>".*")?$')
RULED = re.compile(r"\|[\s|:-]+")  # the row between the head of a table and its body
QUOTED = re.compile(r"(?P<marks>>(?: ?>)*) ?(?P<content>.*)")
NUMBER = re.compile(r"\d+")
LISTED = re.compile(r"""\{:?((?:\s|[#.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}"']+))+)\}""")
ATTRIBUTE = re.compile(r"""(?P<name>[\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))|(?P<short>[#.][\w-]+)""")
NO_TAG = re.compile(r"<[^<>\s]+[:@][^<>]*>|<(?=[!?])")  # addresses; declarations, which may be broken
FILE = re.compile(r"[\w./-]+\.\w+", re.ASCII)
WORDED = ("title", "alt", "aria-label", "placeholder", "summary")  # a reader reads them
OF_ONE_LANGUAGE = ("lang",)


def indentation(item: Item) -> list[str]:
    """Return how deep inside of others a block stands, by Markdown's steps of four."""
    return [f"of {depth}"] if (depth := item.indent // 4 * 4) else []


def start(item: Item) -> list[str]:
    """Return the number of an item of a numbered list."""
    return NUMBER.match(item.text).group().split() if item.detail.startswith("numbered") else []


def alignment(item: Item) -> list[str]:
    """Return how the columns of a table are aligned."""
    if item.kind != "table row" or not RULED.fullmatch(item.text):
        return []
    return [re.sub(r"-+", "-", re.sub(r"\s", "", item.text.strip("|")))]


def box(item: Item) -> list[str]:
    """Return the classes of a box, and whether it has a title."""
    match = BOX.match(item.text) if item.kind in ("admonition", "tab") else None
    if not match:
        return []
    return [f"{match['mark']} {match['classes']} {worded(match['title'] or '')}".strip()]


def quotes(item: Item) -> list[str]:
    """Return what is quoted: its depth, and what begins there; a paragraph may have any number of lines."""
    found = []
    for match in filter(None, map(QUOTED.match, item.text.split("\n"))):
        inner = classify(match["content"], item.line)
        name = f"{match['marks'].replace(' ', '')} {inner.kind}"
        if inner.kind != "paragraph" or found[-1:] != [name]:
            found.append(name)
    return found


def attributes(item: Item) -> list[str]:
    """Return the attributes of a fence, and those that are listed in braces."""
    if item.fence:
        return [named(*attribute) for attribute in item.fence.attributes.items()]
    found = [match for braces in LISTED.findall(item.prose) for match in ATTRIBUTE.finditer(braces)]
    return [
        match["short"] or named(match["name"], match[2] or match[3] or match[4])
        for match in found
        if match["name"] not in OF_ONE_LANGUAGE
    ]


def named(name: str, value: str | None) -> str:
    """Return an attribute; of one that is read, only whether there are words."""
    return name if value is None else f'{name}="{worded(value) if name in WORDED else value}"'


def worded(text: str) -> str:
    """Return the name of a file as it is, an ellipsis for words."""
    return text if FILE.fullmatch(text) or not text.strip('"') else "…"


class Tags(HTMLParser):
    """Notes the tags of HTML with their attributes, in any order."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((pair for pair in attrs if pair[0] not in OF_ONE_LANGUAGE), key=str)
        self.found.append(f"<{' '.join([tag, *(named(*attribute) for attribute in kept)])}>")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")


def tags(item: Item) -> list[str]:
    """Return the HTML tags of a block."""
    if item.fence or "<" not in item.text:
        return []
    parser = Tags()
    parser.feed(NO_TAG.sub(" ", FORMULA.sub("", item.prose)))
    parser.close()
    return parser.found
