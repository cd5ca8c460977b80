"""Interface words: what the interface and the widgets say, in two languages, read in any locale."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lessonkit import CODE, DOCS, LANGUAGES
from lessonkit.common.faults import Fault, FaultError
from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.common.lined_yaml import entries, once_a_version, read_mapping
from lessonkit.common.text_files import read_text
from lessonkit.language.simplified import simplify

WORDS = DOCS / "words.yml"
STORED = LastMade("words")
RUNNING = "running"
GENERATED = "zh-Hans"  # where it is to say something else than the words converted
THEME = CODE / "lessonkit" / "theme"
ASKED = re.compile(r'\bword\(\s*"([\w-]+)"|\bextra\.words\.(\w+)')


def read_words(locale: str, path: Path = WORDS) -> dict[str, str]:
    """Return each word of the interface in a locale; FaultError where one lacks a language."""
    return in_locale(load(path), locale)


def stored_words(locales: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what `read_words` does for each locale, read anew only when a file beside the pages changed."""
    return STORED.made(
        " ".join(locales), surroundings, lambda: {locale: read_words(locale) for locale in locales}
    )


def page_words(locale: str) -> dict[str, str]:
    """Return the words that each page brings with it; those for a run come when a block is run."""
    return {key: text for key, text in read_words(locale).items() if key != RUNNING}


@once_a_version
def load(path: Path) -> dict:
    """Return a YAML file of words; FaultError where it is no mapping or a word lacks a language."""
    content = read_mapping(path)
    for fault in language_faults(content, path):
        raise FaultError(fault.path, fault.line, fault.message)
    return content


def language_faults(node: Any, path: Path, name: str = "") -> Iterator[Fault]:
    """Yield the words that lack one of the written languages, or are cut in two, wherever they stand."""
    if not isinstance(node, dict):
        return
    languages = set(LANGUAGES) & set(node)
    for language in sorted(set(LANGUAGES) - languages if languages else ()):
        yield Fault(path, node["line"], f"the word {name} has no {language} form; add `{language}:`")
    for rest in sorted(set(entries(node)) - {*LANGUAGES, GENERATED} if languages else (), key=str):
        message = f"the word {name} has `{rest}` beside its languages; quote a text that holds a comma"
        yield Fault(path, node["line"], message)
    for key, value in node.items():
        yield from language_faults(value, path, key)


def in_locale(node: Any, locale: str) -> Any:
    """Return YAML's content with each word in one locale; zh-Hans is converted where it isn't written."""
    if not isinstance(node, dict):
        return node
    if set(node) >= set(LANGUAGES):
        return node[locale] if locale in node else simplify(node["zh-Hant"])
    return {key: in_locale(value, locale) for key, value in entries(node).items()}


def usage_faults(path: Path = WORDS, scripts: Path = DOCS / "assets") -> Iterator[Fault]:
    """Yield words that a script or a template asks for and the file lacks, and words that nothing names.

    FaultError where one of these files isn't UTF-8.
    """
    words = load(path)
    templates = [file for file in THEME.rglob("*") if file.suffix in (".html", ".xml")]
    files = [*scripts.rglob("*.js"), *templates, *Path(CODE, "lessonkit").rglob("*.py")]
    sources = {file: read_text(file) for file in files}
    for file, text in sources.items():
        for match in ASKED.finditer(text):
            if (key := match[1] or match[2]) not in words:
                line = text[: match.start()].count("\n") + 1
                yield Fault(
                    file,
                    line,
                    f"the word {key} is not in {path.name}; add it, `{key}: {{zh-Hant: …, en: …}}`",
                )
    used = "".join(sources.values())
    for key, form in entries(words).items():
        if f'"{key}"' not in used and f"words.{key}" not in used:
            yield Fault(path, form["line"], f"no script or template asks for the word {key}; take it out")
