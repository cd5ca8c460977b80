"""What holds on every Python from 3.11 on, and needs nothing but its standard library.

Beside pytest, `python tests/test_every_python.py` runs it with any of them; `make pythons` with all.
"""

import hashlib
import runpy
import struct
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("code/**/*.py", "tests/**/*.py", "benchmarks/*.py", "docs/*/labs/*.py", "conftest.py")
DATA = runpy.run_path(str(ROOT / "code/nudge/data/generators.py"))  # its package needs torch

FIRST = {  # generator, arguments: the first numbers, spelled out
    ("lcg", 1, 3): ["0x1.303b972260773p-2", "0x1.b446ab0b688d5p-2", "0x1.cc8af6139915fp-1"],
    ("bell", 42, 3): ["-0x1.7dc56a02fb900p-5", "0x1.65de41becbbc4p+0", "-0x1.0341f68c06848p+0"],
}
FINGERPRINTS = {  # generator, arguments: the fingerprint of all bits
    ("lcg", 1, 1000): "541389551801e965",
    ("lcg", 2026, 1000): "8674ba1967ec861e",
    ("lcg", 2**31, 10): "fa40f9fe8227af53",
    ("lcg", -7, 10): "049b79be9a5342be",
    ("bell", 42, 1000): "083583b4cb572527",
    ("bell", 1, 1000): "d8ed876e97c39a79",
    ("bell", 2026, 7): "d77a425c0ae424f6",
}


def fingerprint(numbers):
    """Return the same word for the same bits only."""
    return hashlib.sha256(struct.pack(f"<{len(numbers)}d", *numbers)).hexdigest()[:16]


def test_the_first_numbers_are_these():
    assert {key: [number.hex() for number in DATA[key[0]](*key[1:])] for key in FIRST} == FIRST


def test_all_numbers_are_the_same_to_the_last_bit():
    assert {key: fingerprint(DATA[key[0]](*key[1:])) for key in FINGERPRINTS} == FINGERPRINTS


def test_all_code_compiles_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path in (path for pattern in SOURCES for path in sorted(ROOT.glob(pattern))):
            compile(path.read_text(encoding="utf-8"), str(path), "exec")


if __name__ == "__main__":
    tests = [test for name, test in list(globals().items()) if name.startswith("test_")]
    for test in tests:
        test()
    print(f"{len(tests)} tests pass with Python {sys.version.split()[0]}")
