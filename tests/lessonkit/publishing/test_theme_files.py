"""A site is given the same files of its theme, whether its icons are looked at or not."""

import jinja2
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from lessonkit import ROOT
from lessonkit.language.interface_words import THEME
from lessonkit.publishing.theme_files import list_visible


def test_the_list_of_pages_leaves_out_what_a_language_lacks():
    page, missing = ({"is_page": known, "title": "A", "meta": {}} for known in (True, False))
    section = {"is_section": True, "title": "B", "children": [page, missing, page]}
    template = jinja2.Template((THEME / "llms.txt").read_text("utf-8"), undefined=jinja2.Undefined)
    page |= {"canonical_url": "/a/", "meta": {"description": "First."}, "is_section": False}
    said = template.render(nav=[page, section | {"is_page": False}], config={})
    assert said.count("- [A](/a/): First.") == said.count("- [") == 3


def test_a_site_is_given_the_same_files():
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
    given = []
    for _ in range(2):
        files = Files([])
        files.add_files_from_theme(config.theme.get_env(), config)
        given.append([file.src_uri for file in files])
        list_visible(config.theme)
    assert "assets/images/favicon.png" in given[0]
    assert given[0] == given[1]
    assert config.theme.get_env().get_template(".icons/material/brightness-auto.svg")
