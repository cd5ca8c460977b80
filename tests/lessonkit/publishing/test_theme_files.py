"""A site is given the same files of its theme, whether its icons are looked at or not."""

from mkdocs.config import load_config
from mkdocs.structure.files import Files

from lessonkit import ROOT
from lessonkit.publishing.theme_files import list_visible


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
