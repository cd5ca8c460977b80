"""Inside a worker process: run one page's blocks in order, in one namespace, in an empty directory."""

import ast
import contextlib
import io
import os
import random
import sys
import traceback
import warnings
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import torch

STYLE = Path(__file__).with_name("figures.mplstyle")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
LEAVES = {"os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen"}


def work(program: list[list[dict]], directory: str, sender) -> None:
    """Send "ready", then the result of each block up to the first that fails, then what was read."""
    opened: set[str] = set()
    settle(Path(directory), opened)
    sender.send("ready")
    namespace = {"__name__": "__main__"}
    for block in program:
        result = run_block(block, namespace, Path(directory))
        sender.send(result)
        if result["error"]:
            break
    modules = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    sender.send(sorted(opened | modules))


def settle(directory: Path, opened: set[str]) -> None:
    """Put everything that a page could notice into a fixed state."""
    os.chdir(directory)
    sys.dont_write_bytecode = True
    sys.stdin = io.StringIO()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random.seed(0)
    matplotlib.use("svg")
    plt.style.use(["default", STYLE])
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", ResourceWarning)  # raised where nobody can catch it
    # Text stays text in the figures: a reader's browser has the Chinese fonts, this process need not.
    warnings.filterwarnings("ignore", message="Glyph .* missing from")
    sys.addaudithook(keep_within(directory.resolve(), opened))


def keep_within(directory: Path, opened: set[str]):
    """Return an audit hook that lets a page write in its own directory only, and start nothing.

    It notes every file that is opened for reading: a stored run holds as long as these stay the same.
    """

    def watch(event: str, arguments: tuple) -> None:
        if event in LEAVES:
            raise PermissionError(f"a page may not start other programs ({event})")
        if event != "open" and event not in CHANGES:
            return
        if not isinstance(arguments[0], str | bytes | os.PathLike):
            return  # a file that is open already, by its number
        path = Path(os.fsdecode(arguments[0])).absolute()
        if event == "open" and not (arguments[2] or 0) & WRITING:
            opened.add(str(path))
        elif not path.resolve().is_relative_to(directory) and path != Path(os.devnull):
            raise PermissionError(f"a page may write only in its own directory, not to {path}")

    return watch


def run_block(block: list[dict], namespace: dict, directory: Path) -> dict:
    """Run one block; return its output, its figures by name, and where and how it failed."""
    output, error = io.StringIO(), None
    before = drawings(directory)
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            for piece in block:
                run_piece(piece, namespace, last=piece is block[-1])
    except BaseException as exception:  # exit() and its like must not end the worker unheard
        error = describe(exception, {piece["path"] for piece in block})
    finally:
        plt.close("all")
    after = drawings(directory)
    figures = {name: svg for name, svg in after.items() if svg != before.get(name)}
    return {"output": output.getvalue(), "error": error, "figures": figures}


def run_piece(piece: dict, namespace: dict, last: bool) -> None:
    """Run a piece under its own path and line numbers; print the last expression as a notebook does."""
    tree = ast.parse("\n" * (piece["line"] - 1) + piece["source"], piece["path"])
    shown = last and tree.body and isinstance(tree.body[-1], ast.Expr) and tree.body.pop()
    exec(compile(tree, piece["path"], "exec", dont_inherit=True), namespace)
    if shown:
        value = eval(compile(ast.Expression(shown.value), piece["path"], "eval"), namespace)
        if value is not None:
            print(repr(value))


def drawings(directory: Path) -> dict[str, str]:
    """Return the SVG files of the directory by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.svg"))}


def describe(exception: BaseException, paths: set[str]) -> dict:
    """Return the exception with its place: the last line of the page, or of the code it embeds."""
    frames = traceback.extract_tb(exception.__traceback__)
    if isinstance(exception, SyntaxError) and exception.filename in paths:
        path, line = exception.filename, exception.lineno
    else:
        path, line = next(((f.filename, f.lineno) for f in reversed(frames) if f.filename in paths), ("", 0))
    inner = [f for f in frames if f.filename != __file__]
    summary = "".join(traceback.format_exception_only(exception)).strip()
    details = "".join(traceback.format_list(inner))
    return {
        "path": path,
        "line": line or 1,
        "summary": summary.splitlines()[-1],
        "details": details,
    }
