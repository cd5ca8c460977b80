"""The queue: pages are proven one after the other, those that a reader waits for first.

A process of its own. It reads the names of pages that are wanted, one a line, and prints each name
once the page is proven; when nobody reads or writes any more, it ends.
"""

import os
import sys
import threading
from collections.abc import Iterable, Iterator

from lessonkit.common.fingerprints import surroundings
from lessonkit.proving.site import versions_faults
from lessonkit.reading.nav import pages


class Queue:
    """The names of pages, each taken once; one that is wanted goes to the front."""

    def __init__(self, names: Iterable[str]):
        self.waiting = list(names)
        self.lock = threading.Lock()

    def want(self, name: str) -> None:
        """Move a page to the front, if it is still waiting."""
        with self.lock:
            if name in self.waiting:
                self.waiting.remove(name)
                self.waiting.insert(0, name)

    def __iter__(self) -> Iterator[str]:
        while True:
            with self.lock:
                if not self.waiting:
                    return
                name = self.waiting.pop(0)
            yield name


def prove(queue: Queue) -> None:
    """Prove what waits; what is wrong with a page is found again, and told, when all pages are proven."""
    made_with, known = surroundings(), pages()
    for name in queue:
        versions_faults((name, known[name]), made_with, lambda _: None)
        print(name, flush=True)


def listen(queue: Queue) -> None:
    """Move pages to the front as they are asked for; end when whoever asks is gone."""
    for line in sys.stdin:
        queue.want(line.strip())
    os._exit(1)


def main(names: list[str]) -> None:
    """Prove the pages of these names, on all processors, but let whoever shows them go first."""
    os.nice(15)
    queue = Queue(names)
    threading.Thread(target=listen, args=[queue], daemon=True).start()
    provers = [threading.Thread(target=prove, args=[queue]) for _ in range(os.cpu_count() or 1)]
    for prover in provers:
        prover.start()
    for prover in provers:
        prover.join()


if __name__ == "__main__":
    main(sys.argv[1:])
