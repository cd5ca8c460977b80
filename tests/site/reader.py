"""A reader: a browser that notes what it asks for and complains about."""

LOCALES = ("zh-Hant", "zh-Hans", "en")


def drawn(page):
    """Wait until the page has drawn what was asked of it."""
    page.evaluate("new Promise(requestAnimationFrame)")


def open_search(page):
    """Open the search, after Material has closed the one of the page before (125 ms later, to be sure)."""
    page.wait_for_timeout(150)
    page.locator("label.md-search__icon[for=__search]").first.click(force=True)


class Reader:
    """A reader's browser: a page, with all that it asked for and complained about."""

    def __init__(self, browser, address, **options):
        self.address = address
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", self.note_response)
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note_response(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def note_message(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, path):
        self.page.goto(f"{self.address}/{path}")
        return self.page

    @property
    def elsewhere(self):
        """What was asked of another host."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]
