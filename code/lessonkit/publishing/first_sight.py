"""First sight: a site that is served is shown before its pages have run; the page asked for runs first."""

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from mkdocs.livereload import LiveReloadServer

from lessonkit import CACHE, ROOT
from lessonkit.common.fingerprints import surroundings
from lessonkit.proving.stored_verdicts import verdict
from lessonkit.reading.nav import pages

MARKER = CACHE / "first-sight"  # changes when there is more to see
EVERY = 30  # seconds between two rebuilds for which nobody asked
AGAIN = 2  # seconds until a mark that nobody noticed is set again


def unproven_pages() -> list[str]:
    """Return the names of the pages that would have to be proven before the site is built."""
    made_with = surroundings()
    return [
        name
        for name, versions in pages().items()
        if not verdict("page", made_with, versions.values()).exists()
    ]


class FirstSight:
    """A process that proves the pages of a site while the site is shown already."""

    def __init__(self, names: list[str]):
        self.waiting, self.total = set(names), len(names)
        self.asked: set[str] = set()
        self.fresh: set[str] = set()  # proven since a build began
        self.shown = time.monotonic()
        command = [sys.executable, "-m", "lessonkit.proving.waiting_pages", *names]
        pipe = subprocess.PIPE  # the process ends when it closes, however we end
        self.process = names and subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)

    @property
    def progress(self) -> dict:
        """What the pages say of it: how many are proven, and which are not."""
        done = self.total - len(self.waiting)
        return {"proven": done, "total": self.total, "names": sorted(self.waiting)} if self.waiting else {}

    def accompany(self, server: LiveReloadServer) -> None:
        """Learn which pages a server is asked for, and let it build again when there is more to see."""
        MARKER.parent.mkdir(parents=True, exist_ok=True)
        MARKER.touch()
        server.watch(str(MARKER))
        server.set_app(self.noting(server.get_app()))
        threading.Thread(target=self.follow, daemon=True).start()

    def noting(self, serve: Callable) -> Callable:
        """Return a server's application that also notes what it is asked for."""

        def note(environ: dict, start_response: Callable) -> Iterable[bytes]:
            with contextlib.suppress(OSError):  # all is proven
                self.want(environ["PATH_INFO"])
            return serve(environ, start_response)

        return note

    def want(self, address: str) -> None:
        """Let the page at an address, such as `/en/lessons/start-here/`, be proven next."""
        asked = "/".join(PurePosixPath(address).parts[2:]) or "index"
        for name in [name for name in sorted(self.waiting) if name.rpartition(".")[0] == asked]:
            self.asked.add(name)
            print(name, file=self.process.stdin, flush=True)
        if asked in {name.rpartition(".")[0] for name in sorted(self.fresh)}:
            self.show()

    def follow(self) -> None:
        """Mark that there is more to see: a page that was asked for, after a while, or all of it."""
        for name in map(str.strip, self.process.stdout):
            self.waiting.discard(name)
            self.fresh.add(name)
            if name in self.asked or time.monotonic() - self.shown > EVERY:
                self.show()
        self.fresh |= self.waiting  # if the process failed, the next build proves the rest
        self.waiting.clear()
        while self.fresh:  # a server that has not begun to watch does not notice
            self.show()
            time.sleep(AGAIN)

    def begin_build(self) -> dict:
        """Take in what is proven by now, and return the progress that this build tells."""
        self.fresh.clear()
        return self.progress

    def show(self) -> None:
        """Let the site be built again, and its readers' pages be loaded again."""
        self.shown = time.monotonic()
        MARKER.write_text(str(time.time_ns()))
