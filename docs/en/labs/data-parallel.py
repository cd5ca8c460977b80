# ---
# description: Two and four processes share the rows of one descent and find the line of a single one, to the last digit. How they add up gradients in a ring, what goes wrong with uneven shares, sums and batch normalization, and what it takes on several machines.
# processes: 4
# time_limit: 300
# given: {"1,000": "rows of the noisy line, chosen by hand", "100": "updates, chosen by hand", "512": "units of the measured network", "2,048": "rows of the measured network", "0.001": "learning rate, chosen by hand"}
# ---

# %% [markdown]
# # Past one machine: data-parallel descent {#data-parallel}
#
# One computer takes an hour for an epoch. You have four of them. Can they take a quarter of an hour, and find the same model?
#
# The same model: yes, with one idea and one line. Each gets a share of the rows, and before every update they average their gradients. A quarter of an hour: nearly, if talking takes little of it. This is **data-parallel** descent, the plainest kind of *distributed training*. This lab does it with several processes of your own computer. A **process** is a running program with a memory of its own; to one another they are as strange as two machines.
#
# After this lab you can
#
# - descend with several processes, and show that they do what one does;
# - say who sends what to whom in an all-reduce, and how much;
# - find out why a model that was trained in parallel differs from one that was not;
# - start the same program on several machines, and judge whether it pays.
#
# You need the slopes of a line from [The training loop](../lessons/the-training-loop.md), and `train_model` from [Modules, optimizers and saving](../lessons/modules-and-optimizers.md). The blocks that start processes run in the notebook or as a script, not in this page.
#
# ## A mean of means {#mean-of-means}
#
# There are 1,000 points around the line $2x + 1$. One process, 100 updates from $(1, 0)$:

# %%
from collections.abc import Callable

import torch
from torch import Tensor, nn

from nudge.data import noisy_line, thermometer
from nudge.descent import fit_line, line_gradient

x, y = noisy_line()
alone = fit_line(x, y, 0.1, 100)["theta"][-1]
print([round(value, 6) for value in alone.tolist()])

# %% [markdown]
# ```text
# [1.982395, 0.987339]
# ```
#
# Now divide the rows among four. Each looks at its own quarter only, so each has a gradient of its own:

# %%
quarters = list(zip(x.split(250), y.split(250)))
gradients = [line_gradient(x_own, y_own, 1, 0) for x_own, y_own in quarters]
for g in gradients:
    print([round(value, 4) for value in g.tolist()])
average, whole = sum(gradients) / 4, line_gradient(x, y, 1, 0)
print([round(value, 4) for value in average.tolist()], "mean of the four")
print([round(value, 4) for value in whole.tolist()], "all rows at once")

# %% [markdown]
# ```text
# [-2.5183, -1.8517]
# [-2.6196, -2.1506]
# [-2.6878, -1.7528]
# [-2.281, -1.7082]
# [-2.5267, -1.8658] mean of the four
# [-2.5267, -1.8658] all rows at once
# ```
#
# The four disagree. Their mean is the gradient of all rows, because the loss is a mean over rows, and a mean of four means is the mean of everything, as long as all four stand for equally many rows. Keep that condition in mind; it breaks below.
#
# ## One line for it: all-reduce {#all-reduce}
#
# The processes have to exchange what they found. `torch.distributed` does it with one call. **All-reduce** takes a tensor from every process, adds them up, and puts the sum in the place of each:
#
# ```python title="nudge/parallel.py"
# --8<-- "nudge/parallel.py:own_rows"
# --8<-- "nudge/parallel.py:over_processes"
# --8<-- "nudge/parallel.py:descend_together"
# ```
#
# Everybody runs this same function. A process is known by its *rank* (0, 1, 2, …), and the *world size* says how many there are. No process is the chief, nobody sends parameters: all begin at $(1, 0)$, and all subtract the same average, so their parameters stay equal by themselves.
#
# !!! question "Predict first"
#
#     After 100 updates, by how much do $w$ and $b$ of one, two and four processes differ from those of `fit_line`?
#
#     - not at all, or in the last digits;
#     - in the third digit, because each sees fewer rows;
#     - by more and more, because small differences add up.

# %%
from functools import partial

from nudge.parallel import descend_together, in_processes

together = {}
for size in (1, 2, 4):
    call = partial(descend_together, x, y, [1000 // size] * size, 0.1, 100)
    (together[size],) = in_processes(size, call)
    furthest = max((theta - alone).abs().max() for theta in together[size])
    print(size, len(together[size]), (furthest <= 1e-12).item())

# %% [markdown]
# ```text
# 1 1 True
# 2 2 True
# 4 4 True
# ```
#
# ??? success "Compare your prediction"
#
#     The first: all seven end within $10^{-12}$ of `fit_line`. Only the order of additions differs, so only the last digits could, and descent towards a minimum forgets such differences. Two processes that take half of the rows each are *one* process with all rows, in two places.
#
# `in_processes` starts fresh Pythons, lets them meet at a file, and collects what each returns. Such a process knows nothing of this lab: it has to *import* what it runs. That is why `descend_together` stands in a module, and why a function that you define in a notebook cannot be sent.
#
# ## Who sends what to whom {#ring}
#
# The plainest all-reduce has a chief: all send it their numbers, it adds up, and sends the sum back. With $K$ processes and $n$ numbers the chief receives $(K - 1) \cdot n$ and sends as many, while the others wait. A **ring** shares the work. Everybody divides its numbers into $K$ pieces, and in each step hands one piece to its right neighbour, who adds it. After $K - 1$ steps every process holds one finished piece. In $K - 1$ further steps the finished pieces go round.
#
# ```python title="nudge/ring.py"
# --8<-- "nudge/ring.py:ring_all_reduce"
# ```
#
# To see whose numbers a sum contains, process 0 begins with `1, 2, 3`, the next with `10, 20, 30`, the last with `100, 200, 300`:

# %%
from nudge.ring import ring_all_reduce

states = ring_all_reduce([[1, 2, 3], [10, 20, 30], [100, 200, 300]])
for step, state in enumerate(states):
    print(step, state)

# %% [markdown]
# ```text
# 0 [[1, 2, 3], [10, 20, 30], [100, 200, 300]]
# 1 [[1, 2, 303], [11, 20, 30], [100, 220, 300]]
# 2 [[1, 222, 303], [11, 20, 333], [111, 220, 300]]
# 3 [[111, 222, 303], [11, 222, 333], [111, 220, 333]]
# 4 [[111, 222, 333], [111, 222, 333], [111, 222, 333]]
# ```
#
# !!! widget "ring"
#
#     | step | process 0 | process 1 | process 2 |
#     |---|---|---|---|
#     | 0 | `1, 2, 3` | `10, 20, 30` | `100, 200, 300` |
#     | 2 | `1, 222, 303` | `11, 20, 333` | `111, 220, 300` |
#     | 4 | `111, 222, 333` | `111, 222, 333` | `111, 222, 333` |
#
#     Step by step, three processes add up their numbers in a ring. With more of them, you would see that each still sends about twice its own numbers, while a chief has to take in everybody's.
#
# In each step a process sends $n / K$ numbers, so in all of them $2 (K - 1) / K \cdot n$: less than $2n$, with four processes or with four thousand. Where only the processes themselves add, this is as little as possible (Patarasuk & Yuan 2009). What grows with $K$ is the number of steps, each of which has to wait for a message.
#
# ## The same, packed {#wrapped}
#
# A network has many parameters. `DistributedDataParallel`, *DDP* for short, wraps any module, and does two things: it copies the parameters of rank 0 to all at the start, and averages the gradients of all processes during `backward`. Your loop stays as it is:
#
# ```python title="nudge/parallel.py"
# --8<-- "nudge/parallel.py:train_wrapped"
# ```
#
# The first lines spoil the start on purpose: each process begins elsewhere. The line in it is that of `nn.Linear`:

# %%
from nudge.parallel import train_wrapped


def line_module():
    net = nn.Linear(1, 1, dtype=torch.float64)
    with torch.no_grad():
        net.weight[:] = 1
        net.bias[:] = 0
    return net


torch.manual_seed(0)
X, Y = x[:, None], y[:, None]
call = partial(train_wrapped, line_module(), X, Y, [500, 500], 0.1, 100)
(wrapped,) = in_processes(2, call)
for state in wrapped:
    theta = torch.cat([state["weight"][0], state["bias"]])
    print(((theta - alone).abs().max() <= 1e-12).item())

# %% [markdown]
# ```text
# True
# True
# ```
#
# Without the copy the second process would have begun at $(2, 1)$, and stayed as far from the first for ever: both subtract the same average. DDP also averages in several portions while `backward` still computes, which hides part of the waiting (Li et al. 2020).
#
# ## Uneven shares {#uneven}
#
# Eleven thermometer readings do not divide by two. Give ten to one process, and the last to the other. The average over the *processes* gives that one reading half of the say. What will they find? The line of least squares in which the last reading counts ten times:

# %%
from nudge.descent import least_squares

readings, labels = thermometer()
z = (readings - readings.mean()) / readings.std(correction=0)
columns = torch.stack([z, torch.ones_like(z)], dim=1)
fair = least_squares(columns, labels)
weights = torch.tensor([1.0] * 10 + [10.0], dtype=torch.float64).sqrt()
unfair = least_squares(columns * weights[:, None], labels * weights)
print([round(value, 4) for value in fair.tolist()])
print([round(value, 4) for value in unfair.tolist()])

# %% [markdown]
# ```text
# [8.6144, 10.5]
# [9.1139, 10.9828]
# ```

# %%
import matplotlib.pyplot as plt

ends = torch.tensor([-2.0, 2.0], dtype=torch.float64)
plt.plot(z[:10], labels[:10], "C0o", label="ten readings")
plt.plot(z[10:], labels[10:], "C1D", markersize=9, label="one reading")
plt.plot(ends, fair[0] * ends + fair[1], "C0-", label="each counts once")
plt.plot(ends, unfair[0] * ends + unfair[1], "C1--", label="one counts tenfold")
plt.xlabel("standardized reading")
plt.ylabel("temperature (°C)")
plt.legend()
plt.savefig("one-against-ten.svg")

# %% [markdown]
# ![Eleven points along a rising line, ten of them circles and one, at the upper right, a diamond above the solid line. A dashed line lies above the solid one everywhere but at the far left, and passes closer to the diamond](one-against-ten.svg)
#
# The cure is to add up what is additive: the *sum* of the gradients over own rows, and the number of rows.
#
# ```python title="nudge/parallel.py"
# --8<-- "nudge/parallel.py:over_rows"
# --8<-- "nudge/parallel.py:sums_over_processes"
# ```
#
# The second function is another slip. It is what DDP does to a loss that is a *sum* over rows instead of a mean. Two processes try all three; the sum with the 1,000 points and a learning rate of 0.001:

# %%
from nudge.parallel import over_rows, sums_over_processes

by_process, by_row, sums = in_processes(
    2,
    partial(descend_together, z, labels, [10, 1], 0.1, 200),
    partial(descend_together, z, labels, [10, 1], 0.1, 200, over_rows),
    partial(
        descend_together, x, y, [500, 500], 0.001, 100, sums_over_processes
    ),
)
for thetas in (by_process, by_row, sums):
    print([round(value, 4) for value in thetas[0].tolist()])
alone_with_sum = fit_line(x, y, 0.001 * 1000, 100)["theta"][-1]
print((alone_with_sum.abs().max() > 1e20).item())

# %% [markdown]
# ```text
# [9.1139, 10.9828]
# [8.6144, 10.5]
# [1.9824, 0.9873]
# True
# ```
#
# The first two are as forecast. The third looks right, and is a trap. The gradient of the sum over 1,000 rows is 1,000 times that of the mean; the average over two processes halves it. So with two processes the descent is that of the mean at $\eta =$ `0.5`{ value="0.001 * 1000 / 2" }, and arrives. The same program with one process descends at $\eta =$ `1`{ value="0.001 * 1000" }, above the wall of `0.74`{ value="2 / torch.linalg.eigvalsh(2 * torch.stack([x, torch.ones_like(x)]) @ torch.stack([x, torch.ones_like(x)]).T / 1000)[-1]" }, and explodes: the last line. With a sum, the number of processes is part of the learning rate.
#
# Uneven shares have a worse side in practice. A process whose rows run out makes fewer updates. If it ends, the next `all_reduce` of the others is an error. If it lives on, they wait for a partner that never comes, with gloo for up to 30 minutes. And if it goes on to an `all_reduce` of something else with as many numbers, that is added to their gradient without a word: a call has no name. Torch's `DistributedSampler` therefore makes all shares equal, by handing out some rows twice or, with `drop_last=True`, by leaving some out. (It shuffles each epoch anew only if you call its `set_epoch` with the number of the epoch.)
#
# ## Batch normalization {#buffers}
#
# **Batch normalization** is a layer that standardizes its inputs with the mean and the sd of the *rows at hand*, and keeps running averages of both for later, when rows come one by one (Ioffe & Szegedy 2015). These averages are *buffers*: part of the module, but no parameters, so no gradient and no all-reduce reaches them. Two processes train such a layer with a line behind it. First the rows are shared out as they come; then sorted, so that one process has the negative $x$ and the other the positive:

# %%
net = nn.Sequential(
    nn.BatchNorm1d(1, affine=False, dtype=torch.float64), line_module()
)
order = x.argsort()
mixed, split = in_processes(
    2,
    partial(train_wrapped, net, X, Y, [500, 500], 0.1, 100),
    partial(train_wrapped, net, X[order], Y[order], [500, 500], 0.1, 100),
)
for copies in (mixed, split):
    print([round(s["0.running_mean"].item(), 4) for s in copies])
    print([round(s["1.weight"].item(), 4) for s in copies])
print(round(x.mean().item(), 4))

# %% [markdown]
# ```text
# [0.0078, -0.0048]
# [2.2898, 2.2898]
# [-1.0557, -0.8556]
# [1.1618, 1.1618]
# -0.0554
# ```
#
# The weights agree in both processes, as they must. The running means do not, and neither is the mean of all $x$, `−0.055`{ value="x.mean()" }. Two things happen. Each process standardizes with its *own* rows: in the sorted case that takes away most of what $x$ has to say, and the weight comes out half as large. And before each forward pass DDP copies the buffers of rank 0 to all; then each moves its copy by a tenth towards its own mean. So what is kept is the view of rank 0, with one last step of each process's own: hence the two numbers of the third line.
#
# With rows in random order and hundreds of them per process the damage is small: a single process finds the weight `2.2936`{ value="alone[0] * x.std(correction=0)" }, and the second line is near it, though not to the last digit, since here two processes are no longer one. Sorted or few rows make it large. `nn.SyncBatchNorm` takes mean and sd over all processes, on GPUs and other accelerators, but not on CPUs.
#
# ## What a step costs {#cost}
#
# On this site no page shows how long it took, since that differs from machine to machine. But there is a record, with its machine and its day. Two models were measured: the line with 1,000 rows, and a network of three layers of 512 units with 2,048 rows. Milliseconds per update for 1, 2 and 4 processes, the shortest of 60 repetitions, since the machine had other work as well; the line, then the network:

# %%
from nudge.data.records import recorded

record = recorded("data-parallel-cpu")
print(record["machine"], record["cores"], record["date"])
for run in record["runs"]:
    times = run["line_ms"]["shortest"], run["network_ms"]["shortest"]
    print(run["processes"], f"{times[0]:.2f}", f"{times[1]:.0f}")

# %% [markdown]
# ```text
# AMD EPYC 2 2026-11-29
# 1 0.12 103
# 2 0.49 65
# 4 1.76 83
# ```
#
# Where there is next to nothing to compute, as for the line, two processes take longer than one, and four longer still: each update waits for messages. Where there is much, two processes on two cores save time, `1.6`{ value="record['runs'][0]['network_ms']['shortest'] / record['runs'][1]['network_ms']['shortest']" } times as fast as one; the ring and what cannot be divided take the rest. Four on two cores gain nothing more: there is nobody left to compute. By hand: if computing takes 60 ms and the exchange 6, two processes need 36, four need 21, and no number of them less than 6. So data-parallel descent pays where an update computes for long compared with a message, and where there is a core or a GPU for each process. It has another use: a batch that fits into no single memory fits into several.
#
# One thing it does not do: make an update of the same rows better. If instead each process keeps the batch size of one, an update has several times the rows: its gradient is less noisy, an epoch has fewer updates, and whether that suits the training is another question.
#
# ## On several machines {#machines}
#
# Up to here `in_processes` started everything, and the processes met at a file. On several machines, someone on each has to start its processes, and they meet at an address. That is the work of `torchrun`. The program itself says nothing of machines:
#
# ```python title="nudge/together.py"
# --8<-- "nudge/together.py:main"
# ```
#
# On each machine the same command starts two processes. Only the number of the machine differs:
#
# ```console
# $ .venv/bin/torchrun --nnodes 2 --nproc-per-node 2 --node-rank 0 --master-addr 10.77.0.1 --master-port 29500 -m nudge.together
# $ .venv/bin/torchrun --nnodes 2 --nproc-per-node 2 --node-rank 1 --master-addr 10.77.0.1 --master-port 29500 -m nudge.together
# ```
#
# `torchrun` gives every process the variables `RANK`, `WORLD_SIZE`, `LOCAL_RANK`, `MASTER_ADDR` and `MASTER_PORT`, and `init_process_group` reads them. All machines need the same program, the same versions, the data (at least their rows), and an open port on machine 0 and among each other. What is to be saved, one process writes: the one whose `RANK` is 0.
#
# We tried it with two network namespaces of Linux on one computer, which see each other only through a virtual cable, as two machines would. At the first try nothing came about: `Gloo connectFullMesh failed … Connection refused, remote=[127.0.0.1]`. Each process had told the others the address that its host name stands for, and in `/etc/hosts` that was `127.0.0.1`, by which every machine means itself. With `GLOO_SOCKET_IFNAME` set to the name of the network card on each side, all four printed the same line, that of `fit_line`. A test of this course repeats it with two `torchrun` at `127.0.0.1`.
#
# ## Questions {#questions}
#
# !!! question "Two processes with batches of 32 each: which run of a single process is the same?"
#
#     ??? success "Answer"
#
#         One with batches of 64, made of just these rows, and the same learning rate. An epoch then has half as many updates. Whoever goes from one to eight processes and changes nothing else trains with batches eight times as large.
#
# !!! question "One process divides by zero and gets `nan` in its gradient. What do the others get?"
#
#     ??? success "Answer"
#
#         The sum with `nan` is `nan`, so after the next update all parameters are `nan` in all processes. To find the culprit, look at the gradient *before* the all-reduce.
#
# !!! question "Why does nobody send parameters, once training has begun?"
#
#     ??? success "Answer"
#
#         Equal parameters minus equal steps are equal. Only what is not in the gradient can drift apart: a different start, buffers, and random choices such as dropout, where that is wanted.
#
# ## Change it {#change-it}
#
# - Take three processes, with `[334, 333, 333]` rows. How far is the result from `alone`, and with `over_rows`?
# - Let one process have no rows at all. What does the mean of nothing do?
# - Give the processes of the ring lists of numbers between 0 and 1 with many digits. Do all end with exactly the same sums? And the sum from left to right?
# - Measure on your own computer: `benchmarks/data_parallel.py` writes such a record.
#
# ## Check {#check}
#
# The last cell holds the lab to its claims. If you changed something and it stops here, the line tells you which claim no longer holds.

# %%
for thetas in together.values():
    assert all((theta - alone).abs().max() <= 1e-12 for theta in thetas)
assert states[-1] == [[111, 222, 333]] * 3
assert torch.allclose(by_process[0], unfair, atol=1e-9)
assert torch.allclose(by_row[0], fair, atol=1e-9)
assert torch.allclose(sums[0], alone, atol=1e-9)
first, second = (state["0.running_mean"].item() for state in split)
low, high = x[order][:500].mean().item(), x[order][500:].mean().item()
assert abs(second - first - 0.1 * (high - low)) < 1e-9
line_ms, net_ms = (
    [run[kind]["shortest"] for run in record["runs"]]
    for kind in ("line_ms", "network_ms")
)
assert line_ms[0] < line_ms[1] < line_ms[2]
assert net_ms[1] < net_ms[0] and net_ms[1] < net_ms[2]
