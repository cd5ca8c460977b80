#!/usr/bin/env bash
# Material for MkDocs: a link that is followed right after a scroll leads to another place than the one it names.
#
# Expected: with navigation.instant and navigation.tracking, a link to a heading of another page leads to that heading,
# as a link does without them, however long ago the reader scrolled and however long the page takes to come.
#
# Why it is otherwise: 0.1 s after a scroll the position is written into the history entry, and 0.25 s after it the
# heading that is being read into the address. A click makes a new entry at once, and the page is fetched after that,
# so what is written meanwhile goes into the entry of the page that is still to come. When it has come, the position
# there is taken for one to return to. Needs Chromium (Debian: chromium-headless-shell), or its path in CHROMIUM.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1 mkdocs-material==9.8.1 playwright==1.65.2
mkdir "$folder/docs"
python3 - "$folder" <<'PYTHON'
import sys
from pathlib import Path

folder = Path(sys.argv[1])
words = "\n\n".join(f"Paragraph {number}." for number in range(60))
(folder / "docs/index.md").write_text(f"# From\n\n## First\n\n{words}\n\n## Second\n\n[there](to.md#there)\n\n{words}\n")
(folder / "docs/to.md").write_text(f"# To\n\n{words}\n\n## There\n\n{words}\n")
(folder / "mkdocs.yml").write_text("""
site_name: Two pages
site_url: http://127.0.0.1:8931/
theme: {name: material, font: false, features: [navigation.instant, navigation.tracking]}
""")
PYTHON
NO_MKDOCS_2_WARNING=1 "$folder/venv/bin/mkdocs" build --quiet --config-file "$folder/mkdocs.yml"
cat > "$folder/follow.py" <<'PYTHON'
import functools
import os
import shutil
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version

from playwright.sync_api import sync_playwright


class Slow(SimpleHTTPRequestHandler):
    """Serves a folder; the second page takes 0.7 s."""

    def do_GET(self):
        if self.path.startswith("/to/"):
            time.sleep(0.7)
        super().do_GET()

    def log_message(self, *_):
        pass


CLICK = """(later) => {
  document.querySelector("#second").scrollIntoView();
  setTimeout(() => document.querySelector("article a[href$='#there']").click(), later);
}"""
server = ThreadingHTTPServer(("127.0.0.1", 8931), functools.partial(Slow, directory=sys.argv[1]))
threading.Thread(target=server.serve_forever, daemon=True).start()
path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
seen = {}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
    print("mkdocs-material", version("mkdocs-material"), "mkdocs", version("mkdocs"), "Chromium", browser.version)
    for later in (1000, 20, 150):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto("http://127.0.0.1:8931/")
        page.wait_for_timeout(1000)
        page.evaluate(CLICK, later)
        page.wait_for_selector("h1#to")
        page.wait_for_timeout(1000)
        top = page.locator("h2#there").bounding_box()["y"]
        seen[later] = "the heading is " + ("in view" if 0 <= top < 800 else "not in view")
        print(f"followed {later} ms after a scroll: {seen[later]}; the address ends with {page.url[22:]!r}")
        page.close()
    browser.close()
expected = all(said == seen[1000] for said in seen.values())
print("expected: the same three times; seen:", "the same" if expected else "others")
sys.exit(expected)
PYTHON
"$folder/venv/bin/python" "$folder/follow.py" "$folder/site"
