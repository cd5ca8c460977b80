# ---
# time_limit: 180
# description: 量出批次的雜訊，用它預報大批次從哪裡起不再有用；替更新和整個週期計時；在週期一樣多、更新一樣多、到達目標三種條件下比較；換算學習率，再用錯的標籤訓練。
# given: {"0.1": "a rate and a target, chosen by hand", "240": "one label in five", "256": "a batch size, chosen by hand", "100": "chosen by hand", "300": "chosen by hand", "1000": "chosen by hand", "400": "made up for a question", "0.02": "seen on another processor", "0.06": "seen on another processor", "0.4": "read off the figure"}
# ---

# %% [markdown]
# # 批次大小的時間、雜訊與結果 {#batch-size}
#
# 〈[批次要大還是小](../lessons/small-or-large-batches.md)〉找到一個轉彎：從幾十筆起，批次再大，也省不了幾次更新。不必先試幾十個學習率，能不能事先知道？還有，批次大小做得到的事，有哪一件是學習率做不到的？
#
# 做完這個實驗，你能夠：
#
# - 量出上千個參數的梯度有多少雜訊，並用它預報臨界批次大小；
# - 替更新和週期計時，讓比較站得住腳；
# - 說出兩種批次大小，在週期一樣多、更新一樣多、到達目標的時候各是誰領先；
# - 換算學習率，並說出換算到哪裡為止；
# - 說出錯的標籤會讓訓練變成怎樣，什麼才擋得住。
#
# 你需要那一課的手寫數字、`train_on_batches` 和臨界批次大小，以及〈[批次、週期、更新](../lessons/batches-epochs-updates.md#noise)〉裡批次的雜訊。實驗就是要拿來改的：下載頁尾的筆記本。
#
# ## 一個批次有多少雜訊？ {#noise}
#
# 一個網路的斜率，是長長的一排數字，這裡有 `4,810`{ value="64 * 64 + 64 + 64 * 10 + 10" } 個。全部 `1,200`{ value="12 * 10**2" } 張圖片的平均是精確的。一個批次的平均落在它附近，兩者的距離，是每個斜率的差各取平方，加起來開根號。量許多個批次，把距離取平方、平均、再開根號，就是雜訊。讓網路更新 50 次，量量看：

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
# 依序是批次大小、量到的雜訊、預報的雜訊。預報用的是單獨一張圖片的雜訊 $\sigma$，除以 $\sqrt B$，再修正一下：批次是不放回地抽的，所以 $B = N$ 的時候，就沒有什麼是碰運氣的了。
#
# $$
# \frac{\sigma}{\sqrt B} \cdot \sqrt{\frac{N - B}{N - 1}}
# $$
#
# 所以 `4,810`{ value="64 * 64 + 64 + 64 * 10 + 10" } 個斜率，和直線那一課的一個斜率，規矩一樣：批次變成四倍，雜訊減半。
#
# ## 從雜訊看轉彎 {#scale}
#
# 雜訊*和斜率比起來*很大，才有害。先不管那個修正，只用 $\sigma / \sqrt B$ 來算：兩者一樣大的時候，批次大小是 $B = \sigma^2 / \lVert g \rVert^2$，其中 $\lVert g \rVert$ 是精確斜率的長度；這叫做 *noise scale*，雜訊的尺度（McCandlish et al. 2018）。用手算：一張圖片的雜訊是 3，斜率的長度是 $0.5$，那就是 $9 / 0.25 = 36$。
#
# 每種批次大小都給它合適的學習率。遠小於雜訊的尺度，一步幾乎全是雜訊，批次加倍，就抵得上更新加倍。剛好等於它，走一步的收穫，大約是用精確斜率走一步的一半。遠大於它，這一步已經差不多是精確的，再多的樣本也改變不了多少。
#
# !!! question "先猜猜看"
#
#     網路學習的時候，雜訊的尺度會：
#
#     - 變小，因為斜率越來越確定；
#     - 不變；
#     - 變大？

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
# ??? success "對照你的預測"
#
#     **變大**，大致如此，只有最開頭先變小，而且不是穩穩地變大。到了後來，幾乎每張圖片都答對了，可是每一張還是朝自己的方向拉一點。這些拉力的平均，也就是斜率，縮得比它們自己快。
#
# 每一橫列是更新次數、損失、雜訊的尺度（取到十位）。損失降到 $0.2$ 以前，它在 30 到 80 之間，到了 $0.1$ 附近是 `200`{ value="round(stages[4][2], -1)" } 左右；而那一課裡，更新次數在 $B = 16$ 到 64 之間轉彎。那一課訓練了一百多次才看出來的數量級，這裡量幾秒鐘就知道了，但也只知道數量級。換一個起點，這個尺度可以差到好幾倍；走的時候學習率低一點，在同樣的損失上量到的就比較大。從表的最後幾個橫列看來，目標再低一點，轉彎的地方就在更大的批次。
#
# ## 時間 {#time}
#
# 一次更新，所有圖片一起算，或者一張一張算：`1,024`{ value="2**10" } 張花的時間，是一張的多少倍？你的機器有你的機器的時間，所以這裡只比較，不印出來。

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
# 一張一張算，`1,024`{ value="2**10" } 張花的時間是一張的一百倍以上。一起算，不到 30 倍。
#
# 想看數字，這裡有一份紀錄，用 `benchmarks/batch_size.py` 在寫明的機器上做的，一個執行緒，網路寬一點，是 64-256-10。每一橫列是：批次大小、一個週期更新幾次、一次更新幾微秒、*整個*週期從頭到尾量下來幾毫秒。

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
# 到 64 為止，一次更新久不了多少：圖片是 64 倍，時間是 `1.8`{ value="times[64]['update_us']['median'] / times[1]['update_us']['median']" } 倍。所以週期變短，縮成 `34`{ value="times[1]['epoch_ms']['median'] / times[64]['epoch_ms']['median']" } 分之一。從 256 起，處理器用滿了，不管批次多大，一個週期都是兩、三毫秒。
#
# 一個週期的時間，不能只拿一次更新乘上 $N/B$。批次是 `1,024`{ value="2**10" } 的時候，這樣乘得到 `1.8`{ value="1200 / 1024 * times[1024]['update_us']['median'] / 1000" } 毫秒，算成兩次完整的更新是 `3.1`{ value="2 * times[1024]['update_us']['median'] / 1000" }，而時鐘量到 `2.9`{ value="times[1024]['epoch_ms']['median']" }，雖然第二次更新只有 `176`{ value="1200 - 1024" } 張圖片。原因從這份紀錄看不出來。所以要比什麼，就從頭到尾量什麼。
#
# ## 同樣的週期、同樣的更新、一個目標 {#equal}
#
# 五種批次大小，三種比法。批次大小之後依序是：學習率 $0.1$，走 10 個週期之後的損失（一次一張的除外）；用這個學習率更新 `1,500`{ value="15 * 10**2" } 次，三個起點裡最低和最高的損失；最後取自那一課的紀錄，最好的學習率，以及損失到 $0.1$ 要更新幾次、走幾個週期。

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
# - **週期一樣多**：批次越小，訓練損失越低。一次四張的網路，更新次數是一次 256 張的 `60`{ value="updates_per_epoch(N, 4) // updates_per_epoch(N, 256)" } 倍，已經幾乎全背下來了。一次只看一張的話，用這個學習率會來回亂跳，連加法的先後順序都能左右訓練停在哪裡：一台處理器上是 0.02，另一台是 0.06。這樣的數字說明不了什麼，所以不列。
# - **更新一樣多**：從 16 起幾乎都一樣，雖然這時候 256 已經把圖片看了 300 遍，一次一張的只看了一遍多。再少，雜訊就有關係了：用這個學習率，一次一張最好也只到 `0.24`{ value="equal_updates[1][0]" }，連一次四張，三個起點裡也有一個比較差。
# - **到達目標，各用各的學習率**：更新最少的是最大的，樣本最少的是最小的兩個。從 1 到 4，更新只要四分之一；從 64 到 256，幾乎省不了。
#
# 同一個網路、同一份資料，讓什麼相同，贏家就跟著換。「比較好」不是批次大小自己的性質。
#
# ## 換算學習率 {#carry}
#
# 那麼，批次大小做得到的事，有什麼是學習率做不到的？用批次的*平均*損失和最單純的下降，把兩者乘上一樣的倍數，從一次一張、$\eta = 0.02$ 開始。每一橫列是批次大小、學習率，以及一到五個週期之後的損失。

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
ax.set(xlabel="週期", ylabel="訓練損失")
ax.set_xticks([1, 2, 3, 4, 5])
ax.set_yticks([0.1, 0.3, 1, 3], ["0.1", "0.3", "1", "3"])
ax.minorticks_off()
ax.legend(loc="center right")
plt.savefig("carried-over.svg")

# %% [markdown]
# ![五種批次大小的訓練損失隨週期的變化，學習率跟著批次變大。1、4、16 的線疊在一起，從 0.4 降到 0.1。32 的線起初比較高，後來和它們會合；256 的線一直在 2 以上。](carried-over.svg)
#
# 從 1 到 16，三次訓練幾乎是同一次，雖然一次更新了 `6,000`{ value="5 * 1200" } 次，另一次只有 `375`{ value="5 * 75" } 次。帶雜訊的小步走十六步，或者沿著它們的平均走一大步：只要路上斜率沒什麼變，就沒有差別。所以在這個範圍裡，除了時間，批次變成 16 倍，效果就像學習率變成十六分之一。到 32，那一步開始太長；到 256，已經越過了牆。
#
# ## 五個標籤錯一個 {#wrong-labels}
#
# 訓練圖片裡有 240 張，標籤換成了別的數字。驗證用的標籤是對的。四種設定，學習率 $0.1$ 和 $0.5$ 各有兩種批次大小；$\eta$ 乘更新次數到了 10、30、100、300 和 1000，就看一次。印出來的先是在弄錯的訓練標籤上的損失，再來是到 300 為止，驗證圖片答對百分之幾。

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
ax.set(xlabel="η × 更新次數", ylabel="驗證（%）")
ax.set_xticks(ways, ways)
ax.minorticks_off()
ax.legend()
plt.savefig("wrong-labels.svg")

# %% [markdown]
# ![驗證圖片答對的比例，對學習率乘更新次數作圖，四種設定。都在 100 到 300 之間升到 94 % 左右，到 1000 降到 80 % 至 92 %。](wrong-labels.svg)
#
# 到 300 為止，四種設定在同一個位置的訓練損失都差不多，雖然更新次數差五倍，看過的圖片差到八倍。對訓練損失要緊的是 $\eta$ 乘更新次數，也就是路有多長。驗證的結果在 10 還差很多，`52`{ value="learnt[8, 0.1][0][1]" } 和 `53`{ value="learnt[64, 0.5][0][1]" }，對上 `80`{ value="learnt[64, 0.1][0][1]" } 和 `73`{ value="learnt[256, 0.5][0][1]" }：比較差的是 $\eta / B$ 比較大的兩種，它們每一步的雜訊都比較大。到 100 就差不多追上了。驗證的結果在 100 到 300 之間最好；單獨一次訓練，大約準到 `1.3`{ value="100 * (0.945 * 0.055 / 297) ** 0.5" } 個百分點，這是 `297`{ value="len(V)" } 張圖片的標準誤。到了 1000，網路已經把四分之一到三分之二的錯標籤背了下來，新圖片也就答對得少了。這就是過度訓練，對策是提早停止；這裡沒有哪一種批次大小擋得住。
#
# ## 想一想 {#questions}
#
# !!! question "你的梯度，雜訊的尺度是 50，而你用 $B = 400$ 訓練。你會試什麼？省得了什麼？"
#
#     ??? success "解答"
#
#         試試 50 左右的批次：更新也許要兩倍，樣本就只要四分之一。如果硬體可以一次算完 400 筆，這樣省了計算，卻要多花時間。
#
# !!! question "8 張圖片的一次更新要 `115`{ value="times[8]['update_us']['median']" } 微秒，64 張要 `178`{ value="times[64]['update_us']['median']" }。到達目標，64 只要三分之一的更新次數。哪一個快？"
#
#     ??? success "解答"
#
#         64：次數是三分之一，每次的時間是 `1.5`{ value="times[64]['update_us']['median'] / times[8]['update_us']['median']" } 倍，合起來是一半的時間。
#
# !!! question "有人用錯的標籤訓練，$B = 8$ 和 $B = 64$，學習率一樣，週期一樣，發現大批次比較不怕錯的標籤。還可以怎麼解釋？"
#
#     ??? success "解答"
#
#         它的更新次數是八分之一，路也只有八分之一長，等於提早停止了。要在 $\eta$ 乘更新次數一樣的地方比較。
#
# ## 改改看 {#change-it}
#
# - 從別的起點量雜訊的尺度，再用學習率 $0.1$、五倍的更新次數走一趟來量。
# - 用錯的標籤量它。變大了嗎？還會一路變大嗎？
# - 從 $\eta = 0.005$ 開始換算。這次到哪種批次大小為止，線還疊在一起？
# - 學習率改乘批次大小的平方根。到哪種大小，這樣比較好？
# - 用 `mlp((64, 256, 10), nn.ReLU, 0)` 量雜訊的尺度。網路寬一點，會不同嗎？
# - 讓一半的標籤是錯的。驗證的結果在哪裡最好？
#
# ## 檢查 {#check}
#
# 最後一格拿實驗的結果來核對上面的說法。如果你改了什麼，程式在這裡停下來，停住的那一行就是不再成立的說法。

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
