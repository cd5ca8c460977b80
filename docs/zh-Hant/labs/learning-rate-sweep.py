# ---
# description: 同一批讀數換三種尺度，各試十四個學習率；算出每條曲線在哪裡撞牆，再用實驗找到同一道牆。
# given: {"0.1": "the factor of the smaller unit, chosen by hand", "2.93": "the MSE to reach, chosen by hand", "100": "epochs, chosen by hand", "5,000": "steps, chosen by hand", "1,000": "epochs to try, chosen by hand"}
# ---

# %% [markdown]
# # 學習率大掃描 {#learning-rate-sweep}
#
# 最好的學習率是多少，沒有人事先知道。所以大家一口氣試很多個，每個都是前一個的固定倍數，再看損失還剩多少，這叫做**掃描**（sweep）。這個實驗用溫度計的那條直線來掃描，同一批讀數換三種尺度。你會看到同樣的 U 形曲線三次，也會算出它的右邊從哪裡往上衝。
#
# 做完這個實驗，你能夠：
#
# - 做一次掃描，從左到右讀懂它的曲線；
# - 由曲率算出那道牆，再用實驗找到它；
# - 說明曲線平坦的一段為什麼不一定是谷底；
# - 替 MAE 在固定步長和遞減步長之間做選擇；
# - 從 `inf` 在幾個週期之後出現，看出用的是 float32 還是 float64。
#
# 你需要〈[一步要跨多大](../lessons/how-big-a-step.md)〉和〈[兩個旋鈕一起轉](../lessons/two-knobs-and-scaling.md)〉。實驗就是要拿來改的：下載頁尾的筆記本，在自己的電腦上跑。全部跑完只要幾秒鐘。
#
# ## 十四個學習率，三種尺度 {#sweep}
#
# !!! question "先猜猜看"
#
#     每一趟都從 $(1, 0)$ 走 100 個週期。讀數有三種：原始的、縮成十分之一的（×0.1）、標準化的。最佳直線的 MSE 是 2.93，用哪一種尺度能走到最接近它的地方？
#
#     - 原始：只要學習率選對，尺度無所謂；
#     - 十分之一：最陡的方向已經緩和了；
#     - 標準化：碗是圓的。
#
# 學習率從 $10^{-6}$ 到 $10^{0.5}$，每次多半個 10 的次方。列出來的是 100 個週期之後的損失，也就是更新 100 次之後：

# %%
from math import isfinite, isinf, isnan

import torch

from nudge.data import thermometer
from nudge.descent import (
    curvature,
    epochs_needed,
    fit_line,
    largest_stable_eta,
)
from nudge.losses import mae, mse
from nudge.models import line
from nudge.regression import mae_line, with_constant
from nudge.scaling import Standardizer
from nudge.subgradients import mae_walk

x, y = thermometer()
z = Standardizer().fit(x).transform(x)
scaled = {"原始": x, "×0.1": 0.1 * x, "標準化": z}
etas = [10 ** (k / 2) for k in range(-12, 2)]


def loss_after(reading, eta, epochs=100):
    theta, _ = fit_line(reading, y, eta, epochs)
    return mse(line(reading, *theta), y).item()


losses = {
    name: [loss_after(reading, eta) for eta in etas]
    for name, reading in scaled.items()
}
best = [min(filter(isfinite, row)) for row in losses.values()]
print("eta:", ", ".join(losses))
for eta, *row in zip(etas, *losses.values()):
    print(f"{eta:7.1e}", *(f"{loss:10.4g}" for loss in row))

# %% [markdown]
# ```text
# eta: 原始, ×0.1, 標準化
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
# ??? success "對照你的預測"
#
#     - **原始**：十四趟裡最好的一趟停在 `28.82`{ value="best[0]" }。
#     - **十分之一**：好一些，但最好的一趟停在 `12.09`{ value="best[1]" }。
#     - **標準化**：對。有三個學習率都走到 `2.928`{ value="best[2]" }。
#
# 每個直行從上往下讀：損失先下降，有時停住不動，然後到下一格突然變成天文數字。只有一格兩者都不是：標準化的讀數取 $\eta = 1$，損失不降也不升，兩個旋鈕永遠在碗的兩側跳過來、跳回去。
#
# ## 那道牆算得出來嗎？ {#walls}
#
# 在最陡的方向上，每個週期都把與谷底的距離乘上 $1 - \eta\lambda$。一旦超過 $\eta = 2/\lambda$，這個倍數就低於 $-1$，距離越來越遠。這個預報只用到讀數，一步都不必走。要驗證它，`search_wall` 在對數尺度上夾住那道牆，每次把範圍減半：左端走完 100 個週期，損失比出發時低；右端則沒有。

# %%
walls = {
    name: largest_stable_eta(curvature(with_constant(reading)))
    for name, reading in scaled.items()
}


def search_wall(reading, low=1e-6, high=10.0):
    start = loss_after(reading, eta=0.0, epochs=0)
    while high / low > 1.0001:
        middle = (low * high) ** 0.5
        if loss_after(reading, middle) < start:  # never true of inf and nan
            low = middle
        else:
            high = middle
    return low


found = {name: search_wall(reading) for name, reading in scaled.items()}
for name, wall in walls.items():
    print(f"{name}: 算出 {wall:.6g}，找到 {found[name]:.4g}")

# %% [markdown]
# ```text
# 原始: 算出 0.000339938，找到 0.0003399
# ×0.1: 算出 0.0329782，找到 0.033
# 標準化: 算出 1，找到 0.9999
# ```

# %%
import matplotlib.pyplot as plt

for name, style in zip(losses, ("C0o-", "C1s--", "C2^-.")):
    plt.loglog(etas, losses[name], style, label=name, markersize=5)
    plt.axvline(walls[name], color=style[:2], linestyle=":")
plt.ylim(1, 2e3)
plt.xlabel("學習率 η")
plt.ylabel("100 個週期後的損失")
plt.legend(loc="lower left")
plt.savefig("three-walls.svg")

# %% [markdown]
# ![100 個週期後的損失對學習率作圖，兩軸都是對數尺度，每種讀數一條曲線。三條都從左邊開始下降，再各自在一條垂直的點線處往上衝。原始讀數的曲線早在點線之前就停在 29，×0.1 的停在 12，只有標準化的走到谷底，而且平坦的一段很寬](three-walls.svg)
#
# 三種尺度上，預報和實驗的差距都不到百分之一。圖上的點線就是算出來的牆。三條曲線真正的差別，在於 U 形撞牆之前能走到多低。
#
# ## 多久才走到谷底？ {#epochs}
#
# 一百個週期是我們挑的。要讓 MSE 低到 2.93，多少個才夠？

# %%
tried = ((1e-4, 3e-4), (0.01, 0.03), (0.01, 0.1, 0.5, 0.9))
for (name, reading), chosen in zip(scaled.items(), tried):
    needed = {eta: epochs_needed(reading, y, eta) for eta in chosen}
    print(f"{name}: {needed}")

# %% [markdown]
# ```text
# 原始: {0.0001: 266025, 0.0003: 88674}
# ×0.1: {0.01: 2748, 0.03: 915}
# 標準化: {0.01: 277, 0.1: 26, 0.5: 1, 0.9: 26}
# ```
#
# 學習率變成三倍，週期數就只剩三分之一：在狹長的谷裡，步伐放大的好處就只有這樣，而且再大也大不過那道牆。讀數縮成十分之一，週期數只要百分之一左右；標準化之後，最好的情形一個就夠。這種差距，怎麼挑 $\eta$ 都補不回來。在標準化的尺度上，$\eta = 0.1$ 和 $\eta = 0.9$ 要的週期數一樣多，因為倍數 $1 - \eta\lambda$ 分別是 `0.8`{ value="1 - 0.1 * 2" } 和 `−0.8`{ value="1 - 0.9 * 2" }。
#
# ## MAE 也有牆嗎？ {#mae}
#
# MAE 的斜率不隨距離變大，所以沒有一步會爆掉。學習率就因此可以隨便選了嗎？下面用標準化的讀數，從 $(0, 0)$ 走 5,000 步，試六種固定步長和一種遞減步長。每一橫列是最後一千步的損失，最多比最佳值多出多少。

# %%
steps = {
    "0.001": lambda k: 0.001,
    "0.01": lambda k: 0.01,
    "0.03": lambda k: 0.03,
    "0.1": lambda k: 0.1,
    "0.3": lambda k: 0.3,
    "1": lambda k: 1,
    "1/(1+k/100)": lambda k: 1 / (1 + k / 100),
}
optimum = mae(line(z, *mae_line(z, y)), y).item()
above = {}
for name, eta in steps.items():
    above[name] = max(mae_walk(z, y, eta)[-1000:]) - optimum
    print(f"{name:>11} {above[name]:7.2g}")

# %% [markdown]
# ```text
#       0.001     6.9
#        0.01   0.012
#        0.03  0.0016
#         0.1  0.0054
#         0.3   0.016
#           1   0.053
# 1/(1+k/100)  0.0013
# ```

# %%
*constant, shrinking = above.items()
sizes = [float(name) for name, _ in constant]
plt.loglog(sizes, [height for _, height in constant], "C0o-")
plt.axhline(shrinking[1], color="C1", linestyle="--")
plt.text(0.001, 0.00065, "遞減步長", color="C1")
plt.text(0.0013, 4, "固定步長", color="C0")
plt.ylim(3e-4, 20)
plt.xlabel("步長 η")
plt.ylabel("MAE 比最佳值多出多少")
plt.savefig("mae-steps.svg")

# %% [markdown]
# ![MAE 最後可能比最佳值多出多少，對固定步長作圖，兩軸都是對數尺度：歪向一邊的 U 形。曲線陡降到六種步長的第三種，那裡最低，之後均勻上升。水平的虛線是遞減步長，比最低點再低一點](mae-steps.svg)
#
# 又是 U 形，不過右邊沒有牆。從 $\eta = 0.03$ 往上，最佳值上方的那條帶子跟著 $\eta$ 一起變寬，但不會發散。左邊的道理和先前一樣：取 $\eta = 0.001$，走 5,000 步還是不夠遠。遞減的步長開頭大、結尾小，只要不縮得太急，就不必挑得那麼準。
#
# ## 數的格式有什麼影響？ {#precision}
#
# 越過那道牆，最後就是 `inf` 和 `nan`。用原始讀數、取 $\eta = 10^{-2}$，損失分別在幾個週期之後第一次變成 `inf` 和 `nan`：

# %%
def first(losses, test):
    return [test(loss) for loss in losses].index(True)


ends = {}
for dtype in (torch.float32, torch.float64):
    loss = fit_line(*thermometer(dtype), 1e-2, 200)[1].loss
    ends[dtype] = first(loss, isinf), first(loss, isnan)
    print(dtype, *ends[dtype])

# %% [markdown]
# ```text
# torch.float32 10 22
# torch.float64 87 175
# ```
#
# float64 容得下的 10 的次方數，大約是 float32 的八倍；發散以同樣的速度把它填滿，所以週期數也要八倍左右。換更大的格式只是把結局往後延，能避免它的只有更小的 $\eta$。
#
# ## 想一想 {#questions}
#
# !!! question "原始讀數的曲線為什麼停在 29，而不是 2.93？"
#
#     ??? success "解答"
#
#         因為只有陡的方向走到了。順著山谷的方向，曲率只有 `0.1751`{ value="torch.linalg.eigvalsh(curvature(with_constant(x)))[0]" }，幾乎什麼都還沒發生：取 $\eta = 10^{-4}$，100 個週期之後，距離還剩 `99.8`{ value="100 * (1 - 1e-4 * torch.linalg.eigvalsh(curvature(with_constant(x)))[0]) ** 100" }%。曲線平坦，只表示損失變得慢，不表示已經最低。
#
# !!! question "為什麼 ×0.1 在 100 個週期內沒有好的學習率？"
#
#     ??? success "解答"
#
#         它的條件數是 `357`{ value="torch.linalg.cond(curvature(with_constant(0.1 * x)))" }。陡的方向不准學習率超過 `0.033`{ value="walls['×0.1']" }，而取這麼大，平的方向每個週期的倍數也只是 `0.9944`{ value="1 - walls['×0.1'] * torch.linalg.eigvalsh(curvature(with_constant(0.1 * x)))[0]" }，100 個週期之後還剩 `57`{ value="100 * (1 - walls['×0.1'] * torch.linalg.eigvalsh(curvature(with_constant(0.1 * x)))[0]) ** 100" }% 的距離。沒有一個 $\eta$ 能同時顧到兩個方向，要靠縮放。
#
# ## 改改看 {#change-it}
#
# - 把 100 個週期改成 1,000 個。表裡哪幾個直行會變？牆會移動嗎？
# - 從最好的 $w$ 和 $b = 0$ 出發。原始讀數的直行，從哪一格往下就幾乎不變？為什麼？
# - 只減平均數，不除以標準差。先由曲率算出牆的位置，再去找它。
#
# ## 檢查 {#check}
#
# 最後一格拿實驗的結果來核對上面的說法。如果你改了什麼，程式在這裡停下來，停住的那一行就是不再成立的說法。

# %%
assert best[2] == min(best)
for name in walls:
    assert abs(found[name] / walls[name] - 1) < 0.01, name
assert abs(epochs_needed(x, y, 3e-4) - 88_674) <= 2
assert abs(epochs_needed(0.1 * x, y, 0.03) - 915) <= 2
assert epochs_needed(z, y, 0.5) == 1
assert min(above, key=above.get) == "1/(1+k/100)"
assert ends == {torch.float32: (10, 22), torch.float64: (87, 175)}
