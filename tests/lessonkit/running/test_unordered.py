"""A set does no harm where its order cannot be seen; anything else that is done with it may show it."""

import ast

import pytest

from lessonkit.running.unordered import Sets


def seen(*sources):
    return Sets(map(ast.parse, sources)).seen()


@pytest.mark.parametrize(
    "code",
    [
        "1 in {1, 2}",
        "{x for x in y} == z",
        "{1}.issubset(y) or {2} <= y",
        "y.isdisjoint({1})",
        "not {1} & z",
        "assert {1} - z, 'none is left'",
        "1 if {2} - z else 3",
        "while {1} - z: pass",
        "[x for x in y if {x} & z]",
        "len(set(x) if x else z)",
        "sorted({f(x) for x in y}, reverse=True)",
        "max(a.keys() & b.keys(), default=1)",
        "min(frozenset(x) or {1})",
        "any({x}), all({x}), bool({x})",
        "sorted(set({1}).union(x))",
        "{1}.copy().intersection(z) < z",
        "*most, last = a.items()",
        "[most, last] = a.items()",
        "'%s' % a.items()",
        "{1: 2}",
    ],
)
def test_forms_that_do_not_show_the_order(code):
    assert seen(code) == set()


@pytest.mark.parametrize(
    "code",
    [
        "{1}",
        "print(set(x))",
        "f'{ {1} }'",
        "'%s' % {1}",
        "[*{1}]",
        "f(x={1})",
        "list({1})",
        "sum({0.1, x})",
        "[x for x in {1}]",
        "a, b = {1, 2}",
        "for x in {1} - z: pass",
        "{1}.pop()",
        "y.update({1})",
        "map({1}.__contains__, x)",
        "sorted({1}, key=f)",
        "min({1}, {2})",
        "max(x, default={1})",
        "lambda: {1}",
        "match {1}:\n    case x: pass",
        "a.keys() & b.keys()",
        "z = [a.items() - b]",
        "map(set, x)",
        "isinstance(x, set)",
        "def f(x: set[int]): pass",
        "x = dict.fromkeys({1})",
    ],
)
def test_forms_that_may_show_the_order(code):
    assert seen(code) == {"set"}


@pytest.mark.parametrize(
    "code",
    [
        "s = {1}",
        "s = set()\nfor x in y:\n    if x not in s: s.add(x)\nlen(s)",
        "s: set[int] | None = set()\ns |= {1}\ns.update(y)\nsorted(s)",
        "s = t = {1}\ns = s - t\nu = s\nsorted(u)",
        "k = a.keys()\n3 in k",
        "def f():\n    s = {1}\n    return max(s)\ndef g(s):\n    return list(s)",
        "class A:\n    def f(self):\n        s = {1}\n        return len(s)",
    ],
)
def test_names_under_which_the_order_is_not_seen(code):
    assert seen(code) == set()


@pytest.mark.parametrize(
    "code",
    [
        "s = {1}\nprint(s)",
        "s = {1}\nfor x in s: pass",
        "s = {1}\nt = s or y\nlist(t)",
        "s = x\ns |= {1}\nf'{s}'",
        "s = []\ns += {1}\ns == y",
        "s = {1}\ns[0] == y",
        "k = a.keys()\nk | b",
        "k: object = a.keys()\nk | b",
        "(k := a.keys()) | b",
        "s = c\ns |= b.keys()\nlist(s)",
        "self.t = s = {1}",
        "class A:\n    s = {1}",
        "def f():\n    class A:\n        s = {1}\n    return A",
        "def f():\n    s = {1}\n    return s",
        "def f():\n    s = {1}\n    return lambda: list(s)",
        "def f():\n    def g():\n        nonlocal s\n        s = {1}\n    g()\n    return s",
        "def f(s={1}): pass",
        "def f():\n    global s\n    s = {1}",
        "s = {1}\ngetattr(module, 's')",
        "s = {1}\nprint(locals())",
    ],
)
def test_names_under_which_the_order_may_be_seen(code):
    assert seen(code) == {"set"}


def test_blocks_and_modules_share_their_names():
    assert seen("s = {1}", "len(s)") == set()
    assert seen("s = {1}", "print(s)") == {"set"}
    assert seen("s = {1}", "import module\nprint(module.s)") == {"set"}
    assert seen("s = {1}", "from module import s as t\nprint(t)") == {"set"}


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ("def sorted(x): return list(x)", "sorted({1})"),
        ("from torch import max", "max({1})"),
        ("from torch import *", "min({1})"),
        ("len = list", "len({1})"),
        ("def f(all): return all", "all({1})"),
        ("class Bag:\n    def union(self, other): return list(other)", "len(bag.union({1}))"),
        ("class Bag:\n    def issubset(self, other): print(other)", "bag.issubset({1})"),
    ],
)
def test_what_a_page_defines_anew_may_show_the_order(definition, use):
    assert seen(use) == set()
    assert seen(definition, use) == {"set"}


def test_each_kind_is_named():
    assert seen("{1}", "map(frozenset, x)") == {"set", "frozenset"}
