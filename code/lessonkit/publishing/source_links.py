"""Source links: where the course's own files can be seen; without an address, pages link to none."""

import re
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from lessonkit import CONFIGURATION
from lessonkit.common.faults import Fault

SETTING = "source_url"


def source_faults(config: MkDocsConfig) -> Iterator[Fault]:
    """Yield an address of the source that a browser would take for a page of this site."""
    address = config.extra[SETTING]
    if address and not re.match(r"https?://[^\s/]", str(address)):
        above = CONFIGURATION.read_text(encoding="utf-8").partition(f"{SETTING}:")[0]
        wrong = f"SOURCE_URL is `{address}`, which is no address; begin it with https://, or leave it unset"
        yield Fault(CONFIGURATION, above.count("\n") + 1, wrong)
