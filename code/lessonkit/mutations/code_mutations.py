"""Code mutations: code with one small change; each number, operator and returned value becomes another one.

Why no library: mutmut 3 leaves constants outside of functions alone, and rewrites the modules whose
sections the pages embed; cosmic-ray changes 35.7 by whole units, returned values not at all, tries
eleven operators in place of each, and brings twenty packages.
"""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from lessonkit.mutations.editable_code import Code, Mutation

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
