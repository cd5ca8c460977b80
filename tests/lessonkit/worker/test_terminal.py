import pytest

from lessonkit.worker.refusals import RefusedError
from lessonkit.worker.terminal import check_plain, on_terminal


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("a\nb\n", "a\nb\n"),
        ("\rstep 0\rstep 1\rstep 2", "step 2"),
        ("100%\r9%", "9%0%"),
        ("50%\r100%\r\ndone\r", "100%\ndone"),
        ("12\b3", "13"),
        ("\b\ba", "a"),
        ("ab\b\b\bc", "cb"),
        ("學習 1\r學習 2", "學習 2"),
        ("a\r\rb\n\r\nc", "b\n\nc"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_a_terminal_shows(printed, shown):
    assert on_terminal(printed) == shown


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (
            "\x1b[31mred\x1b[0m",
            r"prints `\x1b[31m`, which a terminal obeys and a page can't; print plain text",
        ),
        ("\x1b]0;title\x07", r"`\x1b]`"),
        ("a\x07", r"`\x07`"),
        ("a\x0cb", r"`\x0c`"),
        ("a\x00b", r"`\x00`"),
        ("a\x85b", r"`\x85`"),
        ("a\u2028b", r"`\u2028`"),
        ("<function f at 0x7f36e6880080>", "where an object lies in memory"),
        ("{'a', 'b'}", "prints a set, whose order differs in every process; print `sorted(…)` of it"),
        ("x = [{1, 'b'}, 2]", "prints a set"),
        ("frozenset({(1, 'a'), (2, 'b')})", "prints a set"),
        ("{b'a', None}", "prints a set"),
    ],
)
def test_what_is_not_the_same_for_every_reader(printed, words):
    with pytest.raises(RefusedError) as refused:
        check_plain(printed)
    assert words in refused.value.does


@pytest.mark.parametrize(
    "printed",
    ["red\n", "\ta", "{'a'}", "{'a': 1, 'b': 2}", "['a', 'b']", "{1, 2.5}", "{(1, 2), (3, 4)}", "{}",
     "0x7f36e6880080", "{a, b}", "{", "{'a', 'b'", "set()", "at 0xff"],
)  # fmt: skip
def test_what_is_the_same_for_every_reader(printed):
    check_plain(printed)
