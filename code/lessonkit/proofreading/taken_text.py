"""Taken text: a notebook says between its blocks what its page says, numbers and formulas included."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.proofreading.blocks import CELLS, Block, squeezed
from lessonkit.proofreading.promised_blocks import promised
from lessonkit.proofreading.readback import OTHER_SCRIPT
from lessonkit.proofreading.taken_along import MEND
from lessonkit.reading.pages import Page
from lessonkit.reading.shared_pages import read
from lessonkit.taking.notebooks import FOLDERS

UNTOLD = ("fence", "rule", "generated")  # no text, or told by other checks
TARGET = re.compile(r"\]\((?:[^()\s]|\([^()]*\))*\)")
TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?>")
NOTE = re.compile(r"\[\d+\]")
SIGNS = re.compile(rf"[$|>{CELLS}]")  # which stand around formulas, cells and quotes


def taken_text(path: Path, config: MkDocsConfig) -> Iterator[Fault]:
    """Yield the blocks of a page whose words its notebook lacks."""
    locale = config.extra["locale"]
    generated = locale != config.extra["locales"][locale]["source"]
    if path.parent.name in FOLDERS:
        file = Path(config.site_dir, path.parent.name, path.stem, f"{path.stem}.ipynb")
        yield from text_faults(read(path, locale), file, generated)


def text_faults(page: Page, file: Path, generated: bool) -> Iterator[Fault]:
    """Yield the blocks of a page whose words its notebook lacks; of generated Chinese, all but the words."""
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    there = [bare(text, generated), bare(NOTE.sub("", text), generated)]  # `[1]` is a note, or an index
    for block in filter(told, promised(page, lambda tex, _: squeezed(tex))):
        if not any(bare(block.words, generated) in each for each in there):
            yield page.fault(block.line, f"{file.name} does not say what this {block.kind} says; {MEND}")


def told(block: Block) -> bool:
    """Say whether a notebook has the words of a block; it has no widgets."""
    return block.kind not in UNTOLD and "widget" not in block.detail


def bare(text: str, generated: bool) -> str:
    """Return a text without markup and blanks; of generated Chinese, a sign for each run of characters."""
    plain = squeezed(SIGNS.sub("", html.unescape(TAG.sub("", TARGET.sub("", text)))))
    return OTHER_SCRIPT.sub(CELLS, plain) if generated else plain
