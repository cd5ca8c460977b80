"""Reviewing: show both texts of each changed section, ask whether they say the same, and record what does."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator

from lessonkit import DOCS, LANGUAGES
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.reading.nav import pages
from lessonkit.translating.parity import agreement_faults
from lessonkit.translating.review_lock import LOCK, read_records, write_records
from lessonkit.translating.translations import pairs
from lessonkit.translating.unreviewed import Waiting, waiting

ALL = "all"
NO_PAGE = "there is no such page; write it, or name another, as in PAGE=lessons/scoring-a-guess.md"
NO_TERMINAL = (
    "both texts must be read, and there is no terminal to ask in; run `make reviewed` in one, "
    'or name the sections that you have read, as in YES="update-rule units"'
)
ONE_PAGE = 'sections are named of one page; say which, as in PAGE=lessons/x.md YES="update-rule units"'
QUESTION = "Do both say the same? [y/N, q to stop] "
Ask = Callable[[str], str]


def review(name: str, read: list[str], ask: Ask | None) -> list[Fault]:
    """Record what somebody has read, or says when asked; return the faults for which nothing was recorded."""
    names = list(pages()) if name == ALL else [name]
    try:
        if faults := [fault for each in names for fault in obstacles(each)] or unknown_sections(name, read):
            return faults
        found = waiting(names)
        if found and not read and not ask:
            return [found[0].fault(NO_TERMINAL)]
        chosen = [each for each in found if each.name in read] if read else list(approved(found, ask))
        record(names, chosen)
    except FaultError as refused:
        return [refused.fault]
    print(f"Recorded {len(chosen)} of {len(found)} changed sections in {relative(LOCK)}.")
    return []


def obstacles(name: str) -> list[Fault]:
    """Return what keeps a page from being reviewed."""
    for language in LANGUAGES:
        if language not in pages().get(name, {}):
            return [Fault(DOCS / language / name, 1, NO_PAGE)]
    return agreement_faults(name)


def unknown_sections(name: str, wanted: list[str]) -> list[Fault]:
    """Return the sections that somebody named and the page does not have."""
    if not wanted or name == ALL:
        return [Fault(LOCK, 1, ONE_PAGE)] if wanted else []
    versions = pages()[name]
    there = pairs(versions)
    message = f"there is no section {{}}; name some of {', '.join(there)}"
    return [Fault(versions[LANGUAGES[0]], 1, message.format(one)) for one in wanted if one not in there]


def approved(sections: list[Waiting], ask: Ask) -> Iterator[Waiting]:
    """Show each section and ask; yield those that say the same, until somebody has had enough."""
    for number, section in enumerate(sections, 1):
        print(f"\n{number} of {len(sections)}: {section}\n")
        try:
            answer = ask(QUESTION).strip().lower()
        except (EOFError, KeyboardInterrupt):
            return
        if answer == "q":
            return
        if answer in ("y", "yes"):
            yield section


def record(names: Iterable[str], read: Iterable[Waiting]) -> None:
    """Record these sections; forget those of these pages that are gone, and pages that are."""
    known = pages()
    there = {name: pairs(known[name]) for name in names}
    kept = [r for r in read_records() if r.page in known and r.section in there.get(r.page, [r.section])]
    records = [*kept, *(section.record for section in read)]
    write_records(list({(r.page, r.section): r for r in records}.values()))


def main() -> None:
    """Review a page, or all pages, with the person at the terminal."""
    parser = argparse.ArgumentParser(prog="python -m lessonkit.translating.reviewing", description=__doc__)
    parser.add_argument("PAGE", help="its path below docs/en, as in lessons/scoring-a-guess.md, or all")
    told = "record these sections without asking, since you have read both of their texts"
    parser.add_argument("--yes", nargs="+", default=[], metavar="SECTION", help=told)
    options = parser.parse_args()
    if faults := review(options.PAGE, options.yes, input if sys.stdin.isatty() else None):
        sys.exit("\n".join(map(str, faults)))


if __name__ == "__main__":
    main()
