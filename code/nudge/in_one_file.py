"""The course in one file: data, layers, slopes, optimizer, training; no torch."""

# --8<-- [start:data]
import json
from math import cos, exp, log, pi, sin, sqrt


class Chance:
    """Numbers that look like chance and come out the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        """Return a number between 0 and 1."""
        self.state = 48271 * self.state % (2**31 - 1)
        return self.state / (2**31 - 1)

    def bell(self):
        """Return a number around 0; the standard deviation is 1."""
        total = -6.0
        for _ in range(12):
            total = total + self.uniform()
        return total

    def shuffle(self, items):
        """Bring items into another order."""
        for i in range(len(items) - 1, 0, -1):
            j = int(self.uniform() * (i + 1))
            items[i], items[j] = items[j], items[i]


def moons(n, noise, seed):
    """Return n examples (point, label) of two half circles, in random order."""
    chance, examples = Chance(seed), []
    for i in range(n):
        angle, label = pi * chance.uniform(), i % 2
        a, b = cos(angle), sin(angle)
        if label == 1:
            a, b = 1 - a, 0.5 - b
        point = [a + noise * chance.bell(), b + noise * chance.bell()]
        examples.append((point, label))
    chance.shuffle(examples)
    return examples


# --8<-- [end:data]


# --8<-- [start:tape]
tape = []


def record(number, parents=()):
    """Note a number and its parents, with local slopes; return its place."""
    tape.append((number, parents))
    return len(tape) - 1


def backward(last):
    """Return the slope of the last number for every number on the tape."""
    slopes = [0.0] * len(tape)
    slopes[last] = 1.0
    for i in range(last, -1, -1):
        for j, local in tape[i][1]:
            slopes[j] += local * slopes[i]
    return slopes


def weighted_sum(weights, inputs, bias):
    """Return the place of the bias plus each weight times its input."""
    total, parents = tape[bias][0], [(bias, 1.0)]
    for i, j in zip(weights, inputs, strict=True):
        w, x = tape[i][0], tape[j][0]
        total = total + w * x
        parents += [(i, x), (j, w)]
    return record(total, parents)


def relu(i):
    """Return the place of max(0, z)."""
    z = tape[i][0]
    return record(max(0.0, z), [(i, float(z > 0))])


def log_loss(i, label):
    """Return the place of -ln of the probability that z gives to the label."""
    z = tape[i][0] if label == 1 else -tape[i][0]
    slope = -1 / (1 + exp(z))
    return record(log(1 + exp(-z)), [(i, slope if label == 1 else -slope)])


def mean(places):
    """Return the place of a mean."""
    total, share = sum([tape[i][0] for i in places]), 1 / len(places)
    return record(total * share, [(i, share) for i in places])


# --8<-- [end:tape]


# --8<-- [start:network]
def random_start(sizes, seed):
    """Return the parameters: for each unit its weights, then its bias."""
    chance, theta = Chance(seed), []
    for layer in range(1, len(sizes)):
        n = sizes[layer - 1]
        for _ in range(sizes[layer]):
            theta += [sqrt(2 / n) * chance.bell() for _ in range(n)] + [0.0]
    return theta


def score(sizes, point):
    """Return the place of a point's score; the parameters stand first."""
    values, first = [record(x) for x in point], 0
    for layer in range(1, len(sizes)):
        sums, n = [], len(values)
        for _ in range(sizes[layer]):
            weights, first = range(first, first + n), first + n + 1
            sums.append(weighted_sum(weights, values, first - 1))
        values = [relu(z) for z in sums]
    return sums[0]  # the last layer has no ReLU


def loss_of(theta, sizes, examples):
    """Begin a new tape; return the place of the mean loss, and the accuracy."""
    tape[:] = [(number, ()) for number in theta]
    losses, right = [], 0
    for point, label in examples:
        z = score(sizes, point)
        losses.append(log_loss(z, label))
        right = right + ((tape[z][0] > 0) == (label == 1))
    return mean(losses), right / len(examples)


# --8<-- [end:network]


# --8<-- [start:optimizer]
def adam_w(theta, slopes, state, k, eta, decay=0.01):
    """Make update k (from 1 on); the state has two means of each parameter."""
    for i in range(len(theta)):
        m, v = state[i]
        m = 0.9 * m + 0.1 * slopes[i]
        v = 0.999 * v + 0.001 * slopes[i] ** 2
        state[i] = (m, v)
        step = (m / (1 - 0.9**k)) / (sqrt(v / (1 - 0.999**k)) + 1e-8)
        theta[i] = theta[i] * (1 - eta * decay) - eta * step


def rate(k, total, eta):
    """Return the learning rate of update k: it rises, then a cosine ends it."""
    return eta * min(1, k / 20) * (1 + cos(pi * k / total)) / 2


# --8<-- [end:optimizer]


# --8<-- [start:training]
def evaluate(theta, sizes, examples):
    """Return the mean loss of examples, and the accuracy."""
    last, accuracy = loss_of(theta, sizes, examples)
    return tape[last][0], accuracy


def train(theta, sizes, examples, held_out, epochs=40, eta=0.03, patience=4):
    """Change theta to what was best on held-out examples; draw their loss."""
    state, chance, order = [(0.0, 0.0)] * len(theta), Chance(5), list(examples)
    batch, total = 20, epochs * (len(order) // 20)  # updates
    k, best, kept, waited = 0, float("inf"), list(theta), 0
    for epoch in range(1, epochs + 1):
        chance.shuffle(order)
        for first in range(0, len(order) - batch + 1, batch):
            k = k + 1
            last, _ = loss_of(theta, sizes, order[first : first + batch])
            adam_w(theta, backward(last), state, k, rate(k, total, eta))
        loss, accuracy = evaluate(theta, sizes, held_out)
        if epoch % 2 == 0:
            bar = "*" * round(60 * loss)
            print(f"{epoch:3} {loss:.3f} {accuracy:.2f} {bar}")
        waited = 0 if loss < best else waited + 1
        if loss < best:
            best, kept = loss, list(theta)
        if waited == patience:
            break
    theta[:] = kept


def saved(theta, sizes):
    """Return a network as text."""
    return json.dumps([theta, sizes])


def loaded(text):
    """Return the parameters and the sizes of a network."""
    return json.loads(text)


# --8<-- [end:training]
