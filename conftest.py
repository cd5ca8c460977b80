"""Collects every page with the one Sybil set-up."""

from lessonkit.examples import sybil

pytest_collect_file = sybil.pytest()
