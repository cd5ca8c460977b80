"""Programs by chance: what an aside prints, and what it leaves, compared with a new run."""

import random
import re

import pytest
from test_session import given, step

from lessonkit.browser.session import Session

BEGIN = """
x, y, z, d = [1], 2, [3], {}
def f(): return x
def g(n, m=3): return n
def gen(): yield x
class A:
    n, rows = 1, (1,)
    def m(self): return self.n
class B(A): pass
a, fs, h, it = A(), [f], f, iter([1])
"""
SMALL = [
    "x",
    "y",
    "z",
    "d",
    "f()",
    "g(1)",
    "a.n",
    "A.n",
    "a.m()",
    "B().m()",
    "h()",
    "next(it)",
    "fs[0]()",
    "[1]",
]
LARGE = ["[{0}, {1}]", "(lambda: {0})()", "f'{{{0}}}'", "[v for v in x if {0}]", "{0}", "list(gen())"]
STATEMENTS = [
    "x.append({0})",
    "x = [{0}]",
    "y = {0}",
    "z = x",
    "x += [1]",
    "del y",
    "d['k'] = {0}",
    "def f(): return {0}",
    "def g(n, m=x):\n    m.append(n)\n    return m, {0}",
    "def gen():\n    yield {0}\n    yield x",
    """class A:
    n, rows = {0}, (0,)
    def m(self):
        self.n = [self.n]
        return {1}
a = A()""",
    """class A:
    n, rows = 1, [0]
    def m(self, k=[]):
        k.append(1)
        return k, self.rows
a = A()""",
    "class B(A):\n    def m(self):\n        B.n = 7\n        return super().m()",
    "a.rows.append(4)",
    "A.m = lambda self: {0}",
    "A.n = {0}",
    "a.n = {0}",
    "del A.n",
    "a = A()",
    "fs = [f, g, a.m]",
    """def make(q):
    def inner():
        q.append(len(q))
        return q, {0}
    return inner
h = make(x)""",
    "it = iter([1, 2, x])",
    "it = (v for v in [x, 5])",
    "def up():\n    global y\n    y = {0}\nup()",
    "exec('y = x')",
    "globals()['z'] = {0}",
    "f.k = {0}",
    "h = x.append",
    "h = x.copy",
    "import functools\nf = functools.partial(g, 2)",
    "import functools\nf = functools.cache(f)",
]
LOOKS = "".join(f"try: print({look})\nexcept Exception as e: print(e)\n" for look in SMALL)
PLACE = re.compile(r"<.*?>")  # objects whose address is printed


def code(chance):
    """Return one to three statements by chance."""
    words = [chance.choice(LARGE).format(*chance.choices(SMALL, k=2)) for _ in range(4)]
    return "\n".join(
        statement.format(*chance.sample(words, 2))
        for statement in chance.choices(STATEMENTS, k=chance.randint(1, 3))
    )


def seen(session, *steps):
    """Return what the last of these steps prints."""
    return PLACE.sub("", given(session, *steps)[-1])


@pytest.mark.parametrize("seed", range(60))
def test_an_aside_is_a_new_run_and_leaves_no_trace(seed):
    chance = random.Random(seed)  # noqa: S311, no secret
    above = [BEGIN]
    while len(above) < 3:
        more = code(chance)
        if seen(Session(), step("\n".join([*above, more]))) == "":
            above.append(more)
    page, session = "\n".join(above), Session()
    for number in range(4):
        tried = code(chance) + chance.choice(["", "\n" + LOOKS])
        wanted = seen(Session(), step(f"{page}\n{tried}"))
        assert seen(session, step(page), step(tried, aside=str(number))) == wanted, tried
    assert seen(session, step(page), step(LOOKS)) == seen(Session(), step(page), step(LOOKS))
