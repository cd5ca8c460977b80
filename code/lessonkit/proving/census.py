"""The census: how much of each page is proven, and that no change makes it less unnoticed."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from lessonkit import DOCS
from lessonkit.common.faults import Fault, relative
from lessonkit.proofreading.promised_blocks import promised
from lessonkit.reading.bound_numbers import bound_numbers
from lessonkit.reading.fences import Fence
from lessonkit.reading.pages import Page, page_paths
from lessonkit.reading.quizzes import read_quiz
from lessonkit.taking.notebooks import FOLDERS
from lessonkit.taking.page_programs import is_step, name_of, not_here

RECORD = DOCS / "census.lock"
HEADER = "# What the pages prove, counted; `make census` raises the numbers, only an author lowers them.\n"


def census(page: Page) -> Counter:
    """Count what a page shows that is held to a run."""
    counts = Counter(item.fence.language for item in page.items if item.fence)
    fences = [fence for fence in page.fences if fence.language == "python"]
    return Counter(
        {f"{language} fences": count for language, count in counts.items()}
        | {
            "blocks matched": len(promised(page, lambda tex, _: tex)),
            "blocks run": sum(1 for _, step in page.owned_steps if step["kind"] == "block"),
            "blocks run in the page": sum(map(run_in_the_page(page), fences)),
            "outputs compared": counts["text"],
            "errors expected": sum("raises" in fence.attributes for fence in fences),
            "quizzes": sum(read_quiz(page, item) is not None for item in page.items),
            "exercises proven": sum(fence.role == "exercise" for fence in fences),
            "other answers proven": sum(fence.role == "also" for fence in fences),
            "wrong answers proven": sum(fence.role == "wrong" for fence in fences),
            "numbers bound": sum(1 for item in page.items for _ in bound_numbers(item.text, item.line)),
            "figures drawn": len(page.shown),
            "formulas rendered": sum(len(item.formulas) for item in page.items),
        }
    )


def run_in_the_page(page: Page) -> Callable[[Fence], bool]:
    """Return what says whether a block of a page runs in a reader's browser."""
    name, taken = name_of(page.path), page.path.parent.name in FOLDERS
    return lambda fence: taken and is_step(fence) and not not_here(fence, name)


def all_counts() -> dict[str, Counter]:
    """Return the census of every page by its path below docs/."""
    return {path.relative_to(DOCS).as_posix(): census(Page.read(path)) for path in page_paths(DOCS)}


def table(counts: dict[str, Counter]) -> str:
    """Return the totals of each language, as a table of text."""
    languages = sorted({name.split("/")[0] for name in counts})
    totals = {
        language: sum((c for name, c in counts.items() if name.startswith(f"{language}/")), Counter())
        for language in languages
    }
    pages = {language: sum(name.startswith(f"{language}/") for name in counts) for language in languages}
    kinds = sorted({kind for total in totals.values() for kind in total})
    rows = [["", *languages], ["pages", *(str(pages[language]) for language in languages)]]
    rows += [[kind, *(str(totals[language][kind]) for language in languages)] for kind in kinds]
    return "\n".join(f"{row[0]:<24}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in rows)


def losses(counts: dict[str, Counter], recorded: dict[str, dict]) -> Iterator[Fault]:
    """Yield each count of a page that is lower than the one recorded."""
    for name, before in recorded.items():
        for kind, number in before.items() if name in counts else ():
            if counts[name][kind] < number:
                message = f"{counts[name][kind]} {kind}, where {number} are recorded"
                where = f"restore them, or lower the number in {relative(RECORD)}"
                yield Fault(DOCS / name, 1, f"{message}; {where}")


def read_record(path: Path = RECORD) -> dict[str, dict]:
    """Return the recorded counts by page."""
    return (yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None) or {}


def record(counts: dict[str, Counter], path: Path = RECORD) -> None:
    """Raise the recorded counts to the present ones, and forget pages that are gone."""
    before = read_record(path)
    raised = {name: dict(+(count | Counter(before.get(name, {})))) for name, count in counts.items()}
    text = yaml.safe_dump(raised, default_flow_style=None, width=200, sort_keys=True)
    path.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    record(all_counts())
    print(table(all_counts()))
