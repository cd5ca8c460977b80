# ---
# description: Measure the noise of a batch and forecast from it where larger batches stop helping, time updates and whole epochs, compare at equal epochs, equal updates and a target, carry a rate over, and train on wrong labels.
# given: {}
# ---

# %% [markdown]
# # Batch size: time, noise and outcome {#batch-size}
#
# [Small or large batches](../lessons/small-or-large-batches.md) found a bend: from a few dozen examples on, a larger batch saved hardly any updates. Could you have known before you tuned forty rates? And what does a batch size do that a rate could not do as well?
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
# The slopes of a network are a long row of numbers, here `4,810`{ value="64 * 64 + 64 + 64 * 10 + 10" }. The mean over all `1,200`{ value="len(X)" } pictures is exact. That of a batch lies somewhere around it, and its distance, the root of the sum of squares, is the noise. Let a network make 50 updates, and measure:

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
# ```
#
# The second number is measured, the third is a forecast.

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
    print(done, f"{loss:.3f} {round(stages[-1][2], -1):.0f}")

# %% [markdown]
# ```text
# ```
#
# ## Time {#time}

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
print(slower[together] < 30, slower[in_turn] > 100, slower)

# %%
from nudge.data.records import recorded

record = recorded("batch-size-cpu")
print(record["machine"], record["date"])
times = {row["batch_size"]: row for row in record["sizes"]}
for size, row in times.items():
    update, epoch = row["update_us"]["median"], row["epoch_ms"]["median"]
    print(size, row["updates_per_epoch"], f"{update:.0f} {epoch:.1f}")

# %%
def trained(size, eta, updates, seed, labels=k, stop=None):
    net = mlp((64, 64, 10), nn.ReLU, seed)
    train_on_batches(net, X, labels, size, eta, updates, seed + 1, stop)
    return net


def loss_of(net, labels=k):
    with torch.no_grad():
        return functional.cross_entropy(net(X), labels).item()

need = {row["batch_size"]: row for row in recorded("batches-to-target-cpu")["sizes"]}
epochs_equal, updates_equal = {}, {}
for size in (1, 4, 16, 64, 256):
    updates = 20 * updates_per_epoch(N, size)
    epochs_equal[size] = loss_of(trained(size, 0.1, updates, 0))
    found = [loss_of(trained(size, 0.1, 1500, seed)) for seed in range(3)]
    updates_equal[size] = min(found), max(found)
    print(size, f"{epochs_equal[size]:.3f} {min(found):.3f} {max(found):.3f}", need[size]["eta"], need[size]["updates"], need[size]["epochs"])

# %%
curves = {}
for size in (1, 4, 16, 64, 256):
    per_epoch, losses = updates_per_epoch(N, size), []
    net, eta = mlp((64, 64, 10), nn.ReLU, 0), 0.02 * size

    def look(done):
        if done % per_epoch == 0:
            losses.append(loss_of(net))
        return False

    train_on_batches(net, X, k, size, eta, 5 * per_epoch, 1, look)
    curves[size] = losses
    print(size, f"{eta:.2f}", *[f"{loss:.2f}" for loss in losses])

# %%
from nudge.classification import accuracy
from nudge.data import lcg

wrong = k.clone()
for i, u in enumerate(lcg(7, 240)):
    wrong[5 * i] = (k[5 * i] + 1 + int(9 * u)) % 10
spoiled = wrong != k
V, v = parts["validation"]
marks = (10, 30, 100, 300, 1000)
learnt = {}
for size, eta in ((8, 0.1), (64, 0.1), (64, 0.5), (256, 0.5)):
    net, seen = mlp((64, 64, 10), nn.ReLU, 0), []

    def look(done):
        if done in [round(mark / eta) for mark in marks]:
            with torch.no_grad():
                z = net(X)
                seen.append((functional.cross_entropy(z, wrong).item(), accuracy(z[spoiled], wrong[spoiled]), accuracy(net(V), v)))
        return False

    train_on_batches(net, X, wrong, size, eta, round(1000 / eta), 1, look)
    print(size, eta, *[f"{a:.2f} {b:.2f} {c:.3f} |" for a,b,c in seen])
