"""Optimizers: rules that turn slopes into new parameters."""

import math

from pocket.tape import no_grad


class Optimizer:
    """Updates parameters by their `grad`, in place; a rule remembers what it needs of each of them."""

    def __init__(self, params, **settings):
        self.param_groups, self.state = [{"params": list(params), **settings}], {}
        if not all(parameter.is_leaf for parameter in self.param_groups[0]["params"]):
            raise ValueError("can't optimize a non-leaf Tensor")

    def zero_grad(self):
        """Forget all slopes."""
        for parameter in self.param_groups[0]["params"]:
            parameter.grad = None

    def step(self):
        """Update every parameter that has slopes."""
        (settings,) = self.param_groups
        with no_grad():
            for parameter in settings["params"]:
                if parameter.grad is not None:
                    parameter -= self.change(parameter, parameter.grad, settings)

    def state_dict(self):
        """Return what the rule remembers of each parameter, by its number, and its settings."""
        (group,) = self.param_groups
        numbered = dict(enumerate(group["params"]))
        kept = {i: self.state[parameter] for i, parameter in numbered.items() if parameter in self.state}
        return {"state": kept, "param_groups": [group | {"params": list(numbered)}]}


class SGD(Optimizer):
    """A step against the slopes, or against a moving sum of slopes."""

    def __init__(self, params, lr=1e-3, momentum=0):
        super().__init__(params, lr=lr, momentum=momentum)

    def change(self, parameter, g, settings):
        """Return the step of one parameter."""
        if settings["momentum"]:
            before = self.state.get(parameter)
            g = self.state[parameter] = g.clone() if before is None else settings["momentum"] * before + g
        return settings["lr"] * g


class Adam(Optimizer):
    """A step of about the same length for each parameter (Kingma & Ba 2015)."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        super().__init__(params, lr=lr, betas=betas, eps=eps)

    def change(self, parameter, g, settings):
        """Return the step of one parameter."""
        k, mean, square = self.state.get(parameter, (0, 0 * g, 0 * g))
        fast, slow = settings["betas"]
        k, mean, square = k + 1, fast * mean + (1 - fast) * g, slow * square + (1 - slow) * g * g
        self.state[parameter] = k, mean, square
        scale = square.sqrt() / math.sqrt(1 - slow**k) + settings["eps"]
        return settings["lr"] / (1 - fast**k) * mean / scale
