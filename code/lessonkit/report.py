"""The report: every fault of the site at once, for people, for editors (--json) and for CI."""

import json
import os
import sys

from lessonkit.census import all_counts, table
from lessonkit.faults import Fault, relative
from lessonkit.site import site_faults

BOLD, RED, PLAIN = "\033[1m", "\033[31m", "\033[0m"


def annotate(fault: Fault) -> None:
    """Where GitHub runs this, mark the line in the change that is being reviewed."""
    if os.environ.get("GITHUB_ACTIONS"):
        message = fault.message.replace("%", "%25").replace("\n", "%0A")
        print(f"::error file={relative(fault.path)},line={fault.line}::{message}")


def as_json(faults: list[Fault]) -> str:
    """Return the faults as a JSON list of objects with path, line and message."""
    entries = [{"path": relative(f.path), "line": f.line, "message": f.message} for f in faults]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def in_colour(fault: Fault) -> str:
    """Return a fault for a terminal, its place in bold, what is wrong in red."""
    return f"{BOLD}{relative(fault.path)}:{fault.line}:{PLAIN} {RED}{fault.message}{PLAIN}"


def main(arguments: list[str]) -> int:
    """Print the faults of the site and the census; return 1 where there are faults."""
    if "--json" in arguments:
        faults = site_faults(lambda _: None)
        print(as_json(faults))
        return bool(faults)
    faults = site_faults(lambda line: print(line, file=sys.stderr))
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for fault in faults:
        print(in_colour(fault) if coloured else fault)
        annotate(fault)
    print(f"{len(faults)} faults" if faults else table(all_counts()))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
