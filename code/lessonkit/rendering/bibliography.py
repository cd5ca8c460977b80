"""Bibliography: every work of docs/references.yml as a list, in place of a line `[references]`."""

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from lessonkit import DOCS
from lessonkit.common.extensions import extends
from lessonkit.common.fingerprints import surroundings
from lessonkit.reading.nav import nav_entries
from lessonkit.reading.references import Work, joined, read_references
from lessonkit.rendering.citations import cited_in_modules, citing

PLACE = "[references]"
FOLDERS = ("lessons/", "labs/")  # the folders whose pages are named under each work
EDITIONS = {2: "2nd ed.", 3: "3rd ed."}
PHRASES = {
    "zh-Hant": {
        "note": "用於：{use}。出現在：{places}。",
        "free": "免費閱讀：{links}。",
        "languages": {"zh-Hant": "中文", "en": "英文"},
        "link": "〈[{title}]({address})〉",
        "between": "、",
    },
    "en": {
        "note": "Used for: {use}. Cited in: {places}.",
        "free": " Free to read: {links}.",
        "languages": {"zh-Hant": "in Chinese", "en": "in English"},
        "link": "[{title}]({address})",
        "between": "; ",
    },
}


def reference(work: Work) -> str:
    """Return the whole reference of a work, the same in every language."""
    people = joined(work.people) + ("" if work.authors else " (eds.)")
    title = f"“{work.title}”, *{work.container}*" if work.container else f"*{work.title}*"
    details = (work.pages, EDITIONS.get(work.edition), work.publisher)
    numbers = (work.doi and f"DOI {work.doi}", work.arxiv and f"arXiv {work.arxiv}")
    published = ", ".join(filter(None, (f"{title} {work.volume}".strip(), *details, *numbers)))
    return f"{people} ({work.year}). {published}."


def places(language: str) -> dict[str, list[str]]:
    """Return where each work is cited, as Markdown: links to lessons and labs in order, then modules."""
    found: dict[str, list[str]] = {}
    link, made_with = PHRASES[language]["link"], surroundings()
    for name, _ in nav_entries():
        path = DOCS / language / name
        if not name.startswith(FOLDERS) or not path.exists():
            continue
        title, forms = citing(path, made_with)
        for form in forms:
            found.setdefault(form, []).append(link.format(title=title or name, address=name))
    for name, forms in cited_in_modules().items():
        for form in forms:
            found.setdefault(form, []).append(f"`{name}`")
    return found


def listed(language: str) -> list[str]:
    """Return the list of all works as lines of Markdown, in the order of the alphabet."""
    phrases, cited_in = PHRASES[language], places(language)
    lines = []
    for work in sorted(read_references(), key=lambda work: work.cited.casefold()):
        where = phrases["between"].join(cited_in.get(work.cited, []))
        note = phrases["note"].format(use=work.use[language], places=where)
        lines += [f"- {reference(work)}<br>{note}{free(work, phrases)}", f"  {{: #{work.id} }}"]
    return lines


def free(work: Work, phrases: dict) -> str:
    """Return where a work may be read free of charge, as links, or nothing."""
    links = [f"[{phrases['languages'][form]}]({address})" for form, address in work.free.items()]
    return phrases["free"].format(links=phrases["between"].join(links)) if links else ""


class References(Preprocessor):
    """Puts the list where the page has its place for it."""

    def __init__(self, md: Markdown, language: str):
        super().__init__(md)
        self.language = language

    def run(self, lines: list[str]) -> list[str]:
        return [out for line in lines for out in (listed(self.language) if line == PLACE else [line])]


makeExtension = extends(References)  # noqa: N816
