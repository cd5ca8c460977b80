"""Firefox, driven by its own protocol: one JSON array a message, behind its length and a colon."""

import json
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

MISSING = "no Firefox found; install it (Debian: apt install firefox-esr)"
ENTER, CONTROL = "\ue007", "\ue009"  # how WebDriver names keys; it releases them behind the text
PATIENCE = 120  # seconds, for a machine with other things to do


def find_firefox():
    """Return the path of a Firefox, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """A headless Firefox with a new profile in this folder, until `end`."""

    def __init__(self, path, folder):
        port = Path(folder, "MarionetteActivePort")  # Firefox takes a free one, and writes it there
        Path(folder, "user.js").write_text('user_pref("marionette.port", 0);\n', encoding="utf-8")
        command = [path, "--headless", "--marionette", "--no-remote", "--profile", folder]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = socket.create_connection(("127.0.0.1", int(waited_for(lambda: port.read_text()))))
        self.messages, self.numbers = self.socket.makefile("rb"), count(1)
        self.hear()
        self.call("NewSession")

    def hear(self):
        length = b""
        while (sign := self.messages.read(1)) != b":":
            length += sign
        return json.loads(self.messages.read(int(length)))

    def call(self, command, **arguments):
        """Return what a command of WebDriver gives."""
        message = json.dumps([0, next(self.numbers), f"WebDriver:{command}", arguments]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.hear()
        if error:
            raise LookupError(error["message"])
        return result

    def find(self, selector):
        """Return the id of the first of these elements, once it is there."""
        found = waited_for(lambda: self.call("FindElement", using="css selector", value=selector))
        return next(iter(found["value"].values()))

    def click(self, selector):
        self.call("ElementClick", id=self.find(selector))

    def type(self, selector, *texts):
        self.call("ElementSendKeys", id=self.find(selector), text="".join(texts))

    def text(self, selector):
        return self.call("GetElementText", id=self.find(selector))["value"]

    def end(self):
        self.messages.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait()


def waited_for(get):
    """Return what this gives, once it is neither missing nor empty."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(LookupError, OSError):
            if got := get():
                return got
        time.sleep(0.1)
    raise AssertionError(f"not there after {PATIENCE} seconds")
