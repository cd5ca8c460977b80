"""Copies: a namespace in which an answer can be tried without a trace in the page's own."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import WRAPPER_ASSIGNMENTS
from types import CellType, FunctionType, ModuleType

from lessonkit.browser.reaching import (
    PLAIN,
    changed,
    held,
    led_to,
    looks_up,
    named,
    reached,
    tied,
    used_names,
)

SIMPLE = (*PLAIN, ModuleType, FunctionType, type)


def copied(names: dict, code: str) -> dict | None:
    """Return a copy of a namespace for some code; None where only a new run would surely be the same.

    Functions of the namespace look up their names in it, their copies in the copy. Only the methods of its
    classes stay as they are, since a copy of an instance is of the same class.
    """
    used, found = closure(names, named(code))
    classes = [one for one in found if isinstance(one, type)]
    methods = functions_among(held(names, classes))
    functions = [one for one in functions_among(found) if one not in methods]
    things = {name for name in used if changes(names[name], names)}
    read = reached(names, (name for method in methods for name in used_names(method.__code__)))
    if read & (things | changed(code)) or any(map(holds_things, methods)):
        return None
    if any(map(keeps_things, classes)) or any(tied(one, names) for one in found):
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


def closure(names: dict, words: set[str]) -> tuple[set[str], list]:
    """Return the names that some words lead to, and what their things hold that plain copies would miss."""
    while True:
        used = reached(names, words)
        found = list(held(names, [names[name] for name in used]))
        functions = functions_among(found)
        more = led_to(names, (name for one in functions for name in used_names(one.__code__)))
        if more <= used:
            return used, found
        words = used | more


def functions_among(things: Iterable) -> list[FunctionType]:
    return [one for one in things if isinstance(one, FunctionType)]


def changes(thing: object, names: dict) -> bool:
    """Say whether code may change a thing of a namespace, or what it holds."""
    return holds_things(thing) if looks_up(thing, names) else not isinstance(thing, SIMPLE)


def holds_things(function: FunctionType, above: tuple = ()) -> bool:
    """Say whether a function holds, itself or by a function that it holds, what code may change."""
    held_by_it = [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    held_by_it += [*vars(function).values(), *closed_over(function)]
    for thing in held_by_it:
        if isinstance(thing, FunctionType):
            if thing not in above and holds_things(thing, (*above, function)):
                return True
        elif not (isinstance(thing, SIMPLE) or lasts(thing)):
            return True
    return False


def closed_over(function: FunctionType) -> Iterator:
    """Yield what a function knows from where it was made, but for what never came to be."""
    for cell in function.__closure__ or ():
        with suppress(ValueError):
            yield cell.cell_contents


def keeps_things(kind: type) -> bool:
    """Say whether a class holds what code may change without a word to the class, as a list."""
    values = [value for name, value in vars(kind).items() if not name.startswith("_")]
    return not all(isinstance(one, SIMPLE) or hasattr(one, "__get__") or lasts(one) for one in values)


def lasts(thing: object) -> bool:
    """Say whether a thing can't change, so that Python takes it for its own copy."""
    try:
        return copy.deepcopy(thing) is thing
    except Exception:
        return False


def with_names(function: FunctionType, names: dict, memo: dict) -> FunctionType:
    """Return a function that looks up its names elsewhere, and note it in place of the other."""
    cells = tuple(memo.setdefault(id(cell), CellType()) for cell in function.__closure__ or ())
    made = FunctionType(function.__code__, names, function.__name__, closure=cells or None)
    for name in WRAPPER_ASSIGNMENTS:
        if hasattr(function, name):
            setattr(made, name, getattr(function, name))
    memo[id(function)] = made
    return made


def fill(function: FunctionType, made: FunctionType, memo: dict) -> None:
    """Give the copy of a function copies of what it holds: defaults, attributes, and what it closes over."""
    made.__defaults__ = copy.deepcopy(function.__defaults__, memo)
    made.__kwdefaults__ = copy.deepcopy(function.__kwdefaults__, memo)
    vars(made).update(copy.deepcopy(vars(function), memo))
    for cell in function.__closure__ or ():
        with suppress(ValueError):  # nothing is in it
            memo[id(cell)].cell_contents = copy.deepcopy(cell.cell_contents, memo)
