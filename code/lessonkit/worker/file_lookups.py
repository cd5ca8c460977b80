"""File lookups: what a page asks of the file system without opening it; its stored run depends on that."""

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path

LOOKS = ("stat", "lstat", "access", "readlink")
LISTS = ("os.listdir", "os.scandir")
IMPORTS = "<frozen importlib"  # lists the folders of modules: a new module is not news to all pages


def note_looks(noted: set[str]) -> None:
    """Note what is asked about, the folders that are listed, and where modules are looked for."""
    for name in LOOKS:
        setattr(os, name, noting(getattr(os, name), noted))
    sys.addaudithook(functools.partial(note_list, noted))


def noting(look: Callable, noted: set[str]) -> Callable:
    """Return a function of `os` that notes the path which it is given."""

    @functools.wraps(look)
    def looking(path, *arguments, **options):
        if isinstance(path, str | bytes | os.PathLike):
            noted.add(str(absolute(path)))
        return look(path, *arguments, **options)

    return looking


def note_list(noted: set[str], event: str, arguments: tuple) -> None:
    """Note a folder that is listed, and where a module would be."""
    if event in LISTS and not sys._getframe(1).f_code.co_filename.startswith(IMPORTS):
        path = arguments[0] if arguments[0] is not None else "."
        if not isinstance(path, int):
            noted.add(f"{absolute(path)}/")  # the slash: its list counts
    elif event == "import":
        for folder in sys.path:
            place = absolute(folder or ".").joinpath(*arguments[0].split("."))
            noted |= {f"{place}.py", str(place / "__init__.py")}


def absolute(path: str | bytes | os.PathLike) -> Path:
    return Path(os.fsdecode(path)).absolute()
