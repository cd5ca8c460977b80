# ---
# description: Try fourteen learning rates on three scales of the same readings, compute where each curve hits its wall, find the wall by experiment, and forecast how long a run takes without running it.
# given: {"2.93": "the MSE to reach, chosen by hand", "100": "epochs, chosen by hand", "1,000": "epochs to try, chosen by hand"}
# ---

# %% [markdown]
# # A sweep of learning rates {#learning-rate-sweep}
#
# Nobody knows the best learning rate beforehand. So people try many, each a fixed factor above the one before, and look at what is left of the loss: a **sweep**. This lab sweeps the line through the thermometer on three scales of the same readings.
#
# After this lab you can
#
# - run a sweep, and read its curve from left to right;
# - compute the wall from the curvature, and find it by experiment;
# - forecast how many epochs a run takes, without running it.
#
# You need the wall $2/\lambda$ from [How big a step](../lessons/how-big-a-step.md), the three scales from [Two knobs at once](../lessons/two-knobs-and-scaling.md) and `fit_line` from [The training loop](../lessons/the-training-loop.md). A lab is there to be changed: download the notebook below and run it on your own computer.
#
# ## Fourteen learning rates, three scales {#sweep}
#
# !!! question "Predict first"
#
#     Every run takes 100 epochs from $(1, 0)$. The readings are raw, a tenth as large, or standardized. On which scale does a run come closest to the best line, whose MSE is 2.93?
#
#     - raw: with the right learning rate, the scale does not matter;
#     - a tenth: the steep direction is tamed;
#     - standardized: the bowl is round.
#
# The learning rates run from $10^{-6}$ to $10^{0.5}$ in steps of half a power of ten:

# %%
import torch

from nudge.data import thermometer
from nudge.descent import curvature, fit_line, largest_stable_eta
from nudge.losses import mse
from nudge.models import line

x, y = thermometer()
z = (x - x.mean()) / x.std(correction=0)
scales = [("raw", x), ("a tenth", x / 10), ("standardized", z)]
etas = [10 ** (k / 2) for k in range(-12, 2)]


def loss_after(reading, eta, epochs=100):
    return fit_line(reading, y, eta, epochs)["loss"][-1]


losses = [[loss_after(reading, eta) for eta in etas] for _, reading in scales]
print("eta:", ", ".join([name for name, _ in scales]))
for k, eta in enumerate(etas):
    print(f"{eta:7.1e}", *[f"{column[k]:10.4g}" for column in losses])

# %% [markdown]
# ```text
# eta: raw, a tenth, standardized
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
#     - **Raw**: the best of its fourteen runs stops at `28.82`{ value="losses[0][5]" }.
#     - **A tenth**: better, but the best run stops at `12.09`{ value="losses[1][9]" }.
#     - **Standardized**: right. Three of the learning rates reach `2.928`{ value="losses[2][10]" }.
#
# Read a column from the top: the loss falls, here and there it stays level, and from one line to the next it is astronomical. Only one entry fits neither. At $\eta = 1$ both knobs of the standardized run jump to the other side of the bowl and back, for ever.
#
# ## Can the wall be computed? {#walls}
#
# In the steepest direction every epoch multiplies the distance to the bottom by $1 - \eta\lambda$. Beyond $\eta = 2/\lambda$ the factor is below $-1$, and the distance grows. That is a forecast from the readings alone, without a single step. To test it, `search_wall` halves a bracket on the logarithmic scale: on its left the loss after 100 epochs is below the start, on its right it is not.

# %%
def with_ones(reading):
    return torch.stack([reading, torch.ones_like(reading)], dim=1)


def search_wall(reading, low=1e-6, high=10.0):
    while high / low > 1.0001:
        middle = (low * high) ** 0.5
        if loss_after(reading, middle) < loss_after(reading, middle, 0):
            low = middle
        else:  # higher, or inf or nan
            high = middle
    return low


walls = [largest_stable_eta(curvature(with_ones(r))) for _, r in scales]
found = [search_wall(reading) for _, reading in scales]
for (name, _), wall, eta in zip(scales, walls, found):
    print(f"{name}: computed {wall:.6g}, found {eta:.4g}")

# %% [markdown]
# ```text
# raw: computed 0.000339938, found 0.0003399
# a tenth: computed 0.0329782, found 0.033
# standardized: computed 1, found 0.9999
# ```

# %%
import matplotlib.pyplot as plt

for k, style in enumerate(("C0o-", "C1s--", "C2^-.")):
    plt.loglog(etas, losses[k], style, label=scales[k][0], markersize=5)
    plt.axvline(walls[k], color=style[:2], linestyle=":")
plt.ylim(1, 2e3)
plt.xlabel("learning rate η")
plt.ylabel("loss after 100 epochs")
plt.legend(loc="lower left")
plt.savefig("three-walls.svg")

# %% [markdown]
# ![The loss after 100 epochs against the learning rate, both on logarithmic scales, one curve for each scale of the readings. All three fall from the left and shoot up at a dotted vertical line of their own. The raw curve is level at 29 long before its line, the one for a tenth stops at 12, and only the standardized one reaches the bottom, over a wide stretch](three-walls.svg)
#
# Forecast and experiment agree to less than one percent on all three scales; the dotted lines are the computed walls. What changes from curve to curve is how low it gets before it hits its wall.
#
# ## How long until the bottom? {#epochs}
#
# A hundred epochs were our choice. How many would be enough for an MSE of 2.93? Where a run is quick, count:

# %%
def count(reading, eta):
    history = fit_line(
        reading, y, eta, 3000, stop=lambda loss, g: loss <= 2.93
    )
    return len(history["loss"]) - 1


counts = [count(z, eta) for eta in (0.01, 0.1, 0.5, 0.9)]
tenth = [count(x / 10, eta) for eta in (0.01, 0.03)]
print(counts, tenth)

# %% [markdown]
# ```text
# [277, 26, 1, 26] [2748, 915]
# ```
#
# On the standardized scale, $\eta = 0.1$ and $\eta = 0.9$ take equally many epochs: the factors $1 - \eta\lambda$ are `0.8`{ value="1 - 0.1 * 2" } and `−0.8`{ value="1 - 0.9 * 2" }. For a tenth of the readings, three times the learning rate means a third of the epochs.
#
# For the raw readings, counting would take far longer. But after 100 epochs only the flat direction is left, and there each drop is $q$ times the one before. So is the excess, what the loss has above the lowest one. Multiplying one number is quicker than training:

# %%
lowest = mse(line(z, (z * y).mean(), y.mean()), y).item()


def forecast(reading, eta):
    before, last, now = fit_line(reading, y, eta, 100)["loss"][-3:]
    q = (last - now) / (before - last)
    excess, epochs = now - lowest, 100
    while excess > 2.93 - lowest:
        excess, epochs = q * excess, epochs + 1
    return epochs


print(forecast(x / 10, 0.01), forecast(x / 10, 0.03))
print(forecast(x, 1e-4), forecast(x, 3e-4))

# %% [markdown]
# ```text
# 2748 915
# 266025 88674
# ```
#
# The first line is a test: for a tenth of the readings it forecasts what was counted. The second is the answer. Readings a tenth as large need about a hundredth of the epochs, standardized ones a single epoch at best, and no choice of $\eta$ makes up for that.
#
# ## Questions {#questions}
#
# !!! question "Why is the raw curve level at 29, and not at 2.93?"
#
#     ??? success "Answer"
#
#         Only the steep direction has arrived. Along the valley, where the curvature is `0.1751`{ value="torch.linalg.eigvalsh(curvature(with_ones(x)))[0]" }, `99.8`{ value="100 * (1 - 1e-4 * torch.linalg.eigvalsh(curvature(with_ones(x)))[0]) ** 100" }% of the distance is left after 100 epochs at $\eta = 10^{-4}$. A level stretch says that the loss changes slowly, not that it is at its lowest.
#
# !!! question "Why does a tenth of the readings have no good learning rate for 100 epochs?"
#
#     ??? success "Answer"
#
#         The steep direction forbids more than `0.033`{ value="walls[1]" }, and with that the factor of the flat one is `0.9944`{ value="1 - walls[1] * torch.linalg.eigvalsh(curvature(with_ones(x / 10)))[0]" } per epoch. After 100 epochs `57`{ value="100 * (1 - walls[1] * torch.linalg.eigvalsh(curvature(with_ones(x / 10)))[0]) ** 100" }% of the distance remains. No $\eta$ serves both directions; scaling does.
#
# ## Change it {#change-it}
#
# - Take 1,000 epochs instead of 100. Which columns of the table move, and does any wall?
# - Start from the best $w$ and $b = 0$. From which line on does the raw column hardly change, and why?
# - Only subtract the mean, without dividing. Predict the wall from the curvature, then search for it.
# - Train in float32, with `x.float()` and `y.float()`. Which entries become `inf` that were numbers?
#
# ## Check {#check}
#
# The last cell holds the lab to its claims. If you changed something and it stops here, the line tells you which claim no longer holds.

# %%
assert min(losses[2]) < 2.928 < 12 < min(losses[1]) < min(losses[0])
for k in range(3):
    assert abs(found[k] / walls[k] - 1) < 0.01, scales[k][0]
assert counts == [277, 26, 1, 26] and tenth == [2748, 915]
assert [forecast(x / 10, eta) for eta in (0.01, 0.03)] == tenth
assert abs(forecast(x, 3e-4) - 88_674) <= 2
