"""Clocks: the date and the time of day, which a page may not ask for; how long something took, it may."""

import ast

from lessonkit.worker.refusals import Place, RefusedError

NAMES = {"time", "time_ns", "localtime", "gmtime", "ctime", "uuid1"}
ALWAYS = {"clock_gettime", "clock_gettime_ns"}
METHODS = {"now", "today", "utcnow", *NAMES}
OWNERS = {"date", "datetime", "time", "uuid"}


def check_clocks(tree: ast.AST, path: str) -> None:
    """Refuse code that asks for the date or the time of day."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and asks(node):
            place = Place(path, node.lineno, f"`{ast.unparse(node.func)}`")
            raise RefusedError("is something else in every run; write down the moment that you mean", place)


def asks(call: ast.Call) -> bool:
    """Say whether a call, by its name, asks for the time; with a moment given, ctime() and others don't."""
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="time"), attr="strftime"), args=[_]):
            return True
        case ast.Call(func=ast.Attribute(attr="datetime64"), args=[ast.Constant(value="now" | "today"), *_]):
            return True
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in ALWAYS:
            return True
        case ast.Name(id=name):
            return name in NAMES and not call.args
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
            return owner in OWNERS and name in METHODS and not (name in NAMES and call.args)
    return False
