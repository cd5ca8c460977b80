"""Pages offline: links to files instead of folders, scripts and a search that work from disk."""

import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r'(?<=\shref=")(?P<path>[^"#?:]+)(?=["#?])')
LANGUAGE = re.compile(r'(?<=<a href=")[^"]*(?=" hreflang="(?P<locale>[\w-]+)" class="md-select__link")')
# Material would fetch every alternate's site map, and with instant navigation never calls a page ready;
# from disk, a browser warns of preloaded fonts, and loads no module as a file.
ONLINE = re.compile(
    r'<link\b[^>]*\brel="?(?:alternate|(?:module)?preload)\b[^>]*>|(?<=[\[ ])"navigation\.instant[\w.]*", ?'
)
MODULE = re.compile(r'<script(?: type="module"| src="(?P<src>[^"]+)"){2}></script>')


def offline_page(page: Path, site: Path) -> str:
    """Return a built page as it works from disk, where no server looks for the `index.html` of a folder."""
    text = page.read_text(encoding="utf-8")
    script = os.path.relpath(site / "assets" / "offline.js", page.parent)
    text = LANGUAGE.sub(lambda link: same_page(page, site, link["locale"]), text)
    text = LINK.sub(lambda link: to_file(link["path"], page), text)
    text = ONLINE.sub("", text)
    text = MODULE.sub(lambda module: by_name(module["src"], page, site), text)
    return text.replace("<head>", f'<head><script src="{Path(script).as_posix()}"></script>', 1)


def to_file(link: str, page: Path) -> str:
    """Return a link with the file that a folder stands for."""
    leads = not link.startswith("/") and (page.parent / unquote(link)).is_dir()
    return f"{link.removesuffix('/')}/index.html" if leads else link


def same_page(page: Path, site: Path, locale: str) -> str:
    """Return a link to the same page in another locale; online, Material's script finds it."""
    _, *path = page.relative_to(site).parts
    return Path(os.path.relpath(site.joinpath(locale, *path), page.parent)).as_posix()


def by_name(src: str, page: Path, site: Path) -> str:
    """Return an element that runs a module by the name under which `offline.js` knows it."""
    path = (page.parent / src).resolve().relative_to(site.resolve())
    return f'<script type="module">import "site/{path.as_posix()}";</script>'


def offline_index(index: str) -> str:
    """Return the search index as the script that Material looks for on disk, with links to files."""
    content = json.loads(index)
    for entry in content["docs"]:
        folder, mark, section = entry["location"].partition("#")
        entry["location"] = f"{folder}index.html{mark}{section}"
    return f"var __index = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"
