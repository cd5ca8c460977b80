"""What an author has running: `mkdocs serve` in a scratch copy."""

import socket
import time
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 180  # seconds; on a busy machine the first build takes some


def free_port():
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """`mkdocs serve` in a scratch copy."""

    def __init__(self, scratch):
        self.scratch, self.port = scratch, free_port()
        self.log = scratch.root / "serve.log"  # a pipe that nobody reads fills up
        address = f"127.0.0.1:{self.port}"
        with self.log.open("w") as log:
            self.process = scratch.start("mkdocs", "serve", "--dev-addr", address, output=log)

    def shows(self, path, text):
        """Wait until a page holds a text."""
        content, end = "", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as response:
                    content = response.read().decode()
            except (URLError, TimeoutError):
                assert self.process.poll() is None, self.said()
            if text in content:
                return True
            time.sleep(0.2)
        return False

    def end(self):
        """End the server, and return what it said."""
        self.process.terminate()
        self.process.wait()
        return self.said()

    def said(self):
        return self.log.read_text(encoding="utf-8")
