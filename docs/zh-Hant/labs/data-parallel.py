# ---
# description: 兩個、四個行程分攤同一趟下降的資料，找到的直線和一個行程的一樣，連最後幾位都不差。梯度怎麼繞一圈加起來，份量不均、用總和、批次正規化各會出什麼錯，好幾台機器又要怎麼跑。
# processes: 4
# time_limit: 300
# given: {"1,000": "rows of the noisy line, chosen by hand", "100": "updates, chosen by hand", "512": "units of the measured network", "2,048": "rows of the measured network", "0.001": "learning rate, chosen by hand"}
# ---

# %% [markdown]
# # 一台機器不夠時：資料平行 {#data-parallel}
#
# 一台電腦跑一個週期要一小時。你有四台，能不能一刻鐘跑完，而且得到同一個模型？
#
# 同一個模型：可以，只要一個想法、一行程式。每台分到一部分資料，每次更新之前，先把大家的梯度取平均。一刻鐘：差不多，只要互相傳送花不了多少時間。這就是**資料平行**（data parallel）的下降，是*分散式訓練*（distributed training）裡最單純的一種。這個實驗用你自己電腦上的幾個行程來做。**行程**（process）是執行中的程式，有自己的記憶體；兩個行程互不相識，和兩台機器沒有兩樣。
#
# 做完這個實驗，你能夠：
#
# - 用好幾個行程一起下降，並證明結果和一個行程一樣；
# - 說出 all-reduce 的時候誰送給誰、送了多少；
# - 找出平行訓練的模型為什麼和單獨訓練的不一樣；
# - 在好幾台機器上啟動同一份程式，並判斷划不划算。
#
# 你需要〈[訓練迴圈](../lessons/the-training-loop.md)〉裡直線的斜率，以及〈[模組、最佳化器與存檔](../lessons/modules-and-optimizers.md)〉裡的 `train_model`。會啟動行程的那幾段，請用筆記本或腳本執行，在這個頁面裡跑不了。
#
# ## 平均的平均 {#mean-of-means}
#
# 直線 $2x + 1$ 附近有 1,000 個點。先用一個行程，從 $(1, 0)$ 更新 100 次：

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
# 現在把資料分給四個行程。每個只看自己那四分之一，所以各有各的梯度：

# %%
quarters = list(zip(x.split(250), y.split(250)))
gradients = [line_gradient(x_own, y_own, 1, 0) for x_own, y_own in quarters]
for g in gradients:
    print([round(value, 4) for value in g.tolist()])
average, whole = sum(gradients) / 4, line_gradient(x, y, 1, 0)
print([round(value, 4) for value in average.tolist()], "四個的平均")
print([round(value, 4) for value in whole.tolist()], "全部一起算")

# %% [markdown]
# ```text
# [-2.5183, -1.8517]
# [-2.6196, -2.1506]
# [-2.6878, -1.7528]
# [-2.281, -1.7082]
# [-2.5267, -1.8658] 四個的平均
# [-2.5267, -1.8658] 全部一起算
# ```
#
# 四個行程看法不同，平均起來卻正好是全部資料的梯度。因為損失是所有樣本的平均，而四個平均再取平均，就是全體的平均，只要四份的筆數一樣多。記住這個條件，後面會在這裡出錯。
#
# ## 一行就夠：all-reduce {#all-reduce}
#
# 行程之間要交換各自算出來的東西。`torch.distributed` 只要呼叫一次就能做到。**All-reduce** 向每個行程各收一個張量，全部加起來，再把總和放回每一個行程：
#
# ```python title="nudge/parallel.py"
# --8<-- "nudge/parallel.py:own_rows"
# --8<-- "nudge/parallel.py:over_processes"
# --8<-- "nudge/parallel.py:descend_together"
# ```
#
# 大家執行的是同一個函式。每個行程有一個編號（rank：0、1、2……），行程的總數叫做 world size。沒有誰當總管，也沒有人傳送參數：大家都從 $(1, 0)$ 出發，減去的又是同一個平均，參數自然一直相同。
#
# !!! question "先猜猜看"
#
#     更新 100 次以後，一個、兩個、四個行程得到的 $w$ 和 $b$，和 `fit_line` 的差多少？
#
#     - 完全一樣，頂多差最後幾位；
#     - 第三位就不同，因為每個行程看到的樣本比較少；
#     - 越差越多，因為小差異會累積。

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
# ??? success "對照你的預測"
#
#     第一個對：七個行程的終點，和 `fit_line` 都相差不到 $10^{-12}$。不一樣的只有加法的順序，所以只可能差在最後幾位，而且走向谷底的下降會把這種差異忘掉。兩個各拿一半資料的行程，其實是拿著全部資料的*一個*行程，只是分在兩個地方。
#
# `in_processes` 啟動全新的 Python，讓它們在一個檔案碰頭，再收回各自的結果。這樣的行程對這個實驗一無所知，要執行的東西得自己*匯入*。所以 `descend_together` 放在模組裡；在筆記本裡定義的函式，送不過去。
#
# ## 誰送什麼給誰 {#ring}
#
# 最直接的 all-reduce 有一個總管：大家把數字都送給它，它加完再送回去。如果有 $K$ 個行程、$n$ 個數，總管要收 $(K - 1) \cdot n$ 個，再送出一樣多，其他人都在等。**環**（ring）把工作分攤開來：每個行程把自己的數字分成 $K$ 份，每一步把其中一份交給右邊的鄰居，鄰居把它加上去。走 $K - 1$ 步，每個行程手上都有一份加完了；再走 $K - 1$ 步，讓加完的各份繞一圈。
#
# ```python title="nudge/ring.py"
# --8<-- "nudge/ring.py:ring_all_reduce"
# ```
#
# 為了看出一個和裡有誰的數字，行程 0 從 `1, 2, 3` 開始，下一個是 `10, 20, 30`，最後一個是 `100, 200, 300`：

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
#     | 步 | 行程 0 | 行程 1 | 行程 2 |
#     |---|---|---|---|
#     | 0 | `1, 2, 3` | `10, 20, 30` | `100, 200, 300` |
#     | 2 | `1, 222, 303` | `11, 20, 333` | `111, 220, 300` |
#     | 4 | `111, 222, 333` | `111, 222, 333` | `111, 222, 333` |
#
#     三個行程繞成一圈，一步一步把數字加起來。行程再多，每個送出的也只是自己那些數字的兩倍左右；要是有一個總管，它就得收下所有人的。
#
# 每一步，每個行程送出 $n / K$ 個數；全部加起來是 $2 (K - 1) / K \cdot n$ 個，不到 $2n$，四個行程如此，四千個也如此。如果只由這些行程自己來加，這已經是最少的了（Patarasuk & Yuan 2009）。會隨 $K$ 增加的是步數，而每一步都要等鄰居的數字送到。
#
# ## 包裝好的版本 {#wrapped}
#
# 網路的參數很多。`DistributedDataParallel`（簡稱 *DDP*）能包住任何模組，做兩件事：一開始把編號 0 的參數複製給大家，以及在 `backward` 的時候把所有行程的梯度取平均。你的迴圈一個字都不用改：
#
# ```python title="nudge/parallel.py"
# --8<-- "nudge/parallel.py:train_wrapped"
# ```
#
# 前兩行故意弄亂起點，讓每個行程從不同的地方出發。包在裡面的直線是一個 `nn.Linear`：

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
# 如果沒有複製，第二個行程會從 $(2, 1)$ 出發，而且永遠和第一個差這麼多，因為兩邊減去的是同一個平均。DDP 還會把梯度分成幾批，`backward` 還在算的時候就先平均前面的，藉此藏住一部分等待的時間（Li et al. 2020）。
#
# ## 份量不均 {#uneven}
#
# 溫度計的十一筆讀數，兩個行程分不平。一個拿十筆，最後一筆給另一個。對*行程*取平均，這一筆就有一半的發言權。它們會找到什麼？會找到一條最小平方直線，其中最後的讀數算十次：

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
plt.plot(z[:10], labels[:10], "C0o", label="十筆讀數")
plt.plot(z[10:], labels[10:], "C1D", markersize=9, label="單獨的一筆")
plt.plot(ends, fair[0] * ends + fair[1], "C0-", label="每筆都算一次")
plt.plot(ends, unfair[0] * ends + unfair[1], "C1--", label="那一筆算十次")
plt.xlabel("標準化的讀數")
plt.ylabel("溫度（°C）")
plt.legend()
plt.savefig("one-against-ten.svg")

# %% [markdown]
# ![十一個點沿著一條上升的直線，其中十個是圓點，右上方的一個是菱形，在實線的上方。虛線除了最左邊以外都比實線高，離菱形也比較近](one-against-ten.svg)
#
# 解法是只加能相加的東西：自己那些樣本的梯度*總和*，還有筆數。
#
# ```python title="nudge/parallel.py"
# --8<-- "nudge/parallel.py:over_rows"
# --8<-- "nudge/parallel.py:sums_over_processes"
# ```
#
# 第二個函式是另一種失誤：損失是各筆的*總和*而不是平均的時候，DDP 做的就是這件事。讓兩個行程把三種都試一遍；總和用的是那 1,000 個點，學習率 0.001：

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
# 前兩行和預報的一樣。第三行看起來也對，其實是個陷阱。1,000 筆的總和，梯度是平均的 1,000 倍；兩個行程一平均，又減半。所以兩個行程走的，是平均損失用 $\eta =$ `0.5`{ value="0.001 * 1000 / 2" } 的下降，走得到谷底。同一份程式用一個行程來跑，就成了 $\eta =$ `1`{ value="0.001 * 1000" }，超過 `0.74`{ value="2 / torch.linalg.eigvalsh(2 * torch.stack([x, torch.ones_like(x)]) @ torch.stack([x, torch.ones_like(x)]).T / 1000)[-1]" } 的牆，於是爆炸，就是最後一行。損失用總和的話，行程數就成了學習率的一部分。
#
# 份量不均，實際上還有更糟的一面：資料先用完的行程更新次數比較少。如果它就此結束，其他行程下一次 `all_reduce` 會出錯。如果它還在，其他行程就等一個不會來的夥伴，用 gloo 的話最久等 30 分鐘。如果它接著對別的東西呼叫 `all_reduce`，數字又一樣多，就會一聲不響加進別人的梯度裡，因為呼叫是沒有名字的。所以 PyTorch 的 `DistributedSampler` 一定把份量分到一樣多：不是有幾筆發兩次，就是用 `drop_last=True` 丟掉幾筆。（要它每個週期重新洗牌，得用週期的編號呼叫 `set_epoch`。）
#
# ## 批次正規化 {#buffers}
#
# **批次正規化**（batch normalization）這種層，用*手上這一批*的平均數和標準差把輸入標準化，同時留下兩者的移動平均，給以後一筆一筆來的時候用（Ioffe & Szegedy 2015）。移動平均是*緩衝區*（buffer）：屬於模組，卻不是參數，所以沒有梯度，all-reduce 也碰不到。讓兩個行程訓練這樣一層，後面接一條直線。第一次照原來的順序分資料；第二次先排序，一個行程拿到負的 $x$，另一個拿到正的：

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
# 兩個行程的權重相同，本來就該這樣。移動平均卻不同，而且都不是全部 $x$ 的平均 `−0.055`{ value="x.mean()" }。這裡有兩件事。第一，每個行程用*自己的*樣本標準化：排序過的時候，$x$ 能說的話大半都被減掉了，權重只剩一半。第二，DDP 在每次前向計算之前，把編號 0 的緩衝區複製給大家，然後各自往自己的平均移動十分之一。所以留下來的是編號 0 看到的樣子，再加上每個行程自己的最後一步，第三行的兩個數才會不同。
#
# 如果順序隨機、每個行程有幾百筆，影響很小：單獨一個行程找到的權重是 `2.2936`{ value="alone[0] * x.std(correction=0)" }，第二行和它很接近，但不會連最後幾位都一樣，因為這時兩個行程不再等於一個。排過序，或筆數很少，影響就大。`nn.SyncBatchNorm` 會跨行程計算平均數和標準差，可以在 GPU 之類的加速器上用，但不能在 CPU 上用。
#
# ## 一步要花多少時間 {#cost}
#
# 這個網站的頁面都不寫花了多久，因為每台機器不同。不過有一份紀錄，附上機器和日期。量的是兩個模型：1,000 筆的直線，以及 2,048 筆、三層、每層 512 個單元的網路。下面是 1、2、4 個行程每次更新的毫秒數，先是直線，再是網路；因為那台機器還有別的工作，取 60 次裡最短的一次：

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
# 幾乎沒東西要算的時候，像這條直線，兩個行程比一個久，四個更久，因為每次更新都要等別人的數字送到。要算的東西多，兩個核心上的兩個行程就省時間，速度是一個的 `1.6`{ value="record['runs'][0]['network_ms']['shortest'] / record['runs'][1]['network_ms']['shortest']" } 倍；繞環一圈，還有分不開的工作，花掉了其餘的部分。兩個核心上跑四個行程，不會再快，因為已經沒有人手可用。用手算：計算要 60 毫秒、傳送要 6 毫秒，兩個行程是 36 毫秒，四個是 21 毫秒，再多也不會少於 6 毫秒。所以，一次更新要算的時間遠比傳送長，而且每個行程都有自己的核心或 GPU，資料平行才划算。它還有一個用處：一台機器的記憶體裝不下的批次，分到好幾台就裝得下。
#
# 有一件事它做不到：讓同樣那些樣本的更新變得更好。要是每個行程都照用一個行程時的批次大小，一次更新的筆數就變成好幾倍：梯度的雜訊小了，一個週期的更新次數也少了，這樣對訓練好不好，是另一個問題。
#
# ## 好幾台機器 {#machines}
#
# 到目前為止，都是 `in_processes` 啟動一切，行程在一個檔案碰頭。機器有好幾台的話，每一台都要有人啟動它的行程，碰頭的地方則是一個位址。這是 `torchrun` 的工作。程式本身完全沒提到機器：
#
# ```python title="nudge/together.py"
# --8<-- "nudge/together.py:main"
# ```
#
# 每台機器用同一個指令各啟動兩個行程，只有機器的編號不同：
#
# ```console
# $ .venv/bin/torchrun --nnodes 2 --nproc-per-node 2 --node-rank 0 --master-addr 10.77.0.1 --master-port 29500 -m nudge.together
# $ .venv/bin/torchrun --nnodes 2 --nproc-per-node 2 --node-rank 1 --master-addr 10.77.0.1 --master-port 29500 -m nudge.together
# ```
#
# `torchrun` 給每個行程 `RANK`、`WORLD_SIZE`、`LOCAL_RANK`、`MASTER_ADDR`、`MASTER_PORT` 這些環境變數，`init_process_group` 會去讀。每台機器都要有同一份程式、同樣的版本、資料（至少是自己那一份），機器 0 要開放那個連接埠，彼此之間也要能連線。要存檔的話，由 `RANK` 是 0 的那個行程來寫。
#
# 我們在一台電腦上，用 Linux 的兩個網路命名空間試過；它們之間只有一條虛擬的線路，就像兩台機器。第一次沒有成功：`Gloo connectFullMesh failed … Connection refused, remote=[127.0.0.1]`。每個行程告訴別人的位址，是自己的主機名稱所對應的那一個，而 `/etc/hosts` 裡寫的是 `127.0.0.1`，對任何機器來說都是「我自己」。兩邊各把 `GLOO_SOCKET_IFNAME` 設成網路介面的名稱以後，四個行程都印出同一條直線，也就是 `fit_line` 的那一條。這門課有一個測試，用 `127.0.0.1` 上的兩個 `torchrun` 重做這件事。
#
# ## 想一想 {#questions}
#
# !!! question "兩個行程，批次各 32 筆，等於一個行程怎麼跑？"
#
#     ??? success "解答"
#
#         批次 64 筆，就由這些樣本組成，學習率不變。這樣一個週期的更新次數只有一半。從一個行程改成八個，其他都不動，等於用八倍大的批次訓練。
#
# !!! question "有一個行程除以零，梯度裡出現 `nan`。其他行程會拿到什麼？"
#
#     ??? success "解答"
#
#         加上 `nan`，總和就是 `nan`，所以下次更新之後，所有行程的所有參數都是 `nan`。要找出是誰，請看 all-reduce *之前*的梯度。
#
# !!! question "開始訓練以後，為什麼沒有人需要傳送參數？"
#
#     ??? success "解答"
#
#         相同的參數減去相同的一步，還是相同。會分道揚鑣的，只有梯度裡沒有的東西：不同的起點、緩衝區，還有像 dropout 那樣的隨機選擇，後者則是刻意的。
#
# ## 改改看 {#change-it}
#
# - 改用三個行程，各拿 `[334, 333, 333]` 筆。結果和 `alone` 差多少？用 `over_rows` 呢？
# - 讓一個行程一筆都沒有。什麼都沒有的平均會怎樣？
# - 給環裡的行程 0 到 1 之間、位數很多的數字。大家最後的總和完全相同嗎？和從左加到右的比呢？
# - 在自己的電腦上量一次：`benchmarks/data_parallel.py` 會寫出這樣的紀錄。
#
# ## 檢查 {#check}
#
# 最後一格拿實驗的結果來核對上面的說法。如果你改了什麼，程式在這裡停下來，停住的那一行就是不再成立的說法。

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
