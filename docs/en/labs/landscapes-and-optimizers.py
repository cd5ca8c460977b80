# ---
# description: Measure a whole line of saddles, forecast how long each method stays beside one, start 120 networks near and far, race tuned methods in narrower and narrower valleys, and average a noisy walk.
# given: {"5,000": "examples, chosen by hand", "500": "updates and places, chosen by hand", "1,000": "directions, steps and updates, chosen by hand", "1,500": "steps, chosen by hand", "200": "steps, chosen by hand", "277": "counted among a million random directions, in test_two_units.py"}
# ---

# %% [markdown]
# # Landscapes and optimizers {#landscapes-and-optimizers}
#
# Four lessons showed one saddle, one valley, one wall, one floor. How much of it is true of *the* saddle, and how much of saddles? This lab measures more of each kind, forecasts where a forecast is possible, and gives each method in a race a learning rate of its own.
#
# After this lab you can
#
# - compute how long descent and momentum stay beside a saddle, and check it;
# - say how the methods' steps grow as a valley gets narrower, and for whom its direction counts;
# - compute the wall of a batch size, and tell when averaging is worth it.
#
# You need the wall from [How big a step](../lessons/how-big-a-step.md), the copied unit and the four looks from [Hills, valleys, saddles](../lessons/hills-valleys-saddles.md), the rules from [Inertia and adaptive steps](../lessons/momentum-and-adam.md), the floor from [Batches, epochs, updates](../lessons/batches-epochs-updates.md), and averaging from [Learning-rate schedules](../lessons/learning-rate-schedules.md). A lab is there to be changed: download the notebook below.
#
# ## Which random table? {#chance}
#
# !!! question "Predict first"
#
#     Ten thousand symmetric tables of $d$ by $d$, filled with bell-shaped numbers, stand for curvatures. One can make a table symmetric by adding its mirror image, or by copying its lower half to the upper one. Which tables bend up in all directions more often?
#
#     - mirrored;
#     - copied;
#     - both alike: each entry is a bell-shaped number either way.
#
# To look in all directions, complete the square. For $a > 0$, $at^2 + 2bt + c$ is $a(t + b/a)^2 + (c - b^2/a)$: the first part bends up, and the rest is a table with one direction less.

# %%
import torch

from nudge.data import bell


def share_bending_up(S):
    up = torch.ones(len(S), dtype=torch.float64)
    while S.shape[1]:
        pivot = S[:, :1, :1]
        up = up * (pivot[:, 0, 0] > 0)
        S = S[:, 1:, 1:] - S[:, 1:, :1] * S[:, :1, 1:] / pivot
    return up.mean().item()


chances = {}
for d in (2, 3):
    M = torch.tensor(bell(d, 10_000 * d * d)).reshape(10_000, d, d)
    mirror = torch.stack([M[:, :, i] for i in range(d)], dim=1)
    lower = torch.tensor([[float(i >= j) for j in range(d)] for i in range(d)])
    tables = (M + mirror, M * lower + mirror * (1 - lower))
    chances[d] = [share_bending_up(S) for S in tables]
    print(d, *[f"{share:.3f}" for share in chances[d]])

# %% [markdown]
# ```text
# 2 0.151 0.116
# 3 0.027 0.012
# ```
#
# ??? success "Compare your prediction"
#
#     **Mirrored** (the first number), and for $d = 3$ twice as often. Adding the mirror image doubles a number on the diagonal; beside it, two independent ones are added, which makes only $\sqrt2$ times their width. The larger the diagonal, the likelier a minimum. Either way three directions bend up together far more rarely than two.
#
# “Random” is no recipe. A sentence such as “a minimum has such and such a probability” needs the recipe, and neither of these was made with a network in mind. So back to networks.
#
# ## A line of copies {#line}
#
# The copied unit divides its outer weight $c$ into halves. Any other division, $tc$ and $(1 - t)c$, gives the same curve, and gradient 0 as well. That is a whole line of flat places, also beyond its ends, where one part is negative.
#
# !!! question "Predict first"
#
#     Descent starts beside the line. At which division does it stay longest?
#
#     - the halves, as they are the most alike;
#     - an unequal one such as $0.1$ and $0.9$;
#     - everywhere as long, as the curve is the same.

# %%
from math import log

from nudge.landscapes import hessian, kind, lowest_direction
from nudge.two_units import copied_unit, gradients, losses, two_steps

x, y = two_steps()
copy = copied_unit()


def gradient(p):
    return gradients(p[None], x, y)[0]


def divided(t):
    c = copy[4] + copy[5]
    outer = torch.stack([t * c, (1 - t) * c])
    return torch.cat([copy[:4], outer, copy[6:]])


def curvatures(p):
    return torch.linalg.eigvalsh(hessian(gradient, p))


def tenfold(lowest, eta=0.2):
    """Return the steps in which descent gets ten times as far away."""
    return log(10) / log(1 - eta * lowest)


splits = (0.5, 0.25, 0.1, 0.0, -0.1, -0.5)
ends = {t: curvatures(divided(t)).tolist() for t in splits}
for t in splits:
    lowest, highest = ends[t][0], ends[t][-1]
    what = kind(torch.tensor(ends[t]), 1e-6)
    steps = f"{tenfold(lowest):.0f}" if what == "saddle" else "-"
    print(f"{t:4} {abs(lowest):.4f} {highest:5.2f} {steps:>4} {what}")

# %% [markdown]
# ```text
#  0.5 0.0260  3.24  444 saddle
# 0.25 0.0159  3.66  724 saddle
#  0.1 0.0058  4.34 1988 saddle
#  0.0 0.0000  4.97    - undecided
# -0.1 0.0132  5.75  874 saddle
# -0.5 0.0476 10.27  243 saddle
# ```
#
# ??? success "Compare your prediction"
#
#     **An unequal one.** The columns: $t$, the size of the lowest curvature, the highest one, and the steps for a tenfold distance at $\eta = 0.2$. The halves are left more than four times as fast as $0.1$ and $0.9$.
#
# At $t = 0$ one unit has no outer weight. Turning its $w$ and $b$ changes nothing, three of the seven curvatures are 0, and they decide nothing. It is much like a plateau. Beyond, the saddle is steep again, but so is the other side: at $t = -0.5$ the highest curvature puts the wall at $\eta =$ `0.195`{ value="2 / ends[-0.5][-1]" }, so that $0.2$ would break out.

# %%
import matplotlib.pyplot as plt

ts = [k / 10 for k in range(-5, 16)]
plt.plot(ts, [curvatures(divided(t))[0].item() for t in ts], "C0o-")
plt.axhline(0, color="C1", linestyle=":")
plt.xlabel("share t of the first unit")
plt.ylabel("lowest curvature")
plt.savefig("line-of-copies.svg")

# %% [markdown]
# ![The lowest curvature against the share t, from −`0.5`{ value="-ts[0]" } to `1.5`{ value="ts[-1]" }. It is 0 at t = 0 and at t = 1, dips between them to −`0.026`{ value="-ends[0.5][0]" } at one half, and falls steeply outside, the same on both sides](line-of-copies.svg)
#
# ## Away from the saddle {#race}
#
# Now all methods, from pushes of three sizes along the way down, and from the exact copy. What can be forecast? For descent, the distance grows by $1 + \eta|\lambda|$ a step. With momentum each move is $\mu$ times the last one, and $\eta|\lambda|$ times the distance. If the distance grows by a factor $r$ a step, then $r^2 - r = \mu(r - 1) + \eta|\lambda| r$, and
#
# $$
# r = \frac{s + \sqrt{s^2 - 4\mu}}{2}, \qquad s = 1 + \mu + \eta|\lambda|
# $$
#
# Each method has three learning rates, and the best for the middle push counts. A network has left once its loss is below $0.01$.

# %%
from nudge.optimizers import adam, momentum, rmsprop

down = lowest_direction(hessian(gradient, copy))
down = down * down[1].sign()  # the way on which w₂ grows


def plain(theta, g, state, eta):
    return momentum(theta, g, state, eta, 0.0)


new = (0, 0.0, 0.0)
rules = {
    "descent": (plain, 0.0, (0.1, 0.2, 0.3)),
    "momentum": (momentum, 0.0, (0.1, 0.2, 0.3)),
    "RMSProp": (rmsprop, 0.0, (0.002, 0.01, 0.05)),
    "Adam": (adam, new, (0.03, 0.1, 0.3)),
}
sizes = (1e-2, 1e-3, 1e-4, 0.0)


def steps_away(rule, state, eta, limit=1700):
    P = torch.stack([copy + size * down for size in sizes])
    steps = torch.full((4,), torch.inf)
    for step in range(1, limit + 1):
        P, state = rule(P, gradients(P, x, y), state, eta)
        there = torch.where(losses(P, x, y) < 0.01, step, torch.inf)
        steps = steps.clamp(max=there)
        if steps[:3].max() < torch.inf:
            break
    parted = (P[3, :6:2] - P[3, 1:6:2]).abs().max().item()
    return steps.tolist(), parted


races = {}
for name, (rule, state, etas) in rules.items():
    tried = [(*steps_away(rule, state, eta), eta) for eta in etas]
    races[name] = min(tried, key=lambda one: one[0][1])
    steps, parted, eta = races[name]
    print(f"{name:8} {eta:4}", *[f"{one:5.0f}" for one in steps], parted < 1e-9)
size = abs(ends[0.5][0])
s = 1.9 + 0.3 * size
forecasts = tenfold(-size, 0.3), log(10) / log((s + (s * s - 3.6) ** 0.5) / 2)
print(*[f"{one:.1f}" for one in forecasts])

# %% [markdown]
# ```text
# descent   0.3  1011  1307  1604   inf True
# momentum  0.3   135   179   223   inf True
# RMSProp  0.01   192   196   176   inf True
# Adam      0.3    85    73    37   inf True
# 296.6 44.2
# ```
#
# - **Descent and momentum** need the same number of steps more for each push that is ten times smaller, and the last line forecast how many. Momentum is almost seven times as fast here.
# - **Adam and RMSProp** don't mind how small the push is. A step is about $\eta$ long for each knob whose slope is above $\varepsilon$, so after a few steps little is left of where they began. For them the saddle is hardly there.
# - **From the exact copy** nobody leaves. Equal units have equal slopes and equal states, and each of these rules treats them alike: `True` says that the units have not parted.
#
# ## Near and far starts {#starts}
#
# Ten random starts were few. Take forty for each of three widths, and train each for 1,500 steps with three methods, whose $\eta$ is not tuned here. How many are still above $0.02$, at the level of one unit or higher?

# %%
torch.manual_seed(0)
widths = (0.3, 1.0, 3.0)
S = torch.cat([width * torch.randn(40, 7, dtype=x.dtype) for width in widths])
stuck, ended = {}, {}
for name, eta in (("descent", 0.2), ("momentum", 0.05), ("Adam", 0.03)):
    rule, state, _ = rules[name]
    P = S
    for step in range(1500):
        P, state = rule(P, gradients(P, x, y), state, eta)
    ended[name] = P
    stuck[name] = (losses(P, x, y).reshape(3, 40) > 0.02).sum(dim=1).tolist()
    print(f"{name:8}", *stuck[name])

# %% [markdown]
# ```text
# descent  3 10 23
# momentum 8 11 21
# Adam     0 13 33
# ```
#
# Each row has the widths $0.3$, $1$ and $3$. The start decides more than the method: of the narrow ones few are stuck, of the wide ones more than half, whichever rule takes the steps. Adam, so quick beside a saddle, is no cure for this.
#
# What holds them? With large $w$ and $b$ a unit may be level, nearly the same for all $x$. Count the wide starts with such a unit, among those stuck with descent and among the others. Then give all that are stuck another 1,000 steps: as before, with three times $\eta$, after a push.

# %%
P = ended["descent"]
high = losses(P, x, y) > 0.02
units = torch.tanh(S[:, :2, None] * x + S[:, 2:4, None])
level = units.std(dim=2).min(dim=1).values < 0.1
wide = level[80:]
counts = [wide[high[80:]].sum().item(), wide[~high[80:]].sum().item()]
print(counts)

held = P[high]
ways = torch.stack([lowest_direction(hessian(gradient, p)) for p in held])
Q = torch.cat([held, held, held + 0.01 * ways])
rates = [eta for eta in (0.2, 0.6, 0.2) for p in held]
rates = torch.tensor(rates, dtype=x.dtype)[:, None]
for step in range(1000):
    Q = Q - rates * gradients(Q, x, y)
freed = (losses(Q, x, y).reshape(3, -1) <= 0.02).sum(dim=1).tolist()
before, thrown, pushed = freed
print(len(held), before, pushed, len(held) / 3 < thrown < len(held) * 2 / 3)

# %% [markdown]
# ```text
# [15, 2]
# 36 3 3 True
# ```
#
# Nearly all wide starts with a level unit are among the stuck. The last line has the number of the stuck, of all widths, and how many of them got free as before and after a push: the push changes nothing, as in the lesson. The larger $\eta$ throws off about half of them, `True`: more than a third and less than two. Which ones hangs on rounding, so close to chaos are steps beyond the wall. A new start, with smaller weights, is the better remedy.
#
# ## Narrower and narrower {#valleys}
#
# A valley $\frac12(\kappa a^2 + b^2)$ has the condition number $\kappa$. Let $\kappa$ be 10, then a hundred, then a thousand, and lay the valley straight, then turned by 45°. Every method has 33 learning rates from $10^{-4}$ to 10, momentum also three $\mu$. It has arrived with the first of 200 steps that are all below a height of $10^{-6}$.
#
# !!! question "Predict first"
#
#     Ten times the $\kappa$: how many times as many steps for descent, for momentum and for Adam?

# %%
kappas = (10.0, 100.0, 1000.0)
grid = [10 ** (k / 8) for k in range(-32, 9)]


def best_arrivals(rule, state, degrees, kept=200, limit=4000):
    """Return the steps to arrive, for each κ with its best η of the grid."""
    turn = torch.tensor(degrees * torch.pi / 180, dtype=torch.float64)
    c, s = turn.cos(), turn.sin()
    R = torch.stack([torch.stack([c, s]), torch.stack([-s, c])])
    shape = [[kappa, 1.0] for kappa in kappas for eta in grid]
    K = torch.tensor(shape, dtype=torch.float64)
    eta = torch.tensor(grid * 3, dtype=torch.float64)[:, None]
    theta, low = torch.ones_like(K) @ R, torch.zeros(len(K))
    arrival = torch.full((len(K),), torch.inf)
    for step in range(limit):
        own = theta @ R.T  # along the valley's axes
        low = torch.where((K * own * own).sum(dim=1) <= 2e-6, low + 1, 0)
        there = torch.where(low == kept, step - kept + 1, torch.inf)
        arrival = arrival.clamp(max=there)
        found = arrival.reshape(3, len(grid)).min(dim=1).values
        if found.max() < torch.inf:
            break
        theta, state = rule(theta, (K * own) @ R, state, eta)
    return found


arrivals = {}
for degrees in (0, 45):
    for mu in (0.0, 0.5, 0.8, 0.9):
        found = best_arrivals(lambda *each: momentum(*each, mu), 0.0, degrees)
        arrivals[mu, degrees] = found
    tried = torch.stack([arrivals[mu, degrees] for mu in (0.5, 0.8, 0.9)])
    arrivals["descent", degrees] = arrivals[0.0, degrees].tolist()
    arrivals["momentum", degrees] = tried.min(dim=0).values.tolist()
    arrivals["Adam", degrees] = best_arrivals(adam, new, degrees).tolist()
for name in ("descent", "momentum", "Adam"):
    both = arrivals[name, 0] + arrivals[name, 45]
    print(f"{name:8}", *[f"{steps:5.0f}" for steps in both])

# %% [markdown]
# ```text
# descent     35   366  3687    35   366  3687
# momentum    22    80   204    22    80   204
# Adam       142   161   181   142   167   458
# ```
#
# The first three columns are the straight valley, the others the turned one.
#
# - **Descent** takes ten times the steps for ten times the $\kappa$.
# - **Momentum** takes about three times: it goes with $\sqrt\kappa$, provided that $\mu$ is chosen anew for each valley. Like descent, it does not see the turn.
# - **Adam**, in the straight valley, hardly minds. It gives each axis its own pace, and the narrow direction is an axis. Turned by 45° it does mind, once the valley is very narrow. In the wide one, where $\kappa$ is 10, it is the slowest of the three.
#
# In the lesson the turn cost Adam much already at $\kappa = 100$, with the same $\eta = 0.1$ for both valleys. Tuned for each, it costs next to nothing there. What one compares, at one setting or each at its best, is part of the result.
#
# ## The wall of a batch {#batches}
#
# Single examples are steeper than their mean, so small batches have a lower wall. Where is it? An update turns the distance $(d_w, d_b)$ to the best line into another one, apart from a push by the noise:
#
# $$
# d_w \leftarrow p\,d_w + q\,d_b, \qquad d_b \leftarrow q\,d_w + r\,d_b
# $$
#
# With one example $p = 1 - 2\eta x^2$, $q = -2\eta x$, $r = 1 - 2\eta$. How large are the squares after it? $d_w^2$ becomes $p^2 d_w^2 + 2pq\,d_w d_b + q^2 d_b^2$, and so on: a table makes new squares from old ones. Take its mean over all examples. For $B$ examples drawn at random, a share of $1/B$ of it counts, and for the rest the table of the mean update. If applying it again and again makes the squares larger, $\eta$ is beyond the wall.

# %%
from nudge.batches import sgd_line
from nudge.data import lcg, noisy_line
from nudge.descent import curvature, largest_stable_eta, least_squares

X, Y = noisy_line()


def squares(p, q, r):
    rows = (
        (p * p, 2 * p * q, q * q),
        (p * q, p * r + q * q, q * r),
        (q * q, 2 * q * r, r * r),
    )
    return torch.stack([torch.stack([m.mean() for m in row]) for row in rows])


def growth(eta, batch_size):
    p, q, r = 1 - 2 * eta * X * X, -2 * eta * X, 1 - 2 * eta + 0 * X
    of_one, of_all = squares(p, q, r), squares(p.mean(), q.mean(), r.mean())
    T = of_one / batch_size + (1 - 1 / batch_size) * of_all
    s = torch.tensor([1.0, 0.0, 1.0], dtype=X.dtype)
    for update in range(60):
        s = T @ s / s.norm()
    return s.norm().item()


def wall(batch_size, low=0.01, high=2.0):
    while high / low > 1.001:
        middle = (low * high) ** 0.5
        if growth(middle, batch_size) < 1:
            low = middle
        else:
            high = middle
    return low


walls = {batch_size: wall(batch_size) for batch_size in (1, 2, 5, 10, 100)}
print(*[f"{batch_size}: {eta:.3f}" for batch_size, eta in walls.items()])
columns = torch.stack([X, torch.ones_like(X)], dim=1)
print(f"all: {largest_stable_eta(curvature(columns)):.3f}")

# %% [markdown]
# ```text
# 1: 0.328 2: 0.463 5: 0.609 10: 0.674 100: 0.734
# all: 0.741
# ```
#
# That is a forecast for the *mean* of the squares. Fifty walks test it, with examples drawn at random, for $B = 1$ and $B = 10$, at half the wall, just below, just above, and far beyond. Each row: how many walks are higher after 500 updates than at their start, the mean excess, and the one in the middle.

# %%
u, v = X.tolist(), Y.tolist()
w_best, b_best = least_squares(columns, Y).tolist()
mean, mean_square = X.mean().item(), (X * X).mean().item()


def excess(w, b):
    dw, db = w - w_best, b - b_best
    return mean_square * dw * dw + 2 * mean * dw * db + db * db


def drawn(seed, n):
    return [int(1000 * draw) for draw in lcg(seed, n)]


higher, typical = {}, {}
for batch_size in (1, 10):
    rows = [drawn(1000 + walk, 500 * batch_size) for walk in range(50)]
    for part in (0.5, 0.9, 1.1, 1.5):
        eta = part * walls[batch_size]
        lines = [sgd_line(u, v, [each], batch_size, eta)[-1] for each in rows]
        found = sorted([excess(w, b) for w, b in lines])
        higher[batch_size, part] = sum([one > excess(0, 0) for one in found])
        typical[batch_size, part] = sum(found) / 50, found[25]
        middle = [f"{one:.2g}" for one in typical[batch_size, part]]
        print(batch_size, part, higher[batch_size, part], *middle)

# %% [markdown]
# ```text
# 1 0.5 0 0.17 0.096
# 1 0.9 2 1.2 0.54
# 1 1.1 13 26 2.5
# 1 1.5 50 3.7e+54 4.1e+32
# 10 0.5 0 0.039 0.033
# 10 0.9 1 0.6 0.16
# 10 1.1 11 39 0.54
# 10 1.5 50 1.2e+187 3.5e+167
# ```
#
# Far below the wall nothing happens, far beyond it every walk breaks out. Close to it the mean and the middle part company: at $1.1$ times the wall most walks are still lower than at their start, `6.03`{ value="excess(0, 0)" }, while a few have gone so far that the mean is higher. So one run that went well does not show that its $\eta$ is safe.
#
# ## The mean of a cloud {#averaging}
#
# Below the wall the walk ends in its cloud. What does averaging make of it? Batches of ten, 1,000 updates, forty walks: the mean excess of the last place, and that of the mean of the last 500 places.

# %%
rows = [drawn(1000 + walk, 10_000) for walk in range(40)]
last, averaged = {}, {}
for eta in (0.01, 0.05, 0.4):
    last[eta] = averaged[eta] = 0.0
    for each in rows:
        path = sgd_line(u, v, [each], 10, eta)
        late = torch.tensor(path[501:], dtype=X.dtype).mean(dim=0).tolist()
        last[eta] = last[eta] + excess(*path[-1]) / 40
        averaged[eta] = averaged[eta] + excess(*late) / 40
    print(eta, f"{last[eta]:.5f} {averaged[eta]:.6f}")
lowest = ((w_best * X + b_best - Y) ** 2).mean().item()
print(f"{2 * lowest / 5_000:.6f}")

# %% [markdown]
# ```text
# 0.01 0.00044 0.000097
# 0.05 0.00234 0.000099
# 0.4 0.04716 0.000121
# 0.000102
# ```
#
# The last places differ by a factor of a hundred, and the means hardly at all. The averaged place hardly depends on $\eta$; it depends on how many examples went into it: about as good as the least-squares line through 5,000 examples drawn at random, whose excess is on average $2\sigma^2/n$ (the last line, with the lowest MSE for $\sigma^2$, and 2 for the knobs). This holds for such a bowl, once the walk has arrived.
#
# ## Questions {#questions}
#
# !!! question "Why does a mini-batch not help at the exact copy?"
#
#     ??? success "Answer"
#
#         Noise frees if it has a part along the way down, and here that way parts the units. A batch gives both of them the same slopes, so its noise moves them together. Push the units apart by different amounts, or start them apart.
#
# !!! question "Of 1,000 random directions at the copy, in how many does it go down?"
#
#     ??? success "Answer"
#
#         Probably in none: in the lesson it was none of a thousand, and 277 of a million. Only two of the seven curvatures are not above 0, and the highest is `125`{ value="-ends[0.5][-1] / ends[0.5][0]" } times the lowest in size. A random direction nearly always has enough of the steep ones.
#
# !!! question "You turn a valley by 45°. Who cares?"
#
#     ??? success "Answer"
#
#         RMSProp and Adam, as they scale axis by axis. Descent and momentum see the same slopes, only turned, and the same number of steps leads to the goal.
#
# ## Change it {#change-it}
#
# - Let the tables of the first part have 4 by 4 entries. How many of ten thousand still bend up?
# - Race away from $t = 0.1$ instead of the halves. Forecast descent and momentum first.
# - Give wide starts only to $w_1$ and $w_2$, then only to $b_1$ and $b_2$. Which of them makes units that are level?
# - Turn the valley by 10°, 20°, 30°. At which angle does Adam begin to mind?
# - Average from the start instead of from the middle. For which $\eta$ is that worse?
#
# ## Check {#check}
#
# The last cell holds the lab to its claims. If you changed something and it stops here, the line tells you which claim no longer holds.

# %%
assert all(mirrored > copied for mirrored, copied in chances.values())
assert sum(end < -1e-6 for end in ends[0.5]) == 1
assert tenfold(ends[0.1][0]) > 4 * tenfold(ends[0.5][0])
for name, forecast in zip(("descent", "momentum"), forecasts):
    steps = races[name][0]
    assert abs(steps[2] - steps[1] - forecast) < 2, name
for name, (steps, parted, eta) in races.items():
    assert steps[3] == torch.inf and parted < 1e-9, name
    assert name == "descent" or max(steps[:3]) < 500, name
for few, some, many in stuck.values():
    assert few < 10 and many > 20
assert counts[0] > 5 * counts[1]
assert before == pushed < len(held) / 3 < thrown < len(held) * 2 / 3
for degrees in (0, 45):
    _, hundred, thousand = arrivals["descent", degrees]
    assert 9 < thousand / hundred < 11
    _, hundred, thousand = arrivals["momentum", degrees]
    assert 2 < thousand / hundred < 4
assert arrivals["Adam", 0][2] < 1.5 * arrivals["Adam", 0][0]
assert arrivals["Adam", 45][2] > 2 * arrivals["Adam", 0][2]
for batch_size in (1, 10):
    assert higher[batch_size, 0.5] == 0 and higher[batch_size, 1.5] == 50
    above, middle = typical[batch_size, 1.1]
    assert middle < excess(0, 0) < above
assert max(last.values()) > 80 * min(last.values())
assert max(averaged.values()) < 1.3 * min(averaged.values())
