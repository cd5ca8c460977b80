"""Only shown: whether a page's code does anything with its texts but print, draw or raise them."""

import ast
from collections.abc import Callable, Iterable, Iterator

DRAWING = {
    "annotate",
    "suptitle",
    "text",
    *(setter + what for setter in ("", "set_") for what in ("title", "xlabel", "ylabel")),
}
LABELS = {"label", "title"}  # keywords of what draws
LABELLED = {"axhline", "axvline", "bar", "errorbar", "fill_between", "hist", "legend", "loglog", "plot"}
LABELLED |= {"scatter", "semilogx", "semilogy", "set", "step"}
LOOKING_BACK = {"StringIO", "__doc__", "eval", "exec", "globals", "locals", "redirect_stdout", "vars"}
LOOKING_BACK |= {"__code__", "doctest", "getdoc", "getsource", "getsourcelines", "help", "pydoc"}
LOOKING_BACK |= {"__exit__", "exc_info", "excepthook", "exception", "traceback"}  # what was raised
LOOKING_BACK |= {"stderr", "stdout"}  # what was printed
LOOKING_BACK |= {"getsize", "imread", "open", "read_bytes", "read_text", "stat"}  # files that were drawn
LOOKING_BACK |= {"rename", "renames", "replace", "shutil"}
LOOKING_BACK |= {"get_label", "get_text", "get_tightbbox", "get_title", "get_window_extent", "texts"}
DRAWERS = "nudge.figures"  # whose functions draw, in the words of the language that they are told
NAMED = ("arg", "attr", "id", "module", "name")  # fields that hold an identifier
AS_ASCII = ord("a")  # of f"{word!a}"


class Texts:
    """The texts of a page's programs that matter, and where they go; variables are known by their names."""

    def __init__(self, programs: Iterable[str], matters: Callable[[str], bool]):
        self.nodes = [node for program in programs for node in ast.walk(ast.parse(program))]
        self.above = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.functions = [node for node in self.nodes if isinstance(node, ast.FunctionDef)]
        self.drawers = set(drawers(self.nodes))
        self.caught = any(isinstance(node, ast.ExceptHandler) and node.name for node in self.nodes)
        self.bound = bound(self.nodes)
        self.shared = {name for node in self.nodes for name in declared(node)}
        self.matters = matters
        self.held: set[str] = set()  # variables that may hold such a text

    def only_shown(self) -> bool:
        """Say whether all these texts are only shown."""
        return not self.beyond()

    def beyond(self) -> str:
        """Return code that does more than to show such a text; nothing where there is none."""
        names = {getattr(node, field, None) for node in self.nodes for field in NAMED}
        named = {name for name in names if isinstance(name, str) and self.matters(name)}
        if telling := sorted(named | names & LOOKING_BACK):
            return telling[0]
        before = None
        while before != self.held:  # until no other variable is found to hold one
            before = set(self.held)
            used = (node for node in self.nodes if self.is_text(node) and not self.is_shown(node))
            if more := next(used, None):
                return ast.unparse(self.above[more])
        return ""

    def is_text(self, node: ast.AST) -> bool:
        """Say whether a node is such a text, or a variable that may hold one."""
        match node:
            case ast.Name(name, ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                return name in self.held
            case ast.Constant(str(text)):
                return self.matters(text)
        return False

    def is_shown(self, node: ast.AST) -> bool:
        """Say whether nothing is done with a text here but to show it, or to hold it in a variable."""
        outer = self.above[node]
        match outer:
            case ast.Expr():  # a docstring, or a value that the page shows
                return True
            case ast.Assert():
                return node is outer.msg and not self.caught
            case ast.FormattedValue(format_spec=None, conversion=form):
                return form != AS_ASCII and self.is_shown(outer)
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                return self.is_shown(outer)
            case ast.IfExp():
                return node is not outer.test and self.is_shown(outer)
            case ast.Assign(targets=[ast.Name(name)]):
                self.held.add(name)
                return name not in self.shared
            case ast.keyword(arg=label):
                return label in LABELS and self.draws(self.above[outer], LABELLED)
            case ast.Call():
                return node is not outer.func and self.is_shown_by(outer, node)
        return False

    def is_shown_by(self, call: ast.Call, text: ast.AST) -> bool:
        """Say whether a call only shows one of its positional arguments."""
        match call.func:
            case ast.Name("print") if not self.named("print") and "print" not in self.bound:
                return all(keyword.arg != "file" for keyword in call.keywords)
            case ast.Name(name) if name in self.drawers:
                return isinstance(self.above[self.saved(call)], ast.Expr)
            case ast.Name(name) if self.named(name):
                return name not in self.bound and self.is_passed(self.named(name), call, text)
            case ast.Attribute():
                return self.draws(call, DRAWING)
        return isinstance(self.above[call], ast.Raise) and not self.caught

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

    def named(self, name: str) -> list[ast.FunctionDef]:
        """Return each function of this name; an exercise has several."""
        return [function for function in self.functions if function.name == name]

    def is_passed(self, own: list[ast.FunctionDef], call: ast.Call, text: ast.AST) -> bool:
        """Say whether each of these functions has a parameter for a text, and note that it holds it."""
        place = call.args.index(text)
        if any(isinstance(other, ast.Starred) for other in call.args):
            return False
        if any(function.decorator_list or function.args.posonlyargs for function in own):
            return False
        parameters = [function.args.args for function in own]
        self.held.update(known[place].arg for known in parameters if place < len(known))
        return all(place < len(known) for known in parameters)


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


def declared(node: ast.AST) -> list[str]:
    """Return the names that a function declares as those of what is around it."""
    return node.names if isinstance(node, ast.Global | ast.Nonlocal) else []
