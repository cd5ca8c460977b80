"""Optimizers: rules that turn slopes into new parameters."""

import math

from pocket.tape import no_grad


class Optimizer:
    """Updates parameters by their `grad`, in place; a rule remembers what it needs of each of them."""

    def __init__(self, params, **settings):
        given = list(params)
        groups = given if given and isinstance(given[0], dict) else [{"params": given}]
        first = [{"params": list(group["params"])} for group in groups]  # as torch prints them
        self.param_groups = [new | settings | group | new for new, group in zip(first, groups, strict=True)]
        self.state = {}
        if not all(parameter.is_leaf for parameter in self.parameters()):
            raise ValueError("can't optimize a non-leaf Tensor")

    def parameters(self):
        """Return the parameters of all groups."""
        return [parameter for group in self.param_groups for parameter in group["params"]]

    def zero_grad(self):
        """Forget all slopes."""
        for parameter in self.parameters():
            parameter.grad = None

    def step(self):
        """Update every parameter that has slopes, by the settings of its group."""
        self.stepped = True  # a scheduler asks
        with no_grad():
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter.grad is not None:
                        parameter -= self.change(parameter, parameter.grad, group)

    def state_dict(self):
        """Return what the rule remembers of each parameter, by its number, and its settings."""
        (group,) = self.param_groups
        numbered = dict(enumerate(group["params"]))
        kept = {i: self.state[parameter] for i, parameter in numbered.items() if parameter in self.state}
        return {"state": kept, "param_groups": [group | {"params": list(numbered)}]}


class SGD(Optimizer):
    """A step against the slopes, or against a fading sum of slopes."""

    def __init__(self, params, lr=1e-3, momentum=0, nesterov=False, weight_decay=0):
        if nesterov and not momentum:
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(params, lr=lr, momentum=momentum, nesterov=nesterov, weight_decay=weight_decay)

    def change(self, parameter, g, settings):
        """Return the step of one parameter."""
        g, mu = with_penalty(parameter, g, settings), settings["momentum"]
        if mu:
            before = self.state.get(parameter)
            v = self.state[parameter] = g.clone() if before is None else mu * before + g
            g = g + mu * v if settings["nesterov"] else v
        return settings["lr"] * g


class RMSprop(Optimizer):
    """A step against the slopes, divided by their root mean square (Tieleman & Hinton 2012)."""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0):
        super().__init__(params, lr=lr, alpha=alpha, eps=eps, weight_decay=weight_decay)

    def change(self, parameter, g, settings):
        """Return the step of one parameter."""
        g, alpha = with_penalty(parameter, g, settings), settings["alpha"]
        square = self.state[parameter] = alpha * self.state.get(parameter, 0 * g) + (1 - alpha) * g * g
        return settings["lr"] * g / (square.sqrt() + settings["eps"])


class Adam(Optimizer):
    """A step of about the same length for each parameter (Kingma & Ba 2015)."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        super().__init__(params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay)

    def change(self, parameter, g, settings):
        """Return the step of one parameter."""
        return self.scaled(parameter, with_penalty(parameter, g, settings), settings)

    def scaled(self, parameter, g, settings):
        """Return the step against slopes to which nothing is added any more."""
        k, mean, square = self.state.get(parameter, (0, 0 * g, 0 * g))
        fast, slow = settings["betas"]
        k, mean, square = k + 1, fast * mean + (1 - fast) * g, slow * square + (1 - slow) * g * g
        self.state[parameter] = k, mean, square
        scale = square.sqrt() / math.sqrt(1 - slow**k) + settings["eps"]
        return settings["lr"] / (1 - fast**k) * mean / scale


class AdamW(Adam):
    """Adam that shrinks the parameters beside its step (Loshchilov & Hutter 2019)."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        super().__init__(params, lr, betas, eps, weight_decay)

    def change(self, parameter, g, settings):
        """Return the step of one parameter, with what it loses by shrinking."""
        return settings["lr"] * settings["weight_decay"] * parameter + self.scaled(parameter, g, settings)


def with_penalty(parameter, g, settings):
    """Return slopes with those of a penalty on the squares of the parameter."""
    return g + settings["weight_decay"] * parameter if settings["weight_decay"] else g
