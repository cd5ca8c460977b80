"""Unordered: whether the order of a set, another one in each run, can come into what a page gives.

It can't where a set is only asked, changed, sorted, or combined into another such set, also under a name.
Whatever is not listed here may show the order. What is sorted is taken to have an order of its own.
"""

import ast
from collections.abc import Iterable

SETS = {"set", "frozenset"}
VIEWS = {"keys", "items"}  # of a dictionary: combined, they are sets
FREE = {"len", "sorted", "min", "max", "any", "all", "bool", *SETS}  # not sum: floats are rounded in turn
OPTIONS = {"default", "reverse"}  # not key: elements that are alike under it stay as they stand in the set
ASKING = {"issubset", "issuperset", "isdisjoint"}
CHANGING = {"add", "discard", "remove", "clear", "update"}
CHANGING |= {"difference_update", "intersection_update", "symmetric_difference_update"}
COMBINING = {"union", "intersection", "difference", "symmetric_difference", "copy"}
OPERATORS = (ast.BitOr, ast.BitAnd, ast.BitXor, ast.Sub)
INSPECTING = {"eval", "exec", "globals", "locals", "vars"}  # these reach a name that is not written there
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Sets:
    """The sets of some modules and blocks, which may share their names, and what is done with them."""

    def __init__(self, trees: Iterable[ast.AST]):
        self.nodes = [node for tree in trees for node in ast.walk(tree)]
        self.parents = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.defined = {name for node in self.nodes for name in defined(node)}
        self.inspected = any(isinstance(node, ast.Name) and node.id in INSPECTING for node in self.nodes)
        self.followed: set[tuple] = set()

    def seen(self) -> set[str]:
        """Return the names of the kinds of sets whose order may be seen."""
        return {kind for node in self.nodes if (kind := self.kind(node)) and self.is_seen(node)}

    def kind(self, node: ast.AST) -> str:
        """Return what kind of set a piece of syntax is or makes, or nothing."""
        match node:
            case ast.Set() | ast.SetComp():
                return "set"
            case ast.Name(id=name) if name in SETS:
                return name
            case ast.Call(func=ast.Attribute(attr=name)) if name in VIEWS:
                return "set" * may_combine(self.parents.get(node))
        return ""

    def is_seen(self, node: ast.AST) -> bool:
        """Say whether what is done with a set, or with what makes sets, may depend on its order."""
        parent = self.parents.get(node)
        if is_asked(node, parent):
            return False
        if is_passed_on(node, parent):
            return self.is_seen(parent)
        match parent:
            case ast.Assign(targets=targets):
                return any(map(self.is_seen_under, targets))
            case ast.AugAssign(target=target, op=operator) if isinstance(operator, OPERATORS):
                return self.is_seen_under(target)
            case ast.AnnAssign(target=target):
                return self.is_seen_under(target)
            case ast.Call():
                return self.is_seen_in(parent)
            case ast.Attribute(attr=name):
                call = self.parents[parent]
                called = isinstance(call, ast.Call) and call.func is parent
                return not called or (name not in CHANGING and self.is_seen_in(call))
        return True

    def is_seen_in(self, call: ast.Call) -> bool:
        """Say whether a call may show the order of a set that it is given, or whose method it is."""
        match call:
            case ast.Call(func=ast.Name(id=name), args=[_], keywords=options) if name in FREE - self.defined:
                return any(option.arg not in OPTIONS for option in options)
            case ast.Call(func=ast.Attribute(attr=name)) if name in COMBINING - self.defined:
                return self.is_seen(call)
            case ast.Call(func=ast.Attribute(attr=name)):
                return name not in ASKING - self.defined
        return True

    def is_seen_under(self, target: ast.AST) -> bool:
        """Say whether the order of a set may be seen where the name that it is given is used."""
        scopes = self.scopes(target)
        if not isinstance(target, ast.Name) or isinstance(scopes[0], ast.ClassDef) or self.inspected:
            return True
        outermost = next((scope for scope in reversed(scopes) if isinstance(scope, FUNCTIONS)), None)
        if (outermost, target.id) in self.followed:
            return False  # being looked at, or found to be none
        self.followed.add((outermost, target.id))
        used = ast.walk(outermost) if outermost else self.nodes
        return any(self.is_seen_at(node, target.id) for node in used)

    def scopes(self, node: ast.AST | None) -> list[ast.AST | None]:
        """Return the functions and classes that a piece of syntax is in, from within, and its module."""
        found = []
        while node := self.parents.get(node):
            found += [node] * isinstance(node, (*FUNCTIONS, ast.ClassDef))
        return [*found, None]

    def is_seen_at(self, node: ast.AST, name: str) -> bool:
        """Say whether a piece of syntax uses a name so that the order of its set may be seen."""
        match node:
            case ast.Name(ctx=ast.Load()):
                return node.id == name and self.is_seen(node)
            case ast.Attribute(attr=found) | ast.Constant(value=found) | ast.alias(name=found, asname=str()):
                return found == name  # the name in a module, in a string for getattr, and under another name
            case ast.Global(names=names):
                return name in names
        return False


def is_asked(node: ast.AST, parent: ast.AST | None) -> bool:
    """Say whether a set is only compared, or asked for what it holds or whether it holds anything."""
    match parent:
        case ast.Compare() | ast.UnaryOp(op=ast.Not()):
            return True
        case ast.comprehension(ifs=conditions):
            return node in conditions
    return getattr(parent, "test", None) is node


def is_passed_on(node: ast.AST, parent: ast.AST | None) -> bool:
    """Say whether an expression has the value of a part of it, or is a set made from that."""
    match parent:
        case ast.BinOp(op=operator):
            return isinstance(operator, OPERATORS)
        case ast.Call(func=function):
            return function is node
        case ast.Subscript(value=ast.Name(id=name)):  # set[int]
            return name in SETS
        case ast.IfExp() | ast.BoolOp():
            return True
    return False


def may_combine(parent: ast.AST | None) -> bool:
    """Say whether a view is combined here, or gets a name under which it may be."""
    match parent:
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator):
            return isinstance(operator, OPERATORS)
        case ast.Assign(targets=targets):
            return not all(isinstance(target, ast.Tuple | ast.List) for target in targets)
    return isinstance(parent, ast.AnnAssign | ast.NamedExpr)


def defined(node: ast.AST) -> tuple[str, ...]:
    """Return the names that a piece of syntax gives a meaning; for a star, all that matter here."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
            return (name,)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return (name,)
        case ast.alias(name="*"):
            return (*FREE, *ASKING, *COMBINING)
        case ast.alias(name=name, asname=other):
            return (other or name,)
    return ()
