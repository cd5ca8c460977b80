# ---
# time_limit: 180
# description: Measure the noise of a batch and forecast from it where larger batches stop helping, time updates and whole epochs, compare at equal epochs, equal updates and a target, carry a rate over, and train on wrong labels.
# given: {"0.1": "a rate and a target, chosen by hand", "240": "one label in five", "256": "a batch size, chosen by hand", "100": "chosen by hand", "300": "chosen by hand", "1000": "chosen by hand", "400": "made up for a question", "0.02": "seen on another processor", "0.06": "seen on another processor", "0.4": "read off the figure"}
# ---

# %% [markdown]
# # Batch size: time, noise and outcome {#batch-size}
#
# [Small or large batches](../lessons/small-or-large-batches.md) found a bend: from a few dozen examples on, a larger batch saved hardly any updates. Could you have known before you tried dozens of rates? And what does a batch size do that a rate could not do as well?
#
# After this lab you can
#
# - measure the noise of a gradient with thousands of parameters, and forecast the critical batch size;
# - time updates and epochs so that the comparison holds;
# - say which of two batch sizes is ahead at equal epochs, at equal updates, and on the way to a target;
# - carry a rate over, and say where that ends;
# - tell what wrong labels do to training, and what stops it.
#
# You need the digits, `train_on_batches` and the critical batch size from that lesson, and the noise of a batch from [Batches, epochs, updates](../lessons/batches-epochs-updates.md#noise). A lab is there to be changed: download the notebook below.
#
# ## How noisy is a batch? {#noise}
#
# The slopes of a network are a long row of numbers, here `4,810`{ value="64 * 64 + 64 + 64 * 10 + 10" }. The mean over all `1,200`{ value="12 * 10**2" } pictures is exact. That of a batch lies somewhere around it, at a distance that is the root of a sum of squares, one for each slope. The noise is the root of the mean square of this distance, over many batches. Let a network make 50 updates, and measure:

# %%
import torch
from torch import nn
from torch.nn import functional

from nudge.batch_sizes import train_on_batches
from nudge.batches import batches, updates_per_epoch
from nudge.data.digits import digits_split
from nudge.networks import mlp

parts = digits_split()
X, k = parts["train"]
N = len(X)


def slopes(net, rows):
    """Return the slopes of the mean loss over these rows, in one row."""
    net.zero_grad()
    functional.cross_entropy(net(X[rows]), k[rows]).backward()
    return torch.cat([p.grad.flatten() for p in net.parameters()])


def noise(net, all_rows):
    """Return the root of the mean square distance from the exact slopes."""
    exact, squares = slopes(net, slice(0, N)), 0.0
    for rows in all_rows:
        squares = squares + ((slopes(net, rows) - exact) ** 2).sum().item()
    return (squares / len(all_rows)) ** 0.5


net = mlp((64, 64, 10), nn.ReLU, 0)
train_on_batches(net, X, k, 64, 0.5, 50, 1)
single = noise(net, [[i] for i in range(N)])
draws = torch.Generator().manual_seed(0)
measured, forecast = {}, {}
for size in (1, 4, 16, 64, 256):
    cuts = [batches(N, size, draws) for epoch in range(1 + size // 4)]
    full = [rows for cut in cuts for rows in cut if len(rows) == size]
    measured[size] = noise(net, full)
    forecast[size] = single * ((N - size) / (N - 1) / size) ** 0.5
    print(size, f"{measured[size]:.2f} {forecast[size]:.2f}")

# %% [markdown]
# ```text
# 1 3.45 3.45
# 4 1.71 1.72
# 16 0.85 0.86
# 64 0.41 0.42
# 256 0.19 0.19
# ```
#
# Batch size, measured noise, forecast. The forecast is the noise of single pictures, $\sigma$, over $\sqrt B$, with a correction: a batch is drawn without putting back, so for $B = N$ nothing is left to chance.
#
# $$
# \frac{\sigma}{\sqrt B} \cdot \sqrt{\frac{N - B}{N - 1}}
# $$
#
# So `4,810`{ value="64 * 64 + 64 + 64 * 10 + 10" } slopes behave as the single one of the line did: four times the batch, half the noise.
#
# ## From noise to the bend {#scale}
#
# Noise harms when it is large *compared with the slope*. By $\sigma / \sqrt B$, without the correction, both are equal at the batch size $B = \sigma^2 / \lVert g \rVert^2$, where $\lVert g \rVert$ is the length of the exact slopes: the *noise scale* (McCandlish et al. 2018). By hand: noise of 3 from single pictures and slopes of length $0.5$ make $9 / 0.25 = 36$.
#
# Give each batch size the rate that suits it. Well below the noise scale nearly all of a step is noise, and twice the batch is worth twice the updates. At it, a step gains about half of what the exact slopes would. Well above it the step is nearly exact, and more examples change little.
#
# !!! question "Predict first"
#
#     While a network learns, does its noise scale
#
#     - fall, as its slopes become more certain;
#     - stay as it is;
#     - rise?

# %%
def noise_scale(net):
    """Return the batch size at which noise is as large as the slope."""
    exact = slopes(net, slice(0, N))
    return noise(net, [[i] for i in range(N)]) ** 2 / (exact**2).sum().item()


net, done, stages = mlp((64, 64, 10), nn.ReLU, 0), 0, []
for goal in (0, 20, 50, 100, 200, 400, 800):
    if goal > done:
        train_on_batches(net, X, k, 64, 0.5, goal - done, goal)
    done = goal
    with torch.no_grad():
        loss = functional.cross_entropy(net(X), k).item()
    stages.append((done, loss, noise_scale(net)))
    print(done, f"{loss:.2f} {round(stages[-1][2], -1):.0f}")

# %% [markdown]
# ```text
# 0 2.31 80
# 20 1.27 30
# 50 0.41 50
# 100 0.21 60
# 200 0.11 200
# 400 0.05 350
# 800 0.02 170
# ```
#
# ??? success "Compare your prediction"
#
#     **Rise**, on the whole, after a fall at the very beginning, and not steadily. Later nearly all pictures are read correctly, and each still pulls a little in a direction of its own. Their mean, the slope, shrinks faster than they do.
#
# Each row: updates, loss, noise scale to the nearest ten. Down to a loss of $0.2$ it is between 30 and 80, near $0.1$ about `200`{ value="round(stages[4][2], -1)" }; and in the lesson the updates bent between $B = 16$ and 64. A few seconds of measuring named the order of size that over a hundred trainings had shown, and no more than that. From one start to another the scale differs several-fold, and on a walk with a lower rate it is larger at the same loss. The last rows suggest that for a lower target the bend lies further out.
#
# ## Time {#time}
#
# An update with all pictures together, one with picture by picture: how much longer do they take with `1,024`{ value="2**10" } pictures than with one? The times of your machine are its own, so they are compared here and not printed.

# %%
from time import process_time

net = mlp((64, 64, 10), nn.ReLU, 0)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01)


def together(size):
    optimizer.zero_grad()
    functional.cross_entropy(net(X[:size]), k[:size]).backward()
    optimizer.step()


def in_turn(size):
    optimizer.zero_grad()
    for i in range(size):
        one = functional.cross_entropy(net(X[i : i + 1]), k[i : i + 1])
        (one / size).backward()
    optimizer.step()


def seconds(way, size, updates):
    """Return the time of one update, the shortest of three tries."""
    tries = []
    for each in range(3):
        start = process_time()
        for update in range(updates):
            way(size)
        tries.append((process_time() - start) / updates)
    return min(tries)


slower = {}
for way in (together, in_turn):
    slower[way] = seconds(way, 1024, 3) / seconds(way, 1, 200)
print(slower[together] < 30, slower[in_turn] > 100)

# %% [markdown]
# ```text
# True True
# ```
#
# One by one, `1,024`{ value="2**10" } pictures take more than a hundred times as long as one. Together they take less than 30 times as long.
#
# For numbers, here is a record, made with `benchmarks/batch_size.py` on the named machine, with one thread and a wider network, 64-256-10. Each row: batch size, updates in an epoch, microseconds for an update, milliseconds for a *whole* epoch, timed from end to end.

# %%
from nudge.data.records import recorded

record = recorded("batch-size-cpu")
print(record["machine"], record["date"])
times = {row["batch_size"]: row for row in record["sizes"]}
for size, row in times.items():
    update, epoch = row["update_us"]["median"], row["epoch_ms"]["median"]
    print(size, row["updates_per_epoch"], f"{update:.0f} {epoch:.1f}")

# %% [markdown]
# ```text
# AMD EPYC 2026-11-29
# 1 1200 100 119.2
# 8 150 115 17.1
# 64 19 178 3.5
# 256 5 442 1.9
# 1024 2 1547 2.9
# 1200 1 1974 1.9
# ```
#
# Up to 64, an update takes hardly longer: `1.8`{ value="times[64]['update_us']['median'] / times[1]['update_us']['median']" } times as long for 64 times the pictures. So an epoch gets shorter, by a factor of `34`{ value="times[1]['epoch_ms']['median'] / times[64]['epoch_ms']['median']" }. From 256 on, the processor is full, and an epoch takes two to three milliseconds whatever the batch.
#
# An epoch is not simply an update times $N/B$. With `1,024`{ value="2**10" } that makes `1.8`{ value="1200 / 1024 * times[1024]['update_us']['median'] / 1000" } ms, two full updates make `3.1`{ value="2 * times[1024]['update_us']['median'] / 1000" }, and the clock says `2.9`{ value="times[1024]['epoch_ms']['median']" }, although the second update has only `176`{ value="1200 - 1024" } pictures. The record does not tell why. So time the whole of what you want to compare.
#
# ## Equal epochs, equal updates, a target {#equal}
#
# Five batch sizes, in three ways. After the batch size: the loss after 10 epochs with the rate $0.1$, except for single pictures; the lowest and the highest loss of three starts after `1,500`{ value="15 * 10**2" } updates with that rate; then, from the record of the lesson, the best rate, with updates and epochs to a loss of $0.1$.

# %%
def trained(size, eta, updates, seed, labels=k, stop=None):
    net = mlp((64, 64, 10), nn.ReLU, seed)
    train_on_batches(net, X, labels, size, eta, updates, seed + 1, stop)
    return net


def loss_of(net, labels=k):
    with torch.no_grad():
        return functional.cross_entropy(net(X), labels).item()


record = recorded("batches-to-target-cpu")
print(record["machine"], record["date"])
need = {row["batch_size"]: row for row in record["sizes"]}
equal_epochs, equal_updates = {}, {}
for size in (1, 4, 16, 64, 256):
    updates, after = 10 * updates_per_epoch(N, size), "-"
    if size > 1:
        equal_epochs[size] = loss_of(trained(size, 0.1, updates, 0))
        after = f"{equal_epochs[size]:.2f}"
    found = [loss_of(trained(size, 0.1, 1500, seed)) for seed in range(3)]
    equal_updates[size] = min(found), max(found)
    row = need[size]
    best = row["eta"], row["updates"], f"{row['epochs']:.1f}"
    print(size, after, f"{min(found):.2f} {max(found):.2f}", *best)

# %% [markdown]
# ```text
# Intel(R) Xeon(R) Processor 2026-11-29
# 1 - 0.24 0.35 0.1 2775 2.3
# 4 0.05 0.08 0.18 0.3 700 2.3
# 16 0.14 0.07 0.09 0.7 216 2.9
# 64 0.49 0.07 0.07 1.0 124 6.5
# 256 1.89 0.07 0.07 1.0 104 20.8
# ```
#
# - **Equal epochs**: the smaller the batch, the lower the training loss. With four pictures the network makes `60`{ value="updates_per_epoch(N, 4) // updates_per_epoch(N, 256)" } times as many updates as with 256, and has learned nearly everything by heart. With single pictures this rate jumps to and fro so much that the order of a sum decides where training ends: at 0.02 on one processor, at 0.06 on another. A number like that says nothing, so there is none.
# - **Equal updates**: nearly the same from 16 on, although 256 has then been through the pictures 300 times, and a single one little more than once. With fewer pictures the noise counts: at this rate a single picture leads to `0.24`{ value="equal_updates[1][0]" } at best, and even with four one start of three is behind.
# - **To the target, each with its own rate**: fewest updates for the largest, fewest examples for the smallest two. From 1 to 4 a quarter of the updates is enough; from 64 to 256 hardly any are saved.
#
# One network, one data set, and the winner changes with what is held equal. “Better” is no property of a batch size.
#
# ## Carry a rate over {#carry}
#
# What, then, does a batch size do that a rate does not? For the *mean* loss of a batch and plain descent, multiply both by the same factor, beginning with $\eta = 0.02$ for a single picture. Each row: batch size, rate, and the loss after one to five epochs.

# %%
curves = {}
for size in (1, 4, 16, 32, 256):
    per_epoch, losses = updates_per_epoch(N, size), []
    net, eta = mlp((64, 64, 10), nn.ReLU, 0), 0.02 * size

    def look(done):
        if done % per_epoch == 0:
            losses.append(loss_of(net))
        return False

    train_on_batches(net, X, k, size, eta, 5 * per_epoch, 1, look)
    curves[size] = losses
    print(size, f"{eta:.2f}", *[f"{loss:.2f}" for loss in losses])

# %% [markdown]
# ```text
# 1 0.02 0.40 0.21 0.14 0.12 0.10
# 4 0.08 0.40 0.21 0.15 0.12 0.09
# 16 0.32 0.43 0.22 0.18 0.12 0.10
# 32 0.64 0.58 0.34 0.33 0.13 0.11
# 256 5.12 2.51 2.84 2.47 2.29 2.31
# ```

# %%
import matplotlib.pyplot as plt

marks = {1: "C0-o", 4: "C1--s", 16: "C2:^", 32: "C3-.D", 256: "C4-v"}
fig, ax = plt.subplots(figsize=(6.4, 3.6))
for size, losses in curves.items():
    ax.semilogy([1, 2, 3, 4, 5], losses, marks[size], label=f"B = {size}")
ax.set(xlabel="epochs", ylabel="training loss")
ax.set_xticks([1, 2, 3, 4, 5])
ax.set_yticks([0.1, 0.3, 1, 3], ["0.1", "0.3", "1", "3"])
ax.minorticks_off()
ax.legend(loc="center right")
plt.savefig("carried-over.svg")

# %% [markdown]
# ![Training loss against epochs for five batch sizes whose rate grows with them. The lines of 1, 4 and 16 lie on each other and fall from 0.4 to 0.1. That of 32 is higher at first and comes down to them; that of 256 stays above 2.](carried-over.svg)
#
# From 1 to 16 the three trainings are nearly one and the same, though one makes `6,000`{ value="5 * 1200" } updates and another `375`{ value="5 * 75" }. Sixteen short noisy steps, or one long step along their mean: as long as the slope hardly changes on the way, that is no difference. So there a batch 16 times as large does what a rate of one sixteenth would do, except for time. At 32 the step begins to be too long for that, and at 256 it is beyond the wall.
#
# ## One label in five is wrong {#wrong-labels}
#
# In 240 of the training pictures the label is now another digit. The validation labels are right. Four settings, two batch sizes for the rate $0.1$ and two for $0.5$, and each is looked at where $\eta$ times the number of updates is 10, 30, 100, 300 and 1000. Printed are the loss on the spoiled training labels, then the validation pictures read correctly up to 300, in percent.

# %%
from nudge.classification import accuracy
from nudge.data import lcg

wrong = k.clone()
for i, u in enumerate(lcg(7, 240)):
    wrong[5 * i] = (k[5 * i] + 1 + int(9 * u)) % 10
spoiled = wrong != k
V, v = parts["validation"]
ways = (10, 30, 100, 300, 1000)  # rate times updates
learnt, by_heart = {}, {}
for size, eta in ((8, 0.1), (64, 0.1), (64, 0.5), (256, 0.5)):
    net, seen = mlp((64, 64, 10), nn.ReLU, 0), []
    looks = [round(way / eta) for way in ways]

    def look(done):
        if done in looks:
            with torch.no_grad():
                seen.append((loss_of(net, wrong), 100 * accuracy(net(V), v)))
        return False

    train_on_batches(net, X, wrong, size, eta, looks[-1], 1, look)
    learnt[size, eta] = seen
    with torch.no_grad():
        by_heart[size, eta] = accuracy(net(X[spoiled]), wrong[spoiled])
    print(size, eta, *[f"{loss:.1f}" for loss, _ in seen], end="  ")
    print(*[f"{right:.0f}" for _, right in seen[:4]])

# %% [markdown]
# ```text
# 8 0.1 1.8 1.2 1.0 0.8 0.4  52 92 94 95
# 64 0.1 1.7 1.1 1.0 0.8 0.3  80 92 95 94
# 64 0.5 1.7 1.2 1.0 0.8 0.5  53 88 93 95
# 256 0.5 1.7 1.2 1.0 0.8 0.4  73 90 94 94
# ```

# %%
fig, ax = plt.subplots(figsize=(6.4, 3.6))
styles = ("C0-o", "C1--s", "C2:^", "C3-.D")
for style, (setting, seen) in zip(styles, learnt.items()):
    label = "B = {}, η = {}".format(*setting)
    ax.semilogx(ways, [right for _, right in seen], style, label=label)
ax.set(xlabel="η × updates", ylabel="validation (%)")
ax.set_xticks(ways, ways)
ax.minorticks_off()
ax.legend()
plt.savefig("wrong-labels.svg")

# %% [markdown]
# ![Validation pictures read correctly against rate times updates, four settings. All rise to about 94 percent between 100 and 300 and fall to between 80 and 92 percent at 1000.](wrong-labels.svg)
#
# Up to 300, all four have about the same training loss at the same place, although the number of updates differs by a factor of five, and the number of pictures seen by one of eight. What counts for it is $\eta$ times updates, the length of the way. Validation still differs at 10, with `52`{ value="learnt[8, 0.1][0][1]" } and `53`{ value="learnt[64, 0.5][0][1]" } against `80`{ value="learnt[64, 0.1][0][1]" } and `73`{ value="learnt[256, 0.5][0][1]" } percent: behind are the two with the larger $\eta / B$, whose steps are the noisier ones. By 100 that is nearly over. Validation is best between 100 and 300; a single run is good to about `1.3`{ value="100 * (0.945 * 0.055 / 297) ** 0.5" } points, the standard error of `297`{ value="len(V)" } pictures. By 1000 the networks have learned between a quarter and two thirds of the wrong labels by heart, and read fewer new pictures. That is overtraining, and the remedy is early stopping; no batch size among these prevents it.
#
# ## Questions {#questions}
#
# !!! question "Your gradient has a noise scale of 50, and you train with $B = 400$. What would you try, and what would it save?"
#
#     ??? success "Answer"
#
#         A batch near 50: perhaps with twice the updates, and so with a quarter of the examples. If all 400 go through the hardware at once, that saves work and costs time.
#
# !!! question "An update with 8 pictures takes `115`{ value="times[8]['update_us']['median']" } µs, one with 64 takes `178`{ value="times[64]['update_us']['median']" }. To the target, 64 needs a third of the updates. Which is faster?"
#
#     ??? success "Answer"
#
#         64: a third of the updates, each `1.5`{ value="times[64]['update_us']['median'] / times[8]['update_us']['median']" } times as long, is half the time.
#
# !!! question "Somebody trains on wrong labels with $B = 8$ and $B = 64$, the same rate and the same epochs, and finds that the large batch is more robust. What else explains it?"
#
#     ??? success "Answer"
#
#         It made an eighth of the updates, so its way was an eighth as long. It was stopped early. Compare at equal $\eta$ times updates.
#
# ## Change it {#change-it}
#
# - Measure the noise scale from other starts, and on a walk with the rate $0.1$ and five times the updates.
# - Measure it with wrong labels. Is it larger, and does it still rise?
# - Carry over from $\eta = 0.005$. Up to which batch size do the lines lie on each other now?
# - Multiply the rate by the root of the batch size instead. At which size is that better?
# - Take `mlp((64, 256, 10), nn.ReLU, 0)` for the noise scale. Does a wider network have another one?
# - Let half of the labels be wrong. Where is the validation best?
#
# ## Check {#check}
#
# The last cell holds the lab to its claims. If you changed something and it stops here, the line tells you which claim no longer holds.

# %%
for size, distance in measured.items():
    assert abs(distance / forecast[size] - 1) < 0.1, size
scales = [scale for _, _, scale in stages]
assert 15 < min(scales[:4]) and max(scales[1:4]) < 100
assert min(scales[4:]) > max(scales[1:4])
assert slower[together] < 30 and slower[in_turn] > 100
assert times[64]["epoch_ms"]["median"] < times[1]["epoch_ms"]["median"] / 20
smaller = [equal_epochs[size] for size in (4, 16, 64, 256)]
assert smaller == sorted(smaller)
for size in (16, 64, 256):
    assert 0.06 < equal_updates[size][0] and equal_updates[size][1] < 0.1, size
assert equal_updates[1][0] > 2 * equal_updates[16][1]
updates = [need[size]["updates"] for size in (1, 4, 16, 64, 256)]
epochs = [need[size]["epochs"] for size in (1, 4, 16, 64, 256)]
assert updates == sorted(updates)[::-1] and epochs == sorted(epochs)
for size in (4, 16):
    for one, other in zip(curves[1], curves[size]):
        assert abs(one / other - 1) < 0.3, size
assert curves[32][0] > 1.2 * curves[1][0] and min(curves[256]) > 2
for place in range(4):
    losses = [seen[place][0] for seen in learnt.values()]
    assert max(losses) < 1.15 * min(losses)
for seen in learnt.values():
    assert max(seen[2][1], seen[3][1]) > seen[4][1] + 2
assert 1 / 4 < min(by_heart.values()) < max(by_heart.values()) < 2 / 3
