"""Conversion: Traditional words of Taiwan become what the mainland says, each of them as a whole."""

import functools
import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import opencc

from lessonkit.language.word_division import Division

STEPS = "tw2sp"
SHARE = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
LONGEST = 4  # words of a phrase
RUN = re.compile(
    r" ?[\u3400-\u9fff]+|[「」『』〈〉]"
)  # a blank counts: in `20 週期`, the last word is a measure


class Conversion:
    """Converts word by word: no phrase of ours or of OpenCC's may begin or end inside a word.

    In our own words, one of a single character means that character as a word: 筆 in 兩筆, not in 紙筆.
    """

    def __init__(self, ours: dict[str, str], words: Iterable[str] = ()):
        self.ours = ours
        self.division = Division(ours, words)
        longer = {word: form for word, form in ours.items() if len(word) > 1 and " " not in word + form}
        self.convert = functools.cache(converter(longer).convert)
        self.convert_run = functools.cache(self._convert_run)

    def __call__(self, text: str) -> str:
        """Return a text with its Chinese converted; the same words come out the same wherever they stand."""
        return RUN.sub(lambda run: self.convert_run(run[0]), text)

    def _convert_run(self, run: str) -> str:
        words, forms = self.division.words(run), []
        while words:
            lengths = range(min(LONGEST, len(words)), 1, -1)
            length = next((n for n in lengths if self.is_phrase(words[:n])), 1)
            whole = "".join(words[:length])
            forms.append(self.ours.get(whole) or self.convert(whole))
            del words[:length]
        return "".join(forms)

    def is_phrase(self, words: list[str]) -> bool:
        """Say whether we or OpenCC know these words as one."""
        whole = "".join(words)
        if whole in self.ours:
            return True
        form = self.convert(whole)
        if form == "".join(map(self.convert, words)):
            return False
        cuts = range(1, len(whole))  # what OpenCC knows as a whole comes out differently wherever it is cut
        return all(self.convert(whole[:cut]) + self.convert(whole[cut:]) != form for cut in cuts)


def converter(ours: dict[str, str]) -> opencc.OpenCC:
    """Return OpenCC's conversion from Taiwan to mainland usage, with words of ours before its own."""
    settings = _absolute(json.loads((SHARE / f"{STEPS}.json").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        words, configuration = Path(folder, "words.txt"), Path(folder, "conversion.json")
        lines = [f"{word}\t{form}\n" for word, form in sorted(ours.items())]
        words.write_text("".join(lines), encoding="utf-8")
        own = {"type": "text", "file": str(words)}
        theirs = settings["segmentation"]["dict"]
        group = {"type": "group", "match_policy": "short_circuit", "dicts": [own, theirs]}
        settings["segmentation"]["dict"] = group
        settings["conversion_chain"][0]["dict"]["dicts"].insert(0, own)
        configuration.write_text(json.dumps(settings), encoding="utf-8")
        return opencc.OpenCC(str(configuration))


def _absolute(node):
    """OpenCC looks for its own dictionaries beside the configuration, and ours lies elsewhere."""
    if isinstance(node, list):
        return [_absolute(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {key: str(SHARE / value) if key == "file" else _absolute(value) for key, value in node.items()}
