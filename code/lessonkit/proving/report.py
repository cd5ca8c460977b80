"""The report: every fault of the site at once, for people, for editors (--json) and for CI."""

import argparse
import json
import os
import sys

from lessonkit.common.faults import Fault, annotate, relative
from lessonkit.common.fingerprints import surroundings
from lessonkit.proving.census import all_counts, table
from lessonkit.proving.page_runs import runs_apart
from lessonkit.proving.reviews import unreviewed
from lessonkit.proving.shards import WHOLE, Chosen, Shard
from lessonkit.proving.site import site_faults
from lessonkit.reading import shared_pages
from lessonkit.reading.nav import pages

BOLD, RED, PLAIN = "\033[1m", "\033[31m", "\033[0m"


def as_json(faults: list[Fault], warnings: list[Fault]) -> str:
    """Return faults and warnings as a JSON list of objects with path, line, message and severity."""
    found = [(fault, "error") for fault in faults] + [(fault, "warning") for fault in warnings]
    entries = [
        {"path": relative(f.path), "line": f.line, "message": f.message, "severity": severity}
        for f, severity in found
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def asked(arguments: list[str]) -> argparse.Namespace:
    """Return what is asked of the report."""
    parser = argparse.ArgumentParser(description="Prove the pages, and count what they prove.")
    parser.add_argument("--json", action="store_true", help="faults and warnings as a list, for editors")
    parser.add_argument(
        "pages", nargs="*", metavar="PAGE", help="a page alone, such as lessons/start-here.md"
    )
    parser.add_argument("--shard", type=Shard.parse, help="a part of the pages, such as 2/4")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.pages if name not in pages()]:
        parser.error(f"there is no page {unknown[0]}; name it as the nav does, such as lessons/start-here.md")
    if options.pages and options.shard:
        parser.error("a shard is a part of all pages; name pages, or give a shard")
    options.part = Chosen(options.pages) if options.pages else options.shard or WHOLE
    return options


def in_colour(fault: Fault) -> str:
    """Return a fault for a terminal, its place in bold, what is wrong in red."""
    return f"{BOLD}{relative(fault.path)}:{fault.line}:{PLAIN} {RED}{fault.message}{PLAIN}"


def main(arguments: list[str]) -> int:
    """Print the faults of the site and the census; return 1 where there are faults."""
    options = asked(arguments)
    shared_pages.begin(surroundings())
    if options.json:
        warnings: list[Fault] = []
        faults = site_faults(lambda _: None, options.part)
        faults += unreviewed(warnings.append) if options.part.proves_common else []
        print(as_json(faults, warnings))
        return bool(faults)
    faults = site_faults(lambda line: print(line, file=sys.stderr), options.part)
    faults += unreviewed() if options.part.proves_common else []
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for fault in faults:
        print(in_colour(fault) if coloured else fault)
        annotate(fault)
    print(f"{len(faults)} faults" if faults else result(options.pages))
    return bool(faults)


def result(names: list[str]) -> str:
    """Return what was proven: all pages, by the census, or those that were named."""
    return f"no faults in {', '.join(names)}" if names else "\n".join([table(all_counts()), *runs_apart()])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
