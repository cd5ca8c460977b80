"""The same code with torch and with pocket, and what both give."""

import contextlib
import io
import math
import warnings

import torch

import pocket

EPS = {"torch.float16": 2**-10, "torch.float32": 2**-23, "torch.float64": 2**-52}


def outcome(library, code, **data):
    """Return what an expression gives with a library, t, and tensors of data; or the error that it raises.

    Data are numbers in lists, with the name of a kind, and whether the gradient is wanted.
    """
    names = {"t": library, "inf": math.inf, "nan": math.nan}
    for name, (numbers, kind, wanted) in data.items():
        names[name] = library.tensor(numbers, dtype=getattr(library, kind), requires_grad=wanted)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return described(eval(code, names), names if any(w for _, _, w in data.values()) else None, data)
    except Exception as error:
        return type(error).__name__.strip("_"), str(error).split("\n")[0]


def described(value, names, data):
    """Return what can be compared of a value, and the gradients of its weighted sum."""
    if isinstance(value, tuple | list) and value and hasattr(value[0], "dtype"):
        return [described(part, None, data) for part in value]
    if not hasattr(value, "dtype"):
        return str(value) if isinstance(value, pocket.dtype | torch.dtype) else value
    found = {"kind": repr(value.dtype), "shape": tuple(value.shape), "numbers": value.tolist()}
    found["operation"] = value.grad_fn and value.grad_fn.name()
    if names and value.requires_grad and value.grad_fn:
        weights = names["t"].tensor([1.0 + i % 7 for i in range(value.numel())], dtype=value.dtype)
        (value * weights.reshape(value.shape)).sum().backward()
        grads = {name: names[name].grad for name, (_, _, wanted) in data.items() if wanted}
        found["gradients"] = {
            name: None if g is None else (repr(g.dtype), g.tolist()) for name, g in grads.items()
        }
    return found


def is_error(found):
    """Say whether an outcome is an error: its kind, and what it says."""
    return isinstance(found, tuple) and len(found) == 2 and isinstance(found[1], str)


def alike(ours, theirs, tolerance, least=0):
    """Say whether two outcomes are the same, numbers up to a relative tolerance, of `least` at least."""
    if isinstance(theirs, dict):
        return (
            isinstance(ours, dict)
            and ours.keys() == theirs.keys()
            and all(alike(ours[key], theirs[key], tolerance, least) for key in theirs)
        )
    if isinstance(theirs, list | tuple):
        return (
            isinstance(ours, list | tuple)
            and len(ours) == len(theirs)
            and all(alike(a, b, tolerance, least) for a, b in zip(ours, theirs, strict=True))
        )
    if isinstance(theirs, float) and isinstance(ours, float):
        if not (math.isfinite(ours) and math.isfinite(theirs)):
            return str(ours) == str(theirs)
        return ours == theirs or abs(ours - theirs) <= tolerance * max(abs(ours), abs(theirs), least)
    return type(ours) is type(theirs) and ours == theirs


def check(code, eps=8, least=0, **data):
    """Fail unless an expression gives the same with both libraries, up to so many of the last bits.

    Of errors only the kind has to be the same: pocket says shortly what no page shows.
    """
    ours, theirs = outcome(pocket, code, **data), outcome(torch, code, **data)
    if is_error(ours) and is_error(theirs):
        ours, theirs = ours[0], theirs[0]
    kinds = [f"torch.{kind}" for _, kind, _ in data.values()]
    tolerance = eps * max(
        (EPS.get(kind, EPS["torch.float32"]) for kind in kinds), default=EPS["torch.float32"]
    )
    if "torch.float64" in kinds and len(set(kinds)) == 1:
        tolerance = eps * EPS["torch.float64"]
    assert alike(ours, theirs, tolerance, least), f"{code} of {data}\nours   {ours}\ntheirs {theirs}"


def run(library, program):
    """Return what a program prints, and the last line of the error that ends it."""
    text, names = io.StringIO(), {"torch": library}
    with contextlib.redirect_stdout(text), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(
                program.replace("from torch.nn import functional", "functional = torch.nn.functional"), names
            )
        except Exception as error:
            print(f"{type(error).__name__}: {str(error).splitlines()[0]}")
    return text.getvalue(), [
        str(warning.message).splitlines()[0].partition(" (Triggered")[0] for warning in caught
    ]


def check_program(program, exact=True):
    """Fail unless a program prints, warns and ends alike with both libraries; or with one kind of error."""
    (ours, our_warnings), (theirs, their_warnings) = run(pocket, program), run(torch, program)
    if not exact:
        ours, theirs = (text[: text.rindex("Error: ")] for text in (ours, theirs))
    assert (ours, our_warnings) == (theirs, their_warnings)
