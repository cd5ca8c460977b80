"""The fonts of formulas: of each, the built site has only the characters that its formulas show."""

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import fontTools

from lessonkit import CACHE
from lessonkit.common.fingerprints import fingerprint
from lessonkit.common.whole_files import read_whole, write_whole

FONTS = "assets/vendor/katex/fonts"
COPYRIGHT = 0  # the number of this name in a font
TAG = re.compile(r"<[^>]*>")
ITALIC = "KaTeX_Math-Italic"  # the font of letters that stand for numbers, and of nothing else
LETTER = re.compile(r'<span class="[^"]*\bmathnormal\b[^>]*>([^<]*)</span>')


def lighten_fonts(site: Path) -> None:
    """Take out of the fonts of a built site what no formula of its pages shows in them."""
    pages = [shown(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")]
    letters, others = ("".join(sorted(set().union(*each))) for each in zip(*pages, strict=True))
    for path in (site / FONTS).glob("*.woff2"):
        path.write_bytes(lightened(path.read_bytes(), letters if path.stem == ITALIC else others))


def shown(text: str) -> tuple[set[str], set[str]]:
    """Return the characters of all formulas of a built page: of the letters in italics, and of all else."""
    page = "".join(formulas(text))
    return set(html.unescape("".join(LETTER.findall(page)))), set(
        html.unescape(TAG.sub("", LETTER.sub("", page)))
    )


def formulas(text: str) -> Iterator[str]:
    """Yield the HTML of each formula of a page, without its MathML."""
    for rest in text.split('<span class="katex-html"')[1:]:
        yield "<span " + rest.partition("</x-math>")[0]


def lightened(font: bytes, characters: str) -> bytes:
    """Return a font with these of its characters alone, as it was stored or made now."""
    place = (
        CACHE
        / "fonts"
        / fingerprint(font, characters, Path(__file__).read_bytes(), fontTools.version, brotli.__version__)
    )
    if (stored := read_whole(place)) is None:
        stored = made(font, characters)
        write_whole(place, stored)
    return stored


def made(font: bytes, characters: str) -> bytes:
    """Return a font with these of its characters alone.

    Without hints: those of KaTeX weigh as much as its outlines, and no screen of today needs them; and
    without names, except who made it: a page calls it by its own.
    """
    from fontTools import subset  # slow to import, and seldom needed
    from fontTools.ttLib.woff2 import WOFF2FlavorData

    options = subset.Options(flavor="woff2", hinting=False, name_IDs=[COPYRIGHT])
    options.drop_tables += ["gasp"]  # when to use hints
    file, target = subset.load_font(io.BytesIO(font), options), io.BytesIO()
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(file)
    file.flavorData = WOFF2FlavorData(transformedTables=["glyf", "loca", "hmtx"])  # all that can be packed
    subset.save_font(file, target, options)
    return target.getvalue()
