"""Copies: a namespace in which an answer can be tried without a trace in the page's own."""

import copy
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import CellType, FunctionType, ModuleType

from lessonkit.browser.reaching import PLAIN, changed, held, named, reached, used_names
from pocket import default_generator

SIMPLE = (*PLAIN, ModuleType, FunctionType, type)


def copied(names: dict, code: str) -> dict | None:
    """Return a copy of a namespace for some code; None where only a new run would surely be the same.

    Functions of the namespace look up their names in it, their copies in the copy. Only the methods of its
    classes stay as they are, since a copy of an instance is of the same class.
    """
    used, functions, methods = closure(names, named(code))
    things = {name for name in used if not isinstance(names[name], SIMPLE)}
    read = reached(names, (name for method in methods for name in used_names(method.__code__)))
    if read & (things | changed(code)) or any(map(closes_over_things, methods)):
        return None
    mine, memo = dict(names), {}
    try:
        for function, made in [(one, with_names(one, mine, memo)) for one in functions]:
            fill(function, made, memo)
        for name in used:
            if not isinstance(names[name], ModuleType):
                mine[name] = copy.deepcopy(names[name], memo)
    except Exception:  # a result on the tape can't be copied
        return None
    return mine


def closure(names: dict, words: set[str]) -> tuple[set[str], list[FunctionType], list[FunctionType]]:
    """Return the names that some words lead to, and functions of the namespace: some to copy, and methods."""
    while True:
        used = reached(names, words)
        found = list(held(names, [names[name] for name in used]))
        methods = functions_among(held(names, [one for one in found if isinstance(one, type)]))
        functions = [one for one in functions_among(found) if one not in methods]
        more = {name for one in functions for name in used_names(one.__code__)} & names.keys()
        if more <= used:
            return used, functions, methods
        words = used | more


def functions_among(things: Iterable) -> list[FunctionType]:
    return [one for one in things if isinstance(one, FunctionType)]


def closes_over_things(function: FunctionType) -> bool:
    """Say whether a function holds, from where it was made, what code may change."""
    return not all(isinstance(cell.cell_contents, SIMPLE) for cell in function.__closure__ or ())


def with_names(function: FunctionType, names: dict, memo: dict) -> FunctionType:
    """Return a function that looks up its names elsewhere, and note it in place of the other."""
    cells = tuple(memo.setdefault(id(cell), CellType()) for cell in function.__closure__ or ())
    made = FunctionType(function.__code__, names, function.__name__, closure=cells or None)
    made.__qualname__, made.__doc__ = function.__qualname__, function.__doc__
    memo[id(function)] = made
    return made


def fill(function: FunctionType, made: FunctionType, memo: dict) -> None:
    """Give the copy of a function copies of what it holds: defaults, attributes, and what it closes over."""
    made.__defaults__ = copy.deepcopy(function.__defaults__, memo)
    made.__kwdefaults__ = copy.deepcopy(function.__kwdefaults__, memo)
    vars(made).update(copy.deepcopy(vars(function), memo))
    for cell in function.__closure__ or ():
        memo[id(cell)].cell_contents = copy.deepcopy(cell.cell_contents, memo)


@contextmanager
def unnoticed_draws() -> Iterator[None]:
    """Leave the random numbers as they are, whatever is drawn meanwhile."""
    numbers, state = random.getstate(), copy.deepcopy(vars(default_generator))
    try:
        yield
    finally:
        random.setstate(numbers)
        vars(default_generator).update(state)
