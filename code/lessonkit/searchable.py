"""What the search reads of a page: its words and code, formulas as characters, no outputs or drawings."""

import json
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from lessonkit.variants import variants

TAG = re.compile(r"<[^>]+>")
FORMULA = re.compile(r"<x-math.*?<math[^>]*>(?P<spoken>.*?)</math>.*?</x-math>", re.DOTALL)
LEFT_OUT = re.compile(
    r'<div class="language-text[^"]*highlight">.*?</div>|<figure.*?</figure>|<svg.*?</svg>', re.DOTALL
)
CODE = re.compile(r"(?<=<code>).*?(?=</code>)", re.DOTALL)
OF_SEARCH = re.compile(r'\s?data-search-\w+="[^"]*"')
BOOSTS = {"authors/": 0.2}  # most readers look for what a lesson teaches


def searchable(content: str) -> str:
    """Return the HTML of a page as far as a search should find it; much less of it to take apart."""
    content = FORMULA.sub(lambda formula: TAG.sub("", formula["spoken"]), LEFT_OUT.sub("", content))
    return CODE.sub(lambda code: TAG.sub("", code[0]), content)


class Searchable:
    """Gives Material's search only what is searchable, and its index the characters of the other script."""

    @event_priority(100)
    def _before_search(self, context: dict, page: Page, **_) -> dict:
        self.whole, page.content = page.content, searchable(page.content)
        for place, boost in BOOSTS.items():
            if page.url.startswith(place):
                page.meta["search"] = {"boost": boost}
        return context

    @event_priority(-100)
    def _after_search(self, context: dict, page: Page, **_) -> dict:
        page.content = OF_SEARCH.sub("", self.whole)
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add the variants to the index, where search.js finds them."""
        place = Path(config.site_dir, "search", "search_index.json")
        index = json.loads(place.read_text(encoding="utf-8"))
        lessons = [doc["text"] for doc in index["docs"] if doc["location"].startswith("lessons/")]
        index["config"]["variants"] = variants("".join(lessons))  # the glossary shows both scripts
        place.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
