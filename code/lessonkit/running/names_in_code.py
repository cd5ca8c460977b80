"""Names in code: what it defines, and what it may read back of what was shown, drawn or raised."""

import ast
from collections.abc import Iterable, Iterator

LOOKING_BACK = {"StringIO", "__builtins__", "__doc__", "builtins", "globals", "locals", "redirect_stdout"}
LOOKING_BACK |= {"__code__", "doctest", "getdoc", "getsource", "getsourcelines", "help", "pydoc"}
LOOKING_BACK |= {"__exit__", "exc_info", "excepthook", "exception", "traceback"}  # what was raised
LOOKING_BACK |= {"stderr", "stdout"}  # what was printed
LOOKING_BACK |= {"getsize", "imread", "open", "read_bytes", "read_text", "stat"}  # files that were drawn
LOOKING_BACK |= {"rename", "renames", "replace", "shutil"}
LOOKING_BACK |= {"get_label", "get_text", "get_tightbbox", "get_title", "get_window_extent", "texts"}
RUNNING = {"eval", "exec", "vars"}  # as functions: a network has a method `eval`
DRAWERS = "nudge.figures"  # whose functions draw, in the words of the language that they are told
NAMED = ("arg", "attr", "id", "module", "name")  # fields that hold an identifier


def drawers(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the names of the functions that only draw."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(DRAWERS):
            yield from (alias.asname or alias.name for alias in node.names)


def bound(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that are given something else than a function that is defined there."""
    other = {node.name for node in nodes if isinstance(node, ast.ClassDef | ast.AsyncFunctionDef)}
    imported = {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
    parameters = {node.arg for node in nodes if isinstance(node, ast.arg)}
    assigned = {n.id for n in nodes if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
    return other | imported | parameters | assigned


def looking_back(nodes: Iterable[ast.AST]) -> str:
    """Return the first name by which code may read what it has shown; nothing where there is none."""
    nodes = list(nodes)
    run = {node.id for node in nodes if isinstance(node, ast.Name)} & RUNNING
    return min(run | identifiers(nodes) & LOOKING_BACK, default="")


def identifiers(nodes: Iterable[ast.AST]) -> set[str]:
    """Return all names that code is written with."""
    names = {getattr(node, field, None) for node in nodes for field in NAMED}
    return {name for name in names if isinstance(name, str)}


def declared(node: ast.AST) -> list[str]:
    """Return the names that a function declares as those of what is around it."""
    return node.names if isinstance(node, ast.Global | ast.Nonlocal) else []
