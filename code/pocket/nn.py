"""Networks: modules that hold parameters, one inside another, and compute with them."""

import math
from collections import OrderedDict

from pocket import functional
from pocket.numbers import float32, float64
from pocket.random import rand, rand_within
from pocket.tape import no_grad
from pocket.tensors import Tensor


class Parameter(Tensor):
    """A tensor that is learned."""

    def __init__(self, data, requires_grad=True):
        super().__init__(data.storage, data.shape, data.dtype, data.places)
        self.requires_grad_(requires_grad)

    def __repr__(self):
        return f"Parameter containing:\n{super().__repr__()}"


class Module:
    """A function with parameters: its own, and those of the modules inside."""

    training = True
    __call__ = lambda self, *arguments: self.forward(*arguments)

    def inside(self, kind):
        """Return what the module holds of this kind, with names."""
        return [(name, value) for name, value in vars(self).items() if isinstance(value, kind)]

    def named_parameters(self, prefix=""):
        """Yield all parameters, with the names of the modules that they are in before their own."""
        yield from ((prefix + name, parameter) for name, parameter in self.inside(Parameter))
        for name, module in self.inside(Module):
            yield from module.named_parameters(f"{prefix}{name}.")

    parameters = lambda self: (parameter for _, parameter in self.named_parameters())
    double = lambda self: self.to(float64)

    def state_dict(self):
        """Return all parameters by name, off the tape, in the storage that they have."""
        return OrderedDict((name, parameter.detach()) for name, parameter in self.named_parameters())

    def load_state_dict(self, state):
        """Take over the numbers of parameters of the same names."""
        with no_grad():
            for name, parameter in self.named_parameters():
                if name not in state:
                    wrong = f"{name} is missing"
                    raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}: {wrong}")
                parameter.become(state[name])

    def train(self, mode=True):
        """Say to the module, and to those inside, whether they train; return the module."""
        self.training = mode
        for _, module in self.inside(Module):
            module.train(mode)
        return self

    eval = lambda self: self.train(False)

    def zero_grad(self):
        """Forget all slopes."""
        for parameter in self.parameters():
            parameter.grad = None

    def to(self, dtype):
        """Make all numbers those of another kind; return the module."""
        for parameter in self.parameters():
            parameter.data = parameter.detach().to(dtype)
        return self

    def __repr__(self):
        lines = [f"({name}): {module!r}".replace("\n", "\n  ") for name, module in self.inside(Module)]
        return f"{type(self).__name__}(" + "\n  ".join(["", *lines]) + "\n" * bool(lines) + ")"


class Linear(Module):
    """x @ weight.T + bias, from random numbers within 1 / √in_features."""

    def __init__(self, in_features, out_features, bias=True, dtype=float32):
        self.in_features, self.out_features, bound = in_features, out_features, 1 / math.sqrt(in_features)
        self.weight = Parameter(rand_within(bound, out_features, in_features).to(dtype))
        self.bias = Parameter(rand_within(bound, out_features).to(dtype)) if bias else None

    def forward(self, input):
        """Return out_features numbers for each row of in_features."""
        return functional.linear(input, self.weight, self.bias)

    def __repr__(self):
        sizes = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"Linear({sizes}, bias={self.bias is not None})"


class Sequential(Module):
    """Modules one behind the other."""

    def __init__(self, *modules):
        vars(self).update((str(i), module) for i, module in enumerate(modules))

    __getitem__ = lambda self, i: self.inside(Module)[i][1]
    __len__ = lambda self: len(self.inside(Module))

    def forward(self, x):
        """Return what the last module makes of what the one before it made, and so on."""
        for _, module in self.inside(Module):
            x = module(x)
        return x


class Dropout(Module):
    """Switches numbers off at random while it trains; which ones, torch decides otherwise."""

    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p

    def forward(self, input):
        """Return 0 in the share p of all places, and the other numbers divided by 1 - p."""
        if not self.training or self.p == 0:
            return input
        on = rand(*input.shape, dtype=float64) >= self.p
        return input * on.to(input.dtype) / (1 - self.p) if self.p < 1 else input * 0


def module(name, function):
    """Return a class of modules without parameters that compute a function."""
    return type(name, (Module,), {"forward": lambda self, *arguments: function(*arguments)})


ReLU, Tanh, Sigmoid = (
    module(name, getattr(functional, name.lower())) for name in ("ReLU", "Tanh", "Sigmoid")
)
MSELoss, L1Loss = module("MSELoss", functional.mse_loss), module("L1Loss", functional.l1_loss)
CrossEntropyLoss = module("CrossEntropyLoss", functional.cross_entropy)
