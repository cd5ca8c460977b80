"""The offline site: the built site in one zip, whose `index.html` opens from disk with a double click."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lessonkit import ROOT
from lessonkit.taking.offline_modules import modules_script
from lessonkit.taking.offline_pages import offline_index, offline_page
from lessonkit.taking.offline_python import from_disk, python_script

NAME = "how-machines-learn"
ONLINE_ONLY = ("404.html", "sitemap.xml")
SINCE = (1980, 1, 1, 0, 0, 0)  # a zip dates its files; two zips of the same site should be the same


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a built site as they work from disk, by their paths below the site."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if path.name == "search_index.json":
            index = offline_index(path.read_text(encoding="utf-8"))
            yield name.replace(".json", ".js"), index.encode()
        elif path.suffix == ".json" and "vendor" not in path.parts:  # a page's program, or questions
            yield f"{name}.js", from_disk(json.loads(path.read_text(encoding="utf-8"))).encode()
        elif path.suffix == ".html" and path.name not in ONLINE_ONLY:
            yield name, offline_page(path, site).encode()
        elif path.suffix != ".map" and path.name not in ONLINE_ONLY and "vendor/python-" not in name:
            yield name, path.read_bytes()
    yield "assets/offline.js", modules_script(site).encode()
    if python := python_script(site):
        yield "assets/python.js", python.encode()


def write_offline(site: Path, target: Path) -> None:
    """Write the zip, all or nothing."""
    beside = target.with_suffix(".new")
    with ZipFile(beside, "w", ZIP_DEFLATED) as archive:
        for name, content in offline_files(site):
            entry = ZipInfo(f"{NAME}/{name}", SINCE)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    beside.replace(target)


if __name__ == "__main__":
    site = ROOT / "site"
    if not (site / "index.html").exists():
        sys.exit("site:1: there is no built site to pack; run `make build`")
    write_offline(site, ROOT / f"{NAME}.zip")
    print(f"{NAME}.zip holds the site; unpack it and open {NAME}/index.html")
