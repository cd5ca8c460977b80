"""Build times of generated sites of growing size, cold and without a change, next to the budgets.

A page is short, in both languages: three headings, prose with a formula and a bound number, a python
block with its output, a displayed formula; no two pages have the same code. Its arithmetic takes next
to no time, so the times are what the engine and the theme cost. A site of one locale is the English one.
"""

import os
import tempfile
from pathlib import Path

from generated import forget_runs, generated_project, replace, seconds, stored_runs
from scratch import Scratch

SIZES = (25, 100, 400)
LOCALES = {1: ("zh-Hant", "zh-Hans"), 3: ()}  # how many, and which are left out
BUDGETS = "cold 0.3 s a page; without a change 5 s for 100 pages in all locales"
PAGE = """# {title} {{#page}}

{question} $1 + 2 + \\dots + {number}$

## {code} {{#code}}

```python
import torch

numbers = torch.arange({number} + 1)
numbers.sum().item()
```

```text
{total}
```

{answer} `{total}`{{ value="numbers.sum().item()" }}

## {thought} {{#thought}}

$$
\\sum_{{i=1}}^{{{number}}} i = \\frac{{{number} \\cdot ({number} + 1)}}{{2}} = {total}
$$
"""
WORDS = {
    "en": {
        "title": "A sum",
        "question": "How much is this sum of whole numbers, and how long does a machine take for it?",
        "code": "By code",
        "answer": "The machine needs no time worth mentioning for its answer:",
        "thought": "By thought",
    },
    "zh-Hant": {
        "title": "一個總和",
        "question": "這些整數的總和是多少？機器要花多少時間才算得出來？",
        "code": "用程式算",
        "answer": "機器花的時間短得不值一提，答案是：",
        "thought": "用想的",
    },
}


def page(number: int, words: dict[str, str]) -> str:
    """Return the text of one page in one language."""
    return PAGE.format(number=number, total=number * (number + 1) // 2, **words)


def generated_site(folder: Path, size: int, left_out: tuple[str, ...]) -> Scratch:
    """Return a project with so many pages, and without these locales."""
    names = ["index.md", *(f"lessons/sum-{number}.md" for number in range(2, size + 1))]
    pages = {
        language: {name: page(number, words) for number, name in enumerate(names, 1)}
        for language, words in WORDS.items()
    }
    project = generated_project(folder, pages)
    for locale in left_out:
        replace(project, rf"^    {locale}:\n(?:      .*\n)+", "")
    return project


def build_times(size: int, left_out: tuple[str, ...]) -> tuple[float, float]:
    """Return how long the first build takes, and how long one without any change."""
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        project = generated_site(Path(folder), size, left_out)
        forget_runs(project)
        cold = seconds(project, "mkdocs", "build", "--strict")
        assert stored_runs(project) == size, "a page did not run"
        return cold, seconds(project, "mkdocs", "build", "--strict")


def main() -> None:
    """Print a row for each size as soon as it is measured, with the cost of each page added to the last."""
    print(f"{os.cpu_count()} cores; budgets: {BUDGETS}\n")
    print(
        "| locales | pages | cold | per added page | no change | per added page |\n|---|---|---|---|---|---|"
    )
    for count, left_out in LOCALES.items():
        fewer, before = 0, (0.0, 0.0)
        for size in SIZES:
            times = build_times(size, left_out)
            slopes = [(now - then) / (size - fewer) for now, then in zip(times, before, strict=True)]
            cells = [f"{time:.1f} s | {slope:.3f} s" for time, slope in zip(times, slopes, strict=True)]
            print(f"| {count} | {size} | {cells[0]} | {cells[1]} |", flush=True)
            fewer, before = size, times


if __name__ == "__main__":
    main()
