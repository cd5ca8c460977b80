"""Where each widget stands."""

import re

from lessonkit import DOCS
from lessonkit.reading.pages import page_paths

PLACE = re.compile(r'!!! widget "([\w-]+)"')


def page_of(name: str) -> str:
    """Return the address, below its locale, of the page with this widget; KeyError where none has it."""
    folder = DOCS / "en"
    pages = {
        place: path.relative_to(folder).with_suffix("").as_posix()
        for path in page_paths(folder)
        for place in PLACE.findall(path.read_text(encoding="utf-8"))
    }
    return f"{pages[name]}/"


def opened(visitor, name, setting=""):
    """Return the English page with a widget alone, once it says something; the setting ends the address."""
    page = visitor.open(f"en/{page_of(name)}?alone{setting}")
    page.locator(f"[data-widget={name}] .reading").wait_for()
    return page
