"""Failures: why a build could not go on, in words that name the cause."""

import errno
import os
import shutil
import traceback
from pathlib import Path

from jinja2 import TemplateError

from lessonkit.common.faults import FaultError, relative
from lessonkit.common.unfinished_folders import OURS
from lessonkit.rendering.formulas import FormulaError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
KEPT = "the one that is there stays as it was"


def cause(error: Exception, site: Path) -> str | None:
    """Return what kept a site from being built; None where only the traceback can tell."""
    if isinstance(error, OSError) and in_writing(error, site):
        return f"the site can't be written: {first(error)}; {KEPT}"
    if isinstance(error, TemplateError) and (place := template_line(error)):
        return f"{place}: {type(error).__name__}: {error}; mend the template; {KEPT}"
    if isinstance(error, OSError) and (path := named(error)):
        return f"{relative(path)}:1: {error.strerror}; mend the file or what names it; {KEPT}"
    if isinstance(error, FaultError | FormulaError):  # of a page that was saved after it was proven, say
        return f"{error}; {KEPT}"
    return None


def in_writing(error: OSError, site: Path) -> bool:
    """Say whether it was the site that could not be written, rather than something else read or written."""
    if isinstance(error, shutil.Error) or error.errno in FULL:
        return True
    path = named(error)
    return bool(path) and (OURS in str(path) or path.is_relative_to(site) or site.is_relative_to(path))


def named(error: OSError) -> Path | None:
    """Return the file that an error names."""
    return Path(os.fsdecode(error.filename)).absolute() if isinstance(error.filename, str | bytes) else None


def first(error: OSError) -> str:
    """Return one reason: where many files can't be copied, there is one for each."""
    return str(error.args[0][0][2] if isinstance(error, shutil.Error) else error)


def template_line(error: TemplateError) -> str | None:
    """Return the place in a template that an error comes from."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{relative(f.filename)}:{f.lineno}" for f in frames if not f.filename.endswith(".py")]
    return places[-1] if places else None
