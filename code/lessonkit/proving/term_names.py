"""Term names: a term has one name in each language, and the prose uses no other."""

import functools
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.language.glossary import Glossary, read_glossary
from lessonkit.language.introductions import prose
from lessonkit.language.mentions import Vocabulary, known, plural, used
from lessonkit.reading.pages import Page

READ = ("heading", "paragraph", "list item", "table row", "admonition", "figure")


@functools.lru_cache(maxsize=2)
def _avoided(language: str, glossary: Glossary) -> Vocabulary:
    words = glossary.avoided(language)
    if language == "en":
        words |= {plural(word): right for word, right in words.items()}
    return Vocabulary(dict.fromkeys(known(language), "") | words)


def wording_faults(page: Page, language: str) -> Iterator[Fault]:
    """Yield words that a page uses where the course has another; in italics it may speak about them."""
    words = _avoided(language, read_glossary())
    for item, _ in prose(page, READ):
        for mention in words.mentions(used(item)):
            message = f"“{mention.words}” is not this course's word; write {mention.meaning}"
            yield page.fault(item.line, f"{message}, or *{mention.words}* to speak about the word")
