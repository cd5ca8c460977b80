"""A system that builds a site in a folder of its own, and the changes after which it builds again."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from process_tree import Cost, cost

SENTENCE, LINE = " One sentence more.", "another_name = 1\n"
PARAGRAPH = re.compile(r"^[A-Z][^|`*\[\]{}\n]{30,}\.$", re.MULTILINE)
SET_UP = 4  # cells at the top of a notebook, before those of the page


@dataclass
class System:
    """A system in its folder: what builds it, what it keeps, and the page to edit."""

    name: str
    folder: Path
    commands: list[list[str]]
    kept: list[str]
    pages: list[Path]  # the edited one, in the languages that have to agree on its code
    settings: dict[str, str] = field(default_factory=dict)

    def build(self) -> Cost:
        """Build once."""
        costs = [cost(command, self.folder, **self.settings) for command in self.commands]
        wall, processor, memory = zip(*costs, strict=True)
        return Cost(sum(wall), sum(processor), max(memory))

    def forget(self) -> None:
        """Remove all that an earlier build left."""
        for name in self.kept:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit_prose(self) -> None:
        """Add a sentence to a paragraph of the page, in one language."""
        page = self.pages[0]
        if page.suffix == ".ipynb":
            edit_cell(page, "markdown", SENTENCE)
        else:
            page.write_text(PARAGRAPH.sub(rf"\g<0>{SENTENCE}", page.read_text("utf-8"), count=1), "utf-8")

    def edit_code(self) -> None:
        """Change a line of code of the page, in a way that leaves its output as it is."""
        for page in self.pages:
            if page.suffix == ".ipynb":
                edit_cell(page, "code", f"\n{LINE}")
            else:
                text = page.read_text("utf-8")
                page.write_text(text.replace("```python\n", f"```python\n{LINE}", 1), "utf-8")


def edit_cell(page: Path, kind: str, addition: str) -> None:
    """Add to the first cell of a kind behind those that set a notebook up."""
    book = nbformat.read(page, 4)
    cell = next(cell for cell in book.cells[SET_UP:] if cell.cell_type == kind)
    cell.source += addition
    nbformat.write(book, page)
