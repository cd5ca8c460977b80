"""Unreviewed: the sections that are not as last reviewed, whole, with what changed in them since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lessonkit.common.faults import Fault
from lessonkit.reading.nav import pages
from lessonkit.reading.sections import Section
from lessonkit.translating.last_review import changed_text, earlier
from lessonkit.translating.review_lock import Record, read_records
from lessonkit.translating.translations import changed_sides, pairs


@dataclass(frozen=True)
class Waiting:
    """A section in both languages, and what it was when somebody last read both."""

    page: str
    name: str
    pair: tuple[Section, Section]
    reviewed: Record | None

    @property
    def record(self) -> Record:
        """The record of these very texts, whatever is saved while somebody reads them."""
        first, second = self.pair
        return Record(self.page, self.name, (first.fingerprint, second.fingerprint))

    def fault(self, message: str) -> Fault:
        """Return a fault where the section begins."""
        return Fault(self.pair[0].path, self.pair[0].line, message)

    def __str__(self) -> str:
        return "\n\n".join([f"{self.page}#{self.name}", *map(whole, self.pair), *self.changes()])

    def changes(self) -> Iterator[str]:
        """Yield what changed in each language since the review."""
        known = self.reviewed.fingerprints if self.reviewed else ("", "")
        for text, fingerprint in zip(self.pair, known, strict=True):
            if not fingerprint:
                yield f"{text.place} was never reviewed."
            elif text.fingerprint == fingerprint:
                yield f"{text.place} has not changed since the last review."
            elif before := earlier(text.path, self.name, fingerprint):
                yield "\n".join([f"{text.place} changed since the last review:", *changed_text(before, text)])
            else:
                yield f"{text.place} changed since the last review; git does not have what it was then."


def whole(text: Section) -> str:
    """Return all of a section below its place."""
    return "\n".join([text.place, *(f"    {line}".rstrip() for line in text.lines.values())]).rstrip()


def waiting(names: Iterable[str]) -> list[Waiting]:
    """Return the sections of these pages that changed; FaultError where a file can't be read."""
    known, records = pages(), {(r.page, r.section): r for r in read_records()}
    return [
        Waiting(page, name, pair, records.get((page, name)))
        for page in names
        for name, pair in pairs(known[page]).items()
        if any(changed_sides(pair, records.get((page, name))))
    ]
