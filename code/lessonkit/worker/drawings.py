"""Drawings: the figures that a block saves, as SVG files in the page's own folder."""

import functools
import os
from collections.abc import Callable
from pathlib import Path, PurePath

from lessonkit.worker.refusals import RefusedError


def svg_name(name: str) -> str:
    """Return the name by which a figure can be saved and shown."""
    path = PurePath(name)
    return path.name if path.suffix == ".svg" else f"{path.stem}.svg"


def drawings(directory: Path) -> dict[str, str]:
    """Return the SVG files of the directory by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.svg"))}


def as_svg_only() -> None:
    """Let figures be saved in the one way in which a page can show them; data in memory is no figure."""
    from matplotlib import pyplot  # only in a worker: the checks need none of it
    from matplotlib.figure import Figure

    Figure.savefig = _as_svg(Figure.savefig)

    @functools.wraps(pyplot.savefig)
    def savefig(*arguments, **options):
        return pyplot.gcf().savefig(*arguments, **options)

    pyplot.savefig = savefig  # that of pyplot draws each figure once more, for a window that nobody has


def _as_svg(save: Callable) -> Callable:
    @functools.wraps(save)
    def savefig(figure, target, *arguments, **options):
        if isinstance(target, str | os.PathLike):
            wanted, kind = svg_name(os.fspath(target)), options.get("format") or "svg"
            if os.fspath(target) != wanted or kind != "svg":
                does = f"draws `{target}`, and figures are SVG in the page's own folder"
                raise RefusedError(f'{does}; write `savefig("{wanted}")` and `![…]({wanted})`')
        return save(figure, target, *arguments, **options)

    return savefig
