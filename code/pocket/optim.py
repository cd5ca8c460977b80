"""Optimizers: rules that turn gradients into new parameters."""

import math

from pocket.making import zeros_like
from pocket.tape import no_grad


class Optimizer:
    """Updates parameters by their `grad`, in place; a rule remembers what it needs of each of them."""

    def __init__(self, parameters, **settings):
        self.param_groups = [{"params": list(parameters), **settings}]
        self.state = {}
        if any(not parameter.is_leaf for parameter in self.param_groups[0]["params"]):
            raise ValueError("can't optimize a non-leaf Tensor")

    def zero_grad(self):
        """Forget all gradients."""
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.grad = None

    def step(self):
        """Update every parameter that has a gradient."""
        with no_grad():
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter.grad is not None:
                        decay = group["weight_decay"] * parameter if group["weight_decay"] else 0
                        self.update(parameter, parameter.grad + decay, group)


class SGD(Optimizer):
    """A step against the gradient, or against a moving sum of gradients."""

    def __init__(self, params, lr=1e-3, momentum=0, weight_decay=0, nesterov=False):
        super().__init__(params, lr=lr, momentum=momentum, weight_decay=weight_decay, nesterov=nesterov)

    def update(self, parameter, g, group):
        """Move one parameter."""
        if momentum := group["momentum"]:
            before = self.state.get(parameter)
            moving = self.state[parameter] = g.clone() if before is None else momentum * before + g
            g = g + momentum * moving if group["nesterov"] else moving
        parameter -= group["lr"] * g


class Adam(Optimizer):
    """A step of about the same length for each parameter (Kingma & Ba 2015)."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        super().__init__(params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay)

    def update(self, parameter, g, group):
        """Move one parameter."""
        zero = zeros_like(parameter)
        k, mean, square = self.state.get(parameter, (0, zero, zero))
        fast, slow = group["betas"]
        k, mean, square = k + 1, fast * mean + (1 - fast) * g, slow * square + (1 - slow) * g * g
        self.state[parameter] = k, mean, square
        scale = square.sqrt() / math.sqrt(1 - slow**k) + group["eps"]
        parameter -= group["lr"] / (1 - fast**k) * mean / scale
