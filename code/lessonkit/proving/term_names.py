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
    return Vocabulary(words)


@functools.lru_cache(maxsize=2)
def _among_known(language: str, glossary: Glossary) -> Vocabulary:
    """Return the same, where a longer word that is known may hold one of them; it takes long to make."""
    return Vocabulary(dict.fromkeys(known(language), "") | _avoided(language, glossary).meanings)


def wording_faults(page: Page, language: str) -> Iterator[Fault]:
    """Yield words that a page uses where the course has another; in italics it may speak about them."""
    glossary = read_glossary()
    avoided = _avoided(language, glossary)
    for item, _ in prose(page, READ):
        text = used(item)
        for mention in _among_known(language, glossary).mentions(text) if avoided.mentions(text) else ():
            message = f"“{mention.in_line}” is not this course's word; write {mention.meaning}"
            yield page.fault(item.line, f"{message}, or *{mention.in_line}* to speak about the word")
