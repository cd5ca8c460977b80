"""Chinese words on an English page are marked as such, whatever they stand in."""

import markdown


def convert(text):
    return markdown.markdown(text, extensions=["lessonkit.rendering.chinese_words"])


def test_chinese_words_in_a_sentence_say_so():
    html = convert("A row is 列, *not 行*, or `列`.")
    words = 'A row is <span lang="zh">列</span>, <em>not <span lang="zh">行</span></em>, or <code>列</code>.'
    assert html == f"<p>{words}</p>"


def test_an_element_of_chinese_words_alone_says_so_itself():
    assert convert("*正規化*. In Taiwan") == '<p><em lang="zh">正規化</em>. In Taiwan</p>'


def test_english_words_say_nothing():
    assert convert("Σ and *rows*, café") == "<p>Σ and <em>rows</em>, café</p>"
