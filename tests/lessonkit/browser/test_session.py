"""A session gives what a new run would give, whatever was tried in it before; here Python's own runs it."""

import pytest

from lessonkit.browser.output import LIMIT
from lessonkit.browser.session import Session

ABOVE = {
    "a list": "x = [1]",
    "a function that looks it up": "x = [1]\ndef f(): return x",
    "a function in a list": "x = [1]\ndef f(): return x\nfs = [f]",
    "a function of a function": "x = [1]\ndef make():\n    def f(): return x\n    return f\nf = make()",
    "what a closure holds": "def make(x):\n    def f(): return x\n    return f, x\nf, x = make([1])",
    "what an instance holds": (
        "class A:\n    def __init__(self, x):\n        self.f = lambda: x\nx = [1]\na = A(x)\nfs = [a.f]"
    ),
    "a count that two functions share": (
        "x = [1]\ndef make():\n    n = 0\n    def f():\n        nonlocal n\n        n += len(x)\n"
        "        return n\n    return f, lambda: n\nfs = make()\nf = fs[0]"
    ),
    "a function that calls itself": (
        "x = [1]\ndef make():\n    def f(n=2): return f(n - 1) if n else x\n    return f\nf = make()"
    ),
    "a function with a count": "x = [1]\ndef f():\n    f.n += 1\n    return f.n, x\nf.n = 0",
    "a class": "x = [1]\nclass A:\n    def f(self): return x\nf = A().f",
    "what can't be copied": "x = [1]\ny = (n for n in x)",
    "a default": "x = [1]\ndef f(y=x): return y",
    "an attribute of the same name": "class A:\n    x = [1]\n    def f(self): return self.x\nx = [A().f()]",
    "another class": "x = [1]\nclass A: pass\nclass B:\n    def f(self): return A.__name__\nf = B().f",
    "a class with a list": "class A:\n    x = [1]\n    def f(self):\n        self.x.append(2)\n"
    "        return self.x\nx = [1]\nf = A().f",
    "a closure in a method": (
        "def make(x):\n    def f():\n        x.append(2)\n        return x\n    return f\n"
        "x = [1]\ng = make(x)\nclass A:\n    def f(self): return g()\nf = A().f"
    ),
    "a default of a method": "class A:\n    def f(self, y=[]):\n        y.append(1)\n        return y\n"
    "x, f = [1], A().f",
    "a name that never came to be": "x = [1]\ndef make():\n    class A:\n        def f(self): return n\n"
    "    return A\n    n = 1\nA = make()\ndef f(): return hasattr(A(), 'f'), x",
    "a class that counts": (
        "class A:\n    n = 0\n    def __init__(self): A.n += 1\nx = [1]\ndef f(): return A().n"
    ),
    "a method of a class": "class A:\n    n = 0\n    @classmethod\n    def f(cls):\n        cls.n += 1\n"
    "        return cls.n\nx, f = [1], A.f",
    "a method of a list": "x = [1]\ng = x.append\ndef f():\n    g(3)\n    return x",
    "a cache": "import functools\nx = [1]\n@functools.cache\ndef f(n=1): return len(x)",
    "a name in a text": "x = [1]\ndef f():\n    globals()['x'].append(2)\n    return eval('x')",
    "a name put together": "x = [1]\ny = 'x'\ndef f():\n    exec(y + '.append(2)')\n    return eval(y)",
    "notes on a function": "x = [1]\ndef f(n: int = 0): return f.__annotations__, x",
    "random numbers": "import random\nrandom.seed(1)\nx = [random.random()]",
}
NAMES = "f = fs = y = random = A = None\n"  # so that what is tried needn't ask whether there is one
ASIDES = [
    "print(f and f())",
    "x.append(2)\nprint(x)",
    "x = [3]\nprint(f() if f else x)",
    "print(x, f() if f else 0, fs[0]() if fs else 0)",
    "print(list(y) if y else x)",
    "print(random.random() if random else x)",
    "def f(): return 'mine'\nprint(f(), x)",
    "if A:\n    A.f, A.n, A.new = (lambda self: 'mine'), 5, 6\nprint(f() if f else x)",
    "for name in [*globals()]:\n    if name == 'x': globals()[name].append(2)\nprint(x)",
    "x += [fs[0]() if fs else 5]\nprint(x, f() if f else 0)",
]


def given(session, *steps):
    """Run steps, and return what each printed, or the error that ended it."""
    found = []
    session.run([*steps], lambda news: found.append(news["step"]) if "step" in news else None)
    return [step["error"]["last"] if step["error"] else step["output"] for step in found]


def step(code, **more):
    return {"id": "a step", "code": code} | more


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_an_aside_gives_what_a_new_run_gives_and_leaves_no_trace(above):
    above = NAMES + above
    session = Session()
    for code in [*ASIDES, *ASIDES[::-1]]:
        assert (
            given(session, step(above), step(code, aside="a"))[-1]
            == given(Session(), step(f"{above}\n{code}"))[-1]
        )
    assert given(session, step(above), step("print(x)")) == given(Session(), step(above), step("print(x)"))


@pytest.mark.parametrize(
    ("above", "aside"),
    [
        (ABOVE["what an instance holds"], "x.append(2)\nprint(a.f())"),
        (ABOVE["a count that two functions share"], "f()"),
        (
            "def loss(): return (one for one in 'ab')\nloss = loss()",
            "def f():\n    loss = 2\n    return loss\nf()",
        ),
        (ABOVE["another class"], "x.append(f())"),
        (ABOVE["what can't be copied"], "x.append(2)\nprint('Is y a list?')"),
        ("class A:\n    def f(self): return self.x\na, x = A(), [1]\na.x = 2", "x.append(a.f())"),
    ],
)
def test_an_aside_does_not_make_the_page_run_again(above, aside):
    session = Session()
    given(session, step(above), step(aside, aside="a"))
    assert not session.spoilt


@pytest.mark.parametrize(
    "slip",
    [
        "import random\nrandom.seed = 1",
        "import math\nmath.pi = 3",
        "import builtins\nbuiltins.sum = builtins.max = 1",
        "import pocket\npocket.manual_seed = 0",
        "import pocket\npocket.set_grad_enabled(False)",
        "import pocket\npocket.nn.Linear.forward = 1\npocket.Tensor.loss = 1",
    ],
)
@pytest.mark.parametrize("above", ["y = [1]", ABOVE["what can't be copied"]], ids=["copied", "run again"])
def test_an_aside_leaves_no_trace_in_modules_and_their_classes(above, slip):
    looks = (
        "import math, random, pocket\nrandom.seed(1)\npocket.manual_seed(1)\n"
        "print(math.pi, sum([max(1, 0)]), pocket.nn.Linear(1, 1)(pocket.ones(1)).requires_grad)\n"
        "print(hasattr(pocket.Tensor, 'loss'))"
    )
    session = Session()
    given(session, step(above), step(f"{slip}\nlist(y)", aside="a"))
    assert given(session, step(above), step(looks)) == ["", "3.141592653589793 1 True\nFalse\n"]


def test_steps_of_one_aside_run_in_one_copy():
    session = Session()
    answer, check = step("y = x + 1", aside="a"), step("print(y)", aside="a")
    assert given(session, step("x = 1"), answer, check, step("print(y)", aside="b"))[2:] == [
        "2\n",
        "NameError: name 'y' is not defined",
    ]


def test_what_ran_does_not_run_again_unless_something_above_it_is_another():
    session, count = Session(), "n = globals().get('n', 0) + 1\nprint(n)"
    assert given(session, step(count), step("print(n * 10)")) == ["1\n", "10\n"]
    assert given(session, step(count), step("print(n * 10)"), step("print(n)")) == ["1\n", "10\n", "1\n"]
    assert given(session, step(count)) == ["1\n"]
    assert given(session, step("n = 5"), step("print(n * 10)")) == ["", "50\n"]


def told(code, **more):
    """Return what is told of a single step, and whether its run went well."""
    found = []
    well = Session().run([step(code, **more)], lambda news: found.append(news.get("step")))
    return found[-1], well


@pytest.mark.parametrize(
    ("code", "kind", "line", "hint"),
    [
        ("x = 1\n1 / 0", "ZeroDivisionError", 2, ""),
        ("x = 1\ndef f(:", "SyntaxError", 2, "syntax"),
        ("x = 1\nprint（1）", "SyntaxError", 2, "character"),
        ("x =\u00a01", "SyntaxError", 1, "character"),
        ("class E(Exception):\n    def __str__(self): 1 / 0\nraise E", "E", 3, ""),
        ("raise ValueError('x' * 10**6)", "ValueError", 1, ""),
        (
            "for _ in range(9):\n    try: print('x' * 300_000)\n    except BaseException: pass\nprint()",
            "TooMuchOutputError",
            4,
            "output",
        ),
        ("if True:\nx = 1", "IndentationError", 2, "syntax"),
        ("def f():\n    g()\n\nf()", "NameError", 2, ""),
        ("import numpy.nothing_like_it", "ModuleNotFoundError", 1, "module"),
        ("raise SystemExit", "SystemExit", 1, "exit"),
        ("raise MemoryError", "MemoryError", 1, "memory"),
        ("[0] * 10**20", "OverflowError", 1, "memory"),
        ("from math import exp\nexp(1000)", "OverflowError", 2, ""),
        ("2.0**10000", "OverflowError", 1, ""),
        (
            "while True:\n    try:\n        print('x' * 99)\n    except Exception: pass",
            "TooMuchOutputError",
            3,
            "output",
        ),
    ],
)
def test_an_error_is_told_with_its_line_and_what_explains_it(code, kind, line, hint):
    found, well = told(code)
    assert not well
    assert (found["error"]["type"], found["error"]["line"], found["error"]["hint"]) == (kind, line, hint)
    assert len(found["output"]) <= LIMIT
    assert len(found["error"]["message"]) <= 1002


@pytest.mark.parametrize(
    ("code", "more", "agrees"),
    [
        ("print(0.123456)", {"shown": "0.123\n"}, True),
        ("print(0.125)", {"shown": "0.123\n"}, False),
        ("x = 1", {"shown": ""}, True),
        ("x = 1", {}, None),
        ("1 / 0", {"shown": "ZeroDivisionError: division by zero", "raises": "ZeroDivisionError"}, True),
        ("x = 1", {"shown": "ZeroDivisionError: division by zero", "raises": "ZeroDivisionError"}, False),
        ("1 / 0", {"shown": ""}, False),
        ("import warnings\nwarnings.warn('so')", {"shown": "UserWarning: so"}, True),
    ],
)
def test_a_result_agrees_with_the_page_to_the_digits_shown(code, more, agrees):
    assert told(code, **more)[0]["agrees"] is agrees


def test_the_first_line_that_differs_is_told():
    found, _ = told("print(1)\nprint(2)", shown="1\n3\n")
    assert found["difference"] == {"line": 2, "shown": "3", "computed": "2"}
