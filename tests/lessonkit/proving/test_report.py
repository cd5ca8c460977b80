import json

import pytest

from lessonkit import ROOT
from lessonkit.common.faults import Fault
from lessonkit.proving import report, reviews
from lessonkit.proving.report import annotate, as_json, in_colour

FAULT = Fault(ROOT / "docs" / "en" / "a.md", 7, "this is wrong; 100%\nmend it")


def test_editors_get_json():
    entry = {"path": "docs/en/a.md", "line": 7, "message": "this is wrong; 100%\nmend it"}
    both = [entry | {"severity": "error"}, entry | {"severity": "warning"}]
    assert json.loads(as_json([FAULT], [FAULT])) == both


def test_github_gets_an_annotation_where_it_runs(capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    annotate(FAULT)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    annotate(FAULT)
    assert capsys.readouterr().out == "::error file=docs/en/a.md,line=7::this is wrong; 100%25%0Amend it\n"


@pytest.mark.parametrize(("ci", "faults", "said"), [("", [], f"WARNING -  {FAULT}\n"), ("true", [FAULT], "")])
def test_a_change_in_one_language_is_a_warning_and_in_ci_a_fault(ci, faults, said, capsys, monkeypatch):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(reviews, "unless_proven", lambda *_: [FAULT])
    assert reviews.unreviewed() == faults
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_a_check_ends_with_an_error_in_ci_alone(ci, status, capsys, monkeypatch):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(reviews, "unless_proven", lambda *_: [FAULT])
    monkeypatch.setattr(report, "site_faults", lambda *_: [])
    assert report.main(["--json"]) == status
    assert [entry["severity"] for entry in json.loads(capsys.readouterr().out)] == [
        "error" if ci else "warning"
    ]


def test_a_terminal_gets_colours():
    assert in_colour(FAULT).startswith("\033[1mdocs/en/a.md:7:\033[0m")
