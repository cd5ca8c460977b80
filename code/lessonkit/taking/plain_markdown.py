"""Plain Markdown: a page in what every notebook understands, without what only this site knows."""

import functools
import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urljoin, urlsplit

from lessonkit.reading.bound_numbers import as_plain_text
from lessonkit.reading.fences import Fence
from lessonkit.reading.items import ALTERNATIVE, ATTRIBUTES, CODE_SPAN, FORMULA, FRAME, SETTING_LINK
from lessonkit.reading.outline import FRONT_MATTER
from lessonkit.reading.pages import Page
from lessonkit.taking.admonitions import FENCE, Boxes

BLANK_ENDS = re.compile(r"\A(?:[ >]*\n)+|(?:\n[ >]*)+\Z")
FRAMES = re.compile(rf"^(?:{FRAME.pattern})$\n*", re.MULTILINE)
TOKENS = [
    CODE_SPAN.pattern,  # at the front because it refers to its group by number; it stays, like a formula
    r"\$\$\n(?P<display>(?s:.*?))\n *\$\$",
    FORMULA.pattern,
    rf"(?P<attributes> ?{ATTRIBUTES})",
    rf"!\[(?P<alternative>{ALTERNATIVE})\]\([^)]*\)",
    r"\]\((?P<target>[^)\s]+)",
    r"(?m:^)\[\^(?P<definition>[^\]]+)\]:",
    r"\[\^(?P<note>[^\]]+)\]",
]
TOKEN = re.compile("|".join(TOKENS))
STRESSED = r"(?P<mark>\*\*?)(?P<words>[^*\s](?:[^*\n]*[^*\s])?)(?P=mark)"
EMPHASIS = re.compile("|".join([CODE_SPAN.pattern, FORMULA.pattern, STRESSED]))
TAGS = {"*": "em", "**": "strong"}


def plain_markdown(page: Page, url: str, figure: str) -> Iterator[str | Fence]:
    """Yield the page as plain Markdown and, between it, the fences that a reader is to run.

    `url` is where the page's source would lie on the site; `figure` introduces what a figure shows.
    """
    text = page.text
    for number, fence in reversed(list(enumerate(page.fences))):
        lead = re.match(r"[ \t>]*", text[fence.start : fence.end])[0]
        text = f"{text[: fence.start]}{lead}{FENCE}{number}{text[fence.end :]}"
    text = FRAMES.sub("", FRONT_MATTER.sub("", text))
    parts = Boxes(inline(text, url, figure), page.fences).parts()
    for is_text, group in groupby(parts, lambda part: isinstance(part, str)):
        if not is_text:
            yield from group
        elif markdown := BLANK_ENDS.sub("", "\n".join(["", *group, ""])):
            yield markdown


@functools.lru_cache(maxsize=8)  # what is made of a page, and what proves it, ask one after another
def blocks_to_run(page: Page) -> list[Fence]:
    """Return the fences that a reader is to run, in their order; nobody may change the list."""
    return [part for part in plain_markdown(page, "", "") if isinstance(part, Fence)]


def inline(text: str, url: str, figure: str) -> str:
    """Return the text with plain numbers, absolute links and numbered notes, and without attributes."""

    def plain(token: re.Match) -> str:
        kind, content = token.lastgroup, token[token.lastgroup or 0]
        match kind:
            case "display":  # on one line: in a quote, a second one would bring its `>`
                return f"$$ {' '.join(content.split())} $$"
            case "attributes":
                return ""
            case "alternative":
                return f"*{figure}* {content}"
            case "target":
                return f"]({absolute(content, url)}"
            case "definition":
                return f"- [{names.index(content) + 1}]"
            case "note":
                return f"[{names.index(content) + 1}]"
        return content

    text = SETTING_LINK.sub(r"\g<words>", as_plain_text(text))  # a notebook has no widgets
    found = (token["definition"] or token["note"] for token in TOKEN.finditer(text))
    names = list(dict.fromkeys(filter(None, found)))
    return EMPHASIS.sub(emphasis, TOKEN.sub(plain, text))


def emphasis(span: re.Match) -> str:
    """Return words with stress as HTML where most readers of Markdown would show the asterisks.

    They take `**` between a full stop and a word, as in `**對。**因為`, for a beginning, never for an end.
    """
    words = span["words"]
    if not words:
        return span[0]
    before, after = span.string[: span.start()][-1:], span.string[span.end() :][:1]
    begins, ends = words[0].isalnum() or not before.isalnum(), words[-1].isalnum() or not after.isalnum()
    tag = TAGS[span["mark"]]
    return span[0] if begins and ends else f"<{tag}>{words}</{tag}>"


def absolute(target: str, url: str) -> str:
    """Return the address to which a link in a page's source leads on the site."""
    if urlsplit(target).scheme:
        return target
    return re.sub(r"(/index)?\.(md|py)(?=#|$)", "/", urljoin(url, target))
