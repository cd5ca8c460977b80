"""Script comments: a fifth of our scripts, written for who reads the source; browsers get none."""

import re
from pathlib import PurePosixPath

from mkdocs.structure.files import Files

# Whole lines of a script, since // may stand in a text; a rest of the line after code is short.
COMMENT = {".js": re.compile(r"^[ \t]*//.*\n", re.MULTILINE), ".css": re.compile(r"/\*.*?\*/\s*", re.DOTALL)}


def leave_out_comments(files: Files) -> None:
    """Take the comments out of our scripts and style sheets; what others wrote stays as it is."""
    for file in files:
        path = PurePosixPath(file.src_uri)
        if path.suffix in COMMENT and "vendor" not in path.parts:
            file.content_string = without_comments(file.content_string, path.suffix)


def without_comments(source: str, suffix: str) -> str:
    """Return a script or a style sheet without its comments."""
    return COMMENT[suffix].sub("", source)
