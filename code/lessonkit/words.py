"""Words: what the interface says in each locale."""

from pathlib import Path

import yaml

from lessonkit import DOCS
from lessonkit.faults import FaultError
from lessonkit.glossary import LineLoader
from lessonkit.simplified import simplify

WORDS = DOCS / "words.yml"
WRITTEN = {"zh-Hant", "en"}


def read_words(locale: str, path: Path = WORDS) -> dict[str, str]:
    """Return each word of the interface in a locale; FaultError where one lacks a language."""
    forms = yaml.load(path.read_text(encoding="utf-8"), LineLoader)  # noqa: S506, it is a SafeLoader
    del forms["line"]
    for key, form in forms.items():
        for language in sorted(WRITTEN - set(form)):
            raise FaultError(path, form["line"], f"the word {key} has no {language} form; add `{language}:`")
    if locale in WRITTEN:
        return {key: form[locale] for key, form in forms.items()}
    return {key: simplify(form["zh-Hant"]) for key, form in forms.items()}
