"""Loops: which variable takes an element of a written row, and who reads what a loop leaves in it."""

import ast
from symtable import SymbolTable, symtable

ROWS = (ast.Tuple, ast.List)
Above = dict[ast.AST, ast.AST]  # what each piece of syntax stands in


def taker(element: ast.AST, above: Above) -> str:
    """Return the variable that a loop gives an element of its row, or of a row in it; or else nothing."""
    row = above[element]
    match target(row, above) or part(target(above[row], above), row.elts, element):
        case ast.Name(name) if not any(isinstance(other, ast.Starred) for other in row.elts):
            return name
    return ""


def target(row: ast.AST, above: Above) -> ast.AST | None:
    """Return what takes the elements of a written row one by one, if a loop goes through it or its zip."""
    match above.get(row):
        case ast.For(taking, rows) | ast.comprehension(taking, rows) if rows is row:
            return taking
        case ast.Call(ast.Name("zip"), rows) as zipped if row in rows and isinstance(row, ROWS):
            return part(target(zipped, above), rows, row)
    return None


def part(taking: ast.AST | None, elements: list[ast.AST], element: ast.AST) -> ast.AST | None:
    """Return the part of a target that takes an element, if it has one for each."""
    match taking:
        case ast.Tuple(parts) if len(parts) == len(elements):
            return parts[elements.index(element)]
    return None


def reads(statement: ast.stmt) -> set[str]:
    """Return the variables of the page that a statement reads, but for those that its own loop sets."""
    code = ast.unparse(statement)
    if not isinstance(statement, ast.For):
        return referenced(symtable(code, "", "exec"))
    set_first = {node.id for node in ast.walk(statement.target) if isinstance(node, ast.Name)}
    gone = referenced(symtable(ast.unparse(statement.iter), "", "eval"))
    return gone | (referenced(symtable(code, "", "exec")) - set_first)


def referenced(table: SymbolTable) -> set[str]:
    """Return the global names that are read in a scope and those within it."""
    whole = table.get_type() == "module"
    names = {s.get_name() for s in table.get_symbols() if s.is_referenced() and (whole or s.is_global())}
    return names.union(*map(referenced, table.get_children()))
