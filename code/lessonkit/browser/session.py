"""Sessions: the steps of a page's program run in one namespace; what has run already is not run again."""

import contextlib
import json
import warnings
from collections.abc import Callable, Iterable
from itertools import groupby

from lessonkit.browser.copies import copied
from lessonkit.browser.judging import hint, judged
from lessonkit.browser.output import Output
from lessonkit.browser.surroundings import saved, settle
from lessonkit.browser.traces import without_traces
from lessonkit.worker.describing import last_line, place
from lessonkit.worker.executing import run_code
from pocket import default_generator

Tell = Callable[[dict], None]
LONGEST = 1000  # characters of a message


class Session:
    """A page's namespace, and what the steps gave that have run in it.

    A step that is an aside, such as an answer to an exercise, runs in a copy, and leaves no trace.
    """

    def __init__(self):
        self.begin()

    def begin(self) -> None:
        """Forget everything."""
        self.names, self.ran, self.spoilt = {"__name__": "__main__"}, [], False
        default_generator.__init__()

    def run(self, steps: list[dict], tell: Tell) -> bool:
        """Run steps in order, and tell what each gave; say whether all went well.

        It is the same as a new run: where these steps are not the ones that ran, all begins anew.
        """
        if not self.goes_on(steps):
            self.begin()
        done, well = 0, True
        for aside, group in groupby(steps, lambda step: step.get("aside", "")):
            if aside:
                well &= self.try_out(list(group), tell)
                continue
            for step in group:
                result = self.lasting(step, done, tell)
                done += 1
                tell({"step": result})
                if failed(step, result):
                    return False
        return well

    def goes_on(self, steps: list[dict]) -> bool:
        """Say whether what ran is the beginning of these steps, up to the first aside, or they of it."""
        before = [code for code, _ in self.ran]
        lasting = [step["code"] for step in steps if not step.get("aside")]
        aside = next((number for number, step in enumerate(steps) if step.get("aside")), len(before))
        return before[: len(lasting)] == lasting[: len(before)] and len(before) <= aside

    def lasting(self, step: dict, index: int, tell: Tell) -> dict:
        """Return what a step of the page gives, or has given."""
        if index == len(self.ran):
            self.restore()
            self.ran.append((step["code"], perform(step, self.names, tell)))
        return judged(step, {"id": step["id"], **self.ran[index][1]})

    def try_out(self, steps: list[dict], tell: Tell) -> bool:
        """Run steps beside the page's namespace up to one that fails; say whether none did."""
        self.restore()
        names = copied(self.names, "\n".join(step["code"] for step in steps))
        self.spoilt = names is None
        with without_traces():
            for number, step in enumerate(steps):
                before = {one["id"] for one in steps[:number]}
                mine = self.names if names is None else names
                result = {"id": step["id"], **perform(step, mine, tell, before)}
                tell({"step": judged(step, result)})
                if failed(step, result):
                    return False
        return True

    def restore(self) -> None:
        """Run once more what has run, if its namespace had no copy when something was tried in it."""
        if self.spoilt:
            ran = self.ran
            self.begin()
            for code, _ in ran:
                perform({"id": "", "code": code}, self.names, lambda _: None)
            self.ran = ran


def failed(step: dict, result: dict) -> bool:
    """Say whether a step ended with an error that it was not written to show."""
    return bool(result["error"]) and result["error"]["type"] != step.get("raises")


def perform(step: dict, names: dict, tell: Tell, before: Iterable[str] = ()) -> dict:
    """Run one step; return what it printed, the error that ended it, and the figures that it would save.

    The error is placed in the step, or in one of those before it whose function it called.
    """
    output, error = Output(lambda text: tell({"output": text, "id": step["id"]})), None
    piece = {"path": step["id"] or "<page>", "line": 1, "source": step["code"]}
    saved.clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            try:
                run_code([piece], names, check=lambda *_: None)
                for warning in caught:
                    print(f"{warning.category.__name__}: {warning.message}")
            except BaseException as exception:  # exit() and its like as well
                error = described(exception, piece["path"], before)
    return {"output": output.text, "error": error, "figures": [*saved]}


def described(exception: BaseException, path: str, before: Iterable[str]) -> dict:
    """Return what a reader is told of an error: its kind, what it says, its step and line, and a hint."""
    kind = type(exception).__name__
    message = said(exception)
    where, line = place(exception, {path, *before})
    told = {"type": kind, "message": message, "step": where or path, "line": line}
    told |= {"hint": hint(kind, message)}
    return told | {"last": last_line(exception)}  # as a page shows it


def said(exception: BaseException) -> str:
    """Return what an exception says, if it can, and not more than anyone would read."""
    try:
        message = exception.msg if isinstance(exception, SyntaxError) else str(exception)
    except Exception:
        return ""
    return message if len(message or "") <= LONGEST else f"{message[:LONGEST]} …"


def begin(tell: Callable[[str], None]) -> Callable[[str], None]:
    """Return a function that runs a program, given as JSON, and tells as JSON what comes of it."""
    settle()
    session = Session()

    def run(program: str) -> None:
        well = session.run(json.loads(program)["steps"], lambda news: tell(json.dumps(news)))
        tell(json.dumps({"ended": "done" if well else "error"}))

    return run
