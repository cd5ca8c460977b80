"""A system that builds a site in a folder of its own, and the changes after which it builds again."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from process_tree import Cost, cost

SENTENCE, LINE = "\n\nOne sentence more.\n", "another_name = 1\n"
SET_UP = 4  # cells at the top of a notebook, before those of the page


@dataclass
class System:
    """A system in its folder: what builds it, what it keeps, and the page to edit."""

    name: str
    folder: Path
    commands: list[list[str]]
    kept: list[str]
    page: Path
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
        """Add a sentence to the page."""
        if self.page.suffix == ".ipynb":
            self.edit_cell("markdown", SENTENCE)
        else:
            self.page.write_text(self.page.read_text("utf-8") + SENTENCE, "utf-8")

    def edit_code(self) -> None:
        """Change a line of code of the page, in a way that leaves its output as it is."""
        if self.page.suffix == ".ipynb":
            self.edit_cell("code", f"\n{LINE}")
        else:
            text = self.page.read_text("utf-8")
            self.page.write_text(text.replace("```python\n", f"```python\n{LINE}", 1), "utf-8")

    def edit_cell(self, kind: str, addition: str) -> None:
        """Add to the last cell of a kind that is no exercise: the page's first code cells set it up."""
        book = nbformat.read(self.page, 4)
        cell = next(cell for cell in book.cells[SET_UP:] if cell.cell_type == kind)
        cell.source += addition
        nbformat.write(book, self.page)
