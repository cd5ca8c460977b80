# ---
# time_limit: 120
# description: 同樣的曲線，用手拼的網路、位置隨機的網路、訓練出來的網路各做一次；比一比各自剩下多少誤差，再看它們在資料點以外說什麼。
# given: {"10,000": "epochs, chosen by hand", "50,000": "epochs to try, chosen by hand", "1,001": "points, chosen", "0.02": "the MSE to get below, and a learning rate", "128": "pieces, chosen"}
# ---

# %% [markdown]
# # 用凸起拼出曲線 {#curves-from-bumps}
#
# 〈[夠多的凸起](../lessons/enough-bumps.md)〉把每個單元都擺在曲線需要它的地方。〈[一層隱藏層](../lessons/one-hidden-layer.md)〉沒有人說誰該站哪裡，位置要靠訓練去找。這個實驗用這兩種辦法做同樣的曲線。位置隨便擺，要付出多少代價？手拼的網路和訓練出來的網路，最後哪一個比較接近曲線？
#
# 做完這個實驗，你能夠：
#
# - 量出誤差變小的指數；
# - 說出就算外層權重是最好的，位置隨機還要付出多少代價；
# - 比較手拼的網路、從它接著訓練的網路，以及從隨機起點訓練的網路；
# - 找出什麼也不做的 ReLU，並說出它們是不是一開始就這樣。
#
# 你需要上面這兩課，以及〈[訓練迴圈](../lessons/the-training-loop.md)〉裡的最小平方法。
#
# ## 誤差降得多快？ {#exponents}
#
# !!! question "先猜猜看"
#
#     拼正弦波的時候，$w = 5n$ 的 S 形曲線，誤差大約比 $w = 4n$ 的少三分之一。如果 $n$ 一再加倍，它的最大誤差會像
#
#     - $\frac1n$ 那樣變小，和 $w = 4n$ 一樣；
#     - $\frac{1}{n^2}$ 那樣變小，和斜坡一樣；
#     - 介於兩者之間。

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
    "階梯": by_steps,
    "斜坡": by_ramps,
    "4n": by_sigmoids,
    "5n": by_steeper,
}
errors = {name: [max_error(kinds[name], n) for n in sizes] for name in kinds}
print("n:", ", ".join(errors))
for k, n in enumerate(sizes):
    print(f"{n:3}", *[f"{column[k]:.5f}" for column in errors.values()])

# %% [markdown]
# ```text
# n: 階梯, 斜坡, 4n, 5n
#   2 1.00000 1.00000 1.00000 1.00000
#   4 0.70711 0.21051 0.24912 0.22601
#   8 0.38268 0.07038 0.08950 0.08262
#  16 0.19509 0.01885 0.04643 0.02921
#  32 0.09802 0.00479 0.02373 0.01490
#  64 0.04907 0.00120 0.01193 0.00749
# 128 0.02454 0.00030 0.00597 0.00375
# ```
#
# 從 16 段起，每一直行都很規律。如果誤差是 $C n^p$，那麼 $\ln(\text{error}) = \ln C + p \ln n$：對 $\ln n$ 來說是一條直線，斜率就是指數 $p$。所以取最後四列，用直線去擬合它們的對數：

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
# {'階梯': -1.0, '斜坡': -1.99, '4n': -0.99, '5n': -0.99}
# ```
#
# ??? success "對照你的預測"
#
#     - **$\frac1n$**：對。指數是 `−0.99`{ value="exponents['5n']" }。
#     - **$\frac{1}{n^2}$**：那樣的話，段數變成八倍，誤差要除以 64；實際上只除以 `7.8`{ value="errors['5n'][3] / errors['5n'][6]" }。
#     - **介於兩者之間**：在這裡，陡度改變的是倍數 $C$，不是指數。
#
# 誤差最大的地方在兩端。$w$ 跟著 $n$ 變大，所以 $n$ 加倍，總和在左端的樣子還是同一張圖，只是縮成一半：寬度一半，高度也一半。那裡的誤差因此減半，$w = 5n$ 和 $w = 4n$ 都一樣。ReLU 不必另列一行，因為它們畫出的和斜坡是同一條線。
#
# ## 位置隨機 {#places}
#
# 現在把 ReLU 擺在隨機的位置。這些隱藏單元沒有人訓練，只用最小平方法求出它們的外層權重，外加一個常數和一條直線。為了比較，同樣多的 ReLU 等距排開，用同樣的方法求外層權重。擬合和測量都用 $[0, 1]$ 裡的 1,001 個點，隨機的位置來自種子 1 到 5：

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
# 64 個單元要算久一點：

# %%
placed[64] = equal_and_random(64)

# %% [markdown]
# ```text
# 64 0.0007 | 0.0057 0.0064 0.0072 0.0150 0.0172
# ```
#
# 五個隨機的誤差，取中間那一個來比：4 個單元的時候，它是等距的 `1.9`{ value="placed[4][1][2] / placed[4][0]" } 倍，32 個的時候是 `8`{ value="placed[32][1][2] / placed[32][0]" } 倍。外層權重已經是這些位置能有的最好的一組，所以這完全是位置的代價。（這裡的最好，是指 MSE 最小。那一課裡 32 個單元的數不一樣，因為種子和點都不同。）

# %%
import matplotlib.pyplot as plt

equal = [error for error, _ in placed.values()]
plt.plot([*placed], equal, "C0o-", label="等距")
for n, (_, at_random) in placed.items():
    plt.plot([n] * 5, at_random, "C1x")
plt.plot([], [], "C1x", label="隨機位置")
plt.loglog()
plt.xticks([*placed], [*placed])
plt.yticks([0.1, 0.01, 0.001], ["0.1", "0.01", "0.001"])
plt.minorticks_off()
plt.xlabel("ReLU 的個數")
plt.ylabel("最大誤差")
plt.legend()
plt.savefig("places.svg")

# %% [markdown]
# ![最大誤差對 ReLU 的個數，兩軸都是對數尺度。等距的誤差沿著一條直線下降。每個個數上，五組隨機位置的叉號都在這條線上方，越往右離得越遠](places.svg)
#
# ## 手拼的折線 {#by-hand}
#
# 折線由三段斜坡組成。在它的 61 個點之間只有 2 和 3 兩個轉折，所以三個 ReLU 也夠了：一個管第一段的斜率，兩個轉折各一個。或者用三條 S 形曲線，每一條都在斜坡的正中間爬到一半，陡度是 $w \cdot \text{width}$；外層權重和常數用這 61 個點的最小平方法求出，是最好的一組：

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
# 斜坡和 ReLU 完全準確。S 形曲線把每個轉折都磨圓了，這三種陡度裡，最陡的 MSE 最大。
#
# ## 接著訓練 {#trained-on}
#
# !!! question "先猜猜看"
#
#     拿陡度 4 的那個網路。以它的位置和陡度來說，外層權重已經是最好的。現在讓梯度下降轉動全部十個旋鈕，走 10,000 個週期。三條 S 形曲線的陡度會怎樣？
#
#     - 全都變陡，因為轉折是尖的；
#     - 幾乎不變，因為它們已經站對地方了；
#     - 一條變陡，兩條變緩。
#
# 和那一課一樣，特徵和標籤都先標準化，旋鈕也跟著換算。印出來的是：起點的陡度、最後的 MSE，以及最後三條 S 形曲線的陡度和位置：

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
terms("zh-Hant", moments).savefig("trained-on.svg")

# %% [markdown]
# ```text
# 4: 0.0034 [2.9, 4.9, 2.5] [1.0, 2.5, 4.6]
# 5.3: 0.0043 [3.8, 5.6, 2.7] [0.9, 2.5, 4.5]
# 8: 0.0081 [5.5, 7.7, 3.1] [0.9, 2.5, 4.6]
# ```
#
# ![兩格，每格有折線、三條細的 S 形曲線和它們的總和。起點的時候，總和把 2 和 3 的轉折磨圓了。一萬個週期之後，第一條在左緣已經比較高，最後一條均勻地一路爬到右緣，中間那條降得更陡，總和更貼近轉折](trained-on.svg)
#
# ??? success "對照你的預測"
#
#     - **全都變陡**：只有中間那條變陡，從 4 變成 $4.9$。
#     - **幾乎不變**：MSE 從 `0.00998`{ value="built[4]" } 降到 $0.0034$，只剩三分之一。
#     - **一條變陡，兩條變緩**：對。資料到 0 和 6 為止，外側的兩條可以早點開始爬、晚點才爬完，那裡沒有人打分數。
#
# 三個起點的 MSE 都因為訓練而降低，因為訓練可以同時改變陡度*和*位置。位置幾乎不動，最多移了 $0.1$ 左右。拼得太陡的，會變緩。不過走了同樣多的週期，三個網路還是不一樣：從哪裡出發，決定了能走多遠。
#
# ## 從隨機起點出發 {#random-starts}
#
# 那完全沒有提示呢？印出來的是：單元數、這些起點裡最低和最高的 MSE，以及有幾個最後低於 0.02：

# %%
from nudge.many_networks import train_together

sigmoids = {}
for h, starts in ((1, 5), (2, 5), (3, 20), (5, 5), (10, 5)):
    networks = [random_start(h, seed) for seed in range(starts)]
    sigmoids[h] = train_together(networks, 0.2, 10_000)
    losses = sorted(loss for loss, _ in sigmoids[h])
    below = sum(loss < 0.02 for loss in losses)
    print(f"{h}：{losses[0]:.4f} {losses[-1]:.4f}，{below} / {starts}")

# %% [markdown]
# ```text
# 1：0.3693 0.3724，0 / 5
# 2：0.1572 0.1574，0 / 5
# 3：0.0037 0.1576，18 / 20
# 5：0.0030 0.0037，5 / 5
# 10：0.0026 0.0031，5 / 5
# ```
#
# 三個單元的 20 個起點，有 18 個低於 0.02，而且這 18 個都比手拼的網路裡最好的 $0.0100$ 還低。其中最好的是 $0.0037$，比不上接著訓練的那個 $0.0034$。兩個單元的五個起點都差得遠；五個或十個單元的，全都做到了。
#
# ## 換成 ReLU {#relus}
#
# 三個 ReLU 可以完全準確。隨機起點找得到嗎？一個 ReLU 如果在 61 個點上全是 0，就是死的：它的旋鈕得不到斜率，怎麼走都不會動。印出來的是：單元數；20 個起點有幾個低於 0.02；起點和最後各有幾個死的單元；沒做到的網路裡，有幾個含有死的單元。（這裡的 $\eta$ 是 0.02，步子大得多的話，有些網路會溢位。）

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
    print(f"{h}：{20 - len(failed)} / 20")
    print("  死的：", *dead_units[h], f"（共 {20 * h}）")
    print(f"  沒做到而有死的單元：{with_dead} / {len(failed)}")

# %% [markdown]
# ```text
# 3：3 / 20
#   死的： 9 15 （共 60）
#   沒做到而有死的單元：12 / 17
# 4：6 / 20
#   死的： 17 23 （共 80）
#   沒做到而有死的單元：13 / 14
# 6：13 / 20
#   死的： 27 38 （共 120）
#   沒做到而有死的單元：7 / 7
# ```
#
# S 形曲線的 20 個起點有 18 個做到，三個 ReLU 卻只有 3 個，雖然完全準確的網路是存在的。死的單元是一個原因。這些 ReLU 大約每五個就有一個，在第一個週期之前就是死的，因為它的轉折在資料以外，又往外側上升；訓練途中又死了一些，而死了就不會回來。但這不是唯一的原因：三個單元的網路裡，有五個單元全活著也沒做到，不是轉折落在資料以外，單元只貢獻一條直線，就是兩個轉折落在同一個地方。單元多一些會有幫助，等於有備用的。這些都只就這條曲線、這些起點和這個 $\eta$ 而言，不能拿來論斷 ReLU 的好壞。
#
# ## 資料以外 {#outside}
#
# 最後走出資料以外。先看正弦波：先印真正的值，再印 8、32、128 個 ReLU 的和，地點是 1 右邊的三處。

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
# 段數再多，在那裡也沒有更接近真正的值，那條直線只是變陡一點，更靠近正弦波在 1 的切線。訓練出來的網路呢？折線在資料以外是水平的，左邊是 1，右邊是 5：

# %%
from nudge.figures.curves_from_bumps import beyond, predicted

far = torch.tensor([-4, -2, 8, 12], dtype=x.dtype)
chosen = {
    torch.sigmoid: [theta for _, theta in sigmoids[3][:5]],
    torch.relu: [theta for loss, theta in relus[3] if loss < 0.02],
}
print("折線", bent_curve(far).tolist())
for activation, thetas in chosen.items():
    for theta in thetas:
        said = predicted(theta, far, activation).tolist()
        print(activation.__name__, [round(v, 1) for v in said])
beyond("zh-Hant", *chosen.values()).savefig("beyond.svg")

# %% [markdown]
# ```text
# 折線 [1.0, 1.0, 5.0, 5.0]
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
# ![從 −4 到 12 的折線，在塗了底色的 0 到 6 以外是水平的。五個三條 S 形曲線的網路在裡面跟著它走；左邊降到 1 以下才變平，右邊升到 5 以上才變平。三個 ReLU 的網路在裡面和折線重合，出去之後沿著直線走，左邊往下，右邊往上](beyond.svg)
#
# 在塗了底色的範圍裡，八個網路和折線的差距都不到四分之一。在外面，S 形曲線最後都變平，但停在各自的高度：它們可以早點開始爬、晚點才爬完，結果在這裡看得到。ReLU 則保持最後的斜率。
#
# ## 想一想 {#questions}
#
# !!! question "單元越多，隨機位置的代價為什麼越大？"
#
#     ??? success "解答"
#
#         要看最寬的空隙。$n$ 個隨機的位置，最寬的空隙平均是等距的 $1 + \frac12 + \dots + \frac{1}{n+1}$ 倍：32 個位置是 `4.1`{ value="sum(1 / k for k in range(1, 34))" } 倍，而且這個和會無止境地變大。兩個轉折之間是直線，它的誤差和寬度的平方成正比。
#
# !!! question "手拼的網路比訓練出來的好嗎？"
#
#     ??? success "解答"
#
#         在這裡，最好的是手拼的，完全準確。可是那要先知道曲線在哪裡轉折；訓練只要 61 個點。最好的三條 S 形曲線，是兩種辦法合起來得到的：先用手擺好位置，再訓練。
#
# !!! question "ReLU 的網路幾乎完全通過那 61 個點。這樣說來，右邊的直線錯了嗎？"
#
#     ??? success "解答"
#
#         對這條折線來說是錯的，可是從那些點看不出來。另一條過了 6 還繼續上升的曲線，也有同樣的 61 個點。
#
# ## 改改看 {#change-it}
#
# - 取 64 段，把 $w$ 從 $3n$ 試到 $8n$。誤差在哪裡最小？在那兩側，誤差最大的地方又在哪裡？
# - 把正弦波換成那一課的平方根，或有尖角的那條。先預測指數。
# - 把手拼的三個網路接著訓練 50,000 個週期。它們會走到一起嗎？
# - 讓 ReLU 從資料之間的轉折出發：用 `lcg` 在 $-1.7$ 和 $1.7$ 之間選位置，並令 $b = -w \cdot \text{place}$。起點有幾個是死的？有幾個起點做得到？
# - 用 $\eta = 0.05$ 訓練 ReLU，再用 $0.1$。
#
# ## 檢查 {#check}
#
# 最後兩格拿實驗的結果來核對上面的說法：先是手拼的網路，再是訓練出來的網路。

# %%
for name, p, margin in (
    ("階梯", -1, 0.1),
    ("斜坡", -2, 0.15),
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
    assert abs(mine - loss) < 1e-9, "標準化不會改變損失"
assert all(loss < mine for mine, (loss, _) in zip(built.values(), trained_on))
assert min(loss for loss, _ in sigmoids[2]) > 0.1
three = [loss for loss, _ in sigmoids[3]]
assert sum(loss < built[4] for loss in three) >= 15
assert trained_on[0][0] < min(three)
assert all(loss < 0.02 for h in (5, 10) for loss, _ in sigmoids[h])
found = [sum(loss < 0.02 for loss, _ in relus[h]) for h in (3, 4, 6)]
assert found[0] < found[1] < found[2] and found[0] < 10
assert all(start <= end for start, end in dead_units.values())
