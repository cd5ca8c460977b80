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


FIGURE = "fig, ax = plt.subplots()\nax.set_title('«a|甲»')"
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
        (
            [f"x = 1\n{FIGURE}\nfig.savefig('a.svg')", "x", "fig, ax = plt.subplots()\nfig.savefig('b.svg')"],
            [0],
        ),
        (["for x in y:\n    ax = plt.axes()\n    ax.set_title('«a|甲»')\n    z.append(x)", "z"], [0]),
        (["for name, x in (('«a|甲»', 1), ('«b|乙»', 2)):\n    print(f'{name:4}', x)", "x"], [0]),
        (["for name, x in zip(('«a|甲»', '«b|乙»'), xs):\n    print(name)", "print(x)"], [0]),
        (["for name in ('«a|甲»', '«b|乙»'):\n    print(name)", "def f(name):\n    return name"], [0]),
        (["print('«, |、»'.join(words))"], [0]),
        (["def f(x):\n    return f'{x} «a|甲»'", "print(f(1))", "x"], [0, 1]),
        (["def f(t, *rest):\n    print(t)", "f('«a|甲»', *xs)"], [1]),
        (["try:\n    raise E('«a|甲»')\nexcept E as error:\n    print(error)"], [0]),
        (["net.eval()", "ax.set(xlabel='«a|甲»')"], [1]),
        (["right = 1", "print('«right|對»', right)", "right"], [1]),
        (["from nudge.figures.home import f", "f('«en|zh-Hant»', xs).savefig('a.svg')", "xs"], [1]),
        (["for f, name in ((lambda x: x, '«a|甲»'),):\n    print(name, f(1))", "f(2)"], [0]),
    ],
)
def test_what_shows_a_text_is_a_step_of_its_own(sources, own):
    assert list(own_steps(*languages(*sources)).steps) == own


def test_what_was_defined_with_a_text_is_defined_anew_before_it_is_used():
    version = own_steps(*languages(f"name = '«a|甲»'\n{PRINTS}", "print(name)\nf()"))
    assert version.before == {0: "", 1: "name = '甲'\ndef f():\n    print('甲')"}


def test_bound_numbers_stand_in_the_order_of_each_language():
    assert list(own_steps(*languages("«x|y[0]»", "«y[0]|x»", kind="value")).steps) == [0, 1]
    for changes in ("torch.rand(1)", "xs.pop()", "model(x)", "(y := 1)"):
        with pytest.raises(DoubtError):
            own_steps(*languages(f"«{changes}|x»", f"«x|{changes}»", kind="value"))


def test_a_check_that_may_fail_in_a_function_of_both_languages_runs_in_each():
    both = languages("def same(a, b):\n    assert a == b, '«no|不»'", "same(1, 1)")
    for main_or_other in both:
        main_or_other[1]["kind"] = "trial"
    with pytest.raises(DoubtError):
        own_steps(*both)


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
        ["def f():\n    '«Half.|一半。»'\nn = len(inspect.getdoc(f))"],
        ["def print(t):\n    seen.append(len(t))", "print('«a|甲»')"],
        ["n = len('{title}'.format(title='«a|甲»'))"],
        ["d.update(title='«a|甲»')", "d"],
        ["n = len(str.title('«a|甲»'))"],
        ["class T:\n    def plot(self, label):\n        self.n = len(label)", "t.plot(label='«a|甲»')"],
        ["def f(t):\n    global x\n    x = t", "f('«a|甲»')", "print(x)"],
        ["if True:\n    def f():\n        print('«a|甲»')", "f()"],
        ["def f(t, /, u):\n    return len(t)", "n = f('«a|甲»', 1)"],
        ["@lengths\ndef f(t):\n    print(t)", "f('«a|甲»')"],
        ["def f(t):\n    print(t)\nf = len", "n = f('«a|甲»')"],
        ["sys.stdout = tee\nprint('«a|甲»')", "seen"],
        ["try:\n    raise E('«a|甲»')\nexcept E:\n    n = len(str(sys.exc_info()))"],
        ["class C:\n    def __exit__(self, *error):\n        n = len(error)", "raise E('«a|甲»')"],
        ["plt.title('«a|甲»')\nplt.savefig('a.svg')", "Path('a.svg').rename('b.svg')"],
        ["plt.title('«a|甲»')\nplt.savefig('a.svg')", "Path('a.svg').stat().st_size"],
        ["for k, v in (('«a|b»', 1), ('«b|a»', 2)):\n    d[k] = v\n    print('«x|乙»')"],
        ["t = plt.title('«a|甲»')", "print(t)"],
        ["line, = plt.plot(x, label='«a|甲»')", "print(line)"],
        [FIGURE, "fig = ax.figure\nfig.savefig('a.svg')"],
        [f"{FIGURE}\ndef save():\n    fig.savefig('a.svg')", "save()"],
        [f"{FIGURE}\nfigures.append(fig)", "fig = figures[0]\nfig.savefig('a.svg')"],
        [f"{FIGURE}\nkeep(fig)", "fig = figures[0]\nfig.savefig('a.svg')"],
        [FIGURE, "plt.sca(ax)\nplt.savefig('a.svg')"],
        [FIGURE, "print(ax.get_position())"],
        [FIGURE, "def f(ax):\n    pass\nprint(ax)"],
        ["def new():\n    return plt.subplots()", "fig, ax = new()\nax.set_title('«a|甲»')", "print(ax)"],
        ["from matplotlib.figure import Figure", "fig = Figure()\nfig.suptitle('«a|甲»')", "print(fig)"],
        ["for name in ('«a|甲»',):\n    print(name)", "len(name)"],
        ["def f():\n    return len(name)", "for name in ('«a|甲»',):\n    print(name)", "f()"],
        ["for name in ('«a|甲»',):\n    print(name)", "for _ in name:\n    n += 1", "n"],
        ["for name in ('«a|甲»',):\n    other = name\n    print(name)", "print(other)"],
        ["for name in ('«a|甲»',):\n    names.append(name)", "names"],
        ["for name in ('«a|甲»', *names):\n    print(name)"],
        ["for pair in (('«a|甲»', 1),):\n    print(pair)"],
        ["for name, x in (('«a|甲»', 1), xs):\n    d[name] = x"],
        ["def zip(*rows):\n    n = len(rows[0][0])", "for a, b in zip(('«a|甲»', 'b'), xs):\n    print(a)"],
        ["for f in (lambda: '«a|甲»', len):\n    print(f)"],
        ["n = len('«, |、»'.join(words))"],
        ["f = '«, |、»'.join", "n = len(f(words))"],
        ["def f():\n    return '«a|甲»'", "n = len(f())"],
        ["def f():\n    return '«a|甲»'", "g = f", "n = len(g())"],
        ["class A:\n    def f(self):\n        return '«a|甲»'", "n = len(A().f())"],
        ["def g():\n    def f():\n        return '«a|甲»'\n    return f", "n = len(g()())"],
        ["try:\n    raise E('«a|甲»')\nexcept E as error:\n    n = len(str(error))"],
        ["eval(code)", "print('«a|甲»')"],
        ["f = builtins.eval", "print('«a|甲»')"],
        ["from nudge.figures.home import f", "fig = f('«en|zh-Hant»')\nkeep(fig).update()", "x = fig"],
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
