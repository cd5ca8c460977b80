"""Untranslated: code and formulas are marked, so that a browser's translation leaves them as they are."""

import re

from markdown.postprocessors import Postprocessor

from lessonkit.common.extensions import extends

# A block of code as a whole: what is inside needs no mark of its own.
MARKED = re.compile(r"<pre\b.*?</pre>|<(?:code|x-math)\b", re.DOTALL)
TAG = re.compile(r"<[\w-]+")


class Untranslated(Postprocessor):
    """Adds the mark to the HTML of a page."""

    def run(self, text: str) -> str:
        return MARKED.sub(lambda part: TAG.sub(r'\g<0> translate="no"', part[0], count=1), text)


makeExtension = extends(Untranslated)  # noqa: N816
