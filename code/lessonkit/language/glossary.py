"""The glossary: every term in three forms, and what Simplified Chinese must come out as."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lessonkit import DOCS, LANGUAGES
from lessonkit.common.faults import Fault, FaultError
from lessonkit.common.lined_yaml import entries, once_a_version, read_mapping

GLOSSARY = DOCS / "glossary.yml"
FORMS = {
    "zh-Hant": "Traditional Chinese form",
    "zh-Hans": "Simplified Chinese form",
    "en": "English form",
}


@dataclass(frozen=True, eq=False)
class Glossary:
    """Terms as they stand in the file, each with its line; phrases from zh-Hant to zh-Hans.

    `avoid` are words with what the course says instead, by language; `words` matter only for dividing text.
    """

    terms: list[dict] = field(default_factory=list)
    phrases: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    avoid: dict[str, dict[str, str]] = field(default_factory=dict)

    def overrides(self) -> dict[str, str]:
        """Return what OpenCC has to write for each Traditional word that the glossary knows.

        A term of one character (列, 軸) means more than the term, and OpenCC takes what stands
        behind a space for a second choice; both come out right without help.
        """
        words = dict(self.phrases)
        for term in self.terms:
            for word in [term["zh-Hant"], *term.get("also", {}).get("zh-Hant", [])]:
                if len(word) > 1 and " " not in word + term["zh-Hans"]:
                    words[word] = term["zh-Hans"]
        return words

    def avoided(self, language: str) -> dict[str, str]:
        """Return each word that the prose of a language does not use, with the word that it uses."""
        words = dict(self.avoid.get(language, {}))
        for term in self.terms:
            words |= dict.fromkeys(term.get("avoid", {}).get(language, []), term[language])
        return words


def read_glossary(path: Path = GLOSSARY) -> Glossary:
    """Return the glossary; FaultError where it isn't YAML or a term lacks a form or a definition."""
    return _read(path)


@once_a_version
def _read(path: Path) -> Glossary:
    content = read_mapping(path)
    avoid = {language: entries(words) for language, words in entries(content.get("avoid", {})).items()}
    glossary = Glossary(content["terms"], entries(content["phrases"]), content.get("words", []), avoid)
    for fault in term_faults(glossary, path):
        raise FaultError(fault.path, fault.line, fault.message)
    return glossary


def term_faults(glossary: Glossary, path: Path = GLOSSARY) -> Iterator[Fault]:
    """Yield what is missing or there twice, with its line."""
    seen: dict[tuple[str, str], str] = {}
    for term in glossary.terms:
        name = term.get("id") or "(without id)"
        lacks = [f"{meaning}; add `{form}:`" for form, meaning in FORMS.items() if not term.get(form)]
        lacks += [
            f"definition; add `definition: {{{language}: …}}`"
            for language in LANGUAGES
            if not term.get("definition", {}).get(language)
        ]
        yield from (Fault(path, term["line"], f"term {name} has no {lack}") for lack in lacks)
        for form in ("id", *LANGUAGES):
            if other := seen.get((form, term.get(form))):
                yield Fault(path, term["line"], f"{term[form]} is already the term {other}; keep one of them")
            seen[form, term.get(form)] = name
