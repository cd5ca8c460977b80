"""The form that answers an exercise, as a reader meets it; what Python would give, a test gives."""

LESSON = "lessons/how-big-a-step/"
NAME, LAST = "x08-1", "x08-3"
RUN, STOP = "Run", "Stop"
RIGHT = 'def regime(eta, curv):\n    return "one-step"'
STAND_IN = """
window.programs ??= [];
window.finish = null;
export const run = (program, { onProgress }) => {
  programs.push(program);
  window.tell = onProgress;
  return new Promise((done) => (window.finish = done));
};
export const prepare = (steps) => (window.prepared = steps);
export const stop = () => end({ steps: [], ended: "stopped", message: "Stopped." });
window.end = (outcome) => {
  finish?.(outcome);
  finish = null;
};
"""
END = "(outcome) => end(outcome)"


def stand_in(visitor):
    """Let a program of this reader end when the test says so, and as it says."""
    visitor.page.route(
        "**/running/runtime.js", lambda route: route.fulfill(body=STAND_IN, content_type="text/javascript")
    )
    return visitor


def opened(learner, locale="en", name=NAME):
    """Open the editor of an exercise, and return its page."""
    page = learner.open(f"{locale}/{LESSON}")
    page.locator(f"[data-exercise={name}] .run-bar button").click()
    page.locator(".answering textarea").wait_for()
    return page


def field(page):
    return page.locator(".answering textarea")


def buttons(page):
    """Return the buttons below the editor: Run, Check, Stop, Reset."""
    return page.locator(".answering .answering-bar button")


def press(page, name):
    page.locator(".answering").get_by_role("button", name=name, exact=True).click()


def said(page):
    return page.locator(".answering .results > p")


def wait_for_run(page):
    """Wait until a program runs that was not ended."""
    page.wait_for_function("Boolean(window.finish)")


def steps(page):
    """Return the code of the steps of the program that runs, by their names."""
    wait_for_run(page)
    return {step["id"]: step["code"] for step in page.evaluate("programs.at(-1).steps")}


def finish(page, ended="done", **steps):
    """End the run with what its steps gave: a text was printed, else an error was raised."""
    found = [
        {"id": key, "output": given, "error": None}
        if isinstance(given, str)
        else {"id": key, "output": "", "error": given}
        for key, given in steps.items()
    ]
    wait_for_run(page)
    page.evaluate(END, {"steps": found, "ended": ended, "message": ""})


def error(kind, message, step="check", line=1):
    return {"type": kind, "message": message, "step": step, "line": line, "hint": ""}
