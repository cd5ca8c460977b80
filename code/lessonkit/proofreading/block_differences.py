"""Block differences: where a page's HTML is not what its source promises, and how to write it instead."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lessonkit.proofreading.blocks import CELLS, Block

GENERATED = "generated"
ALIKE = 0.3  # of two texts: the least that one may have become the other
AROUND = 24  # characters of a text that a message shows from where it parts
FACTS = ("links", "notes", "numbers")
HEADING = "write a blank line above a line of `---` or `===`, and `\\#` for a number sign that is no heading"
BARS = (
    "begin and end each row with `|`, give it as many cells as the one above, leave a blank line above a "
    "table, and write `\\vert` for a bar in a formula, `\\|` for one elsewhere"
)
NUMBERING = "number a list from 1, and indent by four what belongs to an item"
ITEM = "leave a blank line above a list and write `-` or `1.`; where a number begins no list, write `1999\\.`"
INSIDE = (
    "leave a blank line above it, and indent by four blanks, no tab, for each list item, box or note that it "
    "stands in"
)
CODE = "embed sections only in fences that stand in no quote"
EDGES = "write `$$` above and below it, and blank lines above and below these, none within"
HEADS = {"formula": EDGES, "box": f'write its head as `!!! note "Title"`, and {INSIDE}'}
SIGNS = "write a backslash before the sign that Markdown reads there, or put the text in backticks"
LEFT = "write it as this site's Markdown knows it, put it in backticks, or a backslash before an open sign"


def partings(promised: list[Block], seen: list[Block]) -> Iterator[tuple[Block, str]]:
    """Yield each block of the source from which the HTML parts, and a message on it."""
    for mine, theirs in ungenerated(promised, seen):
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag in ("replace", "delete"):
                yield parting(mine[i1:i2], theirs[max(0, j1 - 1) : j2 + 1])
            elif tag == "insert":
                above = mine[max(0, i1 - 1)] if mine else theirs[j1]
                yield above, f"below this, Markdown makes a {theirs[j1].name} that is not written; {HEADING}"


def ungenerated(promised: list[Block], seen: list[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield what to compare: all of a page, or what stands before and behind what the engine makes."""
    places = [index for index, block in enumerate(promised) if block.kind == GENERATED]
    if not places:
        yield promised, seen
        return
    before, behind = promised[: places[0]], promised[places[-1] + 1 :]
    yield before, seen[: len(before)]
    yield behind, seen[len(seen) - len(behind) :]


def parting(mine: list[Block], theirs: list[Block]) -> tuple[Block, str]:
    """Return the first of some blocks that parts from the HTML, and a message on it.

    Where one takes in the next, the next is the one to be written otherwise.
    """
    first, *following = mine[:2]
    other = likest(first, theirs)
    if other and any(takes_in(other, first, next_one) for next_one in following):
        return following[0], message(following[0], other)
    return first, message(first, other)


def takes_in(other: Block, first: Block, following: Block) -> bool:
    """Say whether Markdown makes one block of a kind of a first and the one that follows it."""
    begins = other.kind == first.kind and other.words.startswith(first.words)
    return begins and following.words.replace(CELLS, "|") in other.words[len(first.words) :]


def likest(block: Block, found: Sequence[Block]) -> Block | None:
    """Return what became of a block: what holds its words, has most of them, or at least is of its kind."""
    holding = [other for other in found if block.words and block.words in other.words]
    alike = sorted(found, key=lambda other: similarity(block, other), reverse=True)
    close = [other for other in alike[:1] if similarity(block, other) > ALIKE]
    return next(iter(holding or close or [other for other in found if other.kind == block.kind]), None)


def similarity(one: Block, other: Block) -> float:
    """Return how much two blocks share of their words."""
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()


def message(block: Block, other: Block | None) -> str:
    """Return what Markdown makes of a block, and how to write it."""
    if undivided(block, other):
        return f"Markdown does not divide this {block.kind} into cells as it is written; {BARS}"
    if other is None:
        return f"nothing of this {block.name} reaches the page; {HEADS.get(block.kind, INSIDE)}"
    if other.kind == "heading" != block.kind:
        return f"Markdown makes a heading of this {block.kind}; {HEADING}"
    if block.kind == "list item" and other.kind == "paragraph":
        return f"Markdown reads this as part of a paragraph, not as a list item; {ITEM}"
    if block.kind != other.kind or len(other.words) > 1.5 * len(block.words) + AROUND:
        return f"Markdown reads this {block.name} as part of a {other.name}; {HEADS.get(block.kind, INSIDE)}"
    if block.detail != other.detail:
        return f"the page shows this {block.name} as {other.name}; {details(block)}"
    if block.depth != other.depth:
        return f"this {block.name} is not inside what it is indented for; {INSIDE}"
    if other.markup and block.words == other.words:
        return f"the page shows `{other.markup.strip()}` as it is written; {LEFT}"
    return f"{difference(block, other)}; {CODE if block.kind == 'fence' else SIGNS}"


def undivided(block: Block, other: Block | None) -> bool:
    """Say whether bars are read otherwise than they are written, in a row or in a line that is none."""
    if block.kind == "table row":
        same = other is not None and (block.kind, block.detail) == (other.kind, other.detail)
        return "|" in block.words or not same
    return block.kind == "paragraph" and "|" in block.words and (other is None or other.kind == "table row")


def details(block: Block) -> str:
    """Return how to get the level, number or kind that is written."""
    return NUMBERING if block.kind == "list item" else INSIDE


def difference(block: Block, other: Block) -> str:
    """Return in what two blocks of a kind differ."""
    if block.words != other.words:
        start = next(
            (n for n, (a, b) in enumerate(zip(block.words, other.words, strict=False)) if a != b),
            min(len(block.words), len(other.words)),
        )
        mine, theirs = (part.words[max(0, start - 8) : start + AROUND] for part in (block, other))
        return f"the page shows `{theirs}` where `{mine}` is written, blanks apart"
    name = next(name for name in FACTS if getattr(block, name) != getattr(other, name))
    mine, theirs = (", ".join(map(str, getattr(part, name))) or "none" for part in (block, other))
    return f"the {name} written here are {mine}, those on the page are {theirs}"
