"""Shards: between them all pages are proven, each by one machine; pages that are named are proven alone."""

import pytest

from lessonkit import DOCS
from lessonkit.common.faults import Fault
from lessonkit.proving import report, site
from lessonkit.proving.shards import Shard
from lessonkit.reading.nav import pages

NAMES = ["a.md", "b.md", "c.md", "d.md", "e.md"]


@pytest.mark.parametrize("total", [1, 2, 3, 7])
def test_each_page_is_in_one_shard(total):
    shards = [Shard.parse(f"{number}/{total}").of(NAMES) for number in range(1, total + 1)]
    assert sorted(name for names in shards for name in names) == NAMES


@pytest.mark.parametrize("written", ["0/2", "3/2", "2", "1/0", "a/b", "1/2/3"])
def test_what_is_no_shard_is_refused(written, capsys):
    with pytest.raises(SystemExit) as ended:
        report.main(["--shard", written])
    assert ended.value.code == 2
    assert f"`{written}` is no shard; write 2/4" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "common"), [(1, ["common"]), (2, [])])
def test_a_shard_proves_its_pages_and_the_first_one_what_they_share(monkeypatch, number, common):
    monkeypatch.setattr(site, "common_faults", lambda _: ["common"])
    monkeypatch.setattr(site, "versions_faults", lambda page, **_: [page[0]])
    assert site.site_faults(print, Shard(number, 2)) == [*common, *list(pages())[number - 1 :: 2]]


def test_pages_that_are_named_are_proven_alone(monkeypatch, capsys):
    monkeypatch.setattr(
        report, "site_faults", lambda _, part: [Fault(DOCS / name, 1, "x") for name in part.of(NAMES)]
    )
    monkeypatch.setattr(report, "pages", lambda: NAMES)
    assert report.main(["b.md", "a.md"]) == 1
    assert capsys.readouterr().out == "docs/a.md:1: x\ndocs/b.md:1: x\n2 faults\n"
    monkeypatch.setattr(report, "site_faults", lambda *_: [])
    assert report.main(["b.md"]) == 0
    assert capsys.readouterr().out == "no faults in b.md\n"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["lessons/none.md"], "no page lessons/none.md"),
        (["index.md", "--shard", "1/2"], "name pages, or give"),
    ],
)
def test_a_page_that_is_not_there_is_refused(asked, why, capsys):
    with pytest.raises(SystemExit) as ended:
        report.main(asked)
    assert ended.value.code == 2
    assert why in capsys.readouterr().err
