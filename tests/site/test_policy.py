"""The Content-Security-Policy that publishers are told to compute: the built site passes it."""

import pytest

from lessonkit import DOCS
from lessonkit.pages import Page

PLACES = ["zh-Hant/", "zh-Hans/authors/publishing/", "en/lessons/scoring-a-guess/", "en/404.html"]


@pytest.fixture(scope="session")
def policy(site, tmp_path_factory):
    """Return the policy that the block on the page for publishers computes for the built site."""
    (fence,) = (f for f in Page.read(DOCS / "en/authors/publishing.md").fences if f.language == "python")
    namespace = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("policy"))  # the block writes a small site of its own
        exec(fence.source, namespace)
    return "; ".join(namespace["policy"](site))


def protect(page, policy):
    """Serve every file with the policy as a header, as a web server would."""

    def answer(route):
        response = route.fetch()
        headers = response.headers | {"content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    page.context.route("**/*", answer)


@pytest.mark.parametrize("place", PLACES)
def test_the_site_passes_its_policy(reader, policy, place):
    visitor = reader(color_scheme="dark")
    protect(visitor.page, policy)
    page = visitor.open(place)
    page.wait_for_load_state("networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label.md-search__icon[for=__search]").first.click(force=True)
    page.locator("input.md-search__input").fill("median")
    page.keyboard.press("End")
    page.wait_for_selector(".md-search-result__item")
    assert visitor.complaints == []


def test_without_its_hashes_the_policy_would_be_noticed(reader, policy):
    visitor = reader()
    directives = policy.split("; ")
    directives[1] = "script-src 'self'"
    protect(visitor.page, "; ".join(directives))
    visitor.open("en/").wait_for_load_state("networkidle")
    assert any("inline script" in complaint for complaint in visitor.complaints)
