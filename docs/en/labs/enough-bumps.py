# ---
# time_limit: 120
# description: The same curves from networks built by hand, from networks with random places and from trained ones; how much error each of them leaves, and what they say outside their points.
# given: {"10,000": "epochs, chosen by hand", "50,000": "epochs to try, chosen by hand", "1,001": "points, chosen", "0.02": "the MSE to get below, and a learning rate", "128": "pieces, chosen"}
# ---

# %% [markdown]
# # Building curves from bumps {#curves-from-bumps}
#
# In [Enough bumps](../lessons/enough-bumps.md) every unit was put where the curve needs it. In [One hidden layer](../lessons/one-hidden-layer.md) nobody said where anything belongs, and training had to find the places. This lab builds the same curves in both ways. What do places at random cost? And which is closer in the end, the network built by hand or the trained one?
#
# After this lab you can
#
# - measure the exponent with which an error falls;
# - say what random places cost, even with the best outer weights;
# - compare a network built by hand, the same one trained on, and others from random starts;
# - find ReLUs that do nothing, and say whether they were so from the start.
#
# You need these two lessons, and least squares from [The training loop](../lessons/the-training-loop.md).
#
# ## How fast does the error fall? {#exponents}
#
# !!! question "Predict first"
#
#     On the sine, S-curves with $w = 5n$ have about a third less error than those with $w = 4n$. If $n$ is doubled again and again, their maximum error falls like
#
#     - $\frac1n$, as with $w = 4n$;
#     - $\frac{1}{n^2}$, as with ramps;
#     - something between the two.

# %%
from math import log, pi

import torch

from nudge.approximation import by_ramps, by_relus, by_sigmoids, by_steps
from nudge.descent import least_squares

grid = torch.linspace(0, 1, 1537, dtype=torch.float64)
sizes = [2**k for k in range(1, 8)]


def sine(x):
    return torch.sin(2 * pi * x)


def heights(n):
    return sine(torch.linspace(0, 1, n + 1, dtype=torch.float64))


def by_steeper(x, heights):
    return by_sigmoids(x, heights, 5)


def max_error(build, n):
    return (build(grid, heights(n)) - sine(grid)).abs().max().item()


kinds = {
    "steps": by_steps,
    "ramps": by_ramps,
    "4n": by_sigmoids,
    "5n": by_steeper,
}
errors = {name: [max_error(kinds[name], n) for n in sizes] for name in kinds}
print("n:", ", ".join(errors))
for k, n in enumerate(sizes):
    print(f"{n:3}", *[f"{column[k]:.5f}" for column in errors.values()])

# %% [markdown]
# ```text
# n: steps, ramps, 4n, 5n
#   2 1.00000 1.00000 1.00000 1.00000
#   4 0.70711 0.21051 0.24912 0.22601
#   8 0.38268 0.07038 0.08950 0.08262
#  16 0.19509 0.01885 0.04643 0.02921
#  32 0.09802 0.00479 0.02373 0.01490
#  64 0.04907 0.00120 0.01193 0.00749
# 128 0.02454 0.00030 0.00597 0.00375
# ```
#
# From 16 pieces on, every column is regular. If an error is $C n^p$, then $\ln(\text{error}) = \ln C + p \ln n$: a straight line against $\ln n$, and its slope is the exponent $p$. So take the last four rows, and fit a line to the logarithms:

# %%
def exponent(column):
    rows = [[log(n), 1.0] for n in sizes[3:]]
    logs = [log(error) for error in column[3:]]
    rows, logs = (torch.tensor(t, dtype=grid.dtype) for t in (rows, logs))
    return least_squares(rows, logs)[0].item()


exponents = {name: exponent(errors[name]) for name in kinds}
print({name: round(p, 2) for name, p in exponents.items()})

# %% [markdown]
# ```text
# {'steps': -1.0, 'ramps': -1.99, '4n': -0.99, '5n': -0.99}
# ```
#
# ??? success "Compare your prediction"
#
#     - **$\frac1n$**: right. The exponent is `−0.99`{ value="exponents['5n']" }.
#     - **$\frac{1}{n^2}$**: at that rate, eight times the pieces would divide the error by 64. It was divided by `7.8`{ value="errors['5n'][3] / errors['5n'][6]" }.
#     - **Between the two**: here the steepness changes the factor $C$, not the exponent.
#
# The largest error is at the ends. As $w$ grows with $n$, doubling $n$ makes the sum at the left end the same picture at half the size: half as wide and half as high. So the error there is halved, with $w = 5n$ as with $w = 4n$. ReLUs need no column, since they draw the same line as the ramps.
#
# ## Places at random {#places}
#
# Now ReLUs at random places. They are hidden units that nobody trains; only their outer weights are solved for, by least squares, together with a constant and a line. For comparison, as many ReLUs at equal distances get their outer weights in the same way. Points to fit and to measure at are 1,001 in $[0, 1]$, and the random places are those of the seeds 1 to 5:

# %%
from nudge.activations import relu
from nudge.data import lcg

points = torch.linspace(0, 1, 1001, dtype=torch.float64)


def solved(places):
    units = [relu(points - place) for place in places]
    X = torch.stack([torch.ones_like(points), points, *units], dim=1)
    theta = least_squares(X, sine(points))
    return (X @ theta - sine(points)).abs().max().item()


def equal_and_random(n):
    equal = solved([i / (n + 1) for i in range(1, n + 1)])
    at_random = sorted(solved(lcg(seed, n)) for seed in range(1, 6))
    print(n, f"{equal:.4f} |", *[f"{error:.4f}" for error in at_random])
    return equal, at_random


placed = {n: equal_and_random(n) for n in (4, 8, 16, 32)}

# %% [markdown]
# ```text
# 4 0.1178 | 0.1874 0.2155 0.2236 0.2913 0.6494
# 8 0.0406 | 0.1269 0.1554 0.1720 0.2348 0.2372
# 16 0.0111 | 0.0539 0.0570 0.0663 0.1128 0.2056
# 32 0.0029 | 0.0187 0.0225 0.0232 0.0236 0.0319
# ```
#
# With 64 units it takes a little longer:

# %%
placed[64] = equal_and_random(64)

# %% [markdown]
# ```text
# 64 0.0007 | 0.0057 0.0064 0.0072 0.0150 0.0172
# ```
#
# The middle one of five random errors is `1.9`{ value="placed[4][1][2] / placed[4][0]" } times as large as that at equal distances with 4 units, and `8`{ value="placed[32][1][2] / placed[32][0]" } times with 32. The outer weights are the best for these places, so that is the price of the places alone. (The best, that is, for the MSE. The lesson has other numbers for 32 units, from other seeds and other points.)

# %%
import matplotlib.pyplot as plt

equal = [error for error, _ in placed.values()]
plt.plot([*placed], equal, "C0o-", label="equal distances")
for n, (_, at_random) in placed.items():
    plt.plot([n] * 5, at_random, "C1x")
plt.plot([], [], "C1x", label="random places")
plt.loglog()
plt.xticks([*placed], [*placed])
plt.yticks([0.1, 0.01, 0.001], ["0.1", "0.01", "0.001"])
plt.minorticks_off()
plt.xlabel("number of ReLUs")
plt.ylabel("maximum error")
plt.legend()
plt.savefig("places.svg")

# %% [markdown]
# ![The maximum error against the number of ReLUs, both on logarithmic scales. With equal distances it falls along a straight line. At each number, the crosses of the five sets of random places lie above that line, and the distance grows from left to right](places.svg)
#
# ## The bent curve, by hand {#by-hand}
#
# The bent curve consists of three ramps. Between its 61 points it bends only at 2 and 3, so three ReLUs will do as well: one for the first slope and one for each bend. Or three S-curves, each half way up in the middle of a ramp, with a steepness of $w \cdot \text{width}$; their outer weights and the constant are the best ones, by least squares on the 61 points:

# %%
from nudge.activations import sigmoid
from nudge.bent_lines import ramps
from nudge.data import bent_curve
from nudge.losses import mse
from nudge.networks import hidden_layer

x = torch.linspace(0, 6, 61, dtype=torch.float64)
y = bent_curve(x)
middles = torch.tensor([1, 2.5, 4.5], dtype=x.dtype)
widths = torch.tensor([2, 1, 3], dtype=x.dtype)


def by_hand(steepness):
    w = steepness / widths
    b = -w * middles
    units = sigmoid(x[:, None] * w + b)
    X = torch.stack([*units.T, torch.ones_like(x)], dim=1)
    outer = least_squares(X, y)
    return w[:, None], b, outer[:3], outer[3]


three_ramps = ramps(x, 1, [(3, 0, 2), (-2, 2, 3), (3, 3, 6)])
three_relus = 1 + 1.5 * relu(x) - 3.5 * relu(x - 2) + 3 * relu(x - 3)
print(f"{mse(three_ramps, y):.5f} {mse(three_relus, y):.5f}")
built = {}
for steepness in (4, 5.3, 8):
    y_hat = hidden_layer(x[:, None], *by_hand(steepness), sigmoid)
    built[steepness] = mse(y_hat, y).item()
    print(steepness, f"{built[steepness]:.5f}")

# %% [markdown]
# ```text
# 0.00000 0.00000
# 4 0.00998
# 5.3 0.01227
# 8 0.02679
# ```
#
# Ramps and ReLUs are exact. The S-curves round every bend, and the steepest of these have the largest MSE.
#
# ## Trained on {#trained-on}
#
# !!! question "Predict first"
#
#     Take the network with steepness 4. For its places and steepness, its outer weights are the best already. Now gradient descent may turn all ten knobs, for 10,000 epochs. What happens to the steepness of the three S-curves?
#
#     - all become steeper, since the bends are sharp;
#     - hardly anything changes, as they stand where they belong;
#     - one becomes steeper, and two become flatter.
#
# Feature and label are standardized for this, as in the lesson, and so are the knobs. Printed are the steepness at the start, the MSE at the end, and at the end the steepness and the places of the three S-curves:

# %%
from nudge.many_networks import train_together
from nudge.figures.one_hidden_layer import terms
from nudge.networks import random_start, unpack

mean, sd = x.mean(), x.std(correction=0)
y_mean, y_sd = y.mean(), y.std(correction=0)


def standardized(W, b, c, b0):
    inner = [*(W[:, 0] * sd), *(b + W[:, 0] * mean)]
    return torch.stack([*inner, *(c / y_sd), (b0 - y_mean) / y_sd])


hands = [standardized(*by_hand(steepness)) for steepness in built]
trained_on = train_together(hands, 0.2, 10_000)
for steepness, (loss, theta) in zip(built, trained_on):
    W, b, c, b0 = unpack(theta, 1)
    steep = [round(w, 1) for w in (W[:, 0] / sd * widths).tolist()]
    at = [round(place, 1) for place in (mean - sd * b / W[:, 0]).tolist()]
    print(f"{steepness}: {loss:.4f} {steep} {at}")
moments = {0: hands[0], 10_000: trained_on[0][1]}
terms("en", moments).savefig("trained-on.svg")

# %% [markdown]
# ```text
# 4: 0.0034 [2.9, 4.9, 2.5] [1.0, 2.5, 4.6]
# 5.3: 0.0043 [3.8, 5.6, 2.7] [0.9, 2.5, 4.5]
# 8: 0.0081 [5.5, 7.7, 3.1] [0.9, 2.5, 4.6]
# ```
#
# ![Two panels, each with the bent curve, three thin S-curves and their sum. At the start the sum rounds off the bends at 2 and 3. After ten thousand epochs the first S-curve stands higher at the left edge, the last one climbs more evenly up to the right edge, the middle one falls more steeply, and the sum comes closer to the bends](trained-on.svg)
#
# ??? success "Compare your prediction"
#
#     - **All become steeper**: only the middle one does, from 4 to $4.9$.
#     - **Hardly anything changes**: the MSE falls to a third, from `0.00998`{ value="built[4]" } to $0.0034$.
#     - **One steeper, two flatter**: right. At 0 and at 6 the points end, so the outer two may begin early and end late; nobody scores that.
#
# From all three starts training lowers the MSE, as it may change steepness *and* places. The places hardly move, by about $0.1$ at most. Those that were built too steep become flatter. Yet after as many epochs the three still differ: where a network starts decides how far it gets.
#
# ## From random starts {#random-starts}
#
# And without any hint? Printed are the number of units, the lowest and the highest MSE among the starts, and how many end below 0.02:

# %%
from nudge.many_networks import train_together

sigmoids = {}
for h, starts in ((1, 5), (2, 5), (3, 20), (5, 5), (10, 5)):
    networks = [random_start(h, seed) for seed in range(starts)]
    sigmoids[h] = train_together(networks, 0.2, 10_000)
    losses = sorted(loss for loss, _ in sigmoids[h])
    below = sum(loss < 0.02 for loss in losses)
    print(f"{h}: {losses[0]:.4f} {losses[-1]:.4f}, {below} of {starts}")

# %% [markdown]
# ```text
# 1: 0.3693 0.3724, 0 of 5
# 2: 0.1572 0.1574, 0 of 5
# 3: 0.0037 0.1576, 18 of 20
# 5: 0.0030 0.0037, 5 of 5
# 10: 0.0026 0.0031, 5 of 5
# ```
#
# With three units, 18 of 20 starts come below 0.02, and these 18 even below the $0.0100$ of the best network built by hand. The best of them, $0.0037$, is not as good as the $0.0034$ of the one trained on. With two units none of these five gets near; with five or ten all do.
#
# ## The same with ReLUs {#relus}
#
# Three ReLUs can be exact. Do random starts find that? A ReLU that is 0 at all 61 points is dead: no slope reaches its knobs, so no step moves them. Printed are the number of units; how many of 20 starts end below 0.02; how many units are dead at the start and at the end; and how many of the networks that failed have a dead unit. ($\eta$ is 0.02 here, as with much larger steps some networks overflow.)

# %%
from nudge.many_networks import train_together


def dead(theta):
    W, b, c, b0 = unpack(theta, 1)
    z = ((x - mean) / sd)[:, None] @ W.T + b
    return sum((z <= 0).all(dim=0).tolist())


relus, dead_units = {}, {}
for h in (3, 4, 6):
    networks = [random_start(h, seed) for seed in range(20)]
    relus[h] = train_together(networks, 0.02, 10_000, torch.relu)
    ends = [dead(theta) for _, theta in relus[h]]
    dead_units[h] = sum(dead(theta) for theta in networks), sum(ends)
    failed = [n for n, (loss, _) in zip(ends, relus[h]) if loss >= 0.02]
    with_dead = sum(n > 0 for n in failed)
    print(f"{h}: {20 - len(failed)} of 20")
    print("  dead:", *dead_units[h], f"of {20 * h}")
    print(f"  failed with a dead unit: {with_dead} of {len(failed)}")

# %% [markdown]
# ```text
# 3: 3 of 20
#   dead: 9 15 of 60
#   failed with a dead unit: 12 of 17
# 4: 6 of 20
#   dead: 17 23 of 80
#   failed with a dead unit: 13 of 14
# 6: 13 of 20
#   dead: 27 38 of 120
#   failed with a dead unit: 7 of 7
# ```
#
# Where S-curves came through from 18 of 20 starts, three ReLUs do so from 3, although an exact network exists. Dead units are one reason. About every fifth of these ReLUs is dead before the first epoch, since its bend lies beyond the points and it climbs outwards; some more die in training, and none comes back. But they are not the only reason. Five of the networks with three units failed with all of them alive: either bends lie beyond the points, where a unit only adds a straight line, or two lie at the same place. More units help, as spare ones. All that holds for this curve, these starts and this $\eta$; it is no verdict on ReLUs.
#
# ## Outside {#outside}
#
# In the end, step outside the points. First the sine: true values, then sums of 8, 32 and 128 ReLUs, at three places beyond 1.

# %%
places = torch.tensor([1.25, 1.5, 1.75], dtype=grid.dtype)
print([round(v, 2) + 0.0 for v in sine(places).tolist()])  # no -0.0
sums = {n: by_relus(places, heights(n)).tolist() for n in (8, 32, 128)}
for n, said in sums.items():
    print(n, [round(v, 2) for v in said])

# %% [markdown]
# ```text
# [1.0, 0.0, -1.0]
# 8 [1.41, 2.83, 4.24]
# 32 [1.56, 3.12, 4.68]
# 128 [1.57, 3.14, 4.71]
# ```
#
# More pieces bring no truth there: the line becomes a little steeper and ends nearer the tangent of the sine at 1. And trained networks? The bent curve is level outside, at 1 on the left and at 5 on the right:

# %%
from nudge.figures.curves_from_bumps import beyond, predicted

far = torch.tensor([-4, -2, 8, 12], dtype=x.dtype)
chosen = {
    torch.sigmoid: [theta for _, theta in sigmoids[3][:5]],
    torch.relu: [theta for loss, theta in relus[3] if loss < 0.02],
}
print("curve", bent_curve(far).tolist())
for activation, thetas in chosen.items():
    for theta in thetas:
        said = predicted(theta, far, activation).tolist()
        print(activation.__name__, [round(v, 1) for v in said])
beyond("en", *chosen.values()).savefig("beyond.svg")

# %% [markdown]
# ```text
# curve [1.0, 1.0, 5.0, 5.0]
# sigmoid [0.4, 0.4, 5.6, 5.8]
# sigmoid [0.3, 0.4, 5.6, 5.8]
# sigmoid [0.4, 0.5, 5.7, 5.9]
# sigmoid [0.4, 0.5, 5.7, 5.9]
# sigmoid [0.4, 0.5, 5.6, 5.8]
# relu [-5.0, -2.0, 7.0, 11.0]
# relu [-5.0, -2.0, 7.0, 11.0]
# relu [-5.0, -2.0, 7.0, 11.0]
# ```
#
# ![The bent curve from −4 to 12, level outside the shaded range from 0 to 6. Five networks of three S-curves follow it within the range; to the left they fall below 1 and become level, to the right they rise above 5 and become level. Three networks of ReLUs lie on the curve within the range and go on along straight lines, down to the left and up to the right](beyond.svg)
#
# In the shaded range all eight are within a quarter of the curve. Outside, the S-curves end level, but at heights of their own: they were free to begin early and end late, and here one sees it. The ReLUs keep their last slopes.
#
# ## Questions {#questions}
#
# !!! question "Why do random places cost more and more, the more units there are?"
#
#     ??? success "Answer"
#
#         The widest gap decides. Of $n$ random places it is on average $1 + \frac12 + \dots + \frac{1}{n+1}$ times as wide as an equal distance: `4.1`{ value="sum(1 / k for k in range(1, 34))" } times with 32 places, and this sum grows without bound. Between two bends there is a straight line, and its error goes with the square of the width.
#
# !!! question "Is a network built by hand better than a trained one?"
#
#     ??? success "Answer"
#
#         Here the best of all was built by hand, and exact. But for that you have to know where the curve bends. Training needs 61 points and no more. The best network of three S-curves came from both: places by hand, then training.
#
# !!! question "The networks of ReLUs fit the 61 points almost exactly. So is the straight line on the right wrong?"
#
#     ??? success "Answer"
#
#         For this curve, yes, but the points can't tell. A curve that goes on rising behind 6 has the same 61 points.
#
# ## Change it {#change-it}
#
# - For 64 pieces, try $w$ from $3n$ to $8n$. Where is the error smallest, and where does it sit on each side of that?
# - Follow the square root or the corner of the lesson instead of the sine. Predict the exponents first.
# - Train the three networks built by hand on for 50,000 epochs. Do they meet?
# - Start the ReLUs so that every bend lies among the points: choose places from `lcg` between $-1.7$ and $1.7$, and $b = -w \cdot \text{place}$. How many are dead at the start, and how many starts come through?
# - Train the ReLUs with $\eta = 0.05$, then with $0.1$.
#
# ## Check {#check}
#
# The last two cells hold the lab to its claims, first for the networks that were built, then for those that were trained.

# %%
for name, p, margin in (
    ("steps", -1, 0.1),
    ("ramps", -2, 0.15),
    ("4n", -1, 0.1),
    ("5n", -1, 0.1),
):
    assert abs(exponents[name] - p) < margin, name
for n in sizes:
    assert abs(max_error(by_relus, n) - max_error(by_ramps, n)) < 1e-9, n
for n, (equal, at_random) in placed.items():
    assert equal < at_random[0], n
assert mse(three_ramps, y) < 1e-20 and mse(three_relus, y) < 1e-20
assert built[4] < built[5.3] < built[8]
assert all(said[0] > 1.4 and said[2] > 4.2 for said in sums.values())

# %%
from nudge.many_networks import train_together

for mine, (loss, _) in zip(built.values(), train_together(hands, 0.2, 0)):
    assert abs(mine - loss) < 1e-9, "standardizing changes no loss"
assert all(loss < mine for mine, (loss, _) in zip(built.values(), trained_on))
assert min(loss for loss, _ in sigmoids[2]) > 0.1
three = [loss for loss, _ in sigmoids[3]]
assert sum(loss < built[4] for loss in three) >= 15
assert trained_on[0][0] < min(three)
assert all(loss < 0.02 for h in (5, 10) for loss, _ in sigmoids[h])
found = [sum(loss < 0.02 for loss, _ in relus[h]) for h in (3, 4, 6)]
assert found[0] < found[1] < found[2] and found[0] < 10
assert all(start <= end for start, end in dead_units.values())
