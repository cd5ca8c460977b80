"""Only shown: whether a page's code does anything with its texts but print, draw or raise them."""

import ast
from collections.abc import Callable, Iterable

DRAWING = {
    "annotate",
    "suptitle",
    "text",
    *(setter + what for setter in ("", "set_") for what in ("title", "xlabel", "ylabel")),
}
LABELS = {"label", "title"}  # keywords of what draws
LOOKING_BACK = {"StringIO", "__doc__", "eval", "exec", "globals", "locals", "redirect_stdout", "vars"}
NAMED = ("arg", "attr", "id", "name")  # fields that hold an identifier
AS_ASCII = ord("a")  # of f"{word!a}"


class Texts:
    """The texts of a page's programs that matter, and where they go; variables are known by their names."""

    def __init__(self, programs: Iterable[str], matters: Callable[[str], bool]):
        self.nodes = [node for program in programs for node in ast.walk(ast.parse(program))]
        self.above = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.functions = [node for node in self.nodes if isinstance(node, ast.FunctionDef)]
        self.caught = any(isinstance(node, ast.ExceptHandler) and node.name for node in self.nodes)
        self.matters = matters
        self.held: set[str] = set()  # variables that may hold such a text

    def only_shown(self) -> bool:
        """Say whether all these texts are only shown."""
        names = {getattr(node, field, None) for node in self.nodes for field in NAMED}
        if names & LOOKING_BACK or any(isinstance(name, str) and self.matters(name) for name in names):
            return False
        before = None
        while before != self.held:  # until no other variable is found to hold one
            before = set(self.held)
            if not all(self.is_shown(node) for node in self.nodes if self.is_text(node)):
                return False
        return True

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
                return True
            case ast.keyword(arg=label):
                return label in LABELS and isinstance(self.above[outer].func, ast.Attribute)
            case ast.Call():
                return node is not outer.func and self.is_shown_by(outer, node)
        return False

    def is_shown_by(self, call: ast.Call, text: ast.AST) -> bool:
        """Say whether a call only shows one of its positional arguments."""
        match call.func:
            case ast.Name("print"):
                return all(keyword.arg != "file" for keyword in call.keywords)
            case ast.Name(name) | ast.Attribute(attr=name) if self.named(name):
                return isinstance(call.func, ast.Name) and self.is_passed(self.named(name), call, text)
            case ast.Attribute(attr=name):
                return name in DRAWING
        return isinstance(self.above[call], ast.Raise) and not self.caught

    def named(self, name: str) -> list[ast.arguments]:
        """Return the parameters of each function of this name; an exercise has several."""
        return [function.args for function in self.functions if function.name == name]

    def is_passed(self, own: list[ast.arguments], call: ast.Call, text: ast.AST) -> bool:
        """Say whether each of these functions has a parameter for a text, and note that it holds it."""
        place = call.args.index(text)
        if any(isinstance(other, ast.Starred) for other in call.args):
            return False
        self.held.update(arguments.args[place].arg for arguments in own if place < len(arguments.args))
        return all(place < len(arguments.args) for arguments in own)
