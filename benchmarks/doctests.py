"""Doc-testing the same pages twice: as notebooks with nbmake, one kernel a page, and with our tests.

The pages are in English only, and no two have the same code: the languages of a lesson often share
a run. The notebooks hold the very same blocks. nbmake finds out whether they run; our tests compare
every output and figure with the page as well. nbmake takes one page after the other, ours as many as
there are cores; `taskset --cpu-list 0`, set before the command, compares the two on one core.
"""

import os
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

import nbformat
from generated import forget_runs, generated_project, lesson, outputs, page, seconds, stored_runs
from nbformat.v4 import new_code_cell, new_notebook
from scratch import Scratch

PAGES, ROUNDS, GOAL = 12, 3, 5
BACKEND = {"MPLBACKEND": "svg"}  # by itself, a kernel draws each figure a second time, as PNG
PYTEST = ("pytest", "-p", "no:cacheprovider")


def write_notebooks(folder: Path, lessons: list[list[str]]) -> Scratch:
    """Write each page's blocks as a notebook; return the folder, which has no pytest configuration."""
    folder.mkdir()
    for number, blocks in enumerate(lessons, 1):
        notebook = new_notebook(cells=[new_code_cell(block) for block in blocks])
        nbformat.write(notebook, folder / f"page-{number}.ipynb")
    return Scratch(folder)


def page_seconds(project: Scratch) -> float:
    """Return how long our tests take when every page has to run."""
    forget_runs(project)
    taken = seconds(project, *PYTEST, "-p", "no:nbmake", "docs/en")
    assert stored_runs(project) == PAGES, "a page did not run, or two shared a run"
    return taken


def measure(lessons: list[list[str]], texts: list[str]) -> dict[str, list[float]]:
    """Return the times of both sides; every round begins with the other side."""
    with tempfile.TemporaryDirectory(prefix="doctests-") as folder:
        notebooks = write_notebooks(Path(folder, "notebooks"), lessons)
        pages = {f"lessons/page-{number}.md": text for number, text in enumerate(texts, 1)}
        project = generated_project(Path(folder, "project"), {"en": pages})
        sides = {
            "nbmake": partial(seconds, notebooks, *PYTEST, "--nbmake", **BACKEND),
            "pytest docs/en": partial(page_seconds, project),
        }
        times: dict[str, list[float]] = {name: [] for name in sides}
        for turn in range(ROUNDS):
            for name in list(sides)[:: -1 if turn % 2 else 1]:
                times[name].append(sides[name]())
    return times


def main() -> None:
    """Measure both sides, and print a table."""
    lessons = [lesson(number) for number in range(1, PAGES + 1)]
    texts = [page(blocks, outputs(blocks)) for blocks in lessons]
    counts = f"{sum(map(len, lessons))} blocks, {''.join(texts).count('```text')} outputs, {PAGES} figures"
    print(f"{PAGES} pages in English with {counts}; {ROUNDS} rounds on {os.cpu_count()} cores\n", flush=True)
    times = measure(lessons, texts)
    print("| | minimum | median | maximum |\n|---|---|---|---|")
    for name, taken in times.items():
        print(f"| {name} | {min(taken):.1f} s | {median(taken):.1f} s | {max(taken):.1f} s |")
    notebooks, ours = map(median, times.values())
    print(f"\nratio of the medians: {notebooks / ours:.1f} (goal: at least {GOAL})")


if __name__ == "__main__":
    main()
