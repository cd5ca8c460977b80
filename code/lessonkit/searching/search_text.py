"""Search text: what the search reads of a page: words, code, formulas as characters, but no outputs."""

import json
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from lessonkit.searching.script_variants import variants
from lessonkit.searching.synonyms import synonyms

TAG = re.compile(r"<[^>]+>")
FORMULA = re.compile(r"<x-math.*?<math[^>]*>(?P<spoken>.*?)</math>.*?</x-math>", re.DOTALL)
LEFT_OUT = re.compile(
    r'<div class="language-text[^"]*highlight">.*?</div>|<figure.*?</figure>|<svg.*?</svg>', re.DOTALL
)
THIN = re.compile("[\u2000-\u200a]+")  # blanks by which a formula sets its signs apart
RAISED = re.compile(r"<m[in][^>]*>([^<]+)</m[in]></msup>")
DEFINED = re.compile(r"<dt[^>]*>(?P<term>.*?)</dt>\s*<dd[^>]*>(?P<meaning>.*?)</dd>", re.DOTALL)
FORM = re.compile(r'(?=<span [^>]*class="(?:form|note))')
CODE = re.compile(r"(?<=<code>).*?(?=</code>)", re.DOTALL)
SUPERSCRIPTS = str.maketrans("0123456789in", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱⁿ")
CUT = "\u200b"  # where the search divides Chinese
# What the names of terms weigh; Material gives a word of a title 1000, and one of a text 1.
NAMES = {"names": 3500, "titled": 2000, "longer": 1650}
ENGLISH = {"names": 3000, "titled": 2000, "longer": 2200}


def searchable(content: str) -> str:
    """Return the HTML of a page as far as a search should find it; much less of it to take apart."""
    content = FORMULA.sub(lambda formula: characters(formula["spoken"]), LEFT_OUT.sub("", content))
    content = DEFINED.sub(lambda entry: f"<p>{FORM.sub(' ', ' '.join(entry.groups()))}</p>", content)
    return CODE.sub(lambda code: TAG.sub("", code[0]), content)


def characters(spoken: str) -> str:
    """Return a formula on one line: 13³, not 133."""
    raised = RAISED.sub(lambda raised: raised[1].translate(SUPERSCRIPTS), spoken)
    return THIN.sub("", TAG.sub("", raised))


class Searchable:
    """Gives the index of Material's search what readers may type."""

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add to the index the names of terms, and for search.js the characters of the other script."""
        place = Path(config.site_dir, "search", "search_index.json")
        index = json.loads(place.read_text(encoding="utf-8"))
        weights = ENGLISH if config.extra["locale"] == "en" else NAMES
        index["config"]["fields"] |= {kind: {"boost": weight} for kind, weight in weights.items()}
        lessons = [doc for doc in index["docs"] if doc["location"].startswith("lessons/")]
        titles = {
            doc["location"]: doc["title"].replace(CUT, "") for doc in lessons if "#" not in doc["location"]
        }
        names = synonyms(config.extra["locale"], titles)
        for doc in index["docs"]:
            if doc["location"] in names:
                doc |= names[doc["location"]]
        index["config"]["variants"] = variants(
            "".join(doc["text"] for doc in lessons)
        )  # others show both scripts
        index["config"]["understood"] = config.extra["words"]["understood"]
        place.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
