"""Searching in each locale: what a reader types, and the page that must be among the first three hits."""

import pytest
from reader import open_search

HOME, GLOSSARY, START = "", "glossary/", "lessons/start-here/"
LEARNING, TENSORS = "lessons/what-is-learning/", "lessons/tensors-and-broadcasting/"
LINE, SCORE = "lessons/a-line-with-two-knobs/", "lessons/scoring-a-guess/"
GRID, SLOPE = "lessons/searching-by-hand/", "lessons/slope-at-a-point/"
DOWNHILL, STEP = "lessons/walking-downhill/", "lessons/how-big-a-step/"
SCALING, CHAIN = "lessons/two-knobs-and-scaling/", "lessons/chain-rule-by-hand/"
LOOP, PUBLISHING = "lessons/the-training-loop/", "authors/publishing/"
SWEEP = "labs/learning-rate-sweep/"
FIRST = 3

SYMBOLS = {
    "lr": STEP,
    "η": STEP,
    "fit_line": STEP,
    "mse_line": SCORE,
    "grid_search": GRID,
    "broadcast_shape": TENSORS,
    "torch.corrcoef": LINE,
    "eigvalsh": SCALING,
    "nan": STEP,
    "Content-Security-Policy": PUBLISHING,
}
QUERIES = {
    "zh-Hant": {
        "機器": HOME,
        "詞彙表": GLOSSARY,
        "凸函數": GLOSSARY,
        "張量": TENSORS,
        "廣播": TENSORS,
        "殘差": LINE,
        "散布圖": LINE,
        "前向傳播": LINE,
        "損失": SCORE,
        "損失函數": SCORE,
        "中位數": SCORE,
        "離群值": SCORE,
        "網格": GRID,
        "中央差分": SLOPE,
        "梯度下降": DOWNHILL,
        "超參數": DOWNHILL,
        "學習率": STEP,
        "標準化": SCALING,
        "連鎖律": CHAIN,
        "訓練迴圈": LOOP,
        "學習率掃描": SWEEP,
        "median": SCORE,
        "残差": LINE,  # in the other script
        "学习率": STEP,
        "训练": LOOP,
    },
    "zh-Hans": {
        "机器": HOME,
        "术语表": GLOSSARY,
        "张量": TENSORS,
        "广播": TENSORS,
        "残差": LINE,
        "散点图": LINE,
        "损失函数": SCORE,
        "离群值": SCORE,
        "网格": GRID,
        "中心差分": SLOPE,
        "梯度下降": DOWNHILL,
        "学习率": STEP,
        "标准化": SCALING,
        "链式法则": CHAIN,
        "训练循环": LOOP,
        "学习率扫描": SWEEP,
        "基线": SCORE,
        "殘差": LINE,  # in the other script
        "學習率": STEP,
        "損失函數": SCORE,
    },
    "en": {
        "machine": HOME,
        "glossary": GLOSSARY,
        "notebook": START,
        "broadcasting": TENSORS,
        "float32": TENSORS,
        "residual": LINE,
        "scatter plot": LINE,
        "Fahrenheit": LINE,
        "sweep": SWEEP,
        "huber": SCORE,
        "outlier": SCORE,
        "grid": GRID,
        "central difference": SLOPE,
        '"rounding error"': SLOPE,
        "gradient descent": DOWNHILL,
        "learning rate": STEP,
        "standardize": SCALING,
        "chain rule": CHAIN,
        "training loop": LOOP,
        "least squares": LOOP,
        "GitHub Pages": PUBLISHING,
        "學習率": GLOSSARY,
        "学习率": GLOSSARY,
    },
}


class Search:
    """The search of one locale, as a reader uses it."""

    def __init__(self, page):
        self.page, self.box = page, page.locator("input.md-search__input")
        self.said = page.locator(".md-search-result__meta").text_content()
        open_search(page)
        self.said = self.answer()  # now it is ready, and invites to type

    def answer(self):
        """Return what the search says next."""
        changed = "(said) => document.querySelector('.md-search-result__meta').textContent != said"
        self.page.wait_for_function(changed, arg=self.said)
        return self.page.locator(".md-search-result__meta").text_content()

    def enter(self, query):
        """Type a query and wait for its answer."""
        self.box.fill(query)
        self.page.keyboard.press("End")  # the search listens for keys, not for text
        self.said = self.answer()

    def hits(self, query):
        """Return where the first hits of a query lead; leave the search empty."""
        self.enter(query)
        found = self.page.locator(".md-search-result__item > a:first-child")
        links = found.evaluate_all("(all) => all.map((a) => a.pathname)")
        self.enter("")
        return links[:FIRST]


@pytest.mark.parametrize("locale", QUERIES)
def test_a_query_finds_its_page(visitor, locale):
    visitor.watch()
    search = Search(visitor.open(f"{locale}/"))
    found = {query: search.hits(query) for query in QUERIES[locale] | SYMBOLS}
    wanted = {query: f"/{locale}/{target}" for query, target in (QUERIES[locale] | SYMBOLS).items()}
    assert {query: hits for query, hits in found.items() if wanted[query] not in hits} == {}
    assert visitor.elsewhere == []
    assert visitor.complaints == []


def test_the_index_waits_for_a_reader_who_searches(visitor):
    visitor.watch()
    page = visitor.open("en/lessons/scoring-a-guess/")
    page.wait_for_load_state("networkidle")
    assert [url for url in visitor.requests if "/search" in url] == [
        f"{visitor.address}/assets/javascript/search.js"
    ]
    page.keyboard.press("/")
    page.keyboard.type("residual")
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("arrival", ["?q=residual", "lessons/a-line-with-two-knobs/?h=residual"])
def test_a_link_into_the_search_does_not_wait(visitor, arrival):
    page = visitor.open(f"en/{arrival}")
    page.locator(".md-search-result__item, mark[data-md-highlight]").first.wait_for()
