"""Shards: a part of the pages, for one of several machines or for an author who works on them."""

import re
from argparse import ArgumentTypeError
from collections.abc import Iterable
from dataclasses import dataclass

WRITTEN = re.compile(r"([1-9]\d*)/([1-9]\d*)")


@dataclass(frozen=True)
class Shard:
    """The shard of this number, of so many."""

    number: int
    total: int

    @property
    def proves_common(self) -> bool:
        """Whether what all pages share is proven with this part."""
        return self.number == 1

    @classmethod
    def parse(cls, text: str) -> "Shard":
        """Read a shard, such as `2/4`."""
        match = WRITTEN.fullmatch(text)
        if not match or int(match[1]) > int(match[2]):
            raise ArgumentTypeError(f"`{text}` is no shard; write 2/4 for the second of four")
        return cls(int(match[1]), int(match[2]))

    def of(self, names: Iterable[str]) -> list[str]:
        """Return the names of the pages in this shard: neighbours in the nav are in different ones."""
        return list(names)[self.number - 1 :: self.total]


@dataclass(frozen=True)
class Chosen:
    """The pages of these names, as in the nav, and nothing that others share with them."""

    names: list[str]
    proves_common = False

    def of(self, names: Iterable[str]) -> list[str]:
        """Return the names of the pages that were chosen, in the order of the nav."""
        return [name for name in names if name in self.names]


WHOLE = Shard(1, 1)
