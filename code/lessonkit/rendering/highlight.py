"""Highlight: a block of code in colours, which are found once for all locales that show the same block."""

import re

from pymdownx.highlight import Highlight, HighlightExtension

# Names, operators, brackets and the like have the ink of the text around them. Nearly a third of all elements
# of a lesson were theirs, and each costs a reader's phone time.
PLAIN = re.compile(r'<span class="(?:fm|kc|n|o|p|vm|w)">([^<]*)</span>|<span></span>')
KEPT = 10_000  # more than the blocks of a locale, or the next one would find none of its own
coloured: dict[str, str] = {}


class Remembering(Highlight):
    """Colours a block; what is the same in all that decides about its HTML has the same HTML."""

    def highlight(self, src, language, css_class="highlight", code_block_count=0, **options) -> str:
        settings = {name: value for name, value in vars(self).items() if name != "md"}
        key = repr(
            [src, language, css_class, options, settings]
        )  # lines have no numbers, so the count has no say
        if key not in coloured:
            while len(coloured) >= KEPT:
                del coloured[next(iter(coloured))]
            html = super().highlight(src, language, css_class, **options)
            coloured[key] = PLAIN.sub(r"\1", html)
        return coloured[key]


class Remembered(HighlightExtension):
    """As pymdownx.highlight."""

    def get_pymdownx_highlighter(self) -> type[Highlight]:
        return Remembering


def makeExtension(**options) -> Remembered:  # noqa: N802
    return Remembered(**options)
