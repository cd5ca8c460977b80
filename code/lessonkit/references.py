"""References: the works that pages and code cite, each once, from docs/references.yml."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from lessonkit import DOCS
from lessonkit.faults import Fault, FaultError
from lessonkit.glossary import DEFINED_IN, LineLoader

REFERENCES = DOCS / "references.yml"
OTHERS = "et al."


@dataclass(frozen=True)
class Work:
    """A work; `authors` or `editors` as in `Nocedal, J.; Wright, S. J.`, `use` says what for, by language."""

    id: str
    line: int
    year: int
    title: str
    use: dict[str, str]
    authors: str = ""
    editors: str = ""
    edition: int = 1
    container: str = ""
    volume: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    arxiv: str = ""

    @property
    def people(self) -> list[str]:
        """The authors or editors, family name first."""
        return (self.authors or self.editors).split("; ")

    @property
    def cited(self) -> str:
        """The form in which pages cite the work: family names and year."""
        names = [person.partition(",")[0] for person in self.people]
        marker = "" if self.authors else " (eds.)"
        return f"{joined(names)}{marker} {self.year}"


def joined(names: list[str]) -> str:
    """Return names as one text: with `&` before the last, or with `et al.` where that is the last."""
    *others, last = names
    mark = " " if last == OTHERS else " & "
    return f"{', '.join(others)}{mark}{last}" if others else last


def read_references(path: Path = REFERENCES) -> list[Work]:
    """Return the works; FaultError where the file isn't YAML or a work lacks something."""
    return _read(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=1)
def _read(path: Path, _version: int) -> list[Work]:
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), LineLoader)  # noqa: S506, it is a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FaultError(path, line, f"this is not YAML: {error.problem}; correct it") from error
    del entries["line"]
    for fault in entry_faults(entries, path):
        raise FaultError(fault.path, fault.line, fault.message)
    uses = {name: {form: entry["use"][form] for form in DEFINED_IN} for name, entry in entries.items()}
    return [Work(name, **entry | {"use": uses[name]}) for name, entry in entries.items()]


def entry_faults(entries: dict[str, dict], path: Path) -> Iterator[Fault]:
    """Yield what entries lack, what nobody reads in them, and what is there twice."""
    known = set(Work.__dataclass_fields__) - {"id"}
    for name, entry in entries.items():
        lacks = [key for key in ("year", "title", "use") if not entry.get(key)]
        lacks += [f"use.{form}" for form in DEFINED_IN if not (entry.get("use") or {}).get(form)]
        either = (("authors", "editors"), ("publisher", "container"))
        lacks += [" or ".join(keys) for keys in either if not any(entry.get(key) for key in keys)]
        yield from (Fault(path, entry["line"], f"the work {name} has no {key}; add it") for key in lacks)
        for key in sorted(set(entry) - known):
            yield Fault(path, entry["line"], f"the work {name} has an unknown key `{key}:`; take it out")
