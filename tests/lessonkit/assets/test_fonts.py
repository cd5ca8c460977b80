import io

from fontTools.ttLib import TTFont

from lessonkit import DOCS
from lessonkit.assets import fonts
from lessonkit.assets.fonts import FONTS, ITALIC, lighten_fonts, made, shown
from lessonkit.rendering.formulas import render

MAIN, LETTERS = (DOCS / FONTS / f"{name}.woff2" for name in ("KaTeX_Main-Regular", ITALIC))


def characters(font):
    return {chr(code) for code in TTFont(io.BytesIO(font)).getBestCmap()}


def test_what_a_formula_shows_is_read_from_the_page():
    both = [render("a < b", False), render(r"\text{x \& y} \le \frac{1}{2}c", True)]
    letters, others = shown("".join(f"<p>k: <x-math>{formula}</x-math>, k</p>" for formula in both))
    assert letters == set("abc")
    assert others >= set("<x&y≤12")
    assert not others & set("abck")


def test_a_font_keeps_these_characters_alone_and_is_always_the_same():
    font = made(MAIN.read_bytes(), "012+機")
    assert characters(font) == set("012+")
    assert font == made(MAIN.read_bytes(), "012+機")


def test_what_one_page_needs_is_in_the_fonts_of_all(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "CACHE", tmp_path / "cache")
    for name, tex in {"a": "x + 1", "b": r"\int y"}.items():
        (tmp_path / f"{name}.html").write_text(f"{render(tex, True)}</x-math>z", encoding="utf-8")
    folder = tmp_path / FONTS
    folder.mkdir(parents=True)
    for _ in range(2):  # made, then taken from where it was stored
        for font in (MAIN, LETTERS):
            (folder / font.name).write_bytes(font.read_bytes())
        lighten_fonts(tmp_path)
        assert characters((folder / MAIN.name).read_bytes()) == set("+1∫")
        assert characters((folder / LETTERS.name).read_bytes()) == set("xy")


def test_a_damaged_font_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "CACHE", tmp_path)
    font = fonts.lightened(MAIN.read_bytes(), "012")
    (stored,) = (tmp_path / "fonts").iterdir()
    stored.write_bytes(stored.read_bytes()[:-1] + b"?")
    assert fonts.lightened(MAIN.read_bytes(), "012") == font
