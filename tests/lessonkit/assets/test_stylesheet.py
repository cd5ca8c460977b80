from lessonkit import DOCS
from lessonkit.assets import stylesheet
from lessonkit.assets.stylesheet import moved, sheet_faults, sources, style_sheet


def test_addresses_hold_in_the_folder_of_the_one_sheet():
    css = "url(fonts/x.woff2) url('../y.png') url(data:image/png;,) url(#d)"
    expected = "url(css/fonts/x.woff2) url(y.png) url(data:image/png;,) url(#d)"
    assert moved(css, "assets/css/a.css") == expected


def test_all_sheets_are_there_in_their_order():
    joined = style_sheet()
    ends = [(DOCS / name).read_text(encoding="utf-8")[-80:] for name in sources()]
    assert len(ends) > 5
    assert [joined.index(end) for end in ends] == sorted(joined.index(end) for end in ends)


def test_a_listed_sheet_that_is_not_there_is_a_fault(tmp_path, monkeypatch):
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(
        "site_name: A\nextra_css:\n  - ../assets/css/course.css\n  - ../assets/css/a.css\n"
    )
    monkeypatch.setattr(stylesheet, "CONFIGURATION", configuration)
    (fault,) = sheet_faults()
    assert fault.line == 4
    assert "there is no docs/assets/css/a.css" in fault.message
    assert "font" in style_sheet()  # while it is missing, an author sees the others
