"""Round questions: the quizzes of each part of the course, as built, for rounds on the page for review."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.reading.nav import parts
from lessonkit.reading.quizzes import taught_in
from lessonkit.reading.shared_pages import read

TAUGHT = LastMade("taught")
FOLDER = "review"  # where the page is that asks them
QUESTION = re.compile(r'<details class="question" id="(?P<id>Q[\d.]+)">')
EDGE = re.compile(r"<(?P<end>/?)details\b")
HEADING = r'<h[1-6] id="{}">(?P<title>.*?)<a class="headerlink"'


def write_round_questions(config: MkDocsConfig) -> None:
    """Write the questions of each part beside the page for review, taken from the lessons' own pages."""
    made_with = surroundings()
    for part, pages in parts().items():
        found = (page_questions(page, config, made_with) for page in pages)
        asked = dict(chain.from_iterable(found))
        if asked:
            content = json.dumps({"questions": asked}, ensure_ascii=False, separators=(",", ":"))
            target = Path(config.site_dir, FOLDER, f"{part}.json")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"{content}\n", encoding="utf-8", newline="\n")


def page_questions(name: str, config: MkDocsConfig, made_with: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the questions of a page by their ids: what a reader meets, and the section that teaches it."""
    source, built = Path(config.docs_dir, name), Path(config.site_dir, name).with_suffix("") / "index.html"
    if not (source.exists() and built.exists()):
        return
    html, locale = built.read_text(encoding="utf-8"), config.extra["locale"]
    sections = TAUGHT.made_of(source, f"{locale}/{name}", made_with, lambda: taught_in(read(source, locale)))
    for question in QUESTION.finditer(html):
        section = sections.get(question["id"], "")
        heading = re.search(HEADING.format(re.escape(section)), html)
        yield (
            question["id"],
            {
                "html": whole(html, question.start()),
                "section": section if heading else "",
                "title": heading["title"] if heading else "",
            },
        )


def whole(html: str, start: int) -> str:
    """Return the disclosure that begins here, with those inside it."""
    depth = 0
    for edge in EDGE.finditer(html, start):
        depth += -1 if edge["end"] else 1
        if depth == 0:
            return html[start : html.index(">", edge.end()) + 1]
    raise ValueError(f"a <details> has no end: {html[start : start + 80]}")
