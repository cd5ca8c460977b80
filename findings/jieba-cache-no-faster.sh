#!/usr/bin/env bash
# jieba: to start from its cache takes as long as to read its dictionary anew.
#
# Expected: jieba stores the dictionary that it has taken apart in a file, and loads that file at each later start,
# since this is quicker: a good part of the time that reading the dictionary takes should be saved.
#
# Why it is otherwise: the file is read with `marshal.load` from an open file, and Python asks a file object for
# the few bytes of each of a million values, one after another. `marshal.loads` of the same bytes, read at once,
# takes about a third of the time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jieba==0.42.1
TMPDIR="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import logging
import marshal
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir

import jieba

jieba.setLogLevel(logging.WARNING)
CACHE = Path(gettempdir(), "jieba.cache")


def seconds(work):
    """Return the least processor time of three tries."""
    tries = []
    for _ in range(3):
        start = time.process_time()
        work()
        tries.append(time.process_time() - start)
    return min(tries)


jieba.Tokenizer().initialize()  # the first start writes the cache
assert CACHE.exists()
words = jieba.Tokenizer()
read = seconds(lambda: words.gen_pfdict(words.get_dict_file()))
cached = seconds(lambda: jieba.Tokenizer().initialize())
at_once = seconds(lambda: marshal.loads(CACHE.read_bytes()))
print("jieba", version("jieba"), "on Python", platform.python_version())
print(f"dictionary read anew {read:.2f} s, start from the cache {cached:.2f} s, same bytes at once {at_once:.2f} s")
print(f"expected: a start from the cache in half the time or less; seen: {cached / read:.1f} of it")
sys.exit(not (cached > 0.7 * read and at_once < 0.6 * cached))
PYTHON
