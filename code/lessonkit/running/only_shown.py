"""Only shown: whether a page's code does anything with its texts but print, draw or raise them."""

import ast
from collections.abc import Callable, Iterable

from lessonkit.running.loops import taker
from lessonkit.running.names_in_code import bound, declared, drawers, looking_back

DRAWING = {
    "annotate",
    "suptitle",
    "text",
    *(setter + what for setter in ("", "set_") for what in ("title", "xlabel", "ylabel")),
}
LABELS = {"label", "title", "xlabel", "ylabel"}  # keywords of what draws
LABELLED = {"axhline", "axvline", "bar", "errorbar", "fill_between", "hist", "legend", "loglog", "plot"}
LABELLED |= {"scatter", "semilogx", "semilogy", "set", "step"}
AS_ASCII = ord("a")  # of f"{word!a}"


class Texts:
    """The texts of a page's programs that matter, and where they go; variables are known by their names.

    Where `padded`, a text may be filled up to a width, which shows how long it is.
    """

    def __init__(self, trees: Iterable[ast.AST], matters: Callable[[ast.Constant], bool], padded=False):
        self.nodes = [node for tree in trees for node in ast.walk(tree)]
        self.above = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.functions = [node for node in self.nodes if isinstance(node, ast.FunctionDef)]
        self.drawers = set(drawers(self.nodes))
        self.caught = {n.name for n in self.nodes if isinstance(n, ast.ExceptHandler) and n.name}
        self.bound = bound(self.nodes)
        self.shared = {name for node in self.nodes for name in declared(node)}
        self.matters, self.padded = matters, padded
        self.held: set[str] = set()  # variables that may hold such a text
        self.telling: set[str] = set()  # functions that may return one

    def only_shown(self) -> bool:
        """Say whether all these texts are only shown."""
        return not self.beyond()

    def beyond(self) -> str:
        """Return code that does more than to show such a text; nothing where there is none."""
        if telling := looking_back(self.nodes):
            return telling
        before = None
        while before != self.held | self.telling:  # until nothing else is found to hold or return one
            before = self.held | self.telling
            used = (node for node in self.nodes if self.is_text(node) and not self.is_shown(node))
            if more := next(used, None):
                return ast.unparse(self.above[more])
        return ""

    def is_text(self, node: ast.AST) -> bool:
        """Say whether a node is such a text, or a variable that may hold one."""
        match node:
            case ast.Name(name, ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                return name in self.held
            case ast.Call(ast.Name(name)):
                return name in self.telling
            case ast.Constant(str()):
                return self.matters(node)
        return False

    def is_shown(self, node: ast.AST) -> bool:
        """Say whether nothing is done with a text here but to show it, or to hold it in a variable."""
        outer = self.above[node]
        match outer:
            case ast.Expr():  # a docstring, or a value that the page shows
                return True
            case ast.Assert():
                return node is outer.msg and self.is_raised()
            case ast.FormattedValue(format_spec=width, conversion=form):
                return form != AS_ASCII and (self.padded or not width) and self.is_shown(outer)
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                return self.is_shown(outer)
            case ast.IfExp():
                return node is not outer.test and self.is_shown(outer)
            case ast.Return():
                return self.is_returned(outer)
            case ast.Assign(targets=[ast.Name(name)]):
                self.held.add(name)
                return name not in self.shared
            case ast.Tuple() | ast.List() if self.is_python("zip") and (name := taker(node, self.above)):
                self.held.add(name)
                return name not in self.shared
            case ast.Attribute(attr="join"):
                return self.is_called(outer) and self.is_shown(self.above[outer])
            case ast.keyword(arg=label):
                return label in LABELS and self.draws(self.above[outer], LABELLED)
            case ast.Call():
                return node is not outer.func and self.is_shown_by(outer, node)
        return False

    def is_shown_by(self, call: ast.Call, text: ast.AST) -> bool:
        """Say whether a call only shows one of its positional arguments."""
        match call.func:
            case ast.Name("print") if self.is_python("print"):
                return all(keyword.arg != "file" for keyword in call.keywords)
            case ast.Name(name) if name in self.drawers:
                return isinstance(self.above[self.saved(call)], ast.Expr)
            case ast.Name(name) if self.named(name):
                return name not in self.bound and self.is_passed(self.named(name), call, text)
            case ast.Attribute():
                return self.draws(call, DRAWING)
        return isinstance(self.above[call], ast.Raise) and self.is_raised()

    def is_raised(self) -> bool:
        """Note that whatever is caught may hold a text, and say that to raise it does no more."""
        self.held |= self.caught
        return True

    def is_returned(self, statement: ast.Return) -> bool:
        """Note which function returns a text, and say whether it has one name, by which it is only called."""
        function = self.above[statement]
        while not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            function = self.above[function]
        name = function.name
        self.telling.add(name)
        used = [n for n in self.nodes if isinstance(n, ast.Name) and n.id == name]
        called = all(isinstance(self.above[n], ast.Call) and self.above[n].func is n for n in used)
        plain = isinstance(function, ast.FunctionDef) and not function.decorator_list
        top = isinstance(self.above.get(function), ast.Module | None)
        return called and plain and top and name not in self.bound

    def is_called(self, method: ast.Attribute) -> bool:
        """Say whether a method is called right where it stands."""
        call = self.above[method]
        return isinstance(call, ast.Call) and call.func is method

    def draws(self, call: ast.Call, methods: set[str]) -> bool:
        """Say whether a statement calls one of these methods, which is none of the page's own."""
        match call.func, self.above[call]:
            case ast.Attribute(attr=name), ast.Expr():
                return name in methods and not self.named(name)
        return False

    def saved(self, call: ast.Call) -> ast.Call:
        """Return the call that saves the figure which another one draws, or else that one."""
        match self.above[call]:
            case ast.Attribute(attr="savefig") as save:
                return self.above[save]
        return call

    def is_python(self, name: str) -> bool:
        """Say whether a name is Python's own, and not one of the page."""
        return not self.named(name) and name not in self.bound

    def named(self, name: str) -> list[ast.FunctionDef]:
        """Return each function of this name; an exercise has several."""
        return [function for function in self.functions if function.name == name]

    def is_passed(self, own: list[ast.FunctionDef], call: ast.Call, text: ast.AST) -> bool:
        """Say whether each of these functions has a parameter for a text, and note that it holds it."""
        place = call.args.index(text)
        if any(isinstance(other, ast.Starred) for other in call.args[:place]):
            return False
        if any(function.decorator_list or function.args.posonlyargs for function in own):
            return False
        parameters = [function.args.args for function in own]
        self.held.update(known[place].arg for known in parameters if place < len(known))
        return all(place < len(known) for known in parameters)
