"""Alike: whether two versions of a step are the same program but for texts that a reader sees."""

import ast
import functools
from collections import Counter

READING = {"abs", "item", "len", "max", "mean", "min", "numel", "round", "size", "std", "sum", "tolist"}
DOCUMENTED = (ast.Module, ast.FunctionDef, ast.ClassDef)
Pair = tuple[ast.stmt, ast.stmt]  # one statement in both versions


class DoubtError(Exception):
    """It is not certain that both versions compute the same, because of some code."""


def paired(mine: dict, theirs: dict) -> list[Pair]:
    """Return the statements of a step side by side; DoubtError where more than texts differ.

    Bound numbers stand in the order of each language's sentence, and change nothing.
    """
    here, there = (
        [s for p in code(step) for s in statements(p["source"].strip())] for step in (mine, theirs)
    )
    sources = [step["pieces"][0]["source"] for step in (mine, theirs)]
    numbers = mine["kind"] == "value" and all(only_reads(node) for node in (*here, *there))
    same = here == there or shape(here) == shape(there)
    if settings(mine) != settings(theirs) or not (numbers or same):
        raise DoubtError(sources[1])
    return list(zip(here, there, strict=True))


def only_reads(statement: ast.stmt) -> bool:
    """Say whether an expression is sure to leave everything as it is: any other call may not."""
    return not any(
        isinstance(node, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom)
        or (isinstance(node, ast.Call) and called(node) not in READING)
        for node in ast.walk(statement)
    )


def called(call: ast.Call) -> str:
    """Return the name of the function or method that is called; nothing where that is computed."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def code(step: dict) -> list[dict]:
    """Return all pieces of code of a step."""
    return step["pieces"] + step.get("check", [])


def settings(step: dict) -> list:
    """Return what else a step is told; of the wrong answers that it tries, how many there are."""
    told = [step["kind"], step.get("raises"), step.get("warns"), step.get("processes")]
    return [*told, len(step.get("mutants", [])), len(step["pieces"]), len(step.get("check", []))]


@functools.lru_cache(maxsize=1000)  # most code is the same in all versions: then these are the same objects
def statements(source: str) -> list[ast.stmt]:
    """Return the statements of some code without docstrings, which no run looks at."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    return tree.body


def shape(node: object) -> object:
    """Return what a tree is but for its texts, with the lines of its statements."""
    match node:
        case ast.Constant(str()):
            return "text"
        case ast.FormattedValue(value, conversion, spec):
            return [shape(value), conversion, spec and ast.dump(spec)]
        case ast.JoinedStr(values):
            return ["text", *(shape(value) for value in values if not isinstance(value, ast.Constant))]
        case ast.AST():
            line = node.lineno if isinstance(node, ast.stmt) else 0
            return [type(node).__name__, line, *(shape(child) for _, child in ast.iter_fields(node))]
        case list():
            return [shape(child) for child in node]
    return repr(node)


def difference(pair: Pair) -> set[str]:
    """Return the texts of a statement that only one version has; where the order of others differs, all."""
    if pair[0] is pair[1]:
        return set()
    here, there = ([n.value for n in ast.walk(node) if is_text(n)] for node in pair)
    mine, theirs = Counter(here), Counter(there)
    own = {*(mine - theirs), *(theirs - mine)}
    common = ([text for text in texts if text not in own] for texts in (here, there))
    return own if next(common) == next(common) else {*here, *there}


def is_text(node: ast.AST) -> bool:
    """Say whether a node is a text."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
