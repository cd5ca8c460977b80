"""Seeds: the starting points of the random numbers in a page's code, read off its calls."""

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

from lessonkit.common.lined_yaml import once_a_version
from lessonkit.reading.pages import Page
from lessonkit.taking.setup_cells import modules

NAME = "seed"
PLACES = {"manual_seed": (0, None)}  # torch's; the course's own functions are looked up


def seeds(page: Page) -> list[int]:
    """Return the seeds that the page's code names, or leaves at the default of what it calls."""
    places = PLACES | dict(seeded_functions(page))
    calls = (node for tree in trees(page) for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = {seed_of(call, *places[name]) for call in calls if (name := called(call)) in places}
    return sorted(found - {None})


def trees(page: Page) -> Iterator[ast.Module]:
    """Yield the page's own code, without the sections that it embeds and the answers of exercises."""
    for piece in (piece for _, step in page.owned_steps for piece in step["pieces"]):
        if piece["path"] == str(page.path):
            with contextlib.suppress(SyntaxError):  # a block may be there to raise one
                yield ast.parse(piece["source"])


def seeded_functions(page: Page) -> Iterator[tuple[str, tuple[int, int | None]]]:
    """Yield the functions of the course that the page imports and that take a seed: its place and default."""
    for path in modules(page):
        yield from seeded(path)


@once_a_version
def seeded(module: Path) -> list[tuple[str, tuple[int, int | None]]]:
    """Return the functions of a module that take a seed: its place and default."""
    functions = (
        node for node in ast.walk(ast.parse(module.read_bytes())) if isinstance(node, ast.FunctionDef)
    )
    taken = ((node, [argument.arg for argument in node.args.args]) for node in functions)
    return [(node.name, (names.index(NAME), default_of(node.args))) for node, names in taken if NAME in names]


def default_of(arguments: ast.arguments) -> int | None:
    """Return the default of the seed, if it has one."""
    names = [argument.arg for argument in arguments.args]
    defaults = dict(zip(reversed(names), reversed(arguments.defaults), strict=False))
    return constant(defaults.get(NAME))


def seed_of(call: ast.Call, place: int, default: int | None) -> int | None:
    """Return the seed of a call; None where it isn't a plain number."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if NAME in named:
        return constant(named[NAME])
    return constant(call.args[place]) if place < len(call.args) else default


def called(call: ast.Call) -> str:
    """Return the name of the function that is called."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def constant(node: ast.AST | None) -> int | None:
    """Return a whole number that is written out."""
    value = getattr(node, "value", None)
    return value if isinstance(node, ast.Constant) and type(value) is int else None
