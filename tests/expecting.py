"""What several tests expect."""

import pytest


def none_of(faults):
    """Fail with the faults alone, as the build would name them."""
    if message := "\n".join(map(str, faults)):
        pytest.fail(message, pytrace=False)


def close(*numbers, digits):
    """Return what is equal to these numbers, as far as a page shows them: to so many decimals."""
    return pytest.approx(list(numbers), abs=0.5000001 * 10**-digits)
