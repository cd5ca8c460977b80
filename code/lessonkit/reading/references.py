"""References: the works that pages and code cite, each once, from docs/references.yml."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lessonkit import DOCS, LANGUAGES
from lessonkit.common.faults import Fault, FaultError
from lessonkit.common.lined_yaml import entries, once_a_version, read_mapping

REFERENCES = DOCS / "references.yml"
OTHERS = "et al."


@dataclass(frozen=True)
class Work:
    """A work; `authors` or `editors` as in `Nocedal, J.; Wright, S. J.`, `use` says what for, by language.

    `free` holds, by language, the address at which anybody may read it.
    """

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
    free: dict[str, str] = field(default_factory=dict)

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
    return _read(path)


@once_a_version
def _read(path: Path) -> list[Work]:
    works = entries(read_mapping(path))
    for fault in entry_faults(works, path):
        raise FaultError(fault.path, fault.line, fault.message)
    return [Work(name, **entry | by_language(entry)) for name, entry in works.items()]


def by_language(entry: dict) -> dict[str, dict[str, str]]:
    """Return what an entry says for each language, without the numbers of its lines."""
    return {
        key: {form: entry[key][form] for form in LANGUAGES if form in entry[key]}
        for key in ("use", "free")
        if key in entry
    }


def entry_faults(works: dict[str, dict], path: Path) -> Iterator[Fault]:
    """Yield what entries lack, what nobody reads in them, and what is there twice."""
    known = set(Work.__dataclass_fields__) - {"id"}
    for name, entry in works.items():
        lacks = [key for key in ("year", "title", "use") if not entry.get(key)]
        lacks += [f"use.{form}" for form in LANGUAGES if not (entry.get("use") or {}).get(form)]
        either = (("authors", "editors"), ("publisher", "container"))
        lacks += [" or ".join(keys) for keys in either if not any(entry.get(key) for key in keys)]
        yield from (Fault(path, entry["line"], f"the work {name} has no {key}; add it") for key in lacks)
        for form, address in (entry.get("free") or {}).items():
            if form != "line" and (form not in LANGUAGES or not str(address).startswith("https://")):
                wrong = f"`free: {form}: {address}` is no language with an address"
                yield Fault(path, entry["line"], f"the work {name}: {wrong}; write `en: https://…`")
        for key in sorted(set(entry) - known):
            yield Fault(path, entry["line"], f"the work {name} has an unknown key `{key}:`; take it out")
