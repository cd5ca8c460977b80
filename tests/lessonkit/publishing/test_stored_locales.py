"""A built locale is taken from the store only as it was built."""

from types import SimpleNamespace

import pytest

from lessonkit.publishing import stored_locales


@pytest.fixture
def building(tmp_path, monkeypatch):
    """Return a function that builds or takes a small locale, and says which of them it did."""
    monkeypatch.setattr(stored_locales, "STORE", tmp_path / "store")
    monkeypatch.setattr(stored_locales, "files_fingerprint", lambda paths: str(sorted(paths)))
    targets = (tmp_path / f"target{n}" for n in range(9))

    def build_or_take():
        target, done = next(targets), []

        def build(*_):
            done.append("built")
            (target / "en" / "lessons").mkdir(parents=True)
            (target / "en" / "lessons" / "index.html").write_text("<p>2.93</p>", encoding="utf-8")

        extra = {"locales": {"en": {"source": "en"}}}
        root = SimpleNamespace(site_dir=str(target), site_url="/", extra=extra)
        stored_locales.build_or_take(root, "en", build)
        assert (target / "en" / "lessons" / "index.html").read_text(encoding="utf-8") == "<p>2.93</p>"
        return done or ["taken"]

    return build_or_take


def test_what_was_built_once_is_taken(building):
    assert [building(), building()] == [["built"], ["taken"]]


@pytest.mark.parametrize("damage", ["changed", "lost", "added", "damaged digest", "no digest"])
def test_a_damaged_locale_is_built_anew(building, damage):
    building()
    (page,) = stored_locales.STORE.rglob("index.html")
    match damage:
        case "changed":
            page.write_text("<p>2.39</p>", encoding="utf-8")
        case "lost":
            page.unlink()
        case "added":
            page.with_name("more.html").write_text("", encoding="utf-8")
        case "damaged digest":
            next(stored_locales.STORE.rglob("digest")).write_bytes(b"\xff\xfe")
        case _:
            next(stored_locales.STORE.rglob("digest")).unlink()
    assert [building(), building()] == [["built"], ["taken"]]
