"""Answer mutations: the wrong answers that are one small change away from a right one.

Each kind is a slip that people make. Two are decorators, for no change of a line gives them: a function
that knows only one result, and one that ignores an argument. A worker lends them to the answer.
"""

import ast
import threading
from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest

from lessonkit.mutations.code_mutations import OPERATORS, Code, Mutation, numbers, operators, returned

MOST = 30  # mutants of an answer
PARSING = threading.Lock()  # before 3.11.8, Python fails where two threads make a syntax tree at once
SYMMETRIC = {"min", "max", "isclose", "allclose"}


def answer_mutations(source: str) -> list[Mutation]:
    """Return mutants of an answer, taken from each kind in turn; none of code that can't be read."""
    try:
        with PARSING:
            code = Code(source)
    except SyntaxError:
        return []
    turns = zip_longest(*(spread(list(kind(code))) for kind in KINDS))
    found = {mutation.changed(): mutation for mutation in chain.from_iterable(turns) if mutation}
    found.pop(source, None)
    return list(found.values())[:MOST]


def spread(mutations: list[Mutation]) -> list[Mutation]:
    """Return every other one first, so that a few of them come from all over the answer."""
    return mutations[::2] + mutations[1::2]


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


KINDS = (constants, operators, returned, swapped, turned, components, signs, early, negated, ranges)
KINDS += (repeated, ignored)
