"""Lined YAML: files of ours in which every mapping knows its line, so that a fault can name it."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from lessonkit.common.faults import FaultError
from lessonkit.common.text_files import read_text

LINE = "line"
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # not everywhere there is one in C


class LineLoader(FAST):
    """Loads YAML and keeps, in each mapping, the line on which it begins."""

    def construct_mapping(self, node, deep=False):
        return super().construct_mapping(node, deep) | {LINE: node.start_mark.line + 1}


def read_mapping(path: Path) -> dict:
    """Return the mapping that a file holds; FaultError where it isn't YAML or is something else."""
    try:
        content = yaml.load(read_text(path), LineLoader)  # noqa: S506, it is a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FaultError(path, line, f"this is not YAML: {error.problem}; correct it") from error
    if not isinstance(content, dict):
        raise FaultError(path, 1, "this is not a mapping; give each entry its name, as in `name: …`")
    return content


def once_a_version(read: Callable[[Path], Any]) -> Callable[[Path], Any]:
    """Remember what a function makes of a file, until the file changes; nobody may change what it returns."""

    @functools.lru_cache
    def remembered(path: Path, _version: int) -> Any:
        return read(path)

    return functools.wraps(read)(lambda path: remembered(path, path.stat().st_mtime_ns))


def entries(mapping: dict) -> dict:
    """Return a mapping without its line."""
    return {key: value for key, value in mapping.items() if key != LINE}
