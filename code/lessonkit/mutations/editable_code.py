"""Editable code: Python code with the place of each node in its text, and one change of it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Mutation:
    """A text, and what is written in it in place of the characters from start to end."""

    text: str
    start: int
    end: int
    new: str

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.start) + 1

    @property
    def before(self) -> str:
        """The lines that change, as they are."""
        return self._lines(self.text, self.end)

    @property
    def after(self) -> str:
        """The lines that change, as they become."""
        return self._lines(self.changed(), self.start + len(self.new))

    def changed(self) -> str:
        """Return the whole text with the change."""
        return self.text[: self.start] + self.new + self.text[self.end :]

    def _lines(self, text: str, end: int) -> str:
        first, last = text.rfind("\n", 0, self.start) + 1, text.find("\n", end)
        return text[first : last if last >= 0 else len(text)].strip()


class Code:
    """Python code with its syntax tree, and where in the text each node of it stands."""

    def __init__(self, text: str):
        self.text = text
        self.tree = ast.parse(text)
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    @property
    def nodes(self) -> Iterator[ast.AST]:
        """All nodes, from the top; what stands in an f-string has no reliable place."""
        return nodes(self.tree)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node begins and ends."""
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def written(self, node: ast.AST) -> str:
        """Return a node as it is written."""
        start, end = self.span(node)
        return self.text[start:end]

    def replaced(self, node: ast.AST, new: str) -> Mutation:
        """Return the mutation that writes something else in place of a node."""
        return Mutation(self.text, *self.span(node), new)

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())


def nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and those below it, but for those in f-strings."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            yield from nodes(child)
