"""Data in batches: tensors row by row, and a loader that hands out several rows at a time."""

from pocket.random import Generator, default_generator, randperm
from pocket.views import stack


class TensorDataset:
    """Several tensors of equally many rows, read row by row."""

    def __init__(self, *tensors):
        if len({len(tensor) for tensor in tensors}) > 1:
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    __len__ = lambda self: len(self.tensors[0])
    __getitem__ = lambda self, i: tuple(tensor[i] for tensor in self.tensors)


class DataLoader:
    """Hands out the rows of a data set in batches: in their order, or shuffled anew each time."""

    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, generator=None):
        self.dataset, self.batch_size, self.generator = dataset, batch_size, generator
        self.shuffle, self.drop_last = shuffle, drop_last

    def __len__(self):
        full, rest = divmod(len(self.dataset), self.batch_size)
        return full + (rest > 0 and not self.drop_last)

    def __iter__(self):
        (self.generator or default_generator).long_word()  # torch's seed for helping processes, used or not
        return self.batches()

    def batches(self):
        """Give the batches of one pass, each a list with a tensor for each tensor of the data set."""
        order = list(self.order())
        for number in range(len(self)):
            places = order[number * self.batch_size :][: self.batch_size]
            yield [stack(rows) for rows in zip(*map(self.dataset.__getitem__, places), strict=True)]

    def order(self):
        """Give the places of the rows; a generator of our own is asked for one more order, as torch does."""
        n = len(self.dataset)
        if not self.shuffle:
            return range(n)
        if not self.generator:
            return randperm(n, Generator().manual_seed(default_generator.long_word())).tolist()
        order, _ = randperm(n, self.generator), randperm(n, self.generator)
        return order.tolist()
