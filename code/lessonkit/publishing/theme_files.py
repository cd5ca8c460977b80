"""Theme files: what a site is given of its theme, found without a look at each of the theme's icons."""

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class Visible(FileSystemLoader):
    """Lists no hidden folder: MkDocs takes nothing from there, and Material's has eleven thousand icons."""

    def list_templates(self) -> list[str]:
        names = {os.path.relpath(path, folder) for folder in self.searchpath for path in visible(str(folder))}
        return sorted(name.replace(os.sep, "/") for name in names)


def visible(folder: str) -> list[str]:
    """Return the files of a folder that are not in a hidden one."""
    entries = list(os.scandir(folder))
    below = [entry for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
    files = [entry.path for entry in entries if not entry.is_dir()]
    return files + [path for entry in below for path in visible(entry.path)]


def list_visible(theme: Theme) -> None:
    """Let the environments of a theme list what is visible; templates find icons as before."""
    get_env = theme.get_env

    def with_visible() -> Environment:
        environment = get_env()
        environment.loader = Visible(theme.dirs)
        return environment

    theme.get_env = with_visible
