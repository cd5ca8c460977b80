"""Checks of console blocks: every command behind `$` exists, as a target of the Makefile or as a program."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from lessonkit import ROOT
from lessonkit.common.faults import Fault
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page

PROGRAMS = {"apt", "cd", "git", "pip", "py", "python", "python3", "source"}  # a reader's machine has these
TARGET = re.compile(r"^([\w-]+):", re.MULTILINE)
SETTING = re.compile(r"\w+=")


def check_console(page: Page, item: Item) -> Iterator[Fault]:
    """Check that each line is a command, and that there is such a command."""
    for index, line in enumerate(item.text.splitlines()):
        if not line.startswith("$ "):
            yield page.fault(item.fence.at(index), "this is no command; begin it with `$ `, or take it out")
        elif flaw := command_flaw(line[2:]):
            yield page.fault(item.fence.at(index), flaw)


def command_flaw(command: str) -> str:
    """Return what is wrong with a command, or nothing."""
    words = [word for word in shlex.split(command, posix=False) if not SETTING.match(word)]
    program = re.split(r"[/\\]", words[0])[-1] if words else ""
    if program == "make":
        unknown = sorted(set(words[1:]) - targets())
        return f"the Makefile has no target {unknown[0]}; correct the command" if unknown else ""
    if program not in PROGRAMS | commands():
        return f"there is no command `{program}` after the installation; correct it"
    return ""


@cache
def targets() -> set[str]:
    """Return the targets of the Makefile."""
    return set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


@cache
def commands() -> set[str]:
    """Return the commands that the installed packages bring."""
    return {entry.name for entry in entry_points(group="console_scripts")}
