"""Synonyms: by which names a reader may look for what a section introduces or a title says."""

import functools

import opencc

from lessonkit.language.glossary import read_glossary
from lessonkit.language.mentions import plural, vocabulary
from lessonkit.rendering.glossary_page import introduced

SCRIPTS = {"zh-Hant": "s2t", "zh-Hans": "t2s"}
ELSEWHERE = "glossary/"  # what no lesson introduces yet stands in the glossary


def called(term: dict, language: str) -> list[str]:
    """Return all names of a term in a language, those that the prose avoids as well."""
    others = [name for more in ("also", "avoid") for name in term.get(more, {}).get(language, [])]
    return [term[language], *others]


@functools.cache
def script(locale: str) -> opencc.OpenCC:
    """Return the conversion of characters, not of words, into the script of a locale."""
    return opencc.OpenCC(SCRIPTS[locale])


def sought(term: dict, locale: str) -> list[str]:
    """Return the names by which readers of a locale look for a term, also plurals that begin otherwise."""
    english = called(term, "en")
    found = english + [form for name in english if not (form := plural(name)).startswith(name)]
    if locale in SCRIPTS:
        chinese = [name for language in SCRIPTS for name in called(term, language)]
        found += [*map(script(locale).convert, chinese), *chinese]
    return found


def synonyms(locale: str, titles: dict[str, str]) -> dict[str, str]:
    """Return the names to look for at each address of the site, given the titles of lessons by address."""
    terms = {term["id"]: term for term in read_glossary().terms}
    places = {name: address.replace(".md#", "/#") for name, (_, address) in introduced(locale).items()}
    named = [(places.get(name, ELSEWHERE), name) for name in terms]
    for address, title in titles.items():
        named += [(address, mention.meaning) for mention in vocabulary(locale).mentions(title)]
    found = {}
    for address, name in named:
        found.setdefault(address, []).extend(sought(terms[name], locale))
    return {address: " ".join(dict.fromkeys(names)) for address, names in found.items()}
