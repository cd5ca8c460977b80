"""Optimizers: what a rule makes of slopes. Each parameter, a number or a tensor, has a state of its own.

A rule returns the new parameter and the new state and changes neither of those that it got.
"""


# --8<-- [start:momentum]
def momentum(theta, g, v, eta, mu=0.9) -> tuple:
    """Return theta and v after one step of momentum; the first v is 0.0."""
    v = mu * v + g
    return theta - eta * v, v


# --8<-- [end:momentum]


# --8<-- [start:nesterov]
def nesterov(theta, g, v, eta, mu=0.9) -> tuple:
    """Return the same, for a step that looks one v ahead."""
    v = mu * v + g
    return theta - eta * (g + mu * v), v


# --8<-- [end:nesterov]


# --8<-- [start:rmsprop]
def rmsprop(theta, g, s, eta, alpha=0.99, eps=1e-8) -> tuple:
    """Return theta and s, a mean of squares, after one step; first s is 0.0."""
    s = alpha * s + (1 - alpha) * g * g
    return theta - eta * g / (s**0.5 + eps), s


# --8<-- [end:rmsprop]


# --8<-- [start:adam]
def adam(theta, g, state, eta, betas=(0.9, 0.999), eps=1e-8) -> tuple:
    """Return theta and (k, m, s) after step k; the first is (0, 0.0, 0.0)."""
    (k, m, s), (fast, slow) = state, betas
    k, m, s = k + 1, fast * m + (1 - fast) * g, slow * s + (1 - slow) * g * g
    m_hat, s_hat = m / (1 - fast**k), s / (1 - slow**k)
    return theta - eta * m_hat / (s_hat**0.5 + eps), (k, m, s)


# --8<-- [end:adam]


# --8<-- [start:descend]
def descend(rule, gradient, theta: list, state, eta, steps: int) -> list:
    """Return every theta of a walk; each parameter begins with this state.

    gradient(theta) is a list of slopes, one for each parameter.
    """
    states, path = [state] * len(theta), [theta]
    for _ in range(steps):
        knobs = zip(theta, gradient(theta), states, strict=True)
        moved = [rule(knob, g, kept, eta) for knob, g, kept in knobs]
        theta, states = [new for new, _ in moved], [kept for _, kept in moved]
        path.append(theta)
    return path


# --8<-- [end:descend]


# --8<-- [start:stays_from]
def stays_from(values: list, target: float) -> float:
    """Return from which step on no value is above target, or inf."""
    above = [step for step, value in enumerate(values) if not value <= target]
    first = above[-1] + 1 if above else 0
    return first if first < len(values) else float("inf")


# --8<-- [end:stays_from]
