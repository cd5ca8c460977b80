"""Word division: where Traditional Chinese falls into words, by jieba's counts and the course's words."""

import functools
import math
import re
from collections.abc import Iterable
from importlib.resources import files
from itertools import product
from pathlib import Path

import opencc

from lessonkit.common.fingerprints import installed
from lessonkit.common.last_made import LastMade

COUNTS = LastMade("counts of words")
LONGEST = 8  # characters of a word
COUNTED = re.compile(rf"^(\S{{1,{LONGEST}}}) (\d{{2,}}) ", re.MULTILINE)  # rarer words join by chance
NUMBERS, MEASURES = "一二两三四五六七八九十几每这那哪各", "个部道段行页支笔"
CORPUS = math.log(60e6)  # words that jieba's dictionary counted
USUAL = math.log(1000)  # a word of the course, which may be rare elsewhere
SIMPLIFIED = functools.cache(opencc.OpenCC("tw2s").convert)


class Division:
    """Divides text into the words that are likeliest together."""

    def __init__(self, course: Iterable[str], words: Iterable[str]):
        self.counts = _counts().copy()
        for word in [*phrases_apart(map(simple, course)), *map(simple, words)]:
            together = self._best(word)[0][0] + CORPUS  # as likely as its parts
            self.counts[word] = max(together, USUAL, self.counts.get(word, 0))

    def words(self, text: str) -> list[str]:
        """Return the words of a text of Han characters; joined, they are the text."""
        return self._cut(text, simple(text))

    def _cut(self, text: str, same: str) -> list[str]:
        best, words, start = self._best(same), [], 0
        while start < len(text):
            words.append(text[start : (end := best[start][1])])
            start = end
        return words

    def _best(self, text: str) -> list[tuple[float, int]]:
        """Return, for each place, how likely the best division from there on is, and where its word ends."""
        counts, length = self.counts, len(text)
        best = [(0.0, length)] * (length + 1)
        for start in reversed(range(length)):
            ends = range(start + 1, min(start + LONGEST, length) + 1)
            found = ((counts.get(text[start:end], 0 if end == start + 1 else None), end) for end in ends)
            best[start] = max(
                (count - CORPUS + best[end][0], end) for count, end in found if count is not None
            )
        return best


def simple(text: str) -> str:
    """Return the text, character by character, in the script of jieba's words."""
    return "".join(map(SIMPLIFIED, text))


def phrases_apart(course: Iterable[str]) -> list[str]:
    """Return the words; what ends with another one, as 一段程式 with 程式, is a phrase and left out."""
    known = {word for word in course if len(word) > 1}
    return sorted(word for word in known if not any(word[n:] in known for n in range(1, len(word) - 1)))


@functools.cache
def _counts() -> dict[str, float]:
    """Return the logarithm of jieba's count of each word."""
    return COUNTS.made_of(Path(__file__), "jieba", installed(), count)


def count() -> dict[str, float]:
    """Read jieba's dictionary, which takes longer than what comes of it."""
    dictionary = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    words, counts = zip(*COUNTED.findall(dictionary), strict=True)
    found = dict(zip(words, map(math.log, map(int, counts)), strict=True))
    for number, measure in product(NUMBERS, MEASURES):
        found.pop(number + measure, None)  # two words: in 三個橫列, the second begins a phrase
    return found
