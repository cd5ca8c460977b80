import hashlib

from expecting import close

from nudge.data.palmer_birds import BIRDS
from nudge.data.penguins import penguins


def test_the_birds_are_those_of_the_source_to_the_last_byte():
    """The five columns of penguins.csv, in its order."""
    digest = hashlib.sha256("\n".join(BIRDS.split()).encode()).hexdigest()
    assert digest.startswith("e16db5601798e9433c264b47f2e0413f")
    assert len(BIRDS.split()) == 344


def test_birds_without_measures_are_left_out():
    X, k, names = penguins()
    assert X.shape == (342, 4)
    assert X[3].tolist() == [36.7, 19.3, 193, 3450]
    assert dict(zip(names, k.bincount().tolist(), strict=True)) == {
        "Adelie": 151,
        "Chinstrap": 68,
        "Gentoo": 123,
    }


def test_means_and_standard_deviations():
    """The standard deviations with divisor N."""
    X, _, _ = penguins()
    assert X.mean(dim=0).tolist() == close(43.92, 17.15, 200.92, 4201.75, digits=2)
    assert X.std(dim=0, correction=0).tolist() == close(5.4516, 1.9719, 14.0411, 800.7812, digits=4)
