"""Mutations of Python code: each number, operator and returned value becomes another one.

Why no library: mutmut 3 leaves constants outside of functions alone, and rewrites the modules whose
sections the pages embed; cosmic-ray changes 35.7 by whole units, returned values not at all, tries
eleven operators in place of each, and brings twenty packages.
"""

import ast
from collections.abc import Iterator
from itertools import accumulate, pairwise

from mutations import Mutation, another

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


def code_mutations(source: str) -> Iterator[Mutation]:
    """Yield a mutation for each number, operator and returned value."""
    lines = source.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def span(node: ast.AST) -> tuple[int, int]:
        return place(node.lineno, node.col_offset), place(node.end_lineno, node.end_col_offset)

    for node in nodes(ast.parse(source)):
        match node:
            case ast.Constant(value=int() | float()):
                start, end = span(node)
                yield Mutation(source, start, end, another(source[start:end]))
            case ast.Return(value=ast.expr()):
                start, end = span(node.value)
                yield Mutation(source, start, end, f"2 * ({source[start:end]})")
        for operator, left, right in operations(node):
            written, *others = OPERATORS.get(type(operator), ("",))
            start = source.find(written, span(left)[1] if left else span(node)[0], span(right)[0])
            yield from (Mutation(source, start, start + len(written), other) for other in others)


def nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and those below it; what stands in an f-string has no reliable place."""
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
