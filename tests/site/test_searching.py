"""Searching in each locale: what a reader types, and the page that must be among the first three hits."""

from pathlib import Path

import pytest
import yaml
from reader import open_search, settled

from lessonkit import LANGUAGES
from lessonkit.language.glossary import read_glossary
from lessonkit.reading.nav import lessons

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
SYMBOLS = QUERIES.pop("symbols")
FIRST = 3
TYPED = 5  # queries of a locale that are typed as well; one takes a quarter of a second
# Keeps the search worker of a page, which is there once the page has given it the index.
KEEP_WORKER = """() => {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (...rest) {
    window.searchWorker = this;
    postMessage.apply(this, rest);
  };
}"""
# Asks it as the box does, all at once; it answers in order. A hit leads to the page that its sections are on.
ASK = """(queries) => new Promise((done) => {
  const [query, result, answers] = [2, 3, []];
  searchWorker.addEventListener("message", ({ data: { type, data } }) => {
    if (type !== result) return;
    answers.push(data.items.map(([{ location }]) => new URL(location, __md_scope).pathname));
    if (answers.length === queries.length) done(answers);
  });
  for (const data of queries) searchWorker.postMessage({ type: query, data });
})"""
EMPTY = "(said) => document.querySelector('.md-search-result__meta').textContent == said"


class Search:
    """The search of one locale, as a reader uses it."""

    def __init__(self, page):
        self.page, self.box = page, page.locator("input.md-search__input")
        self.said = page.locator(".md-search-result__meta").text_content()
        page.evaluate(KEEP_WORKER)
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

    def all_hits(self, queries):
        """Return where the first hits of each query lead; some are typed, and must lead there as well."""
        answers = self.page.evaluate(ASK, [*queries, ""])  # the box hears them all, and at last nothing
        self.page.wait_for_function(EMPTY, arg=self.said)
        found = {query: links[:FIRST] for query, links in zip(queries, answers[:-1], strict=True)}
        typed = queries[:: len(queries) // TYPED]
        assert {query: self.hits(query) for query in typed} == {query: found[query] for query in typed}
        return found


@pytest.mark.parametrize("locale", QUERIES)
def test_a_query_finds_its_page(visitor, locale):
    visitor.watch()
    search = Search(visitor.open(f"{locale}/"))
    pages = [*QUERIES[locale].items(), *SYMBOLS.items()]
    wanted = {query: f"/{locale}/{page}" for page, queries in pages for query in queries}
    found = search.all_hits([*wanted])
    assert {query: hits for query, hits in found.items() if wanted[query] not in hits} == {}
    assert visitor.elsewhere == []
    assert visitor.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_term_finds_the_lesson_that_introduces_it(visitor, language):
    taught = [term for term in read_glossary().terms if term.get("lesson") in lessons()]
    wanted = {term[language]: term["lesson"] for term in taught if language not in term.get("everyday", {})}
    search = Search(visitor.open(f"{language}/"))
    found = search.all_hits([*wanted])
    missed = [name for name, slug in wanted.items() if f"/{language}/lessons/{slug}/" not in found[name]]
    assert {name: found[name] for name in missed} == {}


@pytest.mark.parametrize("locale", QUERIES)
def test_names_endings_spellings_scripts_and_slips_are_tried_in_each_locale(locale):
    assert sum(map(len, QUERIES[locale].values())) >= 60


@pytest.mark.parametrize(
    ("locale", "query", "said"),
    [
        ("en", "gradiant", "Showing results for “gradient”"),
        ("en", "converging", ""),
        ("zh-Hant", "梯渡下降", "顯示「梯度下降」的結果"),
        ("zh-Hans", "损矢函数", "显示“损失函数”的结果"),
        ("en", "gradients", ""),
        ("zh-Hant", "学习率", ""),  # in the other script
        ("en", "quokka", ""),
    ],
)
def test_a_reader_is_told_what_is_looked_for_in_place_of_the_words_typed(visitor, locale, query, said):
    search = Search(visitor.open(f"{locale}/"))
    search.enter(query)
    assert search.page.locator(".md-search-result .understood").text_content() == said


def test_printed_results_are_not_found(visitor):
    search = Search(visitor.open("en/"))
    assert search.hits("0.000339938") == []


def test_the_index_waits_for_a_reader_who_searches(visitor):
    visitor.watch()
    page = visitor.open("en/lessons/scoring-a-guess/")
    settled(page)
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
