"""The Content-Security-Policy that publishers are told to compute: the built site passes it."""

import pytest
from reader import open_search
from serving import Handler, Server

from lessonkit import DOCS
from lessonkit.reading.pages import Page

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


@pytest.fixture
def serve(site):
    """Return a function that serves every file with a policy as a header, as a web server would."""
    servers = []

    def start(policy):
        class Protecting(Handler):
            def end_headers(self):
                self.send_header("Content-Security-Policy", policy)
                super().end_headers()

        servers.append(Server(site, handler=Protecting))
        return servers[-1].address

    yield start
    for server in servers:
        server.stop()


@pytest.mark.parametrize("place", PLACES)
def test_the_site_passes_its_policy(reader, serve, policy, place):
    visitor = reader(color_scheme="dark")
    visitor.address = serve(policy)
    page = visitor.open(place)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    open_search(page)
    page.locator("input.md-search__input").fill("median")
    page.keyboard.press("End")
    page.wait_for_selector(".md-search-result__item")
    assert visitor.complaints == []


def test_without_its_hashes_the_policy_would_be_noticed(reader, serve, policy):
    visitor = reader()
    directives = policy.split("; ")
    directives[1] = "script-src 'self'"
    visitor.address = serve("; ".join(directives))
    visitor.open("en/")
    assert any("inline script" in complaint for complaint in visitor.complaints)
