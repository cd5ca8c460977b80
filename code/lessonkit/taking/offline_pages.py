"""Offline pages: links to files instead of folders, scripts and a search that work from disk."""

import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

from lessonkit.language.interface_words import read_words

LINK = re.compile(r'(?<=\shref=")(?P<path>[^"#?:]+)(?=["#?])')
DOWNLOAD = re.compile(
    r'<a\b(?=[^>]*\sdownload\b)[^>]*\shref="(?P<path>[^"#]+)[^>]*>(?P<text>.*?)</a>', re.DOTALL
)
# Material would fetch the alternates' site maps, and with instant navigation never calls a page ready;
# from disk, a browser warns of preloaded fonts, and loads no module as a file.
ONLINE = re.compile(
    r'<link\b[^>]*\brel="?(?:alternate|(?:module)?preload)\b[^>]*>|(?<=[\[ ])"navigation\.instant[\w.]*", ?'
)
MODULE = re.compile(r'<script(?: type="module"| src="(?P<src>[^"]+)"){2}></script>')


def offline_page(page: Path, site: Path) -> str:
    """Return a built page as it works from disk, where no server looks for the `index.html` of a folder."""
    text = page.read_text(encoding="utf-8")
    script = os.path.relpath(site / "assets" / "offline.js", page.parent)
    text = DOWNLOAD.sub(lambda link: explained(link, page, site), text)
    text = LINK.sub(lambda link: to_file(link["path"], page), text)
    text = ONLINE.sub("", text)
    text = MODULE.sub(lambda module: by_name(module["src"], page, site), text)
    return text.replace("<head>", f'<head><script src="{Path(script).as_posix()}"></script>', 1)


def to_file(link: str, page: Path) -> str:
    """Return a link with the file that a folder stands for."""
    leads = not link.startswith("/") and (page.parent / unquote(link)).is_dir()
    return f"{link.removesuffix('/')}/index.html" if leads else link


def explained(link: re.Match, page: Path, site: Path) -> str:
    """Return where a file lies that a browser shows instead of downloading, because it is on disk already."""
    path = (page.parent / unquote(link["path"])).relative_to(site)
    words = read_words(path.parts[0])["on-disk"]
    return words.format(file=link["text"], path=f"<code>{path.as_posix()}</code>")


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
