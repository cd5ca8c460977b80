from pathlib import Path

import markdown
import pytest

from lessonkit.common import last_made
from lessonkit.common.faults import FaultError
from lessonkit.proving.common_checks import said
from lessonkit.reading.pages import Page
from lessonkit.reading.references import Work, read_references
from lessonkit.rendering import citations
from lessonkit.rendering.citations import check_citations, reference_faults

GOOD = "Huber 1964, “Robust estimation of a location parameter”, *Annals of Mathematical Statistics* 35(1)"
BOOK = "Nocedal & Wright 2006, *Numerical Optimization*"


def faults(text):
    page = Page(f"# Page {{#page}}\n\n{text}\n", Path("page.md"))
    return [str(fault) for item in page.items if not item.fence for fault in check_citations(page, item)]


@pytest.mark.parametrize(
    "text",
    [
        f"- {GOOD}, 73–101: the loss.",
        f"- {BOOK}, 2nd ed., ch. 9: searches.",
        f"- {BOOK} 第 2 版第 9 章：搜尋。",
        "It was so (Huber 1964; Brown et al. 2020, §2).",
        "In 2016 a program won.",
        "[^1]: Silver et al. 2016, *Nature* 529,\n484–489.",
    ],
)
def test_what_agrees_is_accepted(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (f"- {GOOD}.".replace("1964", "1965"), "no work cited as `Huber 1965`"),
        ("It was so (Nocedal & White 2006).", "no work cited as `Nocedal & White 2006`"),
        (f"- {GOOD}.".replace("of a location", "of location"), "cited with `Robust estimation of location"),
        (f"- {GOOD}.".replace("35(1)", "36(1)"), "cited with `36(1)`, but docs/references.yml has 35(1)"),
        (f"- {GOOD}, 73–102.", "cited with `73–102`"),
        (
            f"- {GOOD}.".replace("*Annals of", "*Annals for"),
            "cited with `Annals for Mathematical Statistics`",
        ),
        (f"- {BOOK}, 3rd ed.: searches.", "cited with `3`, but docs/references.yml has 2"),
        ("- Huber 1964: the loss.", "without its title; add it: Robust estimation"),
    ],
)
def test_what_disagrees_is_named_at_its_line(text, flaw):
    (fault,) = faults(f"Words.\n\n{text}")
    assert fault.startswith("page.md:5: ")
    assert flaw in fault


def test_a_work_that_nothing_cites_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    found = [fault.message for fault in reference_faults([], "")]
    assert "nothing cites Nocedal & Wright 2006; cite it or take it out" in found
    assert not any("Park, Miller" in message for message in found)  # the code cites it


def test_a_wrong_citation_in_the_teaching_code_is_named_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    texts = [(citations.TAUGHT / "module.py", '"""See Nocedal & White 2006."""')]
    monkeypatch.setattr(citations, "modules", lambda: texts)
    for made_with in ("this", "this", "that"):
        assert "no work cited as `Nocedal & White 2006`" in "".join(map(str, reference_faults([], made_with)))
    texts[0] = (citations.TAUGHT / "module.py", "")
    assert "White 2006" not in "".join(map(str, reference_faults([], "mended")))


def test_what_is_wrong_in_a_module_is_not_hidden_by_what_was_saved_while_it_was_read(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    hashes = iter(["wrong", "mended"] * 2 + ["wrong"] * 4)
    monkeypatch.setattr(citations, "surroundings", lambda: next(hashes))
    texts = [(citations.TAUGHT / "module.py", "")]
    monkeypatch.setattr(citations, "modules", lambda: texts)
    assert [*citations.CITED.unless_faultless("code", citations.surroundings, citations.module_faults)] == []
    assert citations.cited_in_modules() == {"nudge/module.py": []}  # mended meanwhile, both times
    texts[0] = (citations.TAUGHT / "module.py", "See Nocedal & White 2006.")
    found = citations.CITED.unless_faultless("code", citations.surroundings, citations.module_faults)
    assert "White 2006" in "".join(map(str, found))
    assert citations.cited_in_modules() == {"nudge/module.py": ["Nocedal & White 2006"]}


def test_a_module_in_another_encoding_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    monkeypatch.setattr(citations, "TAUGHT", tmp_path)
    (tmp_path / "b.py").write_bytes(b"# caf\xe9\n")
    found = "\n".join(map(str, said(lambda: reference_faults([], "this"))))
    assert f"{tmp_path / 'b.py'}:1: this file is not UTF-8" in found


def test_what_a_page_cites_is_read_again_when_it_says_something_else(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    read, page = [], tmp_path / "page.md"
    monkeypatch.setattr(citations, "read", lambda path: read.append(path) or Page.read(path))
    for text in ("It was so (Huber 1964).", "It was so (Huber 1964).", "It was so (Brown et al. 2020)."):
        page.write_text(f"# Title {{#page}}\n\n{text}\n", "utf-8")
        found = citations.citing(page, "this")
    assert found == ("Title", ["Brown et al. 2020"])
    assert len(read) == 2
    citations.citing(page, "that")
    assert len(read) == 3


@pytest.mark.parametrize(
    ("people", "form"),
    [
        ({"authors": "Huber, P. J."}, "Huber 1964"),
        ({"authors": "Orr, G.; Müller, K.-R."}, "Orr & Müller 1964"),
        ({"authors": "Brown, T.; et al."}, "Brown et al. 1964"),
        ({"editors": "Orr, G.; Bakır, G.; Hofmann, T."}, "Orr, Bakır & Hofmann (eds.) 1964"),
    ],
)
def test_the_form_of_citation_is_family_names_and_year(people, form):
    assert Work("id", 1, 1964, "Title", {}, **people).cited == form


@pytest.mark.parametrize(
    ("entry", "flaw"),
    [
        ("{year: 1964, title: T, use: {en: u}}", "has no use.zh-Hant"),
        ("{year: 1964, title: T, use: {en: u, zh-Hant: 用}, publisher: P}", "has no authors or editors"),
        (
            "{authors: A, year: 1964, title: T, use: {en: u, zh-Hant: 用}, publisher: P, isbn: 1}",
            "unknown key `isbn:`",
        ),
        ("{", "is not YAML"),
    ],
)
def test_an_entry_that_is_not_whole_is_named(tmp_path, entry, flaw):
    path = tmp_path / "references.yml"
    path.write_text(f"# works\nid: {entry}\n", encoding="utf-8")
    with pytest.raises(FaultError, match=flaw):
        read_references(path)


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Used for: the Huber loss"), ("zh-Hant", "用於：Huber 損失")]
)
def test_the_list_gives_each_work_once_with_its_use_and_its_lessons(language, says):
    html = markdown.markdown(
        "[references]\n",
        extensions=["attr_list", "lessonkit.rendering.bibliography"],
        extension_configs={"lessonkit.rendering.bibliography": {"language": language}},
    )
    for work in read_references():
        assert html.count(f'<li id="{work.id}">') == 1
    entry = html.split('<li id="huber-1964">')[1].split("</li>")[0]
    assert "Huber, P. J. (1964). “Robust estimation of a location parameter”, <em>Annals of" in entry
    assert "35(1), 73–101, DOI 10.1214/aoms/1177703732." in entry
    assert says in entry
    assert '<a href="lessons/scoring-a-guess.md">' in entry
    assert "<code>nudge/losses.py</code>" in entry


def test_the_address_of_a_free_work_belongs_to_a_language(tmp_path):
    path = tmp_path / "references.yml"
    entry = "a-2000:\n  authors: A\n  year: 2000\n  title: T\n  publisher: P\n  use: {en: e, zh-Hant: z}\n"
    path.write_text(f"{entry}  free: {{en: https://a.example}}\n", "utf-8")
    assert read_references(path)[0].free == {"en": "https://a.example"}
    for wrong in ("{fr: https://a.example}", "{en: a.example}"):
        path.write_text(f"{entry}  free: {wrong}\n", "utf-8")
        with pytest.raises(FaultError, match="no language with an address"):
            read_references(path)
