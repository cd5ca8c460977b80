"""Synonyms: by which names a reader may look for what a section introduces or a title says."""

import functools
from collections.abc import Iterator

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


def longer(word: str, name: str, names: set[str]) -> bool:
    """Say whether a word of a name, but not its last, is a name, or begins with one: model, 模型偏差."""
    if word in names and not name.endswith(word):
        return True
    return not word.isascii() and any(word[:end] in names for end in range(2, len(word)))


def named(locale: str, titles: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield addresses, each with a term, and whether it is introduced there (`names`) or in the title."""
    places = {name: address.replace(".md#", "/#") for name, (_, address) in introduced(locale).items()}
    yield from ((places.get(term["id"], ELSEWHERE), term["id"], "names") for term in read_glossary().terms)
    for address, title in titles.items():
        yield from ((address, mention.meaning, "titled") for mention in vocabulary(locale).mentions(title))


def synonyms(locale: str, titles: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return the names to look for at each address of the site, given the titles of lessons by address.

    What is a name by itself, or begins with one, is among the `longer`: who types 模型 or model means that
    term, although a search for what begins so finds the rare 模型偏差 first.
    """
    terms = {term["id"]: term for term in read_glossary().terms}
    names = {name: sought(term, locale) for name, term in terms.items()}
    whole = {form for forms in names.values() for form in forms}
    found = {}
    for address, name, kind in named(locale, titles):
        kinds = found.setdefault(address, {"names": {}, "titled": {}, "longer": {}})
        for form in names[name]:
            for word in form.split(" "):
                kinds["longer" if longer(word, form, whole) else kind][word] = None
    return {
        address: {kind: " ".join(forms) for kind, forms in kinds.items()} for address, kinds in found.items()
    }
