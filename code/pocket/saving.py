"""Saving: numbers, text, lists and tensors as bytes, and back; and copies of tensors."""

import pickle
from contextlib import nullcontext

from pocket.numbers import KINDS
from pocket.tensors import Tensor, methods

ALLOWED = {("pocket.saving", "rebuilt"), ("pocket.nn", "Parameter"), ("collections", "OrderedDict")}
ALLOWED |= {("pocket.tensors", "Tensor")} | {("pocket.numbers", kind.name) for kind in KINDS}


@methods
class Copies:
    """What becomes of a tensor that is copied or saved."""

    def __reduce__(self):
        if not self.is_leaf:
            raise RuntimeError("only leaves of the tape can be copied or saved")
        return rebuilt, (type(self), list(self.values), tuple(self.shape), self.dtype, self.requires_grad)

    def __deepcopy__(self, memo):
        function, arguments = self.__reduce__()
        copy = function(*arguments)
        copy.grad = self.grad
        return copy


def rebuilt(kind, values, shape, dtype, requires_grad):
    """Return a tensor, or parameter, of what was copied or saved of one."""
    tensor = Tensor(values, shape, dtype).requires_grad_(requires_grad)
    tensor.__class__ = kind
    return tensor


class WeightsReader(pickle.Unpickler):
    """Reads nothing that could run another's code: only what a `state_dict` holds."""

    def find_class(self, module, name):
        """Return what stands behind a name; UnpicklingError unless it is allowed."""
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"Weights only load failed. The file names {module}.{name}")
        return super().find_class(module, name)


def opened(f, mode):
    """Return a file that is open for bytes: this one, or the one of this name."""
    return open(f, mode) if isinstance(f, str) else nullcontext(f)


def save(obj, f):
    """Write an object into a file, open for bytes or of this name."""
    with opened(f, "wb") as file:
        pickle.dump(obj, file)


def load(f, weights_only=True):
    """Return what was saved into a file."""
    with opened(f, "rb") as file:
        return (WeightsReader if weights_only else pickle.Unpickler)(file).load()
