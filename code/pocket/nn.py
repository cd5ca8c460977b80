"""Networks: modules that hold parameters, one inside another, and compute with them."""

import math
from collections import OrderedDict

from pocket import functional
from pocket.numbers import float32, float64
from pocket.random import rand_within
from pocket.tape import no_grad
from pocket.tensors import Tensor


class Parameter(Tensor):
    """A tensor that is learned."""

    def __init__(self, data, requires_grad=True):
        super().__init__(data.storage, data.shape, data.dtype, data.strides, data.offset)
        self.requires_grad_(requires_grad)

    def __repr__(self):
        return f"Parameter containing:\n{super().__repr__()}"


class Module:
    """A function with parameters: its own, and those of the modules inside."""

    training = True

    def __call__(self, *arguments, **options):
        return self.forward(*arguments, **options)

    def named_children(self):
        """Yield the modules inside, with their names."""
        return ((name, value) for name, value in vars(self).items() if isinstance(value, Module))

    def named_parameters(self, prefix=""):
        """Yield all parameters, with the names of the modules that they are in before their own."""
        own = ((name, value) for name, value in vars(self).items() if isinstance(value, Parameter))
        yield from ((prefix + name, value) for name, value in own)
        for name, child in self.named_children():
            yield from child.named_parameters(f"{prefix}{name}.")

    def parameters(self):
        return (parameter for _, parameter in self.named_parameters())

    def state_dict(self):
        """Return all parameters by name, off the tape, in the storage that they have."""
        return OrderedDict((name, parameter.detach()) for name, parameter in self.named_parameters())

    def load_state_dict(self, state):
        """Take over the numbers of parameters of the same names."""
        with no_grad():
            for name, parameter in self.named_parameters():
                parameter.become(state[name])

    def zero_grad(self):
        """Forget all gradients."""
        for parameter in self.parameters():
            parameter.grad = None

    def train(self, mode=True):
        """Say, to the modules inside as well, that this is training; return the module."""
        self.training = mode
        for _, child in self.named_children():
            child.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def to(self, dtype):
        """Make all numbers those of another kind; return the module."""
        for parameter in self.parameters():
            parameter.data = parameter.detach().to(dtype)
        return self

    def double(self):
        return self.to(float64)

    def extra_repr(self):
        return ""

    def __repr__(self):
        inside = [f"({name}): {child!r}".replace("\n", "\n  ") for name, child in self.named_children()]
        body = "\n  ".join(["", *inside]) + "\n" if inside else self.extra_repr()
        return f"{type(self).__name__}({body})"


class Linear(Module):
    """x @ weight.T + bias, from random numbers within 1 / √in_features."""

    def __init__(self, in_features, out_features, bias=True, dtype=None):
        self.in_features, self.out_features = in_features, out_features
        bound = 1 / math.sqrt(in_features)
        self.weight = Parameter(rand_within(bound, out_features, in_features).to(dtype or float32))
        self.bias = Parameter(rand_within(bound, out_features).to(dtype or float32)) if bias else None

    def forward(self, input):
        return functional.linear(input, self.weight, self.bias)

    def extra_repr(self):
        features = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"{features}, bias={self.bias is not None}"


class Sequential(Module):
    """Modules one behind the other."""

    def __init__(self, *modules):
        for i, module in enumerate(modules):
            setattr(self, str(i), module)

    def __iter__(self):
        return (child for _, child in self.named_children())

    def __getitem__(self, i):
        return list(self)[i]

    def __len__(self):
        return sum(1 for _ in self)

    def forward(self, x):
        for module in self:
            x = module(x)
        return x


def module(name, function):
    """Return a class of modules without parameters that compute a function."""
    return type(name, (Module,), {"forward": lambda self, *arguments: function(*arguments)})


ReLU, Tanh, Sigmoid = (
    module(name, getattr(functional, name.lower())) for name in ("ReLU", "Tanh", "Sigmoid")
)
MSELoss, L1Loss = module("MSELoss", functional.mse_loss), module("L1Loss", functional.l1_loss)
