"""A web server for the built site, and one that first builds it."""

import functools
import os
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import lxml.html

from lessonkit import ROOT

SOURCE = "https://source.example/course"  # a host that no page may ask anything of
ALONE = "?alone"
TEXT = "p | ul | ol | table | h2 | h3 | details | figure | div[contains(@class, 'highlight')]"
TEXT += " | div[contains(@class, 'admonition') or contains(@class, 'arithmatex')]"
USUAL_PORT = 8017  # a built locale is stored for an address, and found again on the same port


class Handler(SimpleHTTPRequestHandler):
    """Serves files and keeps quiet, also about a reader who leaves while a page loads."""

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """Serves a folder on a port of this machine, in a thread of its own."""

    def __init__(self, folder, port=0, handler=Handler):
        super().__init__(("127.0.0.1", port), functools.partial(handler, directory=folder))
        self.address = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass

    def stop(self):
        """Serve no longer."""
        self.shutdown()
        self.server_close()


class BuildingHandler(Handler):
    """Serves the site once it is built, and keeps the answer to the first question waiting until then.

    Asked for a lesson with `?alone`, it gives the page with its widgets and without the rest of its text,
    which takes a browser several times as long.
    """

    def do_GET(self):
        if not self.server.built():
            self.send_error(500, "mkdocs build --strict refuses the site")
        elif self.path.endswith(ALONE):
            self.send_widgets()
        else:
            super().do_GET()

    def send_widgets(self):
        """Send a page with its widgets and the sentences that set them alone."""
        file = Path(self.directory, self.path.removesuffix(ALONE)[1:], "index.html")
        page = lxml.html.parse(file)
        article = page.find(".//article")
        for block in article.xpath(f"({TEXT})[not(descendant-or-self::*[@data-widget or @data-sets])]"):
            article.remove(block)
        body = b"<!doctype html>" + lxml.html.tostring(page.getroot(), encoding="utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        self.send_header("Cache-Control", "max-age=3600")  # nothing changes while tests run
        super().end_headers()


class Publisher(Server):
    """Builds the site for its own address when somebody first asks for a page, and serves it."""

    def __init__(self, folder):
        self.folder = folder
        self.building = threading.Lock()
        self.refused = None  # not known yet
        self.environment = dict(os.environ)  # pytest changes it while a thread builds
        try:
            super().__init__(folder, USUAL_PORT, BuildingHandler)
        except OSError:  # somebody listens there
            super().__init__(folder, 0, BuildingHandler)

    def built(self):
        """Build the site, or wait for who builds it; return whether all went well."""
        with self.building:
            if self.refused is None:
                self.refused = self.build()
        return not self.refused

    def build(self):
        """Return the exit status of `mkdocs build --strict`, whose messages are seen."""
        settings = {"SITE_URL": f"{self.address}/", "SOURCE_URL": SOURCE}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(self.folder)]
        return subprocess.run(command, cwd=ROOT, env=self.environment | settings).returncode
