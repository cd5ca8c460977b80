"""KaTeX: run as a process of its own, it reads formulas and answers each with HTML or with what is wrong.

V8 ends with a segmentation fault on some processors. Here that does no harm: what was answered counts.
"""

import json
import os
import re
import signal
import sys
from pathlib import Path

from py_mini_racer import JSEvalException, MiniRacer

SCRIPT = Path(__file__).parent / "vendor" / "katex.min.js"
RENDER = """
function render(tex, displayMode) {
  const options = {displayMode, throwOnError: true, strict: 'ignore', output: 'htmlAndMathml'}
  return katex.renderToString(tex, options)
}"""
TEX = re.compile(r"</?semantics>|<annotation.*?</annotation>", re.DOTALL)  # neither seen nor spoken
REASON = re.compile(r"KaTeX parse error.*")


def answer(engine: MiniRacer, tex: str, display: bool) -> dict[str, str]:
    """Return a formula as HTML for the eye and MathML for the ear, or what KaTeX does not understand."""
    try:
        return {"html": TEX.sub("", engine.call("render", tex, display))}
    except JSEvalException as error:
        if reason := REASON.search(str(error)):
            return {"error": reason[0]}
        raise  # V8 fails, not the formula


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a build that is interrupted ends this process itself
    engine = MiniRacer()
    engine.eval(SCRIPT.read_text(encoding="utf-8") + RENDER)
    for line in sys.stdin:
        print(json.dumps(answer(engine, *json.loads(line))), flush=True)
    os._exit(0)  # at once: left to itself, V8 may also never end
