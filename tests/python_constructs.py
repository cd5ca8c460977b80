"""The forms of Python in a program beyond names, lists, functions, conditions and loops."""

import ast
import builtins

NODES = {
    ast.AnnAssign: "a type behind a name",
    ast.Assert: "assert",
    ast.AsyncFunctionDef: "async",
    ast.ClassDef: "class",
    ast.Delete: "del",
    ast.Dict: "a dict",
    ast.DictComp: "a comprehension of a dict",
    ast.GeneratorExp: "a comprehension",
    ast.Global: "global",
    ast.IfExp: "if … else in one line",
    ast.JoinedStr: "an f-string",
    ast.Lambda: "lambda",
    ast.ListComp: "a comprehension",
    ast.MatMult: "@",
    ast.Match: "match",
    ast.NamedExpr: ":=",
    ast.Nonlocal: "nonlocal",
    ast.Raise: "raise",
    ast.Set: "a set",
    ast.SetComp: "a comprehension of a set",
    ast.Starred: "a star before a list",
    ast.Try: "try",
    ast.With: "with",
    ast.Yield: "yield",
    ast.YieldFrom: "yield",
}
FAMILIAR = {abs, bool, float, int, len, list, max, min, print, range, round, sorted, str, sum, type}
BUILT_IN = {name for name, value in vars(builtins).items() if callable(value) and value not in FAMILIAR}


def constructs(source: str) -> set[str]:
    """Return the forms of Python in a program that a beginner may not have met."""
    return {form for node in ast.walk(ast.parse(source)) for form in forms(node)}


def forms(node: ast.AST) -> list[str]:
    """Return what is beyond the beginning in one node of the syntax tree."""
    found = [NODES[type(node)]] if type(node) in NODES else []
    match node:
        case ast.FormattedValue(format_spec=ast.AST()):
            found.append("a format in an f-string")
        case ast.Name(id=name) if name in BUILT_IN and not name.endswith("Error"):
            found.append(name)
        case ast.arg(annotation=ast.AST()) | ast.FunctionDef(returns=ast.AST()):
            found.append("a type behind a name")
        case ast.arguments(vararg=ast.arg()) | ast.arguments(kwarg=ast.arg()):
            found.append("a star before an argument")
        case ast.Compare(ops=[_, _, *_]):
            found.append("a chain of comparisons")
    if getattr(node, "decorator_list", []):
        found.append("a decorator")
    return found
