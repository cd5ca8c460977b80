"""Wrong answers: which of those near a right one its check lets pass, tried inside a worker."""

import functools
import inspect
import io
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from random import getstate, setstate  # as they are before chance is watched

from torch import get_rng_state, set_rng_state

PATIENCE = 10  # times as long as the right answer runs, and a mutant is endless
AT_LEAST = 0.3  # seconds of processor time, which is the same on a busy machine
CAN_STOP = hasattr(signal, "setitimer")  # not on Windows: there, nothing is tried


def survivors(pieces: list[dict], mutants: list[dict], passes: Callable[[list[dict]], bool]) -> list[int]:
    """Return the places in the list of the mutants of an answer that pass; nothing else remains of them."""
    if not mutants:
        return []
    with unnoticed():
        started = time.process_time()
        passes(pieces)
        limit = max(AT_LEAST, PATIENCE * (time.process_time() - started))
        return [n for n, mutant in enumerate(mutants) if survives(mutated(pieces, mutant), passes, limit)]


def survives(answer: list[dict], passes: Callable[[list[dict]], bool], limit: float) -> bool:
    """Say whether a mutant passes; what takes longer than the limit, exits or raises anything does not."""
    try:
        with unnoticed(), ended_after(limit):
            return passes(answer)
    except BaseException:
        return False


def mutated(pieces: list[dict], mutant: dict) -> list[dict]:
    """Return the pieces of an answer with the change of a mutant in one of them."""
    changed, source = list(pieces), pieces[mutant["piece"]]["source"]
    new = f"{source[: mutant['start']]}{mutant['new']}{source[mutant['end'] :]}"
    changed[mutant["piece"]] = pieces[mutant["piece"]] | {"source": new}
    return changed


class EndlessError(BaseException):
    """A mutant runs too long; no `except Exception` of a page catches it."""


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End what takes longer, also within one operation, as on whole numbers that grow and grow."""

    def end(_signal, _frame):
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def unnoticed() -> Iterator[None]:
    """Let nothing that is printed be seen, and leave the random numbers as they are."""
    state, numbers = getstate(), get_rng_state()
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            yield
    finally:
        setstate(state)
        set_rng_state(numbers)


def first_result_again(function: Callable) -> Callable:
    """Return a function that always returns what it returned first."""
    results = []

    @functools.wraps(function)
    def always(*arguments, **options):
        if not results:
            results.append(function(*arguments, **options))
        return results[0]

    return always


def first_again(name: str) -> Callable:
    """Return a decorator for a function that ignores an argument: it uses the one of its first call."""

    def decorate(function: Callable) -> Callable:
        signature, seen = inspect.signature(function), {}

        @functools.wraps(function)
        def ignoring(*arguments, **options):
            given = signature.bind(*arguments, **options)
            given.apply_defaults()
            given.arguments[name] = seen.setdefault(name, given.arguments[name])
            return function(*given.args, **given.kwargs)

        return ignoring

    return decorate


LENT = {"first_result_again": first_result_again, "first_again": first_again}
