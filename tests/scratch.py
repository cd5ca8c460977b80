"""A copy of the project in which a test may break something, and the commands run there."""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from lessonkit import CACHE, ROOT
from lessonkit.reading.git_history import git

COPIED = (
    *("code", "docs", "mkdocs.yml", "pyproject.toml", "constraints.txt", "Makefile", "conftest.py"),
    *("tests/test_agreement.py", "tests/expecting.py", "tests/site/vendor"),
)
UNFINISHED = shutil.ignore_patterns("*.pyc.*")  # another process may be compiling
STORED = ("runs", "formulas", "verdicts", "locales", "templates", "fonts", "python")


@dataclass
class Scratch:
    """A scratch copy, in which all that was proven and built of unchanged pages still holds."""

    root: Path

    @classmethod
    def create(cls, folder: Path) -> "Scratch":
        """Copy what the build and the page tests need."""
        for name in COPIED:
            source, target = ROOT / name, folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=UNFINISHED)  # with what Python compiled of it
            else:
                shutil.copy(source, target)
        for name in STORED:
            with contextlib.suppress(shutil.Error, FileNotFoundError):  # another build replaces something
                shutil.copytree(CACHE / name, folder / ".cache" / name)
        if history := git(ROOT, "rev-parse", "--absolute-git-dir"):  # a locale says when its lessons changed
            (folder / ".git").write_text(f"gitdir: {history}", encoding="utf-8")
        return cls(folder)

    def read(self, name: str) -> str:
        """Return the text of a file."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text that must be there."""
        text = self.read(name)
        assert old in text, f"{name} has no {old!r}"
        (self.root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def line_of(self, name: str, text: str) -> int:
        """Return the line on which a text begins."""
        content = self.read(name)
        return content[: content.index(text)].count("\n") + 1

    def add_page(self, name: str, english: str, chinese: str, front: str = "") -> None:
        """Add a lesson with these contents and this front matter, and list it."""
        start = f"---\n{front}\n---\n" if front else ""
        for language, content in (("en", english), ("zh-Hant", chinese)):
            path = self.root / "docs" / language / "lessons" / f"{name}.md"
            path.write_text(f"{start}# Page {{#page}}\n\n{content}\n", encoding="utf-8")
        self.replace("mkdocs.yml", "scoring-a-guess.md\n", f"scoring-a-guess.md\n      - lessons/{name}.md\n")

    def add_lab(self, name: str, english: str, chinese: str, front: str = "description: A lab.") -> None:
        """Add a lab with these cells and this front matter, and list it."""
        start = f"# ---\n# {front}\n# ---\n\n# %% [markdown]\n# # Lab {{#lab}}\n\n"
        for language, cells in (("en", english), ("zh-Hant", chinese)):
            path = self.root / "docs" / language / "labs" / f"{name}.py"
            path.write_text(f"{start}{cells}\n", encoding="utf-8")
        self.replace("mkdocs.yml", "scoring-a-guess.md\n", f"scoring-a-guess.md\n      - labs/{name}.py\n")

    def start(
        self, *command: str, preexec_fn=None, output=subprocess.PIPE, **settings: str
    ) -> subprocess.Popen:
        """Start a Python module in the copy, with the copy's own code and these environment variables."""
        environment = (
            os.environ
            | {
                "PYTHONPATH": str(self.root / "code"),
                "PYTHONDONTWRITEBYTECODE": "1",
                "NO_MKDOCS_2_WARNING": "1",
                "PYTHONIOENCODING": "utf-8",
                "CI": "",  # a test that changes one language alone builds as an author does
            }
            | settings
        )
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.root,
            env=environment,
            preexec_fn=preexec_fn,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, *command: str, **settings) -> tuple[int, str]:
        """Run a Python module as `start` does; return its exit status and its output."""
        process = self.start(*command, **settings)
        output = process.communicate()[0]
        return process.returncode, output

    def both(self, pages: str = "docs") -> dict[str, tuple[int, str]]:
        """Run the tests of pages and the strict build side by side; return exit status and output of each."""
        started = {
            "pytest": self.start("pytest", "-p", "no:cacheprovider", pages, "tests/test_agreement.py"),
            "mkdocs": self.start("mkdocs", "build", "--strict"),
        }
        outputs = {name: process.communicate()[0] for name, process in started.items()}
        return {name: (started[name].returncode, output) for name, output in outputs.items()}
