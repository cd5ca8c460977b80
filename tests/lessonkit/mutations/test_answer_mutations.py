"""Wrong answers near a right one: which are made of an answer, and in which order."""

import pytest

from lessonkit.mutations.answer_mutations import MOST, answer_mutations
from lessonkit.mutations.editable_code import Code
from lessonkit.mutations.flow_slips import early, ignored, negated, ranges, repeated
from lessonkit.mutations.value_slips import components, constants, signs, swapped, turned

LOOP = "def f(n):\n    for k in {}:\n        n = g(n)\n        h(n)\n    return n"
ROWS = {
    constants: [
        ("def f():\n    return 1", ["return 2"]),
        ("mine = 0.5, -3", []),
    ],
    swapped: [
        ("f(a, b, *c)", ["f(b, a, *c)", "f(a, *c, b)"]),
        ("x.f(a + 1,\n  b)", ["x.f(b,\n  a + 1)"]),
        ("max(a, b) + isclose(a, b)", []),
    ],
    turned: [
        ("a - (b + c)", ["(b + c) - (a)"]),
        ("a / b + a**b", ["(b) / (a) + a**b", "a / b + (b) ** (a)"]),
        ("abs(a - b), (a - b).norm(), a + b", []),
        ("(a - b) ** 2", ["(2) ** (a - b)"]),
    ],
    components: [
        ("return_ = a, b", ["return_ = b, b", "return_ = a, a", "return_ = b", "return_ = a"]),
        ("a, b = c", []),
        ("stack([a])", []),
    ],
    signs: [
        ("def f():\n    return [a, 0]", ["return [-(a), 0]"]),
        ("mine = 1, 2", []),
    ],
    early: [(LOOP.format("x"), ["h(n)\n        break"]), ("for k in x: f(k)", [])],
    negated: [
        ("while not a: b()", ["while not (not a): b()"]),
        ("x = [a for a in b if f(a) if a < 3]", ["x = [a for a in b if not (f(a)) if a < 3]"]),
        ("x = 1 if f(a) else 2", ["x = 1 if not (f(a)) else 2"]),
    ],
    ranges: [
        ("range(n)", ["range(n - 1)", "range(n + 1)", "range(1, n)"]),
        ("range(1, n + 1, 2)", ["range(1, n + 1 - 1, 2)"]),
        ("range()", []),
    ],
    repeated: [
        ("def f(a):\n    return a", ["@first_result_again\ndef f(a):"]),
        ("class A:\n    def f(self):\n        pass", ["@first_result_again\n    def f(self):"]),
        ("def f():\n    return 1", []),
    ],
    ignored: [
        ("def f(a, b):\n    return a", ['@first_again("a")\ndef f(a, b):']),
        ("class A:\n    def f(self, x):\n        self.x = x", ['@first_again("x")\n    def f(self, x):']),
    ],
}
CASES = [(kind, *row) for kind, rows in ROWS.items() for row in rows]


@pytest.mark.parametrize(("kind", "answer", "mutants"), CASES)
def test_a_kind_makes_its_mutants(kind, answer, mutants):
    assert [mutation.after for mutation in kind(Code(answer))] == mutants


def test_few_mutants_are_of_many_kinds_and_always_the_same():
    lines = "".join(f"    a = a * {n}2\n" for n in range(1, 50))
    source = f"def f(a):\n{lines}    return a"
    mutants = [mutation.after for mutation in answer_mutations(source)]
    assert len(mutants) == len(set(mutants)) == MOST
    assert {"a = a * 13", "a = a / 12", "return 2 * (a)"} < set(mutants)
    assert {"@first_result_again\ndef f(a):", '@first_again("a")\ndef f(a):'} < set(mutants)
    assert [mutation.after for mutation in answer_mutations(source)] == mutants


def test_what_stays_the_same_is_no_mutant():
    assert [mutation.after for mutation in answer_mutations("x = y, y")] == ["x = y"]


def test_code_that_cannot_be_read_has_no_mutants():
    assert answer_mutations("def f(:") == []
