"""Mutations: code with one small change; each number, operator and returned value becomes another one.

Why no library: mutmut 3 leaves constants outside of functions alone, and rewrites the modules whose
sections the pages embed; cosmic-ray changes 35.7 by whole units, returned values not at all, tries
eleven operators in place of each, and brings twenty packages.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

LAST_DIGIT = re.compile(r"\d(?=\D*(?:e[+-]?\d+)?$)")
OPERATORS = {  # how each is written, and what is tried in its place
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "//"),
    ast.Pow: ("**", "*"),
    ast.MatMult: ("@", "*"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Lt: ("<", "<=", ">="),
    ast.LtE: ("<=", "<", ">"),
    ast.Gt: (">", ">=", "<="),
    ast.GtE: (">=", ">", "<"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.USub: ("-", "+"),
    ast.Not: ("not", "not not"),
}


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


def code_mutations(source: str) -> Iterator[Mutation]:
    """Yield a mutation for each number, operator and returned value."""
    code = Code(source)
    for kind in (numbers, returned, operators):
        yield from kind(code)


def numbers(code: Code) -> Iterator[Mutation]:
    """Yield a mutation for each number and truth value."""
    for node in code.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            yield code.replaced(node, another(code.written(node)))


def returned(code: Code) -> Iterator[Mutation]:
    """Yield a mutation for each value that is returned, but for comparisons: twice that."""
    for node in code.nodes:
        if isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Compare):
            yield code.replaced(node.value, f"2 * ({code.written(node.value)})")


def operators(code: Code) -> Iterator[Mutation]:
    """Yield mutations for each operator."""
    for node in code.nodes:
        for operator, left, right in operations(node):
            written, *others = OPERATORS.get(type(operator), ("",))
            first = code.span(left)[1] if left else code.span(node)[0]
            start = code.text.find(written, first, code.span(right)[0])
            yield from (Mutation(code.text, start, start + len(written), other) for other in others)


def another(constant: str) -> str:
    """Return the other truth value, or the number with its last digit one up (a 9 goes down)."""
    if constant in ("True", "False"):
        return str(constant == "False")
    return LAST_DIGIT.sub(lambda digit: "8" if digit[0] == "9" else str(int(digit[0]) + 1), constant, count=1)


def nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and those below it, but for those in f-strings."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            yield from nodes(child)


def operations(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST | None, ast.AST]]:
    """Yield each operator of a node with the operand before it, if there is one, and that behind it."""
    match node:
        case ast.UnaryOp():
            yield node.op, None, node.operand
        case ast.BinOp():
            yield node.op, node.left, node.right
        case ast.AugAssign():
            yield node.op, node.target, node.value
        case ast.BoolOp():
            yield from ((node.op, *operands) for operands in pairwise(node.values))
        case ast.Compare():
            operands = pairwise([node.left, *node.comparators])
            yield from ((operator, *pair) for operator, pair in zip(node.ops, operands, strict=True))
