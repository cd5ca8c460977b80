"""The glossary: every term in three forms, and what Simplified Chinese must come out as."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from lessonkit import DOCS
from lessonkit.faults import Fault, FaultError

GLOSSARY = DOCS / "glossary.yml"
FORMS = {
    "zh-Hant": "Traditional Chinese form",
    "zh-Hans": "Simplified Chinese form",
    "en": "English form",
}
DEFINED_IN = ("zh-Hant", "en")


@dataclass(frozen=True, eq=False)
class Glossary:
    """Terms as they stand in the file, each with its line; phrases from zh-Hant to zh-Hans.

    `planned` are lessons to come, `avoid` words with what the course says instead, by language.
    """

    terms: list[dict] = field(default_factory=list)
    phrases: dict[str, str] = field(default_factory=dict)
    planned: list[str] = field(default_factory=list)
    avoid: dict[str, dict[str, str]] = field(default_factory=dict)

    def overrides(self) -> dict[str, str]:
        """Return what OpenCC has to write for each Traditional word that the glossary knows.

        A term of one character (列, 軸) would be replaced inside other words, and OpenCC takes what
        stands behind a space for a second choice; both come out right without help.
        """
        words = dict(self.phrases)
        for term in self.terms:
            for word in [term["zh-Hant"], *term.get("also", {}).get("zh-Hant", [])]:
                if len(word) > 1 and " " not in word + term["zh-Hans"]:
                    words[word] = term["zh-Hans"]
        return words

    def avoided(self, language: str) -> dict[str, str]:
        """Return each word that the prose of a language does not use, with the word that it uses."""
        words = {word: right for word, right in self.avoid.get(language, {}).items() if word != "line"}
        for term in self.terms:
            words |= dict.fromkeys(term.get("avoid", {}).get(language, []), term[language])
        return words


class LineLoader(yaml.SafeLoader):
    """Loads YAML and keeps, in each mapping, the line on which it begins."""

    def construct_mapping(self, node, deep=False):
        return super().construct_mapping(node, deep) | {"line": node.start_mark.line + 1}


def read_glossary(path: Path = GLOSSARY) -> Glossary:
    """Return the glossary; FaultError where it isn't YAML or a term lacks a form or a definition."""
    return _read(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=1)
def _read(path: Path, _version: int) -> Glossary:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), LineLoader)  # noqa: S506, it is a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FaultError(path, line, f"this is not YAML: {error.problem}; correct it") from error
    phrases = {word: form for word, form in content["phrases"].items() if word != "line"}
    glossary = Glossary(content["terms"], phrases, content.get("planned", []), content.get("avoid", {}))
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
            for language in DEFINED_IN
            if not term.get("definition", {}).get(language)
        ]
        yield from (Fault(path, term["line"], f"term {name} has no {lack}") for lack in lacks)
        for form in ("id", *DEFINED_IN):
            if other := seen.get((form, term.get(form))):
                yield Fault(path, term["line"], f"{term[form]} is already the term {other}; keep one of them")
            seen[form, term.get(form)] = name
