"""A reader: a browser that notes what it asks for and complains about."""

NOTHING = "llms.txt"  # has no script that would store anything
VIEW = {"width": 1280, "height": 900}  # CSS pixels
LOCALES = ("zh-Hant", "zh-Hans", "en")
# Said of a page that a test keeps busy; that a page uses the fonts which it preloads, test_layout looks at.
BUSY = "was preloaded using link preload but not used within a few seconds"


def drawn(page):
    """Wait until the page has drawn what was asked of it."""
    page.evaluate("new Promise(requestAnimationFrame)")


QUIET = """new Promise((done) => {
  const look = (before) => {
    const now = performance.getEntriesByType("resource").length;
    if (now === before) done();
    else setTimeout(look, 500, now);
  };
  look();
})"""  # `networkidle` has waited for ever where the end of a request of the search worker was missed


def settled(page):
    """Wait until the page has asked for nothing for half a second."""
    page.evaluate(QUIET)
    return page


def open_search(page):
    """Open the search, after Material has closed the one of the page before (125 ms later, to be sure)."""
    page.wait_for_timeout(150)
    page.locator("label.md-search__icon[for=__search]").first.click(force=True)


class Reader:
    """A reader's browser: a page, what it complained about and, once it is watched, what it asked for."""

    def __init__(self, browser, address, **options):
        self.address = address
        self.context = browser.new_context(**{"viewport": VIEW} | options)
        self.page = self.context.new_page()
        self.requests, self.complaints = None, []
        self.page.on("response", self.note_response)
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note_response(self, response):
        if response.status >= 400:  # the console says nothing about the worker of the search
            self.complaints.append(f"{response.status} {response.url}")

    def note_message(self, message):
        if message.type in ("error", "warning") and BUSY not in message.text:
            self.complaints.append(message.text)

    def note_request(self, request):
        self.requests.append(request.url)

    def watch(self):
        """Note all requests from now on, which makes a page slower by a tenth."""
        self.requests = []
        self.page.on("request", self.note_request)
        return self

    def begin_anew(self):
        """Forget what was stored, asked for and complained about, and look at pages as a new reader does."""
        if self.requests is not None:
            self.page.remove_listener("request", self.note_request)
        self.open(NOTHING).evaluate("localStorage.clear(), sessionStorage.clear()")
        self.sees(media="null", color_scheme="null", reduced_motion="null")
        self.requests, self.complaints = None, []

    def sees(self, width=VIEW["width"], height=VIEW["height"], **media):
        """Look through a window of this size, with these features of the medium."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(**media)
        return self

    def open(self, path):
        self.page.goto(f"{self.address}/{path}")
        return self.page

    @property
    def elsewhere(self):
        """What was asked of another host."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]
