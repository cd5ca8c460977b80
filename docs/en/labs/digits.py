# ---
# time_limit: 180
# description: Read handwritten digits from the first look to the saved file, with baselines, four optimizers, four plans, rates and widths, a choice by validation, one test, the errors, and other hands.
# given: {"297": "the validation pictures", "300": "the test pictures, and the last rows of the file", "292": "right test pictures in Running experiments", "250": "a guess to choose", "270": "a guess to choose", "290": "a guess to choose", "128": "a width, chosen", "256": "a width, chosen", "512": "a width, chosen"}
# ---

# %% [markdown]
# # Handwritten digits, end to end {#digits-end-to-end}
#
# Sixty-four numbers go in, one of ten digits comes out. Each lesson had its own answer to how such a reader gets better: hidden units, momentum, plans for the rate, wider layers, longer searches. This lab takes them all in turn, on the same pictures, and asks of each: how many more pictures does it read?
#
# After this lab you can
#
# - carry one task from the first look at the data to a model in a file;
# - say which of your choices brought the gain, and which brought nothing that can be told from chance;
# - find out whether a test is kinder than the world that the model is meant for.
#
# You need the digits from [Small or large batches](../lessons/small-or-large-batches.md#digits), the scores and losses of [Classification](../lessons/classes-and-probabilities.md), the rules from [Inertia and adaptive steps](../lessons/momentum-and-adam.md), the plans from [Learning-rate schedules](../lessons/learning-rate-schedules.md), and plan, spread and standard error from [Running experiments](../lessons/running-experiments.md). A lab is there to be changed: download the notebook below.
#
# ## The plan {#plan}
#
# Before the first run:
#
# 1. What counts: right pictures out of 297 in the validation set, after the last epoch.
# 2. Seeds from `1000`{ value="10**3" } on choose rates and plans. Ten fresh ones, from `1100`{ value="11 * 10**2" } on, judge the widths. They decide start and order, not the split.
# 3. Rule: take the setting with the best mean. If a simpler one lies within two standard errors of it, take that.
# 4. The test set comes last, once, for one network: that of the first fresh seed.
#
# One thing must be confessed: [Running experiments](../lessons/running-experiments.md) opened this test set already, for a network with 32 hidden units, which read 292 of 300, and [Choosing and keeping a model](../lessons/choosing-and-keeping-a-model.md#test) for one with 128. We do not choose by those numbers.
#
# ## Look first {#look}
#
# How many training pictures are there of each digit?

# %%
import torch

from nudge.data.digits import digits, digits_split

parts = {part: (X.double(), k) for part, (X, k) in digits_split().items()}
X, k = parts["train"]
counts = [(k == digit).sum().item() for digit in range(10)]
print(counts)

# %% [markdown]
# ```text
# [123, 111, 118, 128, 109, 135, 135, 116, 112, 113]
# ```
#
# No digit is rare. A share of right ones is therefore a fair measure here: nobody gets far with it by naming one digit only. And what do the pictures look like, the usual ones and the strange? As strange counts the one that is farthest from the mean picture of its digit.

# %%
usual, strange = [], []
for digit in range(10):
    places = [i for i, label in enumerate(k.tolist()) if label == digit]
    off = X[places] - X[places].mean(dim=0)
    far = (off * off).sum(dim=1)
    usual.append(places[far.argmin().item()])
    strange.append(places[far.argmax().item()])
print(usual)
print(strange)

# %% [markdown]
# ```text
# [1185, 275, 884, 263, 659, 1000, 1138, 695, 562, 991]
# [355, 1128, 883, 862, 1063, 1029, 1139, 783, 556, 447]
# ```

# %%
from nudge.figures.pictures import pictures

titles = 2 * [str(digit) for digit in range(10)]
pictures(X[usual + strange], titles).savefig("usual-and-strange.svg")

# %% [markdown]
# ![Two rows of ten small pictures, 0 to 9. Above, the one nearest to the mean of its digit, all easy to read. Below, the farthest one: a 1 with a long flag, a 7 without its bar, an 8 whose lower loop is a mere stroke](usual-and-strange.svg)
#
# ## Two baselines {#baselines}
#
# !!! question "Predict first"
#
#     A reader without any training compares a new picture with all `1,200`{ value="len(k)" } known ones, pixel by pixel, and takes over the label of the nearest. How many of 297 are right?
#
#     - about half, for nobody writes a digit twice alike;
#     - about 250, as with a simple line;
#     - over 290.
#
# The other baseline doesn't even look: it always names the digit that is commonest *in training*.

# %%
def nearest(X, Z):
    """Return for each row of Z the place of the nearest row of X."""
    own = (Z * Z).sum(dim=1, keepdim=True)
    return ((X * X).sum(dim=1) - 2 * Z @ X.T + own).argmin(dim=1)


def right(predicted, actual):
    return (predicted == actual).sum().item()


V, actual = parts["validation"]
commonest = counts.index(max(counts))
majority = (actual == commonest).sum().item()
peeked = max([(actual == digit).sum().item() for digit in range(10)])
neighbour = right(k[nearest(X, V)], actual)
print(commonest, majority, peeked, neighbour)

# %% [markdown]
# ```text
# 5 23 43 293
# ```
#
# ??? success "Compare your prediction"
#
#     **Over 290.** The last number, `293`{ value="neighbour" }, is the bar for everything that follows.
#
# (The square of a distance is $x^2 - 2xz + z^2$, summed over the pixels.) Fives and sixes are equally common in training; the rule takes the first, and is right on `23`{ value="majority" }. The third number, `43`{ value="peeked" }, would be the commonest digit of the *validation* set: a baseline that has looked at the answers. It looks nearly twice as good, and is worth nothing.
#
# ## Many networks at once {#together}
#
# The experiments below train more than three hundred networks. One by one that would take minutes. But networks of one shape can stand in one tensor: `W` has the axes network, unit, input. A product then works on all of them together, and the slopes of the *sum* of their losses are those of each one alone, since no loss depends on another's weights.

# %%
from torch import nn

from nudge.classification import cross_entropy
from nudge.networks import mlp
from nudge.optimizers import adam, momentum, rmsprop


def networks(sizes, seeds):
    """Return W, b, W, b ... of one network for each seed, stacked."""
    nets = [mlp(sizes, nn.ReLU, seed).double() for seed in seeds]
    layers = zip(*[net.state_dict().values() for net in nets])
    stacks = [torch.stack(same) for same in layers]
    return [
        stack.reshape(len(nets), -1, stack.shape[-1]) for stack in stacks
    ]


def scores(theta, X):
    """Return z[R, N, 10] of R networks, from X[N, 64] or X[R, N, 64]."""
    for i in range(0, len(theta), 2):
        X = X.relu() if i else X
        X = X @ theta[i].mT + theta[i + 1]
    return X


print([tuple(knob.shape) for knob in networks((64, 32, 10), range(1, 6))])

# %% [markdown]
# ```text
# [(5, 32, 64), (5, 1, 32), (5, 10, 32), (5, 1, 10)]
# ```
#
# Five networks with 32 units: their first weights, first biases, second weights, second biases. (`mT` swaps the last two axes.) Judging takes the networks apart again, into lists of so many runs of one setting:

# %%
def judged(theta, part, runs):
    """Return losses and right pictures, each in lists of so many runs."""
    X, k = part
    Z = scores(theta, X)
    losses = [cross_entropy(z, k).item() for z in Z]
    found = [right(z.argmax(dim=1), k) for z in Z]
    cuts = range(0, len(Z), runs)
    return [
        [values[i : i + runs] for i in cuts] for values in (losses, found)
    ]

# %% [markdown]
# Training is the loop that you know, with a batch for each network. All networks of one seed see the same order.

# %%
def plain(theta, g, state, eta):
    return theta - eta * g, state


def constant(update):
    return 1.0


def train(
    sizes,
    rates,
    seeds,
    rule=plain,
    state=0.0,
    plan=constant,
    epochs=20,
    part=parts["train"],
):
    """Train a network for each rate and seed; return all, by epochs."""
    (X, k), path, update = part, [], 0
    theta = networks(sizes, len(rates) * list(seeds))
    states = [state for knob in theta]
    eta = [[[rate]] for rate in rates for seed in seeds]
    eta = torch.tensor(eta, dtype=torch.float64)
    chance = [torch.Generator().manual_seed(100 + seed) for seed in seeds]
    for epoch in range(epochs):
        orders = [torch.randperm(len(k), generator=each) for each in chance]
        orders = torch.stack(len(rates) * orders)
        for rows in orders.split(32, dim=1):
            knobs = [knob.detach().requires_grad_() for knob in theta]
            z = scores(knobs, X[rows]).flatten(0, 1)
            loss = len(rows) * cross_entropy(z, k[rows].flatten())
            slopes = torch.autograd.grad(loss, knobs)
            moved = zip(theta, slopes, states)
            moved = [rule(*each, plan(update) * eta) for each in moved]
            theta, states = zip(*moved)
            update = update + 1
        path.append(theta)
    return path

# %% [markdown]
# Is it right? The log of [Running experiments](../lessons/running-experiments.md#fair) has five runs with 32 units, the rate $0.1$ and ten epochs. They read $272, 274, 274, 273, 272$, trained one by one, by PyTorch's own optimizer. Then the first question: what do 64 hidden units gain over none, at the same rate $0.5$?

# %%
from nudge.experiments import difference, spread

again = train((64, 32, 10), [0.1], range(1, 6), epochs=10)
_, logged = judged(again[-1], parts["validation"], 5)
print(logged[0])

seeds = range(1000, 1005)
first, ended = {}, {}
for name, sizes in (("none", (64, 10)), ("hidden", (64, 64, 10))):
    theta = train(sizes, [0.5], seeds)[-1]
    losses, _ = judged(theta, parts["train"], 5)
    _, found = judged(theta, parts["validation"], 5)
    first[name], ended[name] = found[0], spread(losses[0])[0]
    print(name, f"{ended[name]:.3f}", found[0])

# %% [markdown]
# ```text
# [272, 274, 274, 273, 272]
# none 0.142 [283, 283, 286, 281, 284]
# hidden 0.028 [288, 289, 291, 289, 289]
# ```
#
# The same five numbers, to the picture: what trains together trains as if alone. Without a hidden layer, which is called *softmax regression*, the training loss ends at `0.142`{ value="ended['none']" }, and `283.4`{ value="spread(first['none'])[0]" } pictures are right on the mean; with 64 hidden units it is `289.2`{ value="spread(first['hidden'])[0]" }. Six pictures more, and no overlap between the seeds.
#
# ## Four optimizers {#optimizers}
#
# !!! question "Predict first"
#
#     At the rate $0.1$, momentum $0.9$ ends at a training loss that is 18 times lower than that of plain descent. How much is left of it if plain descent gets the rate 1?
#
#     - nearly all: momentum is the better rule;
#     - about a factor of two;
#     - nothing, or less.
#
# Each method gets five rates, enough to go past its best one, and five seeds. Momentum adds up its steps, to $1 / (1 - 0.9) = 10$ times their size on a steady slope; so its rates are a tenth of those of plain descent.

# %%
methods = {
    "plain": (plain, 0.0, (0.1, 0.5, 1.0, 1.5, 2.0)),
    "momentum": (momentum, 0.0, (0.01, 0.05, 0.1, 0.15, 0.2)),
    "RMSProp": (rmsprop, 0.0, (0.001, 0.003, 0.01, 0.02, 0.03)),
    "Adam": (adam, (0, 0.0, 0.0), (0.001, 0.003, 0.01, 0.02, 0.03)),
}

# %% [markdown]
# Behind each rule stands the state that a parameter begins with, as in the lesson. Now all of them, twenty epochs each:

# %%
ends, reads = {}, {}
for name, (rule, state, rates) in methods.items():
    path = train((64, 64, 10), rates, seeds, rule, state)
    fell = [judged(path[n - 1], parts["train"], 5)[0] for n in (1, 5, 20)]
    _, found = judged(path[-1], parts["validation"], 5)
    for i in range(5):
        losses = [spread(each[i])[0] for each in fell]
        mean, sd = spread(found[i])
        reads[name, rates[i]], ends[name, rates[i]] = found[i], losses[-1]
        shown = [f"{loss:.4f}" for loss in losses] + [f"{mean:.1f} {sd:.1f}"]
        if min(found[i]) < 260:
            shown = ["-"]
        print(f"{name:8} {rates[i]:5}", *shown)

# %% [markdown]
# ```text
# plain      0.1 1.9983 0.4895 0.1313 282.4 1.8
# plain      0.5 0.6494 0.1370 0.0278 289.2 1.1
# plain      1.0 0.7284 0.1083 0.0147 289.6 2.6
# plain      1.5 -
# plain      2.0 -
# momentum  0.01 2.1030 0.5260 0.1305 281.8 1.5
# momentum  0.05 0.9147 0.1319 0.0280 288.8 1.6
# momentum   0.1 0.4248 0.0950 0.0073 289.6 1.1
# momentum  0.15 0.4275 0.1034 0.0022 291.2 1.8
# momentum   0.2 0.5149 0.1094 0.0010 290.8 1.9
# RMSProp  0.001 1.2386 0.3994 0.1176 284.4 1.3
# RMSProp  0.003 0.4887 0.1561 0.0392 288.6 1.1
# RMSProp   0.01 0.3689 0.0894 0.0264 288.8 4.2
# RMSProp   0.02 0.4754 0.1062 0.0161 287.4 2.4
# RMSProp   0.03 0.4798 0.1090 0.0421 284.2 10.8
# Adam     0.001 2.0207 0.6500 0.1429 284.2 1.3
# Adam     0.003 1.3201 0.2055 0.0487 287.4 1.1
# Adam      0.01 0.3918 0.0937 0.0093 288.6 1.7
# Adam      0.02 0.2676 0.0664 0.0019 290.8 1.5
# Adam      0.03 0.2370 0.0596 0.0092 288.0 4.1
# ```
#
# The columns: rate, mean training loss after 1, 5 and 20 epochs, then mean and sd (over seeds) of the right validation pictures. A stroke: broken, with fewer than `260`{ value="26 * 10" } right in at least one run.
#
# ??? success "Compare your prediction"
#
#     **About a factor of two.** At a rate of 1, plain descent ends at `0.0147`{ value="ends['plain', 1.0]" }, momentum at a tenth of it at `0.0073`{ value="ends['momentum', 0.1]" }.
#
# At the two lowest rates the pairs even agree within two percent, `0.1313`{ value="ends['plain', 0.1]" } with `0.1305`{ value="ends['momentum', 0.01]" } and `0.0278`{ value="ends['plain', 0.5]" } with `0.0280`{ value="ends['momentum', 0.05]" }: there, momentum is a rate ten times as large, by another name. Higher up they part. At $1.5$ plain descent has fallen off a cliff, while momentum at $0.15$ ends at `0.0022`{ value="ends['momentum', 0.15]" }, and at $0.2$ still lower. That is what momentum buys: [a wall that is farther away](../lessons/momentum-and-adam.md#wall).
#
# And the pictures? The best rate of each method reads between `288.8`{ value="spread(reads['RMSProp', 0.01])[0]" } and `291.2`{ value="spread(reads['momentum', 0.15])[0]" }. Momentum has the best mean; it leads plain descent by `1.6`{ value="difference(reads['momentum', 0.15], reads['plain', 1.0])[0]" } ± `1.4`{ value="difference(reads['momentum', 0.15], reads['plain', 1.0])[1]" } pictures (standard error). By our rule none of the other three can be told from it with five seeds. Plain descent is the simplest, so it stays.
#
# ## Four plans {#plans}
#
# Should the rate fall? In two steps, to a tenth each time; along a cosine; or along a cosine after a warm-up of 38 updates, a twentieth of all? Ten seeds for each plan and each of three first rates.

# %%
from nudge.schedules import cosine, step_decay, warm_up


def steps(update):
    return step_decay(update, 254)


def falling(update):
    return cosine(update, 760)


def warmed(update):
    return warm_up(update, 38) * falling(update)


plans = {
    "constant": constant,
    "steps": steps,
    "cosine": falling,
    "warm-up": warmed,
}
for name, plan in plans.items():
    print(f"{name:8}", *[f"{plan(n):.2f}" for n in (0, 20, 253, 254, 508, 759)])

# %% [markdown]
# ```text
# constant 1.00 1.00 1.00 1.00 1.00 1.00
# steps    1.00 1.00 1.00 0.10 0.01 0.01
# cosine   1.00 1.00 0.75 0.75 0.25 0.00
# warm-up  0.03 0.55 0.75 0.75 0.25 0.00
# ```
#
# These are the factors of six of the `760`{ value="20 * 38" } updates (38 batches in each of 20 epochs). What do they do?

# %%
rates, ten = (0.1, 0.5, 1.0), range(1000, 1010)
planned, sunk = {}, {}
for name, plan in plans.items():
    theta = train((64, 64, 10), rates, ten, plan=plan)[-1]
    losses, _ = judged(theta, parts["train"], 10)
    _, found = judged(theta, parts["validation"], 10)
    print(f"{name:8}", end="")
    for i in range(3):
        planned[name, rates[i]] = found[i]
        sunk[name, rates[i]] = spread(losses[i])[0]
        mean, sd = spread(found[i])
        print(f" | {sunk[name, rates[i]]:.3f} {mean:.1f} {sd:.1f}", end="")
    print()
for name in ("constant", "steps", "cosine"):
    gap, error = difference(planned["warm-up", 1.0], planned[name, 1.0])
    print(f"{name:8} {gap:.2f} {error:.2f}")

# %% [markdown]
# ```text
# constant | 0.132 282.8 1.5 | 0.028 288.4 2.0 | 0.014 288.9 3.2
# steps    | 0.310 271.8 1.9 | 0.071 286.8 1.2 | 0.036 290.0 2.1
# cosine   | 0.230 276.5 1.8 | 0.052 288.0 0.8 | 0.022 290.9 1.4
# warm-up  | 0.241 275.4 1.8 | 0.055 287.6 1.0 | 0.023 291.2 1.1
# constant 2.30 1.08
# steps    1.20 0.74
# cosine   0.30 0.56
# ```
#
# In each third: mean training loss, mean and sd (over ten seeds) of the right validation pictures, for the first rates $0.1$, $0.5$ and 1. Below, how far the plans at rate 1 lie behind the best one, with the standard error of the difference.
#
# - **At $0.1$ every falling plan costs**, six to eleven pictures; at $0.5$, too, none reads more than the constant rate. In 20 epochs $0.1$ has not arrived even when constant; who shortens the steps stays still farther away.
# - **At 1 the falling plans end *higher* in training loss and read no fewer pictures.** Warm-up with cosine leads. The constant rate lies behind it by a little more than two standard errors, and its runs differ more: an sd of `3.2`{ value="spread(planned['constant', 1.0])[1]" } against `1.1`{ value="spread(planned['warm-up', 1.0])[1]" }. After the last large steps of a constant rate, it is partly luck where a run stands.
# - **Steps and cosine** can't be told from the best. By the rule we take a simpler plan. We take the cosine: it has no places to choose for its steps.
#
# ## Rates and widths {#widths}
#
# In the log of [Running experiments](../lessons/running-experiments.md#curse), the best of `160`{ value="8 * 20" } settings by seed 1 had the rate 1, and the largest width, 256. Where the best lies on an edge, the search goes on. So here is a grid with a rate and a width beyond, three seeds for each; the best rate then gets ten fresh seeds with each of the four largest widths. How random search would go about it stands in [Running experiments](../lessons/running-experiments.md#search). All have the cosine. The last line is about the rate $1.5$ alone: for the widths 16, 32, 256 and 512, how many of the three runs hold, with at least `260`{ value="26 * 10" } right pictures.

# %%
rates, three = (0.1, 0.3, 1.0, 1.5), range(1000, 1003)
grid, held = {}, {}
for width in (16, 32, 64, 128, 256, 512):
    theta = train((64, width, 10), rates, three, plan=falling)[-1]
    _, found = judged(theta, parts["validation"], 3)
    for rate, each in zip(rates, found):
        grid[width, rate] = each
    groups = [f"{a} {b} {c}" for a, b, c in found[:3]]
    print(f"{width:3}", " | ".join(groups))
    held[width] = sum([n >= 260 for n in found[3]])
print(*[held[width] for width in (16, 32, 256, 512)])

widest = (64, 128, 256, 512)
sums = [sum([sum(grid[width, eta]) for width in widest]) for eta in rates]
top = rates[sums.index(max(sums))]
fresh = range(1100, 1110)
kept, results = {}, {}
for width in widest:
    kept[width] = train((64, width, 10), [top], fresh, plan=falling)[-1]
    results[width] = judged(kept[width], parts["validation"], 10)[1][0]
best = max(results, key=lambda width: sum(results[width]))
equal = []
for width, found in results.items():
    mean, sd = spread(found)
    gap, error = difference(results[best], found)
    if gap <= 2 * error:
        equal.append(width)
    weights = sum([knob[0].numel() for knob in kept[width]])
    print(width, weights, f"{mean:.1f} {sd:.1f} {gap:.1f} {error:.2f}")
chosen = min(equal)
print(top, best, chosen)

# %% [markdown]
# ```text
#  16 272 272 273 | 287 283 285 | 288 267 289
#  32 275 273 277 | 285 286 287 | 288 291 292
#  64 278 277 276 | 285 285 285 | 291 292 292
# 128 275 276 280 | 286 286 286 | 292 291 293
# 256 279 281 279 | 288 285 286 | 292 291 294
# 512 282 280 281 | 288 286 288 | 293 292 294
# 0 0 3 3
# 64 4810 290.8 0.9 1.8 0.33
# 128 9610 291.6 0.8 1.0 0.31
# 256 19210 292.2 0.9 0.4 0.33
# 512 38410 292.6 0.5 0.0 0.23
# 1.0 512 256
# ```
#
# A row for each width, a group for each of the first three rates. Read it along and down:
#
# - **Compared at $0.1$** all widths are mediocre, and the widest is best: from 16 to 512, `9`{ value="round(spread(grid[512, 0.1])[0] - spread(grid[16, 0.1])[0])" } pictures.
# - **From $0.1$ to 1**, each width from 32 on gains more than that: between `12`{ value="round(spread(grid[512, 1.0])[0] - spread(grid[512, 0.1])[0])" } and `15`{ value="round(spread(grid[128, 1.0])[0] - spread(grid[128, 0.1])[0])" } pictures. And at 1, from 32 to 512, only `3`{ value="round(spread(grid[512, 1.0])[0] - spread(grid[32, 1.0])[0])" } are left. Who compares sizes at one untuned rate measures above all the rate.
# - **At $1.5$ lies the cliff**: the two narrowest fall in each run, the two widest hold in each. Between them, how a run ends can hang on the last bit of a sum, and on another processor that bit may be another; so those runs are not shown. And 1 is no edge any more; it is the best of the four rates for each width from 32 on. But 512 is an edge again.
#
# ## Choose {#choose}
#
# The last five lines follow the rule. The grid chose the rate with which the four widest layers read most, and their ten fresh seeds have had no part in that. Width, parameters, mean and sd (over ten seeds), how far behind the best, and the standard error of that. 512 has the best mean. It can't be told from 256, but it can from 128. By the rule: `256`{ value="chosen" }. With 512 units, only `4`{ value="round(297 - spread(results[512])[0])" } pictures are still misread. There is little room for a wider layer to show anything on this set, so the search ends here.
#
# The whole way in one picture:

# %%
from nudge.figures.handwritten_digits import ladder

rungs = [[neighbour], first["none"], first["hidden"]]
rungs += [planned[name, 1.0] for name in ("constant", "cosine")]
ladder([*rungs, results[chosen]], "en").savefig("ladder.svg")

# %% [markdown]
# ![Right validation pictures, a dot for each seed, with their means. The nearest neighbour reads `293`{ value="neighbour" }, drawn on as a dotted line. Without a hidden layer the dots lie near `283`{ value="spread(first['none'])[0]" }, with 64 units near `289`{ value="spread(first['hidden'])[0]" }; rate 1 lifts some and drops others, the cosine draws them together, and with 256 units they lie just below the line](ladder.svg)
#
# At $0.5$ for both, the hidden layer brought six pictures. The higher rate alone brought only spread, together with the cosine it brought two; the width one more. The network now reads about as well as the nearest neighbour. It does not read better.
#
# But “at $0.5$ for both” is the kind of comparison that we have just warned of. So the network without a hidden layer gets the cosine as well, and three rates of its own. A line for each: its mean, how far it lies behind 64 hidden units with the cosine from 1, and the standard error of that.

# %%
steep = (1.0, 3.0, 10.0)
theta = train((64, 10), steep, ten, plan=falling)[-1]
bare = judged(theta, parts["validation"], 10)[1]
for rate, found in zip(steep, bare):
    gap, error = difference(planned["cosine", 1.0], found)
    print(f"{rate:4} {spread(found)[0]:.1f} {gap:.1f} {error:.2f}")

# %% [markdown]
# ```text
#  1.0 284.0 6.9 0.53
#  3.0 287.2 3.7 0.54
# 10.0 287.6 3.3 0.49
# ```
#
# Without a hidden layer, training bears rates far beyond the cliff of the others. At its own rate, only `3.3`{ value="gap" } pictures are missing: clearly more than two standard errors, but hardly more than half of the six. The rest was the rate's.
#
# ## The test, once {#test}
#
# One network, that of the first fresh seed, and 300 pictures that chose nothing on this page. In the table, row: actual digit; column: what was read. Below it, the errors: where, what it is, what was read, and the share that the network gave to its answer. Last, how many of the 300 answers got a share below $0.9$, and how many of these are errors.

# %%
from nudge.classification import confusion, softmax

net = [knob[:1] for knob in kept[chosen]]
T, truth = parts["test"]
z = scores(net, T)[0]
tested = right(z.argmax(dim=1), truth)
print(tested, len(T))
print(confusion(z, truth))
read = z.argmax(dim=1).tolist()
wrong = [i for i in range(len(T)) if read[i] != truth[i]]
shares = softmax(z).amax(dim=1).tolist()
for i in wrong:
    print(i, truth[i].item(), read[i], f"{shares[i]:.2f}")
doubtful = [i for i in range(len(T)) if shares[i] < 0.9]
print(len(doubtful), len([i for i in wrong if i in doubtful]))

# %% [markdown]
# ```text
# 296 300
# tensor([[21,  0,  0,  0,  0,  0,  0,  0,  0,  0],
#         [ 0, 35,  0,  0,  0,  0,  0,  0,  0,  0],
#         [ 0,  0, 26,  0,  0,  0,  0,  0,  0,  0],
#         [ 0,  0,  1, 35,  0,  0,  0,  0,  0,  0],
#         [ 0,  0,  0,  0, 29,  0,  0,  0,  0,  0],
#         [ 0,  0,  0,  0,  0, 24,  0,  0,  0,  0],
#         [ 0,  0,  0,  0,  0,  0, 25,  0,  1,  0],
#         [ 0,  0,  0,  0,  0,  0,  0, 41,  0,  0],
#         [ 0,  1,  0,  0,  0,  1,  0,  0, 32,  0],
#         [ 0,  0,  0,  0,  0,  0,  0,  0,  0, 28]])
# 73 3 2 0.88
# 128 8 1 0.68
# 136 8 5 0.78
# 291 6 8 0.86
# 24 4
# ```
#
# On the diagonal are the `296`{ value="tested" } right ones. A row and a column tell about one digit: of `34`{ value="(truth == 8).sum().item()" } eights, `32`{ value="confusion(z, truth)[8, 8].item()" } were read as such; `33`{ value="confusion(z, truth)[:, 8].sum().item()" } pictures were called 8, and `32`{ value="confusion(z, truth)[8, 8].item()" } of them are. (The first share is called the *recall* of a class, the second its *precision*.) If the pictures were drawn independently, chance would move this `296`{ value="tested" } by about `2`{ value="round((300 * tested / 300 * (1 - tested / 300)) ** 0.5)" } (one standard deviation). So it does not contradict the validation share of `98.4`{ value="100 * spread(results[chosen])[0] / 297" } %.
#
# ## Look at the errors {#errors}

# %%
from nudge.figures.pictures import pictures

closest = nearest(X, T[wrong])
pairs = torch.stack([T[wrong], X[closest]], dim=1).flatten(0, 1)
titles = []
for i, place in zip(wrong, closest.tolist()):
    titles += [f"{truth[i]} → {read[i]}", f"({k[place]})"]
pictures(pairs, titles).savefig("errors.svg")

# %% [markdown]
# ![Four misread test pictures, each followed by the training picture nearest to it, whose label is in brackets. A 3 read as 2, beside a 3; an 8 read as 1, a bare stroke, beside a 1; an 8 read as 5, beside an 8; a 6 read as 8, beside an 8](errors.svg)
#
# Two of the four the nearest neighbour would have read rightly, two it would have got wrong as well. The second one is a bare stroke, hardly an 8 for us either. Three of the four have to do with an 8. But four errors are no statistics: a list of errors gives ideas for the next experiment, and proves none of them. And the shares? Two of the wrong answers have more than `85`{ value="100 * 0.85" } %. Yet all four are among the `24`{ value="len(doubtful)" } answers below 90 %. So a low share is a reason to look again; a high one is no guarantee: of the misread validation pictures, one has `94`{ value="100 * softmax(scores(net, V)[0]).amax(dim=1)[scores(net, V)[0].argmax(dim=1) != actual].max().item()" } %. (The 90 % were chosen after looking at the errors. A limit that is to be used has to be chosen on other pictures.)
#
# ## Other hands {#writers}
#
# Thirteen people wrote these digits, and our random order puts pictures of each into all three parts. The reader has therefore seen every hand that it is tested on. The file doesn't say who wrote which row. But rows close together may come from one hand, and the file can be cut in its own order.
#
# !!! question "Predict first"
#
#     The same network, trained on the first `1,200`{ value="len(k)" } rows of the file, reads its last 300. Of how many is it right, on the mean?
#
#     - about `296`{ value="tested" }, as before;
#     - about 290;
#     - about 270.
#
# Here is the cut, and how many of each digit the last 300 rows hold:

# %%
from nudge.batches import shuffled

A, labels = digits()
A = A.double()
early, late = (A[:1200], labels[:1200]), (A[1497:], labels[1497:])
print([(late[1] == digit).sum().item() for digit in range(10)])

# %% [markdown]
# ```text
# [27, 31, 28, 31, 33, 30, 31, 30, 28, 31]
# ```
#
# No digit is missing. Now four lines: first the nearest neighbour on these 300, then mean and sd (over ten seeds) of the network. Then 13 blocks, each read by the nearest neighbour from the 12 others: lowest and mean share, for blocks in file order and in a random order. Last, how often a picture's nearest other one lies at most `138`{ value="1797 // 13" } rows (a thirteenth) away, measured and as a random order would have it.

# %%
known = right(early[1][nearest(early[0], late[0])], late[1])
theta = train((64, chosen, 10), [1.0], fresh, plan=falling, part=early)[-1]
strangers = judged(theta, late, 10)[1][0]
mean, sd = spread(strangers)
print(known, f"{mean:.1f} {sd:.1f}")

blocks = {}
for name, order in (
    ("file", list(range(1797))),
    ("random", shuffled(1797, 1000)),
):
    blocks[name] = []
    for n in range(13):
        start, end = 1797 * n // 13, 1797 * (n + 1) // 13
        inside, others = order[start:end], order[:start] + order[end:]
        found = labels[others][nearest(A[others], A[inside])]
        share = right(found, labels[inside]) / len(inside)
        blocks[name].append(share)
    print(name, f"{min(blocks[name]):.3f} {sum(blocks[name]) / 13:.3f}")

far = torch.cdist(A, A)
far.fill_diagonal_(torch.inf)
rows = torch.arange(1797)
close = ((far.argmin(dim=1) - rows).abs() <= 138).double().mean().item()
chance = ((rows[:, None] - rows).abs() <= 138).double().mean().item()
print(f"{close:.2f} {chance:.2f}")

# %% [markdown]
# ```text
# 281 270.3 1.4
# file 0.913 0.981
# random 0.971 0.988
# 0.59 0.15
# ```
#
# ??? success "Compare your prediction"
#
#     **About 270.** Of the random test pictures the network misread `4`{ value="len(wrong)" }; of these 300 it misreads thirty.
#
# - **Rows close together do have something in common**: the nearest picture lies within a thirteenth of the file nearly four times as often as chance would have it.
# - **The random split was kind.** The nearest neighbour falls from `293`{ value="neighbour" } of 297 to `281`{ value="known" } of 300, and the network, its equal until now, to `270.3`{ value="spread(strangers)[0]" }.
# - **On the mean over all blocks the loss is small**, `98.1`{ value="100 * sum(blocks['file']) / 13" } against `98.8`{ value="100 * sum(blocks['random']) / 13" } %. But the worst block has `91.3`{ value="100 * min(blocks['file'])" } %. Not every stretch of the file is harder. Some are, and a random split shows none of them.
#
# What then is `296`{ value="tested" } of 300? An honest number about new digits of *these thirteen people*. For the machine that sorts all the letters at the post, it promises too much. Whoever wants to know about others, has to collect others, and split by writer; with 13 of them, even that would be a small sample.
#
# ## Keep it {#keep}
#
# A file needs more than weights: the shape of the network, and what was done to the pictures. Save, load into a fresh network, compare. Then three slips: pictures whose ink goes from 0 to 16, as in the file; pictures in white on black; a network of another width.

# %%
def filled(width, state):
    """Return a network of this width with the numbers of a state."""
    model = mlp((64, width, 10), nn.ReLU, 0).double()
    model.load_state_dict(state)
    return model


blank = filled(16, mlp((64, 16, 10), nn.ReLU, 1).state_dict())
print(list(blank.state_dict()))

# %% [markdown]
# ```text
# ['0.weight', '0.bias', '2.weight', '2.bias']
# ```
#
# Under these names the numbers stand in the file.

# %%
blank = mlp((64, chosen, 10), nn.ReLU, 0).state_dict()
state = {
    name: knob.reshape(old.shape)
    for (name, old), knob in zip(blank.items(), net)
}
saved = {"state": state, "width": chosen, "ink": "from 0 to 1"}
torch.save(saved, "digits.pt")

loaded = torch.load("digits.pt", weights_only=True)
before, after = filled(chosen, state), filled(loaded["width"], loaded["state"])
V, actual = parts["validation"]
with torch.no_grad():
    same = (before(V) == after(V)).all().item()
    slips = [after(Z).argmax(dim=1) for Z in (V, 16 * V, 1 - V)]
unspoilt, inked, inverted = [right(found, actual) for found in slips]
print(same, unspoilt, inked, inverted)
try:
    filled(128, loaded["state"])
except RuntimeError as refused:
    print("size mismatch" in str(refused))

# %% [markdown]
# ```text
# True 293 292 0
# True
# ```
#
# `True`: every score is equal to the last bit. The wrong width is refused. The wrong ink is not; nothing stops and no warning comes. White on black, not one picture is right, and that is noticed at once, if anybody counts. Sixteen times the ink costs a single picture: with ReLU all scores grow nearly in proportion, since only the biases stay as they are, and the largest mostly stays the largest. Such slips live long. So the file says what the network expects. (A whole [card](../lessons/choosing-and-keeping-a-model.md#keep) says more: the activation, the classes, the limits.)
#
# ## Questions {#questions}
#
# !!! question "The nearest neighbour reads as well and needs no training. Why not keep that?"
#
#     ??? success "Answer"
#
#         On pictures of these thirteen hands it would do, and on the last 300 rows it is even better. Its price comes later: it stores `78,000`{ value="X.numel() + len(k)" } numbers, pictures and labels, four times as many as the `19,210`{ value="sum([knob.numel() for knob in net])" } of the network, and compares each new picture with all of them. With more training pictures it gets dearer, and the network doesn't.
#
# !!! question "Someone reports that Adam ends at a training loss `14`{ value="round(ends['plain', 0.1] / ends['Adam', 0.01])" } times lower than plain descent. What do you ask?"
#
#     ??? success "Answer"
#
#         At which rates, and whether both had the same number of them to choose from. Here Adam at $0.01$ is that much lower than plain descent at $0.1$, but only by a factor of `1.6`{ value="ends['plain', 1.0] / ends['Adam', 0.01]" } than plain descent at 1. With the best rate of five for both, $0.02$ and 1, it is `7.5`{ value="ends['plain', 1.0] / ends['Adam', 0.02]" }. Then: what does that mean for validation pictures? Here nothing that can be told from chance.
#
# !!! question "“99 % of the test digits.” Which question comes first?"
#
#     ??? success "Answer"
#
#         Who wrote them, and has the model seen these hands? After that: how many pictures, how many settings were tried, and was the test set among what chose?
#
# ## Change it {#change-it}
#
# - Give `1024`{ value="2 * 512" } hidden units, or two layers of 64, ten fresh seeds. Do they beat 512 by two standard errors?
# - Give each optimizer a falling plan. Which of the differences remain?
# - Move each training picture by a pixel to the left, right, up and down, and train on all five. How many of the last 300 rows does that bring back?
# - Choose rate and width by the blocks of the file instead of the random split. Does the choice change?
#
# ## Check {#check}
#
# The last cell holds the lab to its claims. If you changed something and it stops here, the line tells you which claim no longer holds.

# %%
assert majority < peeked < 60 < 290 < neighbour
assert logged[0] == [272, 274, 274, 273, 272]
assert max(first["none"]) < min(first["hidden"])
assert spread(first["none"])[0] > 0.95 * 297
for high, low in ((0.1, 0.01), (0.5, 0.05)):
    ratio = ends["plain", high] / ends["momentum", low]
    assert 0.98 < ratio < 1.02
assert 17.5 < ends["plain", 0.1] / ends["momentum", 0.1] < 18.5
assert ends["plain", 1.0] < 3 * ends["momentum", 0.1]
assert min(reads["plain", 1.5]) < 260 <= min(reads["momentum", 0.2])
for name, (_, _, tried) in methods.items():
    means = [spread(reads[name, rate])[0] for rate in tried]
    assert max(means) not in (means[0], means[-1]), name
    found = reads[name, tried[means.index(max(means))]]
    gap, error = difference(reads["momentum", 0.15], found)
    assert gap <= 2 * error, name
for name in ("steps", "cosine", "warm-up"):
    gap, error = difference(planned["constant", 0.1], planned[name, 0.1])
    assert gap > 2 * error and gap > 5, name
    assert sunk[name, 1.0] > sunk["constant", 1.0], name
for width in (32, 64, 128, 256, 512):
    means = [sum(grid[width, rate]) for rate in rates]
    assert max(means) == means[2], width
assert held[16] == held[32] == 0 and held[256] == held[512] == 3
assert spread(results[chosen])[0] > 0.96 * 297
assert difference(results[best], results[128])[0] > 0
eights = [8 in (truth[i], read[i]) for i in wrong]
assert tested > 0.96 * len(T) and sum(eights) == 3
assert right(k[closest], truth[wrong]) == 2 and chosen == 256
assert sum([shares[i] > 0.85 for i in wrong]) == 2
assert set(wrong) <= set(doubtful) and len(doubtful) < 30
gap, error = difference(planned["cosine", 1.0], bare[-1])
assert 2 * error < gap < 4
assert spread(strangers)[0] < known < 0.95 * 300
assert min(blocks["file"]) < min(blocks["random"])
assert close > 3 * chance
assert same and inverted < unspoilt / 2
