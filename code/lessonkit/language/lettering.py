"""Lettering: characters and words that do not belong to the language of a text."""

import functools
import re
from pathlib import Path

import opencc

from lessonkit.common.fingerprints import installed
from lessonkit.common.last_made import LastMade

FOREIGN = LastMade("foreign letters")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LACKING = b"\xff"
# How each script is converted to the other, its own standard, and where in that the rare characters begin.
STANDARDS = {"zh-Hans": ("t2s", "gb2312", LACKING), "zh-Hant": ("s2t", "big5", b"\xc9\x40")}
ENGLISH = re.compile(r"\b[A-Za-z]{2,} (?:[A-Za-z’']+ )?[a-z]{2,}\b")
CITED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|DOI|“")  # names of works and people stay as they are


@functools.cache
def wrong_letters(language: str) -> re.Pattern:
    """Return the characters that no text in a language has: Han in English, or of one Chinese script alone.

    What the standard of a script lists among its own common characters is none of the other: 后, 里, 乾.
    """
    if language == "en":
        return HAN
    letters = FOREIGN.made_of(Path(__file__), language, installed(), lambda: foreign(language))
    return re.compile(f"[{letters}]")


def foreign(language: str) -> str:
    """Return the characters of the other Chinese script alone."""
    conversion, encoding, end = STANDARDS[language]
    letters = [*map(chr, range(0x4E00, 0xA000))]
    converted = opencc.OpenCC(conversion).convert("\n".join(letters)).split("\n")
    changed = (letter for letter, other in zip(letters, converted, strict=True) if letter != other)
    return "".join(letter for letter in changed if encoded(letter, encoding) >= end)


def encoded(letter: str, encoding: str) -> bytes:
    """Return a character in an encoding; what it lacks comes last."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return LACKING


def wrong_letter(words: str, language: str) -> re.Match | None:
    """Return the first character that the language does not have; of languages other than ours, none."""
    return wrong_letters(language).search(words) if language in {"en", *STANDARDS} else None


def untranslated(words: str, language: str) -> re.Match | None:
    """Return English words in what should be Chinese; where a work is cited, they are its name."""
    if not language.startswith("zh") or HAN.search(words) or CITED.search(words):
        return None
    return ENGLISH.search(words)
