"""Reader code: what a browser's Python imports of this project, in one file whose name tells its content."""

import io
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from lessonkit import CODE
from lessonkit.common.fingerprints import fingerprint

PACKAGES = ("lessonkit/browser", "nudge", "pocket")
MODULES = ("lessonkit/__init__", "lessonkit/worker/__init__")
SHARED = ("clocks", "comparing", "describing", "executing", "refusals")  # of lessonkit.worker
SINCE = (1980, 1, 1, 0, 0, 0)  # a zip dates its files; two zips of the same code should be the same


def code_files() -> list[Path]:
    """Return the files of the project's code that run in a reader's browser."""
    packages = [path for name in PACKAGES for path in CODE.joinpath(name).rglob("*")]
    modules = [CODE / f"{name}.py" for name in (*MODULES, *(f"lessonkit/worker/{one}" for one in SHARED))]
    return sorted({path for path in [*packages, *modules] if path.suffix in (".py", ".json")})


def code_archive() -> bytes:
    """Return these files as a zip that is not packed: what serves it packs it better."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for path in code_files():
            archive.writestr(ZipInfo(path.relative_to(CODE).as_posix(), SINCE), path.read_bytes())
    return target.getvalue()


def named(stem: str, content: bytes, suffix: str) -> str:
    """Return a name that changes with the content, so that browsers may keep the file for good."""
    return f"{stem}-{fingerprint(content)[:8]}{suffix}"
