"""Translations: what changed since both languages were last reviewed together, section by section."""

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lessonkit import LANGUAGES
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.common.fingerprints import files_fingerprint, fingerprint
from lessonkit.common.last_made import LastMade, settled
from lessonkit.reading.nav import pages
from lessonkit.reading.only_in import AS_WRITTEN
from lessonkit.reading.sections import Section, sections
from lessonkit.reading.shared_pages import read
from lessonkit.translating.last_review import changed_line, earlier
from lessonkit.translating.review_lock import LOCK, Record, read_records

REVIEWED = LastMade("reviewed")


def translation_faults() -> list[Fault]:
    """Return what was not reviewed as it stands, and the records of what is no longer there."""
    try:
        records = read_records()
    except FaultError as refused:
        return [refused.fault]
    found, known = [], pages()
    with settled() as made_with:
        for name, versions in known.items():
            try:
                mine = {record.section: record for record in records if record.page == name}
                key = partial(key_of, versions, made_with, mine)
                found += REVIEWED.unless_faultless(name, key, partial(page_faults, name, versions, mine))
            except FaultError as refused:
                found.append(refused.fault)
    gone = {record.page: record.line for record in reversed(records) if record.page not in known}
    return found + [Fault(LOCK, gone[name], f"there is no page {name}; take its lines out") for name in gone]


def key_of(versions: dict[str, Path], made_with: str, records: dict[str, Record]) -> str:
    """Return a hash of a page as it is now, and of its records."""
    return fingerprint(made_with, repr(records), files_fingerprint(versions.values()))


def page_faults(name: str, versions: dict[str, Path], records: dict[str, Record]) -> Iterator[Fault]:
    """Yield where a page differs from its records; FaultError where it can't be read."""
    if len(versions) < len(LANGUAGES):
        return  # structure_faults says so
    mend = f"then run `make reviewed PAGE={name}`"
    if not records:
        here, there = (versions[language] for language in LANGUAGES)
        yield Fault(here, 1, f"this page was never reviewed; compare it with {relative(there)}, {mend}")
        return
    present = pairs(versions)
    for section, pair in present.items():
        yield from section_faults(section, pair, records.get(section), mend)
    for section, record in records.items():
        if section not in present:
            yield Fault(LOCK, record.line, f"{name} has no #{section} in both languages; mend that, {mend}")


def pairs(versions: dict[str, Path]) -> dict[str, tuple[Section, Section]]:
    """Return the sections that both languages have; agreement_faults names those that one lacks."""
    first, second = (sections(read(versions[language], AS_WRITTEN)) for language in LANGUAGES)
    return {name: (first[name], second[name]) for name in first if name in second}


def section_faults(
    name: str, pair: tuple[Section, Section], record: Record | None, mend: str
) -> Iterator[Fault]:
    """Yield how a section differs from its record, if it does, with the first lines of both texts."""
    changed = changed_sides(pair, record)
    if not any(changed):
        return
    here, there = pair if changed[0] else reversed(pair)
    if not all(changed):
        wrong = f"changed since the last review, its translation did not; adapt {there.place}"
    elif record:
        wrong = f"changed in both languages since the last review; compare it with {there.place}"
    else:
        wrong = f"was never reviewed; compare it with {there.place}"
    before = record and earlier(here.path, name, record.fingerprints[changed.index(True)])
    line = changed_line(before, here) if before else here.line
    yield Fault(here.path, line, f"#{name} {wrong}, {mend}\n{here}\n{there}")


def changed_sides(pair: tuple[Section, Section], record: Record | None) -> list[bool]:
    """Say of both languages of a section whether it differs from its record."""
    reviewed = record.fingerprints if record else ("", "")
    return [text.fingerprint != known for text, known in zip(pair, reviewed, strict=True)]


def main() -> None:
    """Report what was not reviewed as it stands."""
    parser = argparse.ArgumentParser(prog="python -m lessonkit.translating.translations", description=__doc__)
    parser.add_argument("command", choices=["report"], help="print what was not reviewed as it stands")
    parser.parse_args()
    print("\n".join(map(str, translation_faults())) or "Every page was reviewed as it stands.")


if __name__ == "__main__":
    main()
