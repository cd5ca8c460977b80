"""How a build and an author's wait grow with the course: generated sites of 12, 45 and 100 pages.

A page has as many blocks as a short lesson, in both languages: prose with a formula and a bound number,
python blocks with their outputs, displayed formulas; no two pages have the same code. Its arithmetic
takes next to no time, so what is measured is what the engine and the theme cost.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from authoring import Server
from generated import forget_runs, generated_project, stored_runs
from process_tree import Cost, cost
from scratch import Scratch

SIZES, SECTIONS = (12, 45, 100), 8
EDITED = "lessons/sum-2"
CHINESE = {"zh-Hant": "再加一句話。", "zh-Hans": "再加一句话。"}
BUILD = ["-m", "mkdocs", "build", "--strict"]
START = """---
description: {question}
---

# {title} {{#page}}

{question} $1 + 2 + \\dots + {number}$

```python
import torch
```
"""
SECTION = """
## {code} {section} {{#code-{section}}}

```python
numbers = torch.arange({number} + {section})
numbers.sum().item()
```

```text
{total}
```

{answer} `{total}`{{ value="numbers.sum().item()" }}

$$
1 + 2 + \\dots + {number} + {section} = {total}
$$
"""
WORDS = {
    "en": {
        "title": "A sum",
        "question": "How much is this sum of whole numbers, and how long does a machine take for it?",
        "code": "By code",
        "answer": "The machine needs no time worth mentioning for its answer:",
        "added": "One sentence more.",
    },
    "zh-Hant": {
        "title": "一個總和",
        "question": "這些整數的總和是多少？機器要花多少時間才算得出來？",
        "code": "用程式算",
        "answer": "機器花的時間短得不值一提，答案是：",
        "added": "再加一句話。",
    },
}


def page(number: int, words: dict[str, str]) -> str:
    """Return the text of one page in one language."""
    sections = (
        SECTION.format(number=number, section=n, total=(number + n - 1) * (number + n) // 2, **words)
        for n in range(1, SECTIONS + 1)
    )
    return START.format(number=number, **words) + "".join(sections)


def generated_site(folder: Path, size: int) -> Scratch:
    """Return a project with so many pages."""
    names = ["index.md", *(f"lessons/sum-{number}.md" for number in range(2, size + 1))]
    pages = {
        language: {name: page(SECTIONS * number, words) for number, name in enumerate(names, 1)}
        for language, words in WORDS.items()
    }
    return generated_project(folder, pages)


def build(project: Scratch) -> Cost:
    """Return what one build costs."""
    settings = {"PYTHONPATH": str(project.root / "code"), "NO_MKDOCS_2_WARNING": "1", "CI": ""}
    return cost([sys.executable, *BUILD], project.root, **settings)


def waits(server: Server) -> Iterator[float]:
    """Yield how long an author waits, after a sentence is saved, until each locale shows it."""
    for language, shown in (("en", {"en": "One sentence more."}), ("zh-Hant", CHINESE)):
        path = server.scratch.root / "docs" / language / f"{EDITED}.md"
        answer, text = WORDS[language]["answer"], path.read_text("utf-8")
        path.write_text(text.replace(answer, f"{WORDS[language]['added']} {answer}", 1), "utf-8")
        start = time.perf_counter()
        for locale, added in shown.items():
            assert server.shows(f"{locale}/{EDITED}/", added), f"{locale} never showed what was saved"
            yield time.perf_counter() - start


def row(size: int) -> str:
    """Return what a site of so many pages costs, as a row of the table."""
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        project = generated_site(Path(folder), size)
        forget_runs(project)
        cold, unchanged = build(project), build(project)
        assert stored_runs(project) == size, "a page did not run"
        server = Server(project)
        try:
            assert server.shows(f"en/{EDITED}/", "A sum")
            shown = ", ".join(f"{seconds:.1f}" for seconds in waits(server))
        finally:
            server.end()
    builds = f"{cold.processor:.1f} ({cold.wall:.1f}) | {unchanged.processor:.1f} ({unchanged.wall:.1f})"
    return f"| {size} | {builds} | {cold.memory:.2f} | {shown} |"


def main() -> None:
    """Print a row for each size as soon as it is measured."""
    print(f"{os.cpu_count()} cores; processor seconds (wall) of builds in three locales, peak memory in GB,")
    print("and seconds from saving a sentence until en, zh-Hant and zh-Hans show it\n")
    print("| pages | cold | nothing changed | memory | saved to shown |\n|---|---|---|---|---|")
    for size in SIZES:
        print(row(size), flush=True)


if __name__ == "__main__":
    main()
