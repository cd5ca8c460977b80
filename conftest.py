"""Collects every page with the one Sybil set-up, runs the pages side by side, and prints what they prove."""

import pytest
from sybil.integration.pytest import SybilItem

from lessonkit import DOCS
from lessonkit.proving.census import all_counts, table
from lessonkit.proving.examples import run_side_by_side, sybil

pytest_collect_file = sybil.pytest()


class Lab(pytest.File):
    """A script below docs/: its cells are collected by Sybil, and it is no module of tests."""

    def collect(self):
        return []


def pytest_pycollect_makemodule(module_path, parent):
    """Import no lab, as pytest would one that is named on its command line."""
    return Lab.from_parent(parent, path=module_path) if DOCS in module_path.parents else None


def pytest_collection_finish(session):
    """Begin to run the pages that were collected, before the first of their examples is evaluated."""
    examples = [item.example for item in session.items if isinstance(item, SybilItem)]
    if examples and not session.config.option.collectonly:
        run_side_by_side(examples)


def pytest_terminal_summary(terminalreporter):
    """Print the census after a run in which pages passed."""
    if any(report.nodeid.startswith("docs/") for report in terminalreporter.stats.get("passed", [])):
        terminalreporter.write_sep("-", "census")
        terminalreporter.write_line(table(all_counts()))
