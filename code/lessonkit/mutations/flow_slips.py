"""Slips of flow: loops, conditions and ranges that are off by a little, functions that remember too much.

Two are decorators, for no change of a line gives them: a function that knows only one result, and one that
ignores an argument. A worker lends them to the answer.
"""

import ast
from collections.abc import Iterator

from lessonkit.mutations.editable_code import Code, Mutation


def early(code: Code) -> Iterator[Mutation]:
    """Yield loops that end after their first turn."""
    for node in code.nodes:
        if isinstance(node, ast.For | ast.While) and node.body[0].lineno > node.lineno:
            end = code.span(node.body[-1])[1]
            yield Mutation(code.text, end, end, f"\n{' ' * node.body[0].col_offset}break")


def negated(code: Code) -> Iterator[Mutation]:
    """Yield conditions the other way round; of a single comparison, operators does that."""
    for node in code.nodes:
        conditions = getattr(node, "ifs", None) or [getattr(node, "test", None)]
        for condition in filter(None, conditions):
            if not (isinstance(condition, ast.Compare) and len(condition.ops) == 1):
                yield code.replaced(condition, f"not ({code.written(condition)})")


def ranges(code: Code) -> Iterator[Mutation]:
    """Yield ranges that end one earlier or later, or begin at 1; a number in the end is another kind's."""
    for node in code.nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "range" and node.args:
            stop = node.args[len(node.args) > 1]
            yield code.replaced(stop, f"{code.written(stop)} - 1")
            if not any(isinstance(inner, ast.Constant) for inner in ast.walk(stop)):
                yield code.replaced(stop, f"{code.written(stop)} + 1")
            if len(node.args) == 1:
                yield code.replaced(stop, f"1, {code.written(stop)}")


def repeated(code: Code) -> Iterator[Mutation]:
    """Yield functions that always return what they returned first: right for the first example."""
    for function in functions(code):
        yield decorated(code, function, "first_result_again")


def ignored(code: Code) -> Iterator[Mutation]:
    """Yield functions that ignore an argument: they use what it was in their first call."""
    for function in functions(code):
        used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        for argument in function.args.args:
            if argument.arg in used - {"self"}:
                yield decorated(code, function, f'first_again("{argument.arg}")')


def functions(code: Code) -> Iterator[ast.FunctionDef]:
    """Yield the functions of an answer that take something."""
    return (node for node in code.nodes if isinstance(node, ast.FunctionDef) and node.args.args)


def decorated(code: Code, function: ast.FunctionDef, decorator: str) -> Mutation:
    """Return the mutation that puts a decorator above a function."""
    start, _ = code.span(function)
    return Mutation(code.text, start, start, f"@{decorator}\n{' ' * function.col_offset}")
