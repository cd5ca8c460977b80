"""Both languages of every page were reviewed together as they stand."""

from expecting import none_of

from lessonkit.translating.translations import translation_faults


def test_every_page_was_reviewed_as_it_stands():
    none_of(translation_faults())
