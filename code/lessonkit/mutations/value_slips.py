"""Slips of values: other numbers and signs, operands and arguments the other way round, missing parts."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from lessonkit.mutations.code_mutations import OPERATORS, numbers
from lessonkit.mutations.editable_code import Code, Mutation

SYMMETRIC = {"min", "max", "isclose", "allclose"}


def constants(code: Code) -> Iterator[Mutation]:
    """Yield other numbers; not where the answer is a number, for others near it may be right."""
    if computes(code):
        yield from numbers(code)


def computes(code: Code) -> bool:
    """Say whether an answer has a function, and is not just a choice of numbers."""
    return any(isinstance(node, ast.FunctionDef) for node in code.nodes)


def swapped(code: Code) -> Iterator[Mutation]:
    """Yield neighbouring arguments the other way round."""
    for node in code.nodes:
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name not in SYMMETRIC:
                for first, second in pairwise(node.args):
                    comma = code.text[code.span(first)[1] : code.span(second)[0]]
                    new = f"{code.written(second)}{comma}{code.written(first)}"
                    yield Mutation(code.text, code.span(first)[0], code.span(second)[1], new)


def turned(code: Code) -> Iterator[Mutation]:
    """Yield differences, quotients and powers the other way round, but where the sign is lost."""
    signless = set(map(id, filter(None, map(without_sign, code.nodes))))
    for node in code.nodes:
        match node:
            case ast.BinOp(op=ast.Sub() | ast.Div() | ast.Pow() | ast.MatMult()) if id(node) not in signless:
                sign, *_ = OPERATORS[type(node.op)]
                yield code.replaced(node, f"({code.written(node.right)}) {sign} ({code.written(node.left)})")


def without_sign(node: ast.AST) -> ast.AST | None:
    """Return what only the size of counts, if this node says so: it squares, or takes the absolute value."""
    match node:
        case ast.BinOp(left=value, op=ast.Pow(), right=ast.Constant(value=2)):
            return value
        case ast.Call(func=ast.Name(id="abs"), args=[value]):
            return value
        case ast.Attribute(value=value, attr="abs" | "norm" | "square"):
            return value
    return None


def components(code: Code) -> Iterator[Mutation]:
    """Yield tuples and lists in which a component is missing, or its neighbour stands twice."""
    for node in lists(code):
        for one, neighbour in pairwise([*node.elts, node.elts[0]]):
            yield code.replaced(one, code.written(neighbour))
        for one, neighbour in pairwise(node.elts):
            yield Mutation(code.text, code.span(one)[0], code.span(neighbour)[0], "")
        yield Mutation(code.text, code.span(node.elts[-2])[1], code.span(node.elts[-1])[1], "")


def signs(code: Code) -> Iterator[Mutation]:
    """Yield tuples and lists in which a component has the other sign, unless the answer is just numbers."""
    for node in lists(code) if computes(code) else ():
        for one in node.elts:
            if getattr(one, "value", None) != 0:
                yield code.replaced(one, f"-({code.written(one)})")


def lists(code: Code) -> Iterator[ast.Tuple | ast.List]:
    """Yield the tuples and lists that are made of two components or more."""
    for node in code.nodes:
        if isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
            yield node
