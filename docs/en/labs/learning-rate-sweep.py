# ---
# description: Try fourteen learning rates on three scales of the same readings, compute where each curve hits its wall, and find the wall again by experiment.
# given: {"0.1": "the factor of the smaller unit, chosen by hand", "2.93": "the MSE to reach, chosen by hand", "100": "epochs, chosen by hand", "5,000": "steps, chosen by hand", "1,000": "epochs to try, chosen by hand"}
# ---

# %% [markdown]
# # A sweep of learning rates {#learning-rate-sweep}
#
# Nobody knows the best learning rate beforehand. So people try many, each a fixed factor above the one before, and look at what is left of the loss: a **sweep**. This lab sweeps the line through the thermometer on three scales of the same readings. You will meet the same U-shaped curve three times, and compute where its right side goes up.
#
# After this lab you can
#
# - run a sweep, and read its curve from left to right;
# - compute the wall from the curvature, and find it again by experiment;
# - say why a flat stretch of the curve need not be the bottom;
# - choose between a constant and a shrinking step for the MAE;
# - tell from the number of epochs before the first `inf` whether float32 or float64 was at work.
#
# You need [How big a step](../lessons/how-big-a-step.md) and [Two knobs at once](../lessons/two-knobs-and-scaling.md). A lab is there to be changed: download the notebook below and run it on your own computer. The whole run takes a few seconds.
#
# ## Fourteen learning rates, three scales {#sweep}
#
# !!! question "Predict first"
#
#     Every run takes 100 epochs from $(1, 0)$. The readings are raw, a tenth as large (×0.1), or standardized. On which scale does a run come closest to the best line, whose MSE is 2.93?
#
#     - raw: with the right learning rate, the scale does not matter;
#     - a tenth: the steep direction is tamed;
#     - standardized: the bowl is round.
#
# The learning rates run from $10^{-6}$ to $10^{0.5}$ in steps of half a power of ten. The loss shown is the one after 100 epochs, that is, 100 updates:

# %%
from math import isfinite, isinf, isnan

import torch

from nudge.data import thermometer
from nudge.descent import (
    curvature,
    epochs_needed,
    fit_line,
    largest_stable_eta,
)
from nudge.losses import mae, mse
from nudge.models import line
from nudge.regression import mae_line, with_constant
from nudge.scaling import Standardizer
from nudge.subgradients import mae_walk

x, y = thermometer()
z = Standardizer().fit(x).transform(x)
scaled = {"raw": x, "×0.1": 0.1 * x, "standardized": z}
etas = [10 ** (k / 2) for k in range(-12, 2)]


def loss_after(reading, eta, epochs=100):
    theta, _ = fit_line(reading, y, eta, epochs)
    return mse(line(reading, *theta), y).item()


losses = {
    name: [loss_after(reading, eta) for eta in etas]
    for name, reading in scaled.items()
}
best = [min(filter(isfinite, row)) for row in losses.values()]
print("eta:", ", ".join(losses))
for eta, *row in zip(etas, *losses.values()):
    print(f"{eta:7.1e}", *(f"{loss:10.4g}" for loss in row))

# %% [markdown]
# ```text
# eta: raw, ×0.1, standardized
# 1.0e-06      562.1      79.75      171.1
# 3.2e-06      69.66      78.46      170.9
# 1.0e-05      29.11      74.58      170.5
# 3.2e-05      29.08      64.23        169
# 1.0e-04      29.02      44.72      164.6
# 3.2e-04      28.82       30.6      151.2
# 1.0e-03  9.64e+140      28.94      115.7
# 3.2e-03 2.325e+252       27.1      50.22
# 1.0e-02        inf      22.08      5.886
# 3.2e-02        inf      12.09      2.928
# 1.0e-01        inf 4.099e+142      2.928
# 3.2e-01        nan 4.098e+253      2.928
# 1.0e+00        nan        inf      171.2
# 3.2e+00        nan        inf 3.038e+147
# ```
#
# ??? success "Compare your prediction"
#
#     - **Raw**: the best of its fourteen runs stops at `28.82`{ value="best[0]" }.
#     - **A tenth**: better, but the best run stops at `12.09`{ value="best[1]" }.
#     - **Standardized**: right. Three of the learning rates reach `2.928`{ value="best[2]" }.
#
# Read a column from the top: the loss falls, here and there it stays level, and from one line to the next it is astronomical. Only one entry fits neither. At $\eta = 1$ the standardized run neither falls nor grows: both knobs jump to the other side of the bowl and back, for ever.
#
# ## Can the wall be computed? {#walls}
#
# In the steepest direction every epoch multiplies the distance to the bottom by $1 - \eta\lambda$. Beyond $\eta = 2/\lambda$ the factor is below $-1$, and the distance grows. That is a forecast from the readings alone, without a single step. To test it, `search_wall` halves a bracket on the logarithmic scale until it is narrow: on its left the loss after 100 epochs is below the start, on its right it is not.

# %%
walls = {
    name: largest_stable_eta(curvature(with_constant(reading)))
    for name, reading in scaled.items()
}


def search_wall(reading, low=1e-6, high=10.0):
    start = loss_after(reading, eta=0.0, epochs=0)
    while high / low > 1.0001:
        middle = (low * high) ** 0.5
        if loss_after(reading, middle) < start:  # never true of inf and nan
            low = middle
        else:
            high = middle
    return low


found = {name: search_wall(reading) for name, reading in scaled.items()}
for name, wall in walls.items():
    print(f"{name}: computed {wall:.6g}, found {found[name]:.4g}")

# %% [markdown]
# ```text
# raw: computed 0.000339938, found 0.0003399
# ×0.1: computed 0.0329782, found 0.033
# standardized: computed 1, found 0.9999
# ```

# %%
import matplotlib.pyplot as plt

for name, style in zip(losses, ("C0o-", "C1s--", "C2^-.")):
    plt.loglog(etas, losses[name], style, label=name, markersize=5)
    plt.axvline(walls[name], color=style[:2], linestyle=":")
plt.ylim(1, 2e3)
plt.xlabel("learning rate η")
plt.ylabel("loss after 100 epochs")
plt.legend(loc="lower left")
plt.savefig("three-walls.svg")

# %% [markdown]
# ![The loss after 100 epochs against the learning rate, both on logarithmic scales, one curve for each scale of the readings. All three fall from the left and shoot up at a dotted vertical line of their own. The raw curve is level at 29 long before its line, the one for ×0.1 stops at 12, and only the standardized one reaches the bottom, over a wide stretch](three-walls.svg)
#
# Forecast and experiment agree to less than one percent on all three scales. The dotted lines are the computed walls. What changes from curve to curve is how low the U gets before it hits its wall.
#
# ## How long until the bottom? {#epochs}
#
# A hundred epochs were our choice. How many would be enough for an MSE of 2.93?

# %%
tried = ((1e-4, 3e-4), (0.01, 0.03), (0.01, 0.1, 0.5, 0.9))
for (name, reading), chosen in zip(scaled.items(), tried):
    needed = {eta: epochs_needed(reading, y, eta) for eta in chosen}
    print(f"{name}: {needed}")

# %% [markdown]
# ```text
# raw: {0.0001: 266025, 0.0003: 88674}
# ×0.1: {0.01: 2748, 0.03: 915}
# standardized: {0.01: 277, 0.1: 26, 0.5: 1, 0.9: 26}
# ```
#
# Three times the learning rate, a third of the epochs: that is all a larger step can do in a narrow valley, and it cannot grow beyond the wall. Readings a tenth as large need about a hundredth of the epochs, standardized ones a single epoch at best, and no choice of $\eta$ makes up for that. On the standardized scale, $\eta = 0.1$ and $\eta = 0.9$ take equally many epochs: the factors $1 - \eta\lambda$ are `0.8`{ value="1 - 0.1 * 2" } and `−0.8`{ value="1 - 0.9 * 2" }.
#
# ## Does the MAE have a wall? {#mae}
#
# The slope of the MAE does not grow with the distance, so no step can explode. Does that make the learning rate harmless? Here are 5,000 steps from $(0, 0)$ on the standardized readings, for six constant steps and a shrinking one. Each line shows how far above the optimum the last thousand losses reach.

# %%
steps = {
    "0.001": lambda k: 0.001,
    "0.01": lambda k: 0.01,
    "0.03": lambda k: 0.03,
    "0.1": lambda k: 0.1,
    "0.3": lambda k: 0.3,
    "1": lambda k: 1,
    "1/(1+k/100)": lambda k: 1 / (1 + k / 100),
}
optimum = mae(line(z, *mae_line(z, y)), y).item()
above = {}
for name, eta in steps.items():
    above[name] = max(mae_walk(z, y, eta)[-1000:]) - optimum
    print(f"{name:>11} {above[name]:7.2g}")

# %% [markdown]
# ```text
#       0.001     6.9
#        0.01   0.012
#        0.03  0.0016
#         0.1  0.0054
#         0.3   0.016
#           1   0.053
# 1/(1+k/100)  0.0013
# ```

# %%
*constant, shrinking = above.items()
sizes = [float(name) for name, _ in constant]
plt.loglog(sizes, [height for _, height in constant], "C0o-")
plt.axhline(shrinking[1], color="C1", linestyle="--")
plt.text(0.001, 0.00065, "shrinking step", color="C1")
plt.text(0.0013, 4, "constant step", color="C0")
plt.ylim(3e-4, 20)
plt.xlabel("step size η")
plt.ylabel("MAE above the optimum")
plt.savefig("mae-steps.svg")

# %% [markdown]
# ![How far the MAE may end above its optimum against the size of a constant step, both on logarithmic scales: a lopsided U. It falls steeply to its lowest point at the third of six steps, then rises evenly. A dashed horizontal line, the shrinking step, lies a little below the lowest point](mae-steps.svg)
#
# Again a U, but its right side is no wall. From $\eta = 0.03$ upward the band above the optimum widens in step with $\eta$; nothing diverges. The left side is familiar: with $\eta = 0.001$, even 5,000 steps do not lead far enough. The shrinking step starts large and ends small, so it need not be chosen as carefully, as long as it does not shrink too soon.
#
# ## How does the number format matter? {#precision}
#
# Beyond the wall a run ends in `inf` and `nan`. After how many epochs the loss is `inf` and `nan` for the first time, for the raw readings at $\eta = 10^{-2}$:

# %%
def first(losses, test):
    return [test(loss) for loss in losses].index(True)


ends = {}
for dtype in (torch.float32, torch.float64):
    loss = fit_line(*thermometer(dtype), 1e-2, 200)[1].loss
    ends[dtype] = first(loss, isinf), first(loss, isnan)
    print(dtype, *ends[dtype])

# %% [markdown]
# ```text
# torch.float32 10 22
# torch.float64 87 175
# ```
#
# float64 has room for eight times as many powers of ten, and divergence fills them at the same rate: it takes about eight times as many epochs. More digits postpone the end; only a smaller $\eta$ prevents it.
#
# ## Questions {#questions}
#
# !!! question "Why is the raw curve level at 29, and not at 2.93?"
#
#     ??? success "Answer"
#
#         Only the steep direction has arrived. Along the valley, where the curvature is `0.1751`{ value="torch.linalg.eigvalsh(curvature(with_constant(x)))[0]" }, hardly anything has happened: at $\eta = 10^{-4}$, `99.8`{ value="100 * (1 - 1e-4 * torch.linalg.eigvalsh(curvature(with_constant(x)))[0]) ** 100" }% of the distance is left after 100 epochs. A level stretch says that the loss changes slowly, not that it is at its lowest.
#
# !!! question "Why does ×0.1 have no good learning rate for 100 epochs?"
#
#     ??? success "Answer"
#
#         Its condition number is `357`{ value="torch.linalg.cond(curvature(with_constant(0.1 * x)))" }. The steep direction forbids more than `0.033`{ value="walls['×0.1']" }, and with that the factor of the flat one is `0.9944`{ value="1 - walls['×0.1'] * torch.linalg.eigvalsh(curvature(with_constant(0.1 * x)))[0]" } per epoch. After 100 epochs `57`{ value="100 * (1 - walls['×0.1'] * torch.linalg.eigvalsh(curvature(with_constant(0.1 * x)))[0]) ** 100" }% of the distance remains. No $\eta$ serves both directions; scaling does.
#
# ## Change it {#change-it}
#
# - Take 1,000 epochs instead of 100. Which columns of the table move, and does any wall?
# - Start from the best $w$ and $b = 0$. From which line on does the raw column hardly change, and why?
# - Only subtract the mean, without dividing. Predict the wall from the curvature, then search for it.
#
# ## Check {#check}
#
# The last cell holds the lab to its claims. If you changed something and it stops here, the line tells you which claim no longer holds.

# %%
assert best[2] == min(best)
for name in walls:
    assert abs(found[name] / walls[name] - 1) < 0.01, name
assert abs(epochs_needed(x, y, 3e-4) - 88_674) <= 2
assert abs(epochs_needed(0.1 * x, y, 0.03) - 915) <= 2
assert epochs_needed(z, y, 0.5) == 1
assert min(above, key=above.get) == "1/(1+k/100)"
assert ends == {torch.float32: (10, 22), torch.float64: (87, 175)}
