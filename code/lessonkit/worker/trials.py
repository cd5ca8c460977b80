"""Trials: how an answer to an exercise fails its check, or which wrong answers near it pass."""

import copy
import re

from lessonkit.worker.describing import last_line, place
from lessonkit.worker.executing import run_code
from lessonkit.worker.wrong_answers import CAN_STOP, LENT, survivors

WORD = re.compile(r"\w+")


def run_trial(step: dict, namespace: dict) -> dict:
    """Try an answer; return how, and on which line, its check fails, or else which mutants of it pass."""
    if failed := tried(step["pieces"], step["check"], namespace):
        return failed

    def passes(answer: list[dict]) -> bool:
        return not tried(answer, step["check"], namespace | LENT)

    return {"survivors": survivors(step["pieces"], step["mutants"], passes)} if CAN_STOP else {}


def tried(answer: list[dict], check: list[dict], namespace: dict) -> dict:
    """Try an answer with copies of what it uses; return how, and on which line, its check fails."""
    used = set(WORD.findall("\n".join(piece["source"] for piece in answer + check))) - {"_"}  # never read
    names = {name: copied(value) if name in used else value for name, value in namespace.items()}
    run_code(answer, names)
    try:
        run_code(check, names)
    except Exception as exception:
        _, line = place(exception, {piece["path"] for piece in check})
        return {"failure": last_line(exception), "failed_at": line - check[0]["line"]}
    return {}


def copied(value: object) -> object:
    """Return a copy, so that no answer changes the page's own tensors; what can't be copied is shared."""
    try:
        return copy.deepcopy(value)
    except Exception:
        return value
