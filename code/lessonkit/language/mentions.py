"""Mentions: where the terms of the glossary stand in a text, in running Chinese as well."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lessonkit.language.glossary import Glossary, read_glossary
from lessonkit.reading.items import Item

PLURALS = [
    (r"ix$", "ices"),
    (r"is$", "es"),
    (r"(?<=[xn]im)um$", "a"),
    (r"(?<=[^aeiou])y$", "ies"),
    (r"(s|x|sh|tch|rch)$", r"\1es"),
    (r"$", "s"),
]


NAMED = re.compile(r"\[[^\]]*\]|(?<!\*)\*(?![*\s])[^*\n]+(?<!\s)\*(?!\*)")  # a link, or words in italics


@dataclass(frozen=True)
class Mention:
    """Words of a text, and what they stand for."""

    start: int
    end: int
    words: str
    meaning: str

    @property
    def in_line(self) -> str:
        """The words on one line; on a page, they may stand on two."""
        return " ".join(self.words.split())


class Vocabulary:
    """Words with what each stands for; a longer word comes before a shorter one that begins it.

    A word of one character (軸, 熵) is known but not looked for: it would be found inside other words.
    """

    def __init__(self, meanings: dict[str, str]):
        self.meanings = {key(word): meaning for word, meaning in meanings.items()}
        self.pattern = re.compile(pattern(word for word in meanings if len(word) > 1))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in a text; words without a meaning only keep others from being found there."""
        return _mentions(self, text)

    def meaning(self, words: str) -> str | None:
        """Return what these words, and no others, stand for."""
        return self.meanings.get(key(words))


@functools.lru_cache(maxsize=50_000)  # while an author works, nearly all texts are those of the last build
def _mentions(words: Vocabulary, text: str) -> tuple[Mention, ...]:
    found = [(match, words.meanings[key(match[0])]) for match in words.pattern.finditer(text)]
    return tuple(Mention(*match.span(), match[0], meaning) for match, meaning in found if meaning)


def key(words: str) -> str:
    """Return the words as they stand in the middle of a sentence, on one line."""
    words = " ".join(words.split())
    return words[:1].lower() + words[1:]


def pattern(words: Iterable[str]) -> str:
    """Return what finds the longest of these words that begins at a place.

    The words with one initial stand together behind it, so most places are passed at their first character;
    with an alternative for each word, it takes forty times as long.
    """
    endings: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        endings.setdefault(word[0].lower(), []).append(ending(word))
    found = [f"{start(initial)}(?:{'|'.join(group)})" for initial, group in endings.items()]
    return "|".join(found) or r"(?!)"


def start(initial: str) -> str:
    """Return what finds the first character of a word; in letters, not within another word."""
    return f"[{initial.upper()}{initial}](?<![A-Za-z0-9-].)" if initial.isascii() else initial


def ending(word: str) -> str:
    """Return what finds the rest of a word; in letters, up to the end of the word."""
    after = r"(?![A-Za-z0-9]|-[A-Za-z])" if word[-1].isascii() else ""
    return re.escape(word[1:]).replace(r"\ ", r"\s+") + after


def plural(word: str) -> str:
    """Return the plural of an English term."""
    ending, replacement = next(pair for pair in PLURALS if re.search(pair[0], word))
    return re.sub(ending, replacement, word, count=1)


def names(term: dict, language: str) -> list[str]:
    """Return what a term is called in the prose of a language; Chinese prose has its abbreviations too."""
    english = [term["en"], *term.get("also", {}).get("en", [])]
    if language == "en":
        return english + [plural(name) for name in english]
    abbreviations = [name for name in english if name.isupper()]
    return [term[language], *term.get("also", {}).get(language, []), *abbreviations]


def used(item: Item) -> str:
    """Return the words that a block uses: without those in a link or in italics, which it only names."""
    return NAMED.sub(" ", item.words)


def known(language: str) -> dict[str, str]:
    """Return all words of the glossary in a language, the terms with their ids, the phrases with nothing.

    A phrase in which the name of a term has another sense (`not_in`: “true shape”, 十次梯度) is one of them.
    """
    glossary = read_glossary()
    others = [phrase for term in glossary.terms for phrase in term.get("not_in", {}).get(language, [])]
    terms = {name: term["id"] for term in glossary.terms for name in names(term, language)}
    return dict.fromkeys([*(glossary.phrases if language != "en" else ()), *others], "") | terms


def vocabulary(language: str) -> Vocabulary:
    """Return the terms of the glossary in a language, each by its id."""
    return _vocabulary(language, read_glossary())


@functools.lru_cache(maxsize=4)
def _vocabulary(language: str, _glossary: Glossary) -> Vocabulary:
    return Vocabulary(known(language))
