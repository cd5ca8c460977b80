"""Chance: random numbers that a page draws before its code has seeded them.

A reader's process begins with other random numbers than ours. So the generators that all of a process
shares have to be seeded on the page before anything is drawn from them: their states tell.
"""

import contextlib
import functools
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import numpy
import torch

from lessonkit.worker.comparing import shorten
from lessonkit.worker.refusals import Place, RefusedError, place_of
from lessonkit.worker.system_chance import refuse, refuse_machine

HIDDEN = 1_918_273_645  # what a page that does not seed would begin with


@dataclass
class Source:
    """A generator that all of a process shares, and whether something was drawn from it without a seed."""

    call: str  # seeds it
    state: Callable[[], object]
    homes: dict[ModuleType, tuple[str, ...]]  # the functions that set its state
    initial: object = None
    seeded: bool = False
    drawn: bool = False

    def begin(self) -> None:
        """Take the state as that of a process in which nothing has been seeded or drawn."""
        self.initial, self.seeded, self.drawn = self.state(), False, False

    def watch(self) -> None:
        """Begin to notice what draws from the generator, and what seeds it."""
        self.begin()
        for home, names in self.homes.items():
            for name in names:
                setattr(home, name, self.noticed(getattr(home, name)))

    def drew(self) -> bool:
        """Say whether something was drawn without a seed."""
        self.look()
        return self.drawn

    def look(self) -> None:
        self.drawn |= not self.seeded and self.state() != self.initial

    def noticed(self, set_state: Callable) -> Callable:
        """Return a function that sets the state, and notices both what went before and what it sets."""

        @functools.wraps(set_state)
        def setting(*arguments, **options):
            if not [argument for argument in (*arguments, *options.values()) if argument is not None]:
                refuse()
            self.look()
            result = set_state(*arguments, **options)
            self.seeded = self.state() != self.initial
            return result

        return setting


def torch_state() -> bytes:
    return torch.default_generator.get_state().numpy().tobytes()


def numpy_state() -> tuple:
    name, keys, *rest = numpy.random.get_state()
    return name, keys.tobytes(), *rest


SOURCES = [
    Source("torch.manual_seed(0)", torch_state,
           {torch: ("manual_seed", "set_rng_state"), torch.random: ("manual_seed", "set_rng_state")}),
    Source("random.seed(0)", random.getstate, {random: ("seed", "setstate")}),
    Source("numpy.random.seed(0)", numpy_state, {numpy.random: ("seed", "set_state")}),
]  # fmt: skip


def watch() -> None:
    """Give all generators a fixed state that no reader has, and notice what draws from it."""
    torch.manual_seed(HIDDEN)
    random.seed(HIDDEN)
    numpy.random.seed(HIDDEN)
    for source in SOURCES:
        source.watch()
    refuse_machine()


def check_seeded(again: Callable[[], object], pieces: list[dict], printed: str) -> None:
    """Refuse a step that drew without a seed; where it did so shows when it is done again."""
    for source in SOURCES:
        if source.drew():
            does = "draws random numbers without a seed on the page"
            if first := printed.partition("\n")[0]:
                does += f": what is computed is `{shorten(first)}` here, not elsewhere"
            raise RefusedError(f"{does}; call `{source.call}` first", first_draw(again, source, pieces))


class DrawnError(BaseException):
    """Here something was drawn."""


def first_draw(again: Callable[[], object], source: Source, pieces: list[dict]) -> Place:
    """Do a step once more; return where it first draws from a source without a seed."""
    paths = {piece["path"] for piece in pieces}
    last = found = None

    def trace(frame, _event, _argument):
        nonlocal last, found
        if frame.f_code.co_filename not in paths:
            return None
        frame.f_trace_opcodes = True
        if source.drew():
            found = last
            raise DrawnError
        last = frame.f_code, frame.f_lasti
        return trace

    source.begin()
    sys.settrace(trace)
    try:
        with contextlib.suppress(BaseException):
            again()
    finally:
        sys.settrace(None)
    return place_of(*found, pieces) if found else Place()
