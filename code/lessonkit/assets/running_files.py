"""Running files: what a browser loads when a block is first run, under names that tell the content."""

import json
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from lessonkit.assets.python_runtime import INFO, LIBRARY, VERSION, RuntimeMissingError, runtime
from lessonkit.assets.reader_code import code_archive, named
from lessonkit.language.interface_words import RUNNING

FOLDER = f"assets/vendor/python-{VERSION}"
PARTS = "assets/javascript/running/parts.js"
SENTENCES = "assets/javascript/running/sentences.js"
log = logging.getLogger("lessonkit")  # MkDocs counts the warnings of its own, and refuses a site that has any


def can_run() -> bool:
    """Say whether pages can run their blocks, with a warning where not."""
    try:
        runtime()
    except RuntimeMissingError as error:
        log.warning("WARNING -  Blocks get no Run button, because Pyodide can't be had: %s", error)
        return False
    return True


def running_files(config: MkDocsConfig) -> list[File]:
    """Return Python, its library, the course's code, and the script that names them."""
    files = runtime()
    info = json.loads(files.pop(INFO).read_text(encoding="utf-8"))
    contents = {name: path for name, path in files.items() if name != LIBRARY}
    library, course = files[LIBRARY].read_bytes(), code_archive()
    named_files = {"library": named("library", library, ".zip"), "course": named("course", course, ".zip")}
    contents |= {named_files["library"]: files[LIBRARY], named_files["course"]: course}
    parts = {"folder": f"../../{FOLDER.partition('/')[2]}/", **named_files}
    fetched = (content for name, content in contents.items() if not name.endswith(".js"))
    parts |= {"info": info, "size": sum(map(size, fetched))}
    script = f"export const parts = {json.dumps(parts, indent=1)};\n"
    made = [generated(config, f"{FOLDER}/{name}", content) for name, content in contents.items()]
    return [*made, File.generated(config, PARTS, content=script), sentences(config)]


def sentences(config: MkDocsConfig) -> File:
    """Return the script with what is said of a run, in all locales."""
    said = {locale: words[RUNNING] for locale, words in config.extra["words"].items()}
    script = f"export const sentences = {json.dumps(said, ensure_ascii=False, indent=1)};\n"
    return File.generated(config, SENTENCES, content=script)


def generated(config: MkDocsConfig, name: str, content: bytes | Path) -> File:
    """Return a file of the site with a content, or with that of another file."""
    if isinstance(content, Path):
        return File.generated(config, name, abs_src_path=str(content))
    return File.generated(config, name, content=content)


def size(content: bytes | Path) -> int:
    """Return the number of bytes."""
    return content.stat().st_size if isinstance(content, Path) else len(content)
