"""Reaching: which names and functions of a namespace some code comes to, itself or through what it uses."""

import dis
import gc
import re
from collections.abc import Iterable, Iterator
from functools import cache
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType

WORD = re.compile(r"\w+")
NAME = re.compile(r"(LOAD|STORE|DELETE)_(NAME|GLOBAL)|LOAD_FROM_DICT_OR_GLOBALS")
CACHED = type(cache(len))
PLAIN = (int, float, str, bytes, type(None), CodeType)
ANY = {"globals", "vars", "locals", "eval", "exec"}  # with these, code comes to names that it does not spell


def compiled(code: str) -> CodeType | None:
    """Return some code compiled, or nothing where it is none."""
    try:
        return compile(code, "<an answer>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None


def named(code: str) -> set[str]:
    """Return the names that some code may look up in its module; its words, where it is none."""
    program = compiled(code)
    return set(used_names(program)) if program else set(WORD.findall(code))


def changed(code: str) -> set[str]:
    """Return the names of its module to which some code gives a new value, or takes it."""
    program = compiled(code)
    return set(used_names(program, ("STORE", "DELETE"))) if program else set()


def used_names(code: CodeType, kinds: tuple[str, ...] = ("",)) -> Iterator[str]:
    """Yield the names that some code, and what is written inside it, looks up in its module."""
    for part in parts(code):
        for step in dis.get_instructions(part):
            if NAME.fullmatch(step.opname) and step.opname.startswith(kinds):
                yield step.argval


def parts(code: CodeType) -> Iterator[CodeType]:
    """Yield some code, and that of the functions and classes inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from parts(constant)


def led_to(names: dict, words: Iterable[str]) -> set[str]:
    """Return the names of a namespace among some words; all of them, where the words can lead to any."""
    words = set(words)
    return names.keys() - {"__builtins__"} if words & ANY else words & names.keys()


def looks_up(thing: object, names: dict) -> bool:
    """Say whether a thing is a function that looks up its names in a namespace."""
    return type(thing) is FunctionType and thing.__globals__ is names


def reached(names: dict, words: Iterable[str]) -> set[str]:
    """Return the names of a namespace among some words, and those that its functions among them use."""
    found, waiting = set(), led_to(names, words)
    while waiting:
        found |= waiting
        functions = [names[name] for name in waiting if looks_up(names[name], names)]
        waiting = led_to(names, (word for one in functions for word in used_names(one.__code__))) - found
    return found


def held(names: dict, things: Iterable) -> Iterator:
    """Yield what things are or hold, however deep, and what no plain copy of them would do justice to.

    That are functions that look up a namespace, its classes, and what is tied to another thing.
    """
    seen, waiting = {id(names)}, list(things)
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, ModuleType) or foreign(thing, names) or annotates(thing):
            continue
        seen.add(id(thing))
        if looks_up(thing, names) or isinstance(thing, type) or tied(thing, names):
            yield thing
        waiting += [part for part in gc.get_referents(thing) if not isinstance(part, PLAIN)]


def tied(thing: object, names: dict) -> bool:
    """Say whether Python would copy a thing as it is, bound to what it was: `x.append`, or a cache."""
    if isinstance(thing, CACHED):
        return looks_up(thing.__wrapped__, names)
    bound_to = thing.__self__ if isinstance(thing, BuiltinFunctionType) else None
    return not isinstance(bound_to, (ModuleType, type, type(None)))


def annotates(thing: object) -> bool:
    """Say whether a thing is what Python 3.14 makes of annotations: a function that no program here calls."""
    return type(thing) is FunctionType and thing.__name__ == "__annotate__"


def foreign(thing: object, names: dict) -> bool:
    """Say whether a thing is a class or a function of a module, which knows nothing of the namespace."""
    if isinstance(thing, type):
        return thing.__module__ != names["__name__"]
    return type(thing) is FunctionType and thing.__globals__ is not names
