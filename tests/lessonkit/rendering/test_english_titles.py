import markdown


def test_emphasised_latin_words_are_english_and_han_characters_are_not():
    html = markdown.markdown(
        "*Deep Learning*，*不是*，*第 2 版*", extensions=["lessonkit.rendering.english_titles"]
    )
    assert html == '<p><em lang="en">Deep Learning</em>，<em>不是</em>，<em>第 2 版</em></p>'
