import pytest

from lessonkit.faults import FaultError
from lessonkit.words import read_words

WORDS = """hint:
  zh-Hant: 提示：損失
  en: Hint
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "words.yml"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("locale", "form"), [("zh-Hant", "提示：損失"), ("zh-Hans", "提示：损失"), ("en", "Hint")]
)
def test_a_word_in_each_locale(file, locale, form):
    assert read_words(locale, file) == {"hint": form}


def test_a_word_without_a_language_is_refused_with_its_line(file):
    file.write_text(WORDS.replace("  en: Hint\n", ""), encoding="utf-8")
    with pytest.raises(FaultError) as refused:
        read_words("en", file)
    assert str(refused.value.fault).endswith("words.yml:2: the word hint has no en form; add `en:`")
