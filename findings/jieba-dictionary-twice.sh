#!/usr/bin/env bash
# jieba: the same user dictionary, loaded a second time, divides other sentences than the first time.
#
# Expected: to load a dictionary of one's own is to set the counts of its words. A second load of the same file,
# as when a server builds its search index again, sets the same counts, so nothing changes.
#
# Why it is otherwise: each word that is added raises the total of all counts by its count, also when it is known
# with that count already. Every word of the dictionary then looks rarer than it is, so that words which nobody
# added fall apart into single characters, and these are joined anew by the model for unknown words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jieba==0.42.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import logging
import sys
from importlib.metadata import version

import jieba

jieba.setLogLevel(logging.WARNING)
WORDS = "".join(f"課程詞{number} 100000 n\n" for number in range(480))  # words that the sentences do not have
SENTENCES = ["再慢慢调高", "更新次数太少", "训练损失还能再降"]
seen = []
print("jieba", version("jieba"))
for loads in range(4):
    if loads:
        jieba.load_userdict(io.BytesIO(WORDS.encode()))
    seen.append([" ".join(jieba.cut(sentence)) for sentence in SENTENCES])
    print(f"loaded {loads} times, counts in all {jieba.dt.total:,}:", " | ".join(seen[-1]))
print("expected: the same from the first load on; seen:", "the same" if seen[1] == seen[2] == seen[3] else "others")
sys.exit(seen[1] == seen[2] == seen[3])
PYTHON
