"""Searching in each locale: what a reader types, and the page that must be among the first three hits."""

import pytest

SWEEP = "labs/learning-rate-sweep/"
LINE, SCORE = "lessons/a-line-with-two-knobs/", "lessons/scoring-a-guess/"
QUERIES = [
    ("zh-Hant", "殘差", LINE),
    ("zh-Hant", "損失函數", SCORE),
    ("zh-Hant", "中位數", SCORE),
    ("zh-Hant", "散布圖", LINE),
    ("zh-Hant", "離群值", SCORE),
    ("zh-Hant", "前向傳播", LINE),
    ("zh-Hant", "median", SCORE),
    ("zh-Hant", "機器", ""),
    ("zh-Hans", "残差", LINE),
    ("zh-Hans", "损失函数", SCORE),
    ("zh-Hans", "离群值", SCORE),
    ("zh-Hans", "散点图", LINE),
    ("zh-Hans", "baseline", SCORE),
    ("zh-Hans", "机器", ""),
    ("en", "residual", LINE),
    ("en", "scatter plot", LINE),
    ("en", "huber", SCORE),
    ("en", "outlier", SCORE),
    ("en", "mse_line", SCORE),
    ("en", "Fahrenheit", LINE),
    ("en", "sweep", SWEEP),
    ("zh-Hant", "學習率掃描", SWEEP),
    ("zh-Hans", "学习率扫描", SWEEP),
]


@pytest.mark.parametrize(("locale", "query", "target"), QUERIES)
def test_a_query_finds_its_page(reader, locale, query, target):
    visitor = reader()
    page = visitor.open(f"{locale}/")
    page.locator("label.md-search__icon[for=__search]").first.click(force=True)
    page.locator("input.md-search__input").fill(query)
    page.keyboard.press("End")  # the search listens for keys, not for text
    page.wait_for_selector(".md-search-result__item")
    hits = page.locator(".md-search-result__item").all()[:3]
    links = [hit.locator("a.md-search-result__link").first.get_attribute("href") for hit in hits]
    found = [link.split("?")[0].split("#")[0] for link in links]
    assert any(link.endswith(f"/{locale}/{target}") for link in found), found
    assert visitor.elsewhere == []
