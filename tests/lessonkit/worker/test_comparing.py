import pytest

from lessonkit.reading.bound_numbers import holds
from lessonkit.worker.comparing import agree, first_difference, same


@pytest.mark.parametrize(
    ("shown", "computed"),
    [
        ("1.66", "1.66364"),
        ("41.300", "41.3"),
        ("-0.05", "-0.0466"),
        ("2.5e-05", "2.4999e-05"),
        ("1e3", "1000.2"),
        ("0.3", "0.30000000000000004"),
    ],
)
def test_numbers_agree_to_the_digits_shown(shown, computed):
    assert agree(shown, computed)


@pytest.mark.parametrize(
    ("shown", "computed"),
    [
        ("0.30000000000000005", "0.30000000000000004"),
        ("41.301", "41.3"),
        ("1.67", "1.66364"),
        ("1.66", "1.6651"),
        ("0.30", "0.3051"),
        ("2.5e-05", "2.4e-05"),
    ],
)
def test_half_a_unit_of_the_last_digit_is_the_limit(shown, computed):
    assert not agree(shown, computed)


@pytest.mark.parametrize(
    ("shown", "computed"),
    [
        ("tensor(0.)", "tensor(0.)"),
        ("0.", "0.0"),
        ("1.0", "1."),
        ("[0., 1.]", "[0., 1.]"),
        ("1.+2.j", "1.+2.j"),
        ("(1.5-2.3j)", "(1.52-2.28j)"),
        ("1.e+01", "1.0e+01"),
        ("1e+01", "1.2e+01"),
        ("2e0", "1.6e0"),
        ("-0.05", "-0.0466"),
        ("+0.5", "+0.52"),
        (".5", ".52"),
        ("12.5%", "12.49%"),
        ("1.5e-3s", "1.52e-3s"),
        ("η=0.10", "η=0.1"),
        ("約0.5度", "約0.52度"),
        ("1,764.0", "1,763.96"),
        ("1_763.9", "1_763.88"),
        ("0.1,0.25", "0.12,0.251"),
        ("1.5-2.5", "1.52-2.49"),
        ("It is 3.", "It is 3."),
        ("inf nan -inf 0.5", "inf nan -inf 0.52"),
        ("8.428571...", "8.428571428"),
        ("a ... 1.5", "a 2.5 1.52"),
        ("[0.1, ..., 0.9]", "[0.10, 0.5, 0.92]"),
        ("1...5", "1 2 3 4 5"),
        ("1e99999", "1e99999"),
    ],
)
def test_lines_that_agree(shown, computed):
    assert same(shown, computed)


@pytest.mark.parametrize(
    ("shown", "computed"),
    [
        ("tensor(0.)", "tensor(0.4)"),
        ("tensor(0.)", "tensor(0.0400)"),
        ("1.", "0.6"),
        ("[0., 1.]", "[0.4, 1.]"),
        ("-0.", "0."),
        ("0.0", "-0.0"),
        ("0.5", "+0.5"),
        ("1.+2.j", "1.+2.4j"),
        ("1.+2.j", "1.4+2.j"),
        ("1.e+01", "1.2e+01"),
        ("1.e+01", "1.4e+01"),
        ("2e0", "2.6e0"),
        ("3", "3."),
        ("3.", "3"),
        ("8", "8.4"),
        ("It is 3.", "It is 3.4"),
        ("2.1.0", "2.13.0"),
        ("2024.1.5", "2024.12.5"),
        ("10.0.0.1", "10.0.4.1"),
        ("0x1.8p+1", "0x1.84p+1"),
        ("0xff", "0xfe"),
        ("x1.5", "x1.52"),
        ("12.5%", "12.56%"),
        ("1.5e-3s", "1.56e-3s"),
        ("1.5s", "1.5ms"),
        ("1,763.9", "2,763.9"),
        ("1763.9", "1,763.9"),
        ("1_763.9", "1,763.9"),
        ("0.001", "1e-3"),
        ("1000.0", "1e3"),
        ("inf", "1e999"),
        ("nan", "0.0"),
        ("0.5", "nan"),
        ("1e99999", "2e99999"),
        ("<BLANKLINE>", ""),
        ("True", "1"),
        ("\\xe9", "é"),
    ],
)
def test_lines_that_differ(shown, computed):
    assert not same(shown, computed)


@pytest.mark.parametrize(
    ("shown", "computed", "does"),
    [
        ("0.", "0.4", False),
        ("0.", "0.0", True),
        ("1.", "0.6", False),
        ("3", "2.928", True),
        ("1,76", "176", False),
        ("1,5", "15", False),
        ("1,764", "1763.88", True),
        ("−1,763.9", "-1763.88", True),
        ("1e+01", "12.0", True),
        ("1.2e16", "1.2e+16", True),
        ("10,000,000,000,000,000", "1e+16", True),
        ("−−1", "1", False),
        ("inf", "inf", True),
        ("1", "True", False),
        ("2.1.0", "2.13.0", False),
    ],
)
def test_numbers_in_sentences_follow_the_same_rule(shown, computed, does):
    assert holds(shown, computed) == does


@pytest.mark.parametrize(
    ("shown", "computed"),
    [
        ("a\nb", "a\nb\n"),
        ("x 1.50", "x 1.5\n"),
        ("1\n...\n9", "1\n2\n3\n9\n"),
        ("tensor([0.1, 0.2])", "tensor([0.1000, 0.2000])\n"),
    ],
)
def test_outputs_that_agree(shown, computed):
    assert first_difference(shown, computed) is None


@pytest.mark.parametrize(
    ("shown", "computed", "index", "words"),
    [
        ("1\n2\n3", "1\n2\n4\n", 2, "shown is `3`, computed is `4`"),
        ("a", "a\nb\n", 1, "shown is nothing, computed is `b`"),
        ("a\nb", "a\n", 1, "shown is `b`, computed is nothing"),
        ("24", "23\n", 0, "computed is `23`"),
        ("1.5 2.0", "1.5\n", 0, "computed is `1.5`"),
    ],
)
def test_the_first_line_that_differs_is_named(shown, computed, index, words):
    line, message = first_difference(shown, computed)
    assert line == index
    assert words in message
