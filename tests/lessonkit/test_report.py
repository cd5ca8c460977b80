import json

from lessonkit import ROOT
from lessonkit.faults import Fault
from lessonkit.report import annotate, as_json, in_colour

FAULT = Fault(ROOT / "docs" / "en" / "a.md", 7, "this is wrong; 100%\nmend it")


def test_editors_get_json():
    entry = {"path": "docs/en/a.md", "line": 7, "message": "this is wrong; 100%\nmend it"}
    assert json.loads(as_json([FAULT])) == [entry]


def test_github_gets_an_annotation_where_it_runs(capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    annotate(FAULT)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    annotate(FAULT)
    assert capsys.readouterr().out == "::error file=docs/en/a.md,line=7::this is wrong; 100%25%0Amend it\n"


def test_a_terminal_gets_colours():
    assert in_colour(FAULT).startswith("\033[1mdocs/en/a.md:7:\033[0m")
