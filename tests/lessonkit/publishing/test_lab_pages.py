"""Labs are read again only where their script has changed, and are pages like all others."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from lessonkit.common import last_made
from lessonkit.publishing import labs

LAB = "# ---\n# description: A lab.\n# ---\n\n# %% [markdown]\n# # Lab {#lab}\n\n# %%\n1 < 2 and '&lt;'\n"


@pytest.fixture
def show(tmp_path, monkeypatch):
    """Return a function that gives the Markdown of a lab, and how often any was read since."""
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    read, reading = [], labs.read_lab
    monkeypatch.setattr(labs, "read_lab", lambda path: read.append(path) or reading(path))
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site")})

    def show(text):
        (tmp_path / "labs").mkdir(exist_ok=True)
        (tmp_path / "labs" / "one.py").write_text(text, encoding="utf-8")
        plugin = labs.Labs()
        before = [File(name, str(tmp_path), "site", True) for name in ("labs/one.py", "a.py", "b.md")]
        files = plugin.on_files(Files(before), config)
        (file,) = (file for file in files.documentation_pages() if file.src_uri == "labs/one.py")
        page = Page(None, file, config)
        return (
            file.dest_uri,
            plugin.on_page_markdown("", page=page, config=config, files=files),
            page.meta,
            len(read),
        )

    return show


def test_a_lab_is_a_page_that_is_read_again_when_it_changes(show):
    address, markdown, meta, _ = show(LAB)
    assert address == "labs/one/index.html"
    assert meta == {"description": "A lab."}
    assert "# Lab {#lab}" in markdown
    assert "```python\n1 < 2 and '&lt;'\n```" in markdown
    assert show(LAB)[1:] == (markdown, meta, 1)
    assert show(LAB.replace("# Lab", "# One lab"))[3] == 2


def test_other_files_stay_what_they_are(show, tmp_path):
    files = labs.Labs().on_files(
        Files([File(name, str(tmp_path), "site", True) for name in ("a.py", "b.md")]), None
    )
    assert [file.is_documentation_page() for file in files] == [False, True]
