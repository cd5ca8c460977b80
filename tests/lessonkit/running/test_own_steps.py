"""Both languages of a page run as one only where nothing but texts that are shown can differ."""

import re

import pytest

from lessonkit.running.alike import DoubtError
from lessonkit.running.own_steps import own_steps


def program(*sources, kind="block"):
    return [{"kind": kind, "pieces": [{"path": "a.md", "line": 1, "source": source}]} for source in sources]


def languages(*sources, **options):
    """Return a program in both languages, which differ where a source says `«english|chinese»`."""
    return [
        program(*(re.sub("«(.*?)\\|(.*?)»", rf"\{n}", source) for source in sources), **options)
        for n in (1, 2)
    ]


PRINTS = "def f():\n    print('«a|甲»')"


@pytest.mark.parametrize(
    ("sources", "own"),
    [
        (["x = 1", "print('«a|甲»', x)"], [1]),
        (["n = 2", "print(f'«{n} steps|共 {n} 步»')"], [1]),
        (["x = 1  # «one|一»", "x"], []),
        (["def f(x):\n    '«Half.|一半。»'\n    return x / 2", "f(2)"], []),
        ([PRINTS, "x = 1", "f()"], [0, 2]),
        ([PRINTS, "def g():\n    f()", "g()"], [0, 1, 2]),
        (["name = '«a|甲»'", "x = 1", "print(name)"], [0, 2]),
        (["raise ValueError('«a|甲»')"], [0]),
        (["assert 1 > 0, '«a|甲»'"], [0]),
        (["import matplotlib.pyplot as plt", "plt.title('«a|甲»')\nplt.savefig('a.svg')"], [1]),
        (["from nudge.figures.home import f", "f('«en|zh-Hant»').savefig('a.svg')"], [1]),
    ],
)
def test_what_shows_a_text_is_a_step_of_its_own(sources, own):
    assert list(own_steps(*languages(*sources)).steps) == own


def test_what_was_defined_with_a_text_is_defined_anew_before_it_is_used():
    version = own_steps(*languages(f"name = '«a|甲»'\n{PRINTS}", "print(name)\nf()"))
    assert version.before == {0: "", 1: "name = '甲'\ndef f():\n    print('甲')"}


def test_bound_numbers_stand_in_the_order_of_each_language():
    assert list(own_steps(*languages("«x|y[0]»", "«y[0]|x»", kind="value")).steps) == [0, 1]
    with pytest.raises(DoubtError):
        own_steps(*languages("«torch.rand(1)|x»", kind="value"))


@pytest.mark.parametrize(
    "sources",
    [
        ["x = «1|2»"],
        ["x = 1\n«|\n»x"],
        ["print(f'{1:.«2|3»f}', '«a|甲»')"],
        ["n = len('«a|甲»')"],
        ["x = '«a|甲»' < 'b'"],
        ["x = {'«a|甲»': 1}"],
        ["class A:\n    def f(self):\n        print('«a|甲»')"],
        [PRINTS, "g = f", "g()"],
        ["def f(x='«a|甲»'):\n    print(x)"],
        ["f = lambda: print('«a|甲»')"],
        ["def f():\n    yield print('«a|甲»')"],
        ["f = (print('«a|甲»', x) for x in (1, 2))"],
        ["name = '«a|甲»'", "for _ in (1, 2):\n    name = 'b'", "print(name)"],
        [PRINTS, "def f():\n    return 1", "f()"],
        ["fig, ax = plt.subplots()\nax.set_title('«a|甲»')", "fig.savefig('a.svg')"],
        ["print('«a|甲»')", "open('b').read()"],
        ["import nudge.figures.home as home\nhome.f('«en|zh-Hant»')"],
        ["from nudge.figures.home import f", "x = f('«en|zh-Hant»')"],
        ["print('«a|甲»'"],
    ],
)
def test_in_doubt_each_language_runs_by_itself(sources):
    with pytest.raises(DoubtError):
        own_steps(*languages(*sources))


def test_what_a_step_is_told_must_be_the_same():
    here, there = program("1"), program("1")
    assert own_steps(here, there).steps == {}
    there[0]["raises"] = "ValueError"
    for other in (there, here * 2):
        with pytest.raises(DoubtError):
            own_steps(here, other)
