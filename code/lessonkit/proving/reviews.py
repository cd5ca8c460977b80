"""Reviews: what nobody reviewed as it stands is a fault in CI, and a warning elsewhere."""

import os
import sys
from collections.abc import Callable

from lessonkit.common.faults import Fault
from lessonkit.common.fingerprints import sources, surroundings
from lessonkit.proving.stored_verdicts import unless_proven


def warn(fault: Fault) -> None:
    """Print a warning, past MkDocs' log, whose warnings end a strict build."""
    print(f"WARNING -  {fault}", file=sys.stderr)


def unreviewed(warn: Callable[[Fault], None] = warn) -> list[Fault]:
    """Return what was not reviewed as it stands where CI runs this; elsewhere, only warn of it."""
    found = unless_proven("translations", sources(), surroundings(), translation_faults)
    if os.environ.get("CI"):
        return found
    for fault in found:
        warn(fault)
    return []


def translation_faults() -> list[Fault]:
    """Return what was not reviewed as it stands; where all is as it was, nothing of this is imported."""
    from lessonkit.translating import translations

    return translations.translation_faults()
