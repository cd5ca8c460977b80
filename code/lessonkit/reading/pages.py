"""A page: its blocks, and the run of its code."""

import functools
import threading
from pathlib import Path

import yaml

from lessonkit import DOCS
from lessonkit.common.faults import Fault, FaultError
from lessonkit.common.lined_yaml import FAST
from lessonkit.common.text_files import read_text
from lessonkit.reading.fences import Fence
from lessonkit.reading.items import Item
from lessonkit.reading.lab_scripts import as_markdown, commented, is_script
from lessonkit.reading.only_in import only_in
from lessonkit.reading.outline import FRONT_MATTER, read_outline
from lessonkit.reading.page_steps import steps
from lessonkit.running.checkpoints import executor
from lessonkit.running.workers import TIME_LIMIT, run

PATTERNS = ("*.md", "labs/*.py")


def shown(path: Path, locale: str = "") -> str:
    """Return what a file says as a locale shows it; FaultError where that can't be done."""
    own = "en" if path.is_relative_to(DOCS / "en") else "zh-Hant"
    return shown_of(read_text(path), path, locale or own)


def shown_of(text: str, path: Path, locale: str) -> str:
    """Return what a file that holds this, Markdown or script, says as a locale shows it."""
    markdown = as_markdown(text, path) if is_script(path) else text
    return only_in(markdown, locale, path)


def page_paths(folder: Path) -> list[Path]:
    """Return the files of all pages below a folder, in order."""
    return sorted(path for pattern in PATTERNS for path in folder.rglob(pattern))


def front_matter(text: str, path: Path) -> dict:
    """Return what stands above the text of a page; FaultError where it isn't a mapping in YAML."""
    front = FRONT_MATTER.match(text)
    try:
        return dict(yaml.load(front[0].strip("-\n"), FAST) or {}) if front else {}  # noqa: S506, it is safe
    except (yaml.YAMLError, TypeError, ValueError) as error:
        flaw = " ".join(str(error).split())
        raise FaultError(path, 1, f"the front matter can't be read: {flaw}; correct it") from error


class Page:
    """A page with its outline; its code runs when its results are first asked for."""

    def __init__(self, text: str, path: Path):
        self.path = path
        self.text = text
        self.running = threading.Lock()  # held while its code runs
        self._results: list[dict] | None = None
        self.items = read_outline(text, path)
        self.fences = [item.fence for item in self.items if item.fence]

    @classmethod
    def read(cls, path: Path, locale: str = "") -> "Page":
        """Read a page, Markdown or script, as a locale shows it; FaultError where that can't be done."""
        return cls(shown(path, locale), path)

    @functools.cached_property
    def meta(self) -> dict:
        """The front matter of the page; FaultError where it isn't a mapping in YAML."""
        return front_matter(self.text, self.path)

    @property
    def time_limit(self) -> float:
        """The seconds that the page may run: `time_limit` of its front matter, or the default."""
        try:
            return float(self.meta.get("time_limit", TIME_LIMIT))
        except (TypeError, ValueError) as error:
            raise FaultError(self.path, 1, "`time_limit:` is not a number of seconds; correct it") from error

    @property
    def processes(self) -> int:
        """The processes that a step may start at a time: `processes` of a lab's front matter, or none."""
        number = self.meta.get("processes", 0)
        if "processes" in self.meta and (type(number) is not int or number < 1):
            raise FaultError(self.path, 1, "`processes:` is not a whole number from 1 on; correct it")
        if number and not is_script(self.path):
            raise FaultError(self.path, 1, "only a lab may start processes; take `processes:` out")
        return number

    @property
    def given(self) -> dict[str, str]:
        """Numbers of the prose that no run computes, each with its reason: `given` of the front matter."""
        return {str(number): str(reason or "") for number, reason in self.meta.get("given", {}).items()}

    @property
    def equivalent(self) -> dict[str, dict[str, str]]:
        """Changed lines that are right as well, each with its reason: `equivalent` of the front matter."""
        try:
            found = self.meta.get("equivalent", {}).items()
            return {str(name): {str(k): str(v or "") for k, v in marks.items()} for name, marks in found}
        except AttributeError as error:
            wanted = "under the name of each exercise, write lines with their reasons"
            raise FaultError(self.path, 1, f"`equivalent:` can't be read; {wanted}") from error

    @functools.cached_property
    def owned_steps(self) -> list[tuple[object, dict]]:
        """The steps of the page, each with the fence or the bound number that it belongs to."""
        declared = {"processes": self.processes} if self.processes else {}
        return [(owner, step | declared) for owner, step in steps(self.path, self.items)]

    @property
    def results(self) -> list[dict]:
        """What each step gave, up to the first block that failed."""
        with self.running:  # a cached property would let each page wait for all others
            if self._results is None:
                run_page = executor(self.path, is_script(self.path))
                self._results = run(self.program, self.time_limit, run_page) if self.program else []
            return self._results

    @property
    def program(self) -> list[dict]:
        """The steps of the page, as a worker runs them."""
        return [step for _, step in self.owned_steps]

    def as_written(self, markdown: str) -> str:
        """Return Markdown as it stands in the page's file: in a script, as comments."""
        return commented(markdown) if is_script(self.path) else markdown

    def fault(self, line: int, message: str) -> Fault:
        """Return a fault of this page."""
        return Fault(self.path, line, message)

    @property
    def owners(self) -> list[object]:
        """The fences and bound numbers that have a step, in the order of the steps."""
        return [owner for owner, _ in self.owned_steps]

    def result(self, owner: object) -> dict | None:
        """Return what the step of a fence or bound number gave; None where the page stopped before it."""
        index = self.owners.index(owner)
        return self.results[index] if index < len(self.results) else None

    def printed(self, fence: Fence) -> str | None:
        """Return what a block gave, as a page shows it; None where it failed, which is a fault of its own."""
        result = self.result(fence)
        if result is None or result["error"]:
            return None
        return "\n".join(filter(None, [result["output"].rstrip("\n"), result["failure"]]))

    def exercise(self, name: str, role: str) -> list[Fence]:
        """Return the fences of an exercise that have a role in it."""
        return [fence for fence in self.fences if fence.role == role and fence.exercise == name]

    @property
    def stopped(self) -> bool:
        """Whether a block failed, so that those after it did not run."""
        return len(self.results) < len(self.owned_steps) or any(r["error"] for r in self.results[-1:])

    @property
    def drawn(self) -> dict[str, str]:
        """The figures that the page draws: SVG by name."""
        return {name: svg for result in self.results for name, svg in result["figures"].items()}

    @property
    def shown(self) -> set[str]:
        """The names of the figures that the page shows."""
        return {item.detail for item in self.items if item.kind == "figure"}

    def beside(self, item: Item, step: int) -> Fence | None:
        """Return the fence that stands right before (step −1) or after (step 1) an item."""
        index = self.items.index(item) + step
        return self.items[index].fence if 0 <= index < len(self.items) else None
