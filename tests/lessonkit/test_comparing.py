import pytest

from lessonkit.comparing import agree, first_difference


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
