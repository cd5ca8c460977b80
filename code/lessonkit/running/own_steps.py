"""Own steps: what another version of a page does by itself, where nothing differs but texts.

Where these are only printed, drawn or raised, both versions compute the same. What comes out otherwise: the
steps that have such texts, or use what was defined with them. In any doubt each version runs by itself.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from lessonkit.running.alike import DoubtError, Pair, code, difference, is_text, paired, shape
from lessonkit.running.kept_figures import check_figures
from lessonkit.running.loops import reads
from lessonkit.running.only_shown import Texts

LATER = (ast.Lambda, ast.GeneratorExp, ast.Yield, ast.YieldFrom, ast.AsyncFunctionDef, ast.ClassDef)
LATER += (ast.FunctionDef,)


@dataclass
class Version:
    """What another version does by itself: its own steps, and what to define before each of them."""

    steps: dict[int, dict] = field(default_factory=dict)
    before: dict[int, str] = field(default_factory=dict)


def own_steps(main: list[dict], other: list[dict]) -> Version:
    """Return what another version of a program does by itself; DoubtError where that is not certain."""
    if len(main) != len(other):
        raise DoubtError("a step that the other version lacks")
    try:
        steps = [paired(mine, theirs) for mine, theirs in zip(main, other, strict=True)]
        differing = {text for step in steps for pair in step for text in own_texts(pair)}
        trees = dict.fromkeys(node for step in steps for pair in step for node in pair)
        texts = Texts(trees, differing.__contains__, padded=True)
        if sources(main) != sources(other) and (more := texts.beyond()):
            raise DoubtError(more)
        version = followed(steps, other, texts)
        if differing:
            check_figures([[node for _, node in step] for step in steps])
        return version
    except SyntaxError as error:
        raise DoubtError(error.text) from error


def sources(program: list[dict]) -> list[str]:
    """Return all code of a program, with docstrings, which a run can look back at."""
    return [piece["source"].strip() for step in program for piece in code(step)]


def own_texts(pair: Pair) -> Iterator[ast.Constant]:
    """Yield the texts of a statement that only one version has, where they stand."""
    texts = difference(pair)
    if texts:
        yield from (n for node in pair for n in ast.walk(node) if is_text(n) and n.value in texts)


def followed(steps: list[list[Pair]], other: list[dict], texts: Texts) -> Version:
    """Follow both versions step by step; DoubtError where something may hold a text of one of them."""
    version, defined, left = Version(), {}, set()
    for position, step in enumerate(steps):
        before = "\n".join(filter(None, defined.values()))
        if any(is_own(pair, defined) for pair in step):
            version.steps[position] = other[position] | {"mutants": []}  # those of the main version tell
            version.before[position] = before
        if other[position]["kind"] == "block":  # the others bind nothing that stays
            for pair in step:
                left |= define(pair, defined, texts)
        elif other[position]["kind"] == "trial" and any(names(pair[1]) & defined.keys() for pair in step):
            raise DoubtError("a check that fails in a function that is defined anew, on another line")
    check_called(steps, defined.keys())
    check_left(steps, left)
    return version


def is_own(pair: Pair, defined: dict[str, str]) -> bool:
    """Say whether a statement gives something else in the other version."""
    mine, theirs = pair
    differs = mine is not theirs and (difference(pair) or shape(mine) != shape(theirs))
    return bool(differs or names(theirs) & defined.keys())


def define(pair: Pair, defined: dict[str, str], texts: Texts) -> set[str]:
    """Note what a statement binds that holds a text of this version, or uses what does.

    Returned are the variables that a loop leaves behind with such a text.
    """
    node, differs = pair[1], bool(difference(pair))
    uses = differs or bool(names(node) & defined.keys())
    match node:
        case ast.FunctionDef(name, arguments, decorator_list=[]) if uses and is_plain(node, arguments):
            defined[name] = ast.unparse(node) if differs else defined.get(name, "")
        case ast.Assign([ast.Name(name)], ast.Constant(str())) if differs:
            defined[name] = ast.unparse(node)
        case ast.FunctionDef(name) | ast.ClassDef(name):
            if uses or name in defined:
                raise DoubtError(ast.unparse(node))
        case _ if any(tells(part, defined, texts) for part in later(node)):
            raise DoubtError(ast.unparse(node))
        case ast.For(target) if not bound(node) & defined.keys():
            if (bound(node) - bound(target)) & texts.held:
                raise DoubtError(ast.unparse(node))
            return bound(target) & texts.held
        case _ if bound(node) & (texts.held | defined.keys()):
            raise DoubtError(ast.unparse(node))
    return set()


def tells(later: ast.AST, defined: dict[str, str], texts: Texts) -> bool:
    """Say whether what runs later has a text of one version, or uses what may hold one."""
    own = any(texts.is_text(node) for node in ast.walk(later))
    return own or bool(names(later) & defined.keys())


def check_left(steps: list[list[Pair]], left: set[str]) -> None:
    """Raise a DoubtError where somebody reads what a loop has left behind with a text of one version."""
    for statement in (node for step in steps for pair in step for node in pair if left):
        if reads(statement) & left:
            raise DoubtError(ast.unparse(statement))


def is_plain(function: ast.FunctionDef, arguments: ast.arguments) -> bool:
    """Say whether a function keeps nothing, neither from its definition nor between its calls."""
    defaults = [*arguments.defaults, *filter(None, arguments.kw_defaults)]
    return all(isinstance(default, ast.Constant) for default in defaults) and [*later(function)] == [function]


def later(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs later than it stands."""
    return (inner for inner in ast.walk(node) if isinstance(inner, LATER))


def names(node: ast.AST) -> set[str]:
    """Return the names that a statement mentions."""
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def bound(node: ast.AST) -> set[str]:
    """Return the names that a statement binds."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}


def check_called(steps: list[list[Pair]], functions: set[str]) -> None:
    """Raise a DoubtError where a function that shows a text of one version may be kept under another name."""
    nodes = [node for step in steps for _, statement in step for node in ast.walk(statement)]
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    texts = {n.targets[0].id for n in nodes if isinstance(n, ast.Assign) and isinstance(n.value, ast.Constant)
             and isinstance(n.targets[0], ast.Name)}  # fmt: skip
    for node in nodes:
        if isinstance(node, ast.Name) and node.id in functions - texts and id(node) not in called:
            raise DoubtError(node.id)
