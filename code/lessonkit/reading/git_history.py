"""Git history: when a file last changed, as git knows it."""

import functools
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from lessonkit import CODE, ROOT, STYLE
from lessonkit.common.faults import relative
from lessonkit.common.last_made import LastMade

DATE = "@"
DAYS = LastMade("days")


def last_change(paths: Iterable[Path], root: Path = ROOT) -> str:
    """Return the day of the latest commit that changed one of the files; empty where git doesn't know."""
    dates = days(root)
    return max((dates.get(relative(path), "") for path in paths), default="")


def dated(folders: Iterable[Path], root: Path = ROOT) -> list[tuple[str, str]]:
    """Return the days of all that pages show them of: the pages in these folders, and what they use."""
    shown = (*(f"{relative(folder)}/" for folder in [*folders, CODE / "nudge"]), relative(STYLE))
    return sorted(entry for entry in days(root).items() if entry[0].startswith(shown))


@functools.lru_cache(maxsize=1)
def days(root: Path) -> dict[str, str]:
    """Return the day of the latest commit of each file; none without the whole history of this project."""
    shallow, _, last = git(root, "rev-parse", "--is-shallow-repository", "HEAD").partition("\n")
    if shallow != "false":
        return {}  # in a shallow clone, every file seems to be from the last commit
    if not (found := DAYS.get(str(root), last)):  # nothing is found where git fails: it is asked again
        found = days_until(root, last.strip())
        DAYS.keep(str(root), last, found)
    return found


def days_until(root: Path, commit: str) -> dict[str, str]:
    """Return the day of the latest commit of each file, up to a commit."""
    found: dict[str, str] = {}
    day = ""
    for line in git(root, "log", f"--format={DATE}%cs", "--name-only", commit).splitlines():
        if line.startswith(DATE):
            day = line.removeprefix(DATE)
        elif line:
            found[line] = max(day, found.get(line, ""))
    return found


def git(root: Path, *command: str) -> str:
    """Return what git answers; nothing where there is no git or `root` is not the top of a clone."""
    here_only = os.environ | {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    options = {"cwd": root, "env": here_only, "capture_output": True, "check": True}
    try:
        return subprocess.run(["git", "-c", "core.quotepath=off", *command], **options).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return ""
