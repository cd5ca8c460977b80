"""Traces: what an answer may leave behind outside its namespace, and which is put back as it was."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from types import ModuleType

from pocket import default_generator
from pocket.tape import recording

OURS = {"__main__", "builtins", "math", "nudge", "pocket", "random"}  # whose names a reader meets


@contextmanager
def without_traces() -> Iterator[None]:
    """Leave random numbers, the tape, modules and classes as they are, whatever is done meanwhile."""
    numbers, state, records = random.getstate(), deepcopy(vars(default_generator)), recording[0]
    of_modules = [(names, dict(names)) for names in map(vars, filter(is_ours, sys.modules.values()))]
    of_classes = [(kind, dict(vars(kind))) for kind in filter(is_ours, classes())]
    try:
        yield
    finally:
        for names, before in of_modules:  # the first of all modules are the builtins: the rest needs them
            names.update(before)  # what is new may be a part that was imported meanwhile
        for kind, before in of_classes:
            put_back(kind, before)
        random.setstate(numbers)
        vars(default_generator).update(state)
        recording[0] = records


def is_ours(owner: object) -> bool:
    """Say whether a thing is a module or a class whose attributes a reader may come to change."""
    name = owner.__name__ if isinstance(owner, ModuleType) else getattr(owner, "__module__", "")
    return str(name).partition(".")[0] in OURS


def classes() -> set[type]:
    """Return all classes that there are."""
    found, waiting = set(), [object]
    while waiting:
        more = set(type.__subclasses__(waiting.pop())) - found
        found |= more
        waiting += more
    return found


def put_back(kind: type, before: dict) -> None:
    """Give a class its attributes again, and take away those that are new."""
    now = dict(vars(kind))
    for name in before:
        if name not in now or now[name] is not before[name]:
            setattr(kind, name, before[name])
    for name in now.keys() - before:
        delattr(kind, name)
