"""Copies: a namespace in which an answer can be tried without a trace in the page's own."""

import ast
import copy
import gc
import random
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import CodeType, FunctionType, ModuleType

from pocket import default_generator

WORD = re.compile(r"\w+")
PLAIN = (int, float, str, bytes, type(None), CodeType)
SIMPLE = (*PLAIN, ModuleType, FunctionType)


def copied(names: dict, code: str) -> dict | None:
    """Return a copy of a namespace for some code; None where only a new run would surely be the same.

    Functions of the namespace look up their names in it; their copies look them up in the copy.
    """
    mine, memo = dict(names), {}
    used = reached(names, WORD.findall(code))
    functions = {name for name in used if looks_up(names[name], names) and not names[name].__closure__}
    things = [name for name in used - functions if not isinstance(names[name], SIMPLE)]
    hidden = list(held(names, [names[name] for name in used - functions]))
    read = reached(names, (name for function in hidden for name in used_names(function.__code__)))
    if read & {*things, *stored_names(code)} or any(map(closes_over_things, hidden)):
        return None
    try:
        for name in things:
            mine[name] = copy.deepcopy(names[name], memo)
        for name in functions:
            mine[name] = with_names(names[name], mine, memo)
    except Exception:  # a result on the tape can't be copied
        return None
    return mine


def looks_up(thing: object, names: dict) -> bool:
    """Say whether a thing is a function that looks up its names in a namespace."""
    return type(thing) is FunctionType and thing.__globals__ is names


def reached(names: dict, words: Iterable[str]) -> set[str]:
    """Return the names of a namespace among some words, and those that its functions among them use."""
    found, waiting = set(), set(words) & names.keys()
    while waiting:
        found |= waiting
        functions = [names[name] for name in waiting if looks_up(names[name], names)]
        waiting = {word for one in functions for word in used_names(one.__code__)} & names.keys() - found
    return found


def held(names: dict, things: list) -> Iterator[FunctionType]:
    """Yield the functions that things hold, in a list, a class or a closure: those stay as they are."""
    seen, waiting = {id(names)}, list(things)
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, ModuleType) or foreign(thing, names):
            continue
        seen.add(id(thing))
        if looks_up(thing, names):
            yield thing
        waiting += [part for part in gc.get_referents(thing) if not isinstance(part, PLAIN)]


def foreign(thing: object, names: dict) -> bool:
    """Say whether a thing is a class or a function of a module, which knows nothing of the namespace."""
    if isinstance(thing, type):
        return thing.__module__ != names["__name__"]
    return type(thing) is FunctionType and thing.__globals__ is not names


def stored_names(code: str) -> Iterator[str]:
    """Yield the names that some code gives a new value, if it is code at all."""
    try:
        yield from (one.id for one in ast.walk(ast.parse(code)) if isinstance(one, ast.Name) and stores(one))
        yield from (one.name for one in ast.walk(ast.parse(code)) if hasattr(one, "name"))
    except SyntaxError:
        return


def stores(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Load)


def closes_over_things(function: FunctionType) -> bool:
    """Say whether a function holds, from where it was made, what code may change."""
    return not all(isinstance(cell.cell_contents, SIMPLE) for cell in function.__closure__ or ())


def with_names(function: FunctionType, names: dict, memo: dict) -> FunctionType:
    """Return a function that looks up its names elsewhere, with copies of its defaults."""
    defaults = copy.deepcopy((function.__defaults__, function.__kwdefaults__), memo)
    made = FunctionType(function.__code__, names, function.__name__, defaults[0])
    made.__kwdefaults__, made.__doc__ = defaults[1], function.__doc__
    return made


def used_names(code: CodeType) -> Iterator[str]:
    """Yield the names that the code of a function, and what is written inside it, looks up."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from used_names(constant)


@contextmanager
def unnoticed_draws() -> Iterator[None]:
    """Leave the random numbers as they are, whatever is drawn meanwhile."""
    numbers, state = random.getstate(), copy.deepcopy(vars(default_generator))
    try:
        yield
    finally:
        random.setstate(numbers)
        vars(default_generator).update(state)
