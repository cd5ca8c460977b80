"""What the search reads of a page: its words and code, formulas as characters, no outputs or drawings."""

import re

from mkdocs.plugins import CombinedEvent, event_priority

TAG = re.compile(r"<[^>]+>")
FORMULA = re.compile(r"<x-math.*?<semantics>(?P<spoken>.*?)(?:<annotation.*?)?</x-math>", re.DOTALL)
LEFT_OUT = re.compile(
    r'<div class="language-text[^"]*highlight">.*?</div>|<figure.*?</figure>|<svg.*?</svg>', re.DOTALL
)
CODE = re.compile(r"(?<=<code>).*?(?=</code>)", re.DOTALL)
OF_SEARCH = re.compile(r'\s?data-search-\w+="[^"]*"')


def searchable(content: str) -> str:
    """Return the HTML of a page as far as a search should find it; much less of it to take apart."""
    content = FORMULA.sub(lambda formula: TAG.sub("", formula["spoken"]), LEFT_OUT.sub("", content))
    return CODE.sub(lambda code: TAG.sub("", code[0]), content)


class Searchable:
    """Gives Material's search, which reads a page between these two events, only what is searchable."""

    @event_priority(100)
    def _before_search(self, context: dict, page, **_) -> dict:
        self.whole, page.content = page.content, searchable(page.content)
        return context

    @event_priority(-100)
    def _after_search(self, context: dict, page, **_) -> dict:
        page.content = OF_SEARCH.sub("", self.whole)
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)
