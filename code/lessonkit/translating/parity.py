"""Parity: two languages of a page are the same sequence of blocks, with the same code and facts."""

from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from lessonkit import DOCS, LANGUAGES
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.reading.shared_pages import read
from lessonkit.translating.facts import Block, blocks
from lessonkit.translating.fence_contents import DIFFERENCES, NUMBER, in_words

MEND = "make both languages the same"


def parity_faults(first: Page, second: Page, above: tuple[int, int] = (0, 0)) -> list[Fault]:
    """Return where two languages of a page differ in more than their words.

    `above` are the lines above each of them in its file: a page in miniature begins further below.
    """
    faults: list[Fault] = []
    for mine, theirs in aligned(blocks(first, above[0]), blocks(second, above[1])):
        if mine and theirs:
            faults += block_faults(mine, theirs)
        else:
            block, other = (mine, second) if mine else (theirs, first)
            name = f"{block.item.kind} {block.item.detail}".strip()
            faults.append(block.fault(f"{relative(other.path)} lacks this {name}; {MEND}"))
    return faults


def aligned(first: list[Block], second: list[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Pair the blocks of two languages: first those that agree in all that isn't words, then by kind."""
    for tag, i1, i2, j1, j2 in opcodes(first, second, fingerprint):
        here, there = first[i1:i2], second[j1:j2]
        if tag == "equal":
            yield from zip(here, there, strict=True)
            continue
        for kind_tag, k1, k2, l1, l2 in opcodes(here, there, kind):
            if kind_tag == "equal":
                yield from zip(here[k1:k2], there[l1:l2], strict=True)
            else:
                yield from ((block, None) for block in here[k1:k2])
                yield from ((None, block) for block in there[l1:l2])


def opcodes(first: list[Block], second: list[Block], key: Callable) -> list[tuple]:
    """Return difflib's way from one list of blocks to the other."""
    return SequenceMatcher(
        None, [key(i) for i in first], [key(i) for i in second], autojunk=False
    ).get_opcodes()


def kind(block: Block) -> tuple[str, str]:
    """Return what two languages of a block have in common in any case."""
    return block.item.kind, block.item.detail


def fingerprint(block: Block) -> tuple:
    """Return what two languages of a block have in common, numbers included."""
    facts = tuple((name, tuple(sorted(fact))) for name, fact in block.facts.items())
    return *kind(block), facts, tuple(sorted(NUMBER.findall(block.item.prose)))


def block_faults(mine: Block, theirs: Block) -> Iterator[Fault]:
    """Yield how two blocks of the same kind differ, each where there is more."""
    for block, other in ((mine, theirs), (theirs, mine)):
        place = f"{relative(other.page.path)}, line {other.line}, lacks"
        for name, facts in block.facts.items():
            for fact in Counter(facts) - Counter(other.facts.get(name, [])):
                yield block.fault(f"{place} the {name} {fact}; {MEND}")
        if code := renamed(block.codes, other.codes):
            yield block.fault(f"{place} {code}; {MEND}")
        if found := difference(block.item, other.item):
            index, here, there = found
            yield block.fault(f"{place} `{here}` and has `{there}`; {MEND}", 1 + index)
    if mine.item.detail == "markdown":
        small = (Page(block.item.text, block.page.path) for block in (mine, theirs))
        yield from parity_faults(*small, above=(mine.line, theirs.line))


def renamed(here: set[str], there: set[str]) -> str:
    """Return code in sentences for which the other language has other code; one of them may say more."""
    mine, theirs = here - there, there - here
    one, two = (" and ".join(sorted(codes)) for codes in (mine, theirs))
    translated = len(mine) == len(theirs) and in_words(one, two)
    return one if mine and theirs and not translated else ""


def difference(here: Item, there: Item) -> tuple[int, str, str] | None:
    """Return how the contents of two fences differ, where more than words do."""
    compare = here.fence and DIFFERENCES.get(here.fence.language)
    return compare(here.text, there.text) if compare else None


def agreement_faults(name: str) -> list[Fault]:
    """Return where the languages of one page disagree."""
    paths = [DOCS / language / name for language in LANGUAGES]
    if not all(path.exists() for path in paths):
        return []  # structure_faults says so
    try:
        return parity_faults(*map(read, paths))
    except FaultError as refused:
        return [refused.fault]
