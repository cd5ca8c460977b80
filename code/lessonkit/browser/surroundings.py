"""Surroundings: what a page's program finds in a browser in place of torch, matplotlib and a terminal."""

import builtins
import sys

import pocket

ABSENT = ("", ".animation", ".axes", ".cm", ".colors", ".figure", ".lines", ".patches", ".pyplot", ".ticker")
BRIDGES = ("js", "pyodide_js")  # from Python to the browser: no page needs them
saved: list[str] = []  # the figures that were saved since this was last cleared


class Drawing:
    """Stands for matplotlib and all that is in it: it can be called and unpacked, and draws nothing."""

    __spec__ = None

    def __getattr__(self, name: str) -> "Drawing":
        return Drawing()

    def __call__(self, *arguments, **options) -> "Drawing":
        return self

    def __iter__(self):
        return iter((self, self))  # figure, axes = plt.subplots()

    def __getitem__(self, index: object) -> "Drawing":
        return self

    def __enter__(self) -> "Drawing":
        return self

    def __exit__(self, *error) -> None:
        pass

    def savefig(self, name: object, *arguments, **options) -> None:
        """Note that a figure would be saved."""
        saved.append(str(name))


def settle() -> None:
    """Put what a program may import or ask for into the state in which every program finds it."""
    pocket.as_torch()
    sys.modules |= {f"matplotlib{name}": Drawing() for name in ABSENT}
    sys.meta_path = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]
    for name in BRIDGES:
        sys.modules.pop(name, None)
    builtins.input = no_input


def no_input(prompt: object = "") -> str:
    """Raise EOFError, as Python does where nobody types."""
    raise EOFError("nobody types here")
