"""Translations: what changed since both languages were last reviewed together, section by section."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from lessonkit import DOCS, LANGUAGES
from lessonkit.faults import Fault, FaultError, relative
from lessonkit.nav import pages
from lessonkit.pages import Page
from lessonkit.reviews import LOCK, Record, read_records, write_records
from lessonkit.sections import Section, sections
from lessonkit.site import agreement_faults

ALL = "all"


def translation_faults() -> list[Fault]:
    """Return what was not reviewed as it stands, and the records of what is no longer there."""
    try:
        records = read_records()
    except FaultError as refused:
        return [refused.fault]
    found, known = [], pages()
    for name, versions in known.items():
        try:
            found += page_faults(name, versions, {r.section: r for r in records if r.page == name})
        except FaultError as refused:
            found.append(refused.fault)
    gone = {record.page: record.line for record in reversed(records) if record.page not in known}
    return found + [Fault(LOCK, gone[name], f"there is no page {name}; take its lines out") for name in gone]


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
    first, second = (sections(Page.read(versions[language])) for language in LANGUAGES)
    return {name: (first[name], second[name]) for name in first if name in second}


def section_faults(
    name: str, pair: tuple[Section, Section], record: Record | None, mend: str
) -> Iterator[Fault]:
    """Yield how a section differs from its record, if it does, with the first lines of both texts."""
    reviewed = record.fingerprints if record else ("", "")
    changed = [text.fingerprint != known for text, known in zip(pair, reviewed, strict=True)]
    if not any(changed):
        return
    here, there = pair if changed[0] else reversed(pair)
    if not all(changed):
        wrong = f"changed since the last review, its translation did not; adapt {there.place}"
    elif record:
        wrong = f"changed in both languages since the last review; compare it with {there.place}"
    else:
        wrong = f"was never reviewed; compare it with {there.place}"
    yield Fault(here.path, here.line, f"#{name} {wrong}, {mend}\n{here}\n{there}")


def review(name: str) -> list[Fault]:
    """Record a page, or all pages, as reviewed; return the faults for which nothing was recorded."""
    known = pages()
    names = list(known) if name == ALL else [name]
    if faults := [fault for each in names for fault in obstacles(each, known.get(each, {}))]:
        return faults
    others = known.keys() - set(names)
    try:
        kept = [record for record in read_records() if record.page in others]
        write_records(kept + [record for each in names for record in new_records(each, known[each])])
    except FaultError as refused:
        return [refused.fault]
    return []


def obstacles(name: str, versions: dict[str, Path]) -> list[Fault]:
    """Return what keeps a page from being recorded."""
    for language in LANGUAGES:
        if language not in versions:
            wrong = "there is no such page; write it, or name another, as in PAGE=lessons/scoring-a-guess.md"
            return [Fault(DOCS / language / name, 1, wrong)]
    return agreement_faults(name)


def new_records(name: str, versions: dict[str, Path]) -> Iterator[Record]:
    """Yield the records of a page as it stands."""
    for section, (first, second) in pairs(versions).items():
        yield Record(name, section, (first.fingerprint, second.fingerprint))


def main() -> None:
    """Report what was not reviewed as it stands, or record a review."""
    parser = argparse.ArgumentParser(prog="python -m lessonkit.translations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("report", help="print what was not reviewed as it stands")
    reviewed = commands.add_parser("reviewed", help="record that both languages of a page say the same")
    reviewed.add_argument("PAGE", help="its path below docs/en, as in lessons/scoring-a-guess.md, or all")
    options = parser.parse_args()
    if options.command == "report":
        print("\n".join(map(str, translation_faults())) or "Every page was reviewed as it stands.")
    elif faults := review(options.PAGE):
        sys.exit("\n".join(map(str, faults)))
    else:
        print(f"Recorded {options.PAGE} in {relative(LOCK)}.")


if __name__ == "__main__":
    main()
