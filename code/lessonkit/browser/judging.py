"""Judging: whether a step gave what the page shows, to its digits, and which error needs a word more."""

from lessonkit.worker.comparing import first_lines, matches

HINTS = {
    "SyntaxError": "syntax",
    "IndentationError": "syntax",
    "TabError": "syntax",
    "EOFError": "input",
    "ModuleNotFoundError": "module",
    "MemoryError": "memory",
    "SystemExit": "exit",
    "TooMuchOutputError": "output",
}


def judged(step: dict, result: dict) -> dict:
    """Return a result with whether it agrees with the page, and where not; None where nothing is known."""
    shown, error = step.get("shown"), result["error"]
    if shown is None:
        return result | {"agrees": None, "difference": None}
    if (error["type"] if error else "") != step.get("raises", ""):
        return result | {"agrees": False, "difference": None}
    said = [result["output"].rstrip("\n"), error["last"] if error else ""]
    lines = shown.rstrip("\n").split("\n"), "\n".join(filter(None, said)).split("\n")
    if matches(*lines):
        return result | {"agrees": True, "difference": None}
    line, wanted, found = first_lines(*lines)
    difference = {"line": line + 1, "shown": wanted or "", "computed": found or ""}
    return result | {"agrees": False, "difference": difference}


def hint(kind: str, message: str) -> str:
    """Return the key of the sentence that explains an error to a beginner, or nothing."""
    if kind == "AttributeError" and "this small torch" in message:
        return "small-torch"
    if kind == "SyntaxError" and message.startswith(("invalid character", "invalid non-printable")):
        return "character"  # a sign of Chinese type, or a space that came with copied text
    if kind == "OverflowError" and "size" in message:  # not that of a number, as of exp(1000)
        return "memory"
    return HINTS.get(kind, "")
