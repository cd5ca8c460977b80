"""Saving: numbers, text, lists and tensors as bytes, and back."""

import pickle

from pocket.numbers import KINDS

ALLOWED = {("pocket.tensors", "rebuilt"), ("pocket.nn", "Parameter"), ("collections", "OrderedDict")}
ALLOWED |= {("pocket.tensors", "Tensor")} | {("pocket.numbers", kind.name) for kind in KINDS}


class WeightsReader(pickle.Unpickler):
    """Reads nothing that could run another's code: only what a `state_dict` holds."""

    def find_class(self, module, name):
        """Return what stands behind a name; UnpicklingError unless it is allowed."""
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"Weights only load failed. The file names {module}.{name}")
        return super().find_class(module, name)


def save(obj, f):
    """Write an object into a file that is open for bytes."""
    pickle.dump(obj, f)


def load(f, weights_only=True):
    """Return what was saved into a file."""
    return (WeightsReader if weights_only else pickle.Unpickler)(f).load()
