"""Kept figures: whether a step uses what an earlier one drew, which shows the texts of one version."""

import ast
from collections.abc import Iterable, Iterator

from lessonkit.running.alike import DoubtError
from lessonkit.running.names_in_code import DRAWERS, drawers

PYPLOT, SAVING = "plt", "savefig"  # each step closes the figures of pyplot
DRAWING = ("matplotlib", DRAWERS)
WHOLE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def check_figures(steps: list[list[ast.stmt]]) -> None:
    """Raise a DoubtError where a step uses a figure of an earlier one, or what that got of it."""
    makers, kept, ours = {PYPLOT}, set(), set()
    for step in steps:
        made, stale = set(), set(kept)
        for node in in_order(step):
            used = read(node)
            if used & stale:
                raise DoubtError(ast.unparse(node))
            stale -= defined(node) or bound(node)
            if used & made or (used & makers and not isinstance(node, WHOLE)):
                made |= written(node, ours) - makers
            ours |= set(drawers([node]))
            makers |= imported(node) | (defined(node) if used & makers else set())
            known = makers | made | (bound(node) if isinstance(node, WHOLE) else set())
            if not saved(node, ours) <= known:
                raise DoubtError(ast.unparse(node))
        kept |= made


def in_order(nodes: Iterable[ast.AST]) -> Iterator[ast.stmt]:
    """Yield the statements as they stand; functions and classes whole."""
    for node in nodes:
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case) and not isinstance(node, WHOLE):
            yield from in_order(ast.iter_child_nodes(node))


def own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a statement consists of, but for other statements in it; of a function, all."""
    if isinstance(node, WHOLE):
        yield from ast.walk(node)
        return
    yield node
    for part in ast.iter_child_nodes(node):
        if not isinstance(part, ast.stmt):
            yield from own(part)


def bound(node: ast.AST) -> set[str]:
    """Return the names that a statement binds; of a function, those within it."""
    parameters = {inner.arg for inner in own(node) if isinstance(inner, ast.arg)}
    return parameters | {
        n.id for n in own(node) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    }


def read(node: ast.stmt) -> set[str]:
    """Return the names that a statement reads, not those that it binds for itself."""
    inner = {n for part in own(node) if isinstance(part, ast.comprehension) for n in bound(part.target)}
    local = bound(node) if isinstance(node, WHOLE) else inner
    return {n.id for n in own(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)} - local


def saved(node: ast.stmt, ours: set[str]) -> set[str]:
    """Return the names that a figure is saved with."""
    saves = (n.value for n in own(node) if isinstance(n, ast.Attribute) and n.attr == SAVING)
    figures = (value.func if is_drawn(value, ours) else value for value in saves)
    return {n.id for figure in figures for n in ast.walk(figure) if isinstance(n, ast.Name)}


def written(node: ast.stmt, ours: set[str]) -> set[str]:
    """Return the names of what a statement changes: what it binds, what it assigns to, whose method it is.

    A function of the course's own that draws leaves what it is given as it is, and returns a new figure.
    """
    match node:
        case ast.Assign(targets=targets):
            places = targets
        case ast.Expr(ast.Call(ast.Attribute(value=value))):
            places = [] if is_drawn(value, ours) else [value]
        case _:
            places = []
    inner = {n.id for place in places for n in ast.walk(place) if isinstance(n, ast.Name)}
    return inner | (defined(node) or bound(node))


def is_drawn(value: ast.expr, ours: set[str]) -> bool:
    """Say whether a value is what one of these functions draws."""
    match value:
        case ast.Call(ast.Name(name)):
            return name in ours
    return False


def defined(node: ast.stmt) -> set[str]:
    """Return the name of a function or class that a statement defines."""
    return {node.name} if isinstance(node, WHOLE) else set()


def imported(node: ast.stmt) -> set[str]:
    """Return the names under which a statement imports what draws."""
    module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
    aliases = node.names if isinstance(node, ast.Import | ast.ImportFrom) else []
    names = {alias.asname or alias.name.partition(".")[0]: module or alias.name for alias in aliases}
    return {name for name, place in names.items() if place.startswith(DRAWING)}
