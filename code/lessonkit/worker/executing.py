"""Executing: pieces of code run under the paths and lines of the files that they are from."""

import ast
from collections.abc import Callable

from lessonkit.worker.clocks import check_clocks

Check = Callable[[ast.AST, str], None]


def run_code(pieces: list[dict], namespace: dict, check: Check = check_clocks) -> None:
    """Run pieces under their own paths and lines; print the last expression as a notebook does."""
    for piece in pieces:
        tree = parsed(piece, "exec", check)
        shown = piece is pieces[-1] and tree.body and isinstance(tree.body[-1], ast.Expr) and tree.body.pop()
        exec(compile(tree, piece["path"], "exec", dont_inherit=True), namespace)
        if shown:
            value = eval(compile(ast.Expression(shown.value), piece["path"], "eval"), namespace)
            if value is not None:
                print(repr(value))


def parsed(piece: dict, mode: str, check: Check = check_clocks) -> ast.AST:
    """Return the syntax tree of a piece with the lines of its file; what the check finds is refused."""
    tree = ast.parse("\n" * (piece["line"] - 1) + piece["source"], piece["path"], mode)
    check(tree, piece["path"])
    return tree
