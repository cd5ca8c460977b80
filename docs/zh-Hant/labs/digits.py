# ---
# time_limit: 180
# description: 認手寫數字，從第一眼看資料到存成檔案：兩個基準、四種最佳化器、四種排程、學習率與寬度、照驗證集選定、只測一次、看看錯在哪裡，最後換別人來寫。
# given: {"297": "the validation pictures", "300": "the test pictures, and the last rows of the file", "292": "right test pictures in Running experiments", "250": "a guess to choose", "270": "a guess to choose", "290": "a guess to choose", "128": "a width, chosen", "256": "a width, chosen", "512": "a width, chosen"}
# ---

# %% [markdown]
# # 手寫數字，從頭到尾 {#digits-end-to-end}
#
# 六十四個數進去，十個數字裡的一個出來。怎樣認得更準，每一課各有答案：隱藏單元、動量、學習率排程、更寬的層、更久的搜尋。這個實驗用同一批圖片，把它們一樣一樣試過，每次只問一件事：多認對了幾張？
#
# 做完這個實驗，你能夠：
#
# - 從第一眼看資料開始，一路做到把模型存成檔案；
# - 說出進步是哪個選擇帶來的，哪些選擇帶來的和運氣分不開；
# - 查出測試是不是比模型日後真正要面對的容易。
#
# 你需要〈[批次要大還是小](../lessons/small-or-large-batches.md#digits)〉的手寫數字、〈[分類](../lessons/classes-and-probabilities.md)〉的分數與損失、〈[慣性與自動調步](../lessons/momentum-and-adam.md)〉的規則、〈[學習率排程](../lessons/learning-rate-schedules.md)〉的幾種排程，以及〈[做實驗](../lessons/running-experiments.md)〉的計畫、離散和標準誤。實驗就是要拿來改的：下載頁尾的筆記本。
#
# ## 計畫 {#plan}
#
# 動手之前先寫好：
#
# 1. 看什麼：最後一個週期結束後，驗證集 297 張答對幾張。
# 2. 從 `1000`{ value="10**3" } 起的種子用來選學習率和排程，從 `1100`{ value="11 * 10**2" } 起的十個新種子用來評判寬度。種子決定起點和順序，不決定資料怎麼分。
# 3. 規則：選平均最好的設定；如果有更簡單的，和它相差不到兩倍標準誤，就選簡單的。
# 4. 測試集留到最後，只用一次，只考一個網路：第一個新種子的那一個。
#
# 有件事要先承認：這個測試集已經用過兩次。〈[做實驗](../lessons/running-experiments.md)〉考的是有 32 個隱藏單元的網路，300 張答對 292 張；〈[選模型與收尾](../lessons/choosing-and-keeping-a-model.md#test)〉考的是有 128 個的。這裡不拿那些數來做選擇。
#
# ## 先看資料 {#look}
#
# 訓練資料裡，每個數字各有幾張？

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
# 沒有哪個數字特別少，所以用答對的比率來衡量是公平的：從頭到尾只喊一個數字，拿不到高分。那麼，圖片長什麼樣？看看普通的，也看看怪的。這裡說的怪，是離自己那個數字的平均圖片最遠的那一張。

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
# ![兩排小圖，每排十張，從 0 到 9。上排是離平均最近的，都很好認。下排是最遠的：1 帶著長長的一撇，7 少了中間那一橫，8 的下半只剩一豎](usual-and-strange.svg)
#
# ## 兩個基準 {#baselines}
#
# !!! question "先猜猜看"
#
#     有一種辦法完全不訓練：拿新圖片和全部 `1,200`{ value="len(k)" } 張已知的圖片逐個像素比，最像哪一張，就照抄那一張的標籤。297 張會答對幾張？
#
#     - 一半左右，因為沒有人能把一個數字寫得兩次都一樣；
#     - 250 張左右，和簡單的直線差不多；
#     - 超過 290 張。
#
# 另一個基準連圖片都不看，永遠回答*訓練資料裡*最常見的數字。

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
# ??? success "對照你的預測"
#
#     **超過 290 張。** 最後一個數 `293`{ value="neighbour" }，就是後面所有方法要追的數。
#
# （距離的平方是各像素的 $x^2 - 2xz + z^2$ 相加。）訓練資料裡 5 和 6 一樣多，規則取前面的那個，答對 `23`{ value="majority" } 張。第三個數 `43`{ value="peeked" }，用的是*驗證集*裡最常見的數字，也就是偷看了答案的基準。看起來好了將近一倍，其實毫無意義。
#
# ## 許多網路一起算 {#together}
#
# 下面的實驗一共要訓練三百多個網路，一個一個來要好幾分鐘。不過形狀相同的網路，可以放進同一個張量：`W` 的三個軸是網路、單元、輸入。一次乘法，就替全部的網路算好了。損失*相加*之後的斜率，也就是各個網路自己的斜率，因為誰的損失都不看別人的權重。

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
# 這是五個有 32 個單元的網路：第一層的權重、偏置，第二層的權重、偏置。（`mT` 把最後兩個軸對調。）評分的時候再把網路拆開，同一個設定的幾次結果放進同一個串列：

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
# 訓練還是你認得的那個迴圈，只是每個網路各有一個批次；同一個種子的網路，看到的順序相同。

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
# 這樣寫對嗎？〈[做實驗](../lessons/running-experiments.md#fair)〉的紀錄裡，有 32 個單元、學習率 $0.1$、十個週期的五次結果：$272, 274, 274, 273, 272$，是用 PyTorch 自己的最佳化器一個一個訓練的。接著問第一個問題：學習率同樣是 $0.5$，64 個隱藏單元比沒有隱藏層好多少？

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
# 五個數一張不差：一起訓練，和單獨訓練一樣。沒有隱藏層的叫做 *softmax 迴歸*（softmax regression），訓練損失最後是 `0.142`{ value="ended['none']" }，平均答對 `283.4`{ value="spread(first['none'])[0]" } 張；有 64 個隱藏單元的，平均 `289.2`{ value="spread(first['hidden'])[0]" } 張。多了六張，而且兩邊的種子沒有重疊。
#
# ## 四種最佳化器 {#optimizers}
#
# !!! question "先猜猜看"
#
#     學習率同樣是 $0.1$，動量 $0.9$ 最後的訓練損失，只有單純梯度下降的 18 分之一。如果讓單純的梯度下降用學習率 1，差距還剩多少？
#
#     - 幾乎不變，因為動量的規則比較好；
#     - 大約兩倍；
#     - 沒有差距，甚至反過來。
#
# 每種方法各有五個學習率，多到會越過最好的那個；每個學習率跑五個種子。斜率不變的時候，動量會把步子累加到 $1 / (1 - 0.9) = 10$ 倍，所以它的學習率取單純梯度下降的十分之一。

# %%
methods = {
    "plain": (plain, 0.0, (0.1, 0.5, 1.0, 1.5, 2.0)),
    "momentum": (momentum, 0.0, (0.01, 0.05, 0.1, 0.15, 0.2)),
    "RMSProp": (rmsprop, 0.0, (0.001, 0.003, 0.01, 0.02, 0.03)),
    "Adam": (adam, (0, 0.0, 0.0), (0.001, 0.003, 0.01, 0.02, 0.03)),
}

# %% [markdown]
# 每條規則後面，是每個參數一開始的狀態，和那一課相同。現在全部來跑，每個 20 個週期：

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
# 各直行是：學習率，訓練 1、5、20 個週期後的平均訓練損失，驗證集答對張數的平均數和（種子之間的）標準差。一橫表示訓練失敗：至少有一次答對不到 `260`{ value="26 * 10" } 張。
#
# ??? success "對照你的預測"
#
#     **大約兩倍。** 學習率是 1 的時候，單純的梯度下降最後是 `0.0147`{ value="ends['plain', 1.0]" }；動量用它的十分之一，最後是 `0.0073`{ value="ends['momentum', 0.1]" }。
#
# 在最低的兩個學習率，每一對甚至相差不到百分之二：`0.1313`{ value="ends['plain', 0.1]" } 對 `0.1305`{ value="ends['momentum', 0.01]" }，`0.0278`{ value="ends['plain', 0.5]" } 對 `0.0280`{ value="ends['momentum', 0.05]" }。在那裡，動量只是把學習率放大十倍，換個名字而已。學習率再高，兩者就分開了。單純的梯度下降到了 $1.5$ 已經掉下懸崖，動量用 $0.15$ 最後是 `0.0022`{ value="ends['momentum', 0.15]" }，用 $0.2$ 還更低。這就是動量換來的：[牆往後退](../lessons/momentum-and-adam.md#wall)。
#
# 那認對的張數呢？每種方法用自己最好的學習率，從 `288.8`{ value="spread(reads['RMSProp', 0.01])[0]" } 到 `291.2`{ value="spread(reads['momentum', 0.15])[0]" } 張。平均最好的是動量，它比單純的梯度下降多 `1.6`{ value="difference(reads['momentum', 0.15], reads['plain', 1.0])[0]" } ± `1.4`{ value="difference(reads['momentum', 0.15], reads['plain', 1.0])[1]" } 張（標準誤）。照我們的規則，只有五個種子，其他三種都和它分不出來。單純的梯度下降最簡單，就留它。
#
# ## 四種排程 {#plans}
#
# 學習率要不要往下降？可以分兩次，每次降到十分之一；可以沿著餘弦降；也可以先用 38 次更新（全部的二十分之一）暖身，再沿著餘弦降。每種排程、三個起始學習率，各跑十個種子。

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
# 這是 `760`{ value="20 * 38" } 次更新（20 個週期，每個週期 38 批）裡，其中六次的倍數。效果怎麼樣？

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
# 每一格依序是：平均訓練損失，驗證集答對張數的平均數和（十個種子的）標準差；三格的起始學習率是 $0.1$、$0.5$ 和 1。下面三行，是學習率 1 的時候，各種排程比最好的差幾張，以及這個差的標準誤。
#
# - **起始學習率是 $0.1$，只要往下降就吃虧**，少認六到十一張；是 $0.5$，會降的也沒有一種比不降的認得多。用 $0.1$，就算一直不降，20 個週期也還沒走到；再縮短步子，就離得更遠。
# - **起始學習率是 1，會降的排程訓練損失反而*比較高*，認對的卻沒有比較少。** 暖身加餘弦領先。不降的比它差了略多於兩倍標準誤，而且每次結果差得比較多：標準差是 `3.2`{ value="spread(planned['constant', 1.0])[1]" }，另一邊是 `1.1`{ value="spread(planned['warm-up', 1.0])[1]" }。學習率一直不降，最後幾步還很大，停在哪裡，有一部分要看運氣。
# - **分段下降和餘弦**，與最好的分不出來。照規則，選比較簡單的。我們選餘弦，因為它不必決定在哪裡降。
#
# ## 學習率與寬度 {#widths}
#
# 〈[做實驗](../lessons/running-experiments.md#curse)〉的紀錄裡，`160`{ value="8 * 20" } 種設定照種子 1 來看，最好的是學習率 1、最大的寬度 256。最好的在邊上，就要繼續往外找。所以這裡的網格，學習率和寬度都再往外一格，每格三個種子；接著用最好的學習率，讓最寬的四種各跑十個新的種子。用隨機搜尋會怎麼做，[那一課](../lessons/running-experiments.md#search)裡有。全部都用餘弦。最後一行只看學習率 $1.5$：寬度 16、32、256、512 的三次訓練裡，各有幾次撐得住，也就是至少答對 `260`{ value="26 * 10" } 張。

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
# 一個寬度一個橫列，前三個學習率各一組。先橫著看，再由上往下看：
#
# - **只在 $0.1$ 比**，各種寬度都不怎麼樣，最寬的最好：從 16 到 512，相差 `9`{ value="round(spread(grid[512, 0.1])[0] - spread(grid[16, 0.1])[0])" } 張。
# - **從 $0.1$ 換成 1**，寬度 32 以上的每一個，進步都比這還多：`12`{ value="round(spread(grid[512, 1.0])[0] - spread(grid[512, 0.1])[0])" } 到 `15`{ value="round(spread(grid[128, 1.0])[0] - spread(grid[128, 0.1])[0])" } 張。而且在 1 的時候，從 32 到 512 只差 `3`{ value="round(spread(grid[512, 1.0])[0] - spread(grid[32, 1.0])[0])" } 張。用一個沒調過的學習率來比大小，比到的主要是學習率。
# - **到了 $1.5$ 就是懸崖**：最窄的兩種每次都掉下去，最寬的兩種每次都撐住。夾在中間的寬度，一次訓練的結局可能取決於某個總和的最後一個位元，而換一種處理器，那個位元就可能不同；所以這裡不列出來。這樣一來，1 不再是邊界；寬度 32 以上，四個學習率裡都是它最好。可是 512 又在邊上。
#
# ## 選定 {#choose}
#
# 最後五行照規則來。網格選出學習率：最寬的四種加起來認對最多的那一個；這裡的十個新種子，沒有參與那次選擇。每個橫列是：寬度、參數個數、平均數和（十個種子的）標準差、比最好的差幾張，以及這個差的標準誤。平均最好的是 512。它和 256 分不出來，和 128 分得出來。照規則，選 `256`{ value="chosen" }。用 512 個單元，認錯的也只剩 `4`{ value="round(297 - spread(results[512])[0])" } 張。就算有更寬的層更好，在這個驗證集上也幾乎顯不出來，所以找到這裡為止。
#
# 一路走來，畫成一張圖：

# %%
from nudge.figures.handwritten_digits import ladder

rungs = [[neighbour], first["none"], first["hidden"]]
rungs += [planned[name, 1.0] for name in ("constant", "cosine")]
ladder([*rungs, results[chosen]], "zh-Hant").savefig("ladder.svg")

# %% [markdown]
# ![驗證集答對的張數，每個種子一點，橫線是平均數。最近鄰答對 `293`{ value="neighbour" } 張，畫成一條點線。沒有隱藏層的點在 `283`{ value="spread(first['none'])[0]" } 附近，64 個單元的在 `289`{ value="spread(first['hidden'])[0]" } 附近；學習率 1 讓有些點上升、有些下降，餘弦讓它們聚攏，256 個單元的就在點線下面一點](ladder.svg)
#
# 學習率都用 $0.5$ 的時候，隱藏層帶來六張。學習率提高，單獨看只讓結果更散，配上餘弦才多兩張；寬度再多一張。現在網路認得大約和最近鄰一樣好，但沒有更好。
#
# 可是「都用 $0.5$」，正是剛剛才提醒過的那種比法。所以沒有隱藏層的網路也配上餘弦，再給它三個自己的學習率。每行是：平均數、比從 1 開始配餘弦的 64 個單元少幾張，以及這個差的標準誤。

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
# 沒有隱藏層，就受得了遠在懸崖之外的學習率。用自己的學習率，只少 `3.3`{ value="gap" } 張：明顯超過兩倍標準誤，卻只比六張的一半多一點。其餘的，是學習率的功勞。
#
# ## 測試，只此一次 {#test}
#
# 一個網路，就是第一個新種子的那一個；300 張圖片，在這一頁沒有參與過任何選擇。表裡的橫列是實際的數字，直行是認成的數字。表的下面是認錯的：第幾張、實際是什麼、認成什麼，以及網路給自己的答案多少機率。最後一行：300 個答案裡，有幾個的機率低於 $0.9$，其中又有幾個是錯的。

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
# 對角線上是答對的 `296`{ value="tested" } 張。一個數字認得如何，看一個橫列和一個直行：`34`{ value="(truth == 8).sum().item()" } 張 8，有 `32`{ value="confusion(z, truth)[8, 8].item()" } 張認成 8；認成 8 的有 `33`{ value="confusion(z, truth)[:, 8].sum().item()" } 張，其中 `32`{ value="confusion(z, truth)[8, 8].item()" } 張真的是 8。（前一個比率叫做那一類的*召回率*（recall），後一個叫做*精確率*（precision）。）如果圖片都是獨立抽出的，光憑運氣，`296`{ value="tested" } 這個數就會有 `2`{ value="round((300 * tested / 300 * (1 - tested / 300)) ** 0.5)" } 張左右的出入（一個標準差）。所以，它和驗證集的 `98.4`{ value="100 * spread(results[chosen])[0] / 297" } % 並不矛盾。
#
# ## 看看錯在哪裡 {#errors}

# %%
from nudge.figures.pictures import pictures

closest = nearest(X, T[wrong])
pairs = torch.stack([T[wrong], X[closest]], dim=1).flatten(0, 1)
titles = []
for i, place in zip(wrong, closest.tolist()):
    titles += [f"{truth[i]} → {read[i]}", f"({k[place]})"]
pictures(pairs, titles).savefig("errors.svg")

# %% [markdown]
# ![四張認錯的測試圖片，每張後面是和它最近的訓練圖片，標籤寫在括號裡。3 認成 2，旁邊是 3；8 認成 1，只剩一豎，旁邊是 1；8 認成 5，旁邊是 8；6 認成 8，旁邊是 8](errors.svg)
#
# 這四張裡，有兩張最近鄰會認對，另外兩張也會認錯。第二張只剩一豎，換我們來看也不像 8。四張有三張和 8 有關。不過，四個錯誤談不上統計：錯誤清單能告訴你下一個實驗可以做什麼，不能證明什麼。那麼機率呢？有兩個錯誤答案，機率超過 `85`{ value="100 * 0.85" } %。不過四個都在低於 90 % 的 `24`{ value="len(doubtful)" } 個答案裡。所以機率低，值得再看一眼；機率高，卻不是保證：認錯的驗證圖片裡，有一張的機率是 `94`{ value="100 * softmax(scores(net, V)[0]).amax(dim=1)[scores(net, V)[0].argmax(dim=1) != actual].max().item()" } %。（90 % 是看過錯誤之後才挑的。真的要用的界線，得用別的圖片來選。）
#
# ## 換別人來寫 {#writers}
#
# 這些數字是 13 個人寫的。我們隨機排了順序，三份裡都有每個人的字。也就是說，測試的時候，每個人的筆跡網路都見過。檔案沒有記下哪一橫列是誰寫的，但是靠在一起的橫列可能出自同一個人，所以可以照檔案原來的順序來切。
#
# !!! question "先猜猜看"
#
#     同樣的網路，用檔案的前 `1,200`{ value="len(k)" } 個橫列訓練，去認最後 300 張，平均答對幾張？
#
#     - 大約 `296`{ value="tested" } 張，和剛才一樣；
#     - 大約 290 張；
#     - 大約 270 張。
#
# 下面這樣切。最後 300 個橫列裡，每個數字各有幾張？

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
# 每個數字都有。接下來的輸出有四行。第一行是這 300 張上最近鄰答對的張數，以及網路的平均數和（十個種子的）標準差。接著把檔案切成 13 塊，每一塊都由其餘 12 塊用最近鄰來認，列出最低和平均的比率：先照檔案的順序切，再照隨機的順序切。最後一行：和一張圖片最近的另一張，離它不超過 `138`{ value="1797 // 13" } 個橫列（十三分之一）的比率，先是實際的，再是順序隨機時該有的。

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
# ??? success "對照你的預測"
#
#     **大約 270 張。** 隨機的測試圖片，網路認錯 `4`{ value="len(wrong)" } 張；這 300 張，它認錯三十張。
#
# - **靠在一起的橫列，確實有共同之處**：最近的圖片落在檔案十三分之一以內的次數，將近隨機的四倍。
# - **隨機的分法太寬鬆。** 最近鄰從 297 張答對 `293`{ value="neighbour" } 張，掉到 300 張答對 `281`{ value="known" } 張；原本和它不相上下的網路，掉到 `270.3`{ value="spread(strangers)[0]" } 張。
# - **把 13 塊平均起來，差得不多**，`98.1`{ value="100 * sum(blocks['file']) / 13" } % 對 `98.8`{ value="100 * sum(blocks['random']) / 13" } %。可是最差的一塊只有 `91.3`{ value="100 * min(blocks['file'])" } %。檔案裡不是每一段都比較難；有些是，而隨機的分法一段也看不出來。
#
# 那麼，300 張答對 `296`{ value="tested" } 張，說的是什麼？說的是*這 13 個人*新寫的數字，而且是真的。要是拿去郵局分所有人的信，這個數就說得太滿了。想知道別人寫的認不認得，就得去收集別人寫的，再按寫的人來分；就算這樣，13 個人也還是很小的樣本。
#
# ## 存起來 {#keep}
#
# 檔案裡不能只有權重，還要有網路的形狀，以及圖片處理過什麼。先存檔，再讀進一個新的網路，比一比。然後試三種疏忽：圖片的墨色像檔案裡那樣從 0 到 16；圖片變成黑底白字；網路的寬度不同。

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
# 這些數在檔案裡，就叫這些名字。

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
# `True`：每個分數都相等，一個位元也不差。寬度不對，會被擋下來。墨色不對，就擋不住了：不會停，也沒有警告。黑底白字的一張也沒認對，只要有人數一數，馬上會發現。墨色變成 16 倍，只少認一張：用 ReLU 的網路，分數幾乎等比例變大，只有偏置不變，最大的多半還是最大。這種疏忽可以躲很久。所以檔案裡要寫明，網路要的是什麼樣的圖片。（完整的[模型卡](../lessons/choosing-and-keeping-a-model.md#keep)還會寫：啟動函數、類別、限制。）
#
# ## 想一想 {#questions}
#
# !!! question "最近鄰認得一樣好，又不必訓練。為什麼不用它就好？"
#
#     ??? success "解答"
#
#         只認這 13 個人的字，用它就行；在最後那 300 張上，它還更好。代價在後面：圖片加標籤，它要存 `78,000`{ value="X.numel() + len(k)" } 個數，是網路 `19,210`{ value="sum([knob.numel() for knob in net])" } 個的四倍，而且每來一張新圖片，都要和全部比一遍。訓練圖片越多，它就越貴，網路則不會。
#
# !!! question "有人說，Adam 最後的訓練損失，只有單純梯度下降的 `14`{ value="round(ends['plain', 0.1] / ends['Adam', 0.01])" } 分之一。你會問什麼？"
#
#     ??? success "解答"
#
#         學習率各是多少？兩邊試過的學習率一樣多嗎？在這裡，$0.01$ 的 Adam 對 $0.1$ 的梯度下降是這樣，對學習率 1 的梯度下降就只差 `1.6`{ value="ends['plain', 1.0] / ends['Adam', 0.01]" } 倍；兩邊都用五個裡最好的，也就是 $0.02$ 和 1，是 `7.5`{ value="ends['plain', 1.0] / ends['Adam', 0.02]" } 倍。再問：驗證集的圖片有沒有認得更多？在這裡，和運氣分不出來。
#
# !!! question "「測試的數字認對 99 %。」第一個要問的是什麼？"
#
#     ??? success "解答"
#
#         是誰寫的？模型看過這些人的字嗎？接著再問：一共幾張？試過幾種設定？測試集有沒有參與選擇？
#
# ## 改改看 {#change-it}
#
# - 換成 `1024`{ value="2 * 512" } 個隱藏單元，或兩層各 64 個，用十個新的種子。比 512 好兩倍標準誤嗎？
# - 讓每種最佳化器都用會降的排程。哪些差別還在？
# - 把每張訓練圖片往左、右、上、下各移一個像素，連同原圖一共五份，一起訓練。最後 300 張能多認回幾張？
# - 選學習率和寬度的時候，不用隨機的分法，改照檔案的順序切塊。選出來的會不一樣嗎？
#
# ## 檢查 {#check}
#
# 最後一格驗證這個實驗說過的話。如果你改了什麼，執行停在這裡，停下的那一行會告訴你，哪句話不再成立。

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
