"""Generated lessons, projects that hold nothing but generated pages, and the time of commands there."""

import re
import shutil
import sys
import time
from pathlib import Path

from scratch import Scratch

from lessonkit.reading.nav import lessons
from lessonkit.reading.pages import Page
from lessonkit.reading.references import read_references

BLOCKS = """
import matplotlib.pyplot as plt
import torch

from nudge.data import bell
---
number = NUMBER
x = torch.linspace(-2, 2, 40 + number)
y = number * x - 1 + torch.tensor(bell(number, len(x))) / 5
print(len(x), "points with mean", round(y.mean().item(), 4))
---
def line(x, w, b):
    return w * x + b


def mse(y_hat, y):
    return ((y - y_hat) ** 2).mean()
---
mse(line(x, 0, 0), y)
---
w = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
for step in range(201):
    loss = mse(line(x, w, b), y)
    loss.backward()
    with torch.no_grad():
        for knob in (w, b):
            knob -= 0.1 * knob.grad
            knob.grad = None
    if step % 50 == 0:
        print(step, round(loss.item(), 4))
---
round(w.item(), 3), round(b.item(), 3)
---
plt.scatter(x, y)
plt.plot(x, line(x, w, b).detach())
plt.xlabel("x")
plt.ylabel("y")
plt.savefig("fit.svg")
---
X = torch.stack([x, torch.ones_like(x)], dim=1)
torch.linalg.solve(X.T @ X, X.T @ y)
---
(y - line(x, w, b).detach()).abs().topk(3).values.tolist()
"""


def lesson(number: int) -> list[str]:
    """Return the blocks of one page."""
    return [block.strip() for block in BLOCKS.replace("NUMBER", str(number)).split("---")]


def page(blocks: list[str], printed: list[str]) -> str:
    """Return a page that shows the blocks, what each of them printed, and the figure."""
    parts = ["# Page {#page}"]
    for block, output in zip(blocks, printed, strict=True):
        parts += [f"```python\n{block}\n```"] + [f"```text\n{output}```"] * bool(output)
    return "\n\n".join([*parts, "![The points and the line through them](fit.svg)\n"])


def outputs(blocks: list[str]) -> list[str]:
    """Return what each block prints."""
    silent = page(blocks, [""] * len(blocks))
    return [result["output"] for result in Page(silent, Path("page.md")).results]


def generated_project(folder: Path, pages: dict[str, dict[str, str]]) -> Scratch:
    """Return a copy of the project whose only pages are these: texts by language, then by path."""
    project = Scratch.create(folder)
    works = "; ".join(work.cited for work in read_references())  # what nobody cites is a fault
    for language, texts in pages.items():
        shutil.rmtree(folder / "docs" / language)
        texts[next(iter(texts))] += f"\n({works})\n"
        for name, text in texts.items():
            path = folder / "docs" / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    entries = "".join(f"      - {name}\n" for name in sorted(set().union(*pages.values()) - {"index.md"}))
    with (folder / "docs" / "planned.yml").open("a", encoding="utf-8") as planned:  # so terms keep theirs
        planned.write("setting-parameters:\n")
        planned.writelines(f"  lessons/{name}: {{zh-Hant: {name}, en: {name}}}\n" for name in lessons())
    replace(project, r"^(nav:.*\n  - index.md\n  - [\w-]+:\n)(?: .*\n)+", rf"\g<1>{entries}")
    return project


def replace(project: Scratch, pattern: str, new: str) -> None:
    """Replace the one place of mkdocs.yml that matches."""
    path = project.root / "mkdocs.yml"
    text, found = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert found == 1, f"mkdocs.yml matches {pattern} {found} times"
    path.write_text(text, encoding="utf-8")


def forget_runs(project: Scratch) -> None:
    """Empty the store, so that every block runs again."""
    shutil.rmtree(project.root / ".cache", ignore_errors=True)


def stored_runs(project: Scratch) -> int:
    """Return how many pages have a stored run."""
    return len(list((project.root / ".cache" / "runs").glob("*.json")))


def seconds(project: Scratch, *command: str, **settings: str) -> float:
    """Return how long a Python module runs; end with its output where it fails."""
    start = time.perf_counter()
    process = project.start(*command, **settings)
    output, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed with status {process.returncode}\n{output}")
    return time.perf_counter() - start
