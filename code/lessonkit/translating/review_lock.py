"""The review lock: docs/translations.lock, fingerprints of the texts that were last reviewed together."""

import re
from dataclasses import dataclass

from lessonkit import DOCS
from lessonkit.common.faults import FaultError

LOCK = DOCS / "translations.lock"
HEADER = "# zh-Hant    en           the texts as last reviewed together, by `make reviewed PAGE=…`\n"
RECORD = re.compile(r"([0-9a-f]{12}) ([0-9a-f]{12}) (.+)#([\w-]+)")


@dataclass(frozen=True)
class Record:
    """The fingerprints of a section in both languages, and the line of the lock file that holds them."""

    page: str
    section: str
    fingerprints: tuple[str, str]
    line: int = 0

    def __str__(self) -> str:
        return f"{' '.join(self.fingerprints)} {self.page}#{self.section}"


def read_records() -> list[Record]:
    """Return every record of the lock file; FaultError at a line that is none."""
    records = []
    text = LOCK.read_text(encoding="utf-8", errors="replace") if LOCK.exists() else ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := RECORD.fullmatch(line):
            records.append(Record(match[3], match[4], (match[1], match[2]), number))
        elif not line.startswith("# "):
            wrong = "this is no record of a review; take the line out, then see `make translations`"
            raise FaultError(LOCK, number, wrong)
    return records


def write_records(records: list[Record]) -> None:
    """Replace the lock file, all or nothing; FaultError where it can't be written."""
    lines = [f"{record}\n" for record in sorted(records, key=lambda r: (r.page, r.section))]
    beside = LOCK.with_suffix(".new")
    try:
        beside.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")
        beside.replace(LOCK)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise FaultError(LOCK, 1, f"nothing was recorded ({error}); mend that and try again") from error
