# ---
# description: 同一批讀數換三種尺度，各試十四個學習率；算出每條曲線在哪裡撞牆，用實驗找到同一道牆，再預報一趟訓練要走多久，不必真的去跑。
# given: {"2.93": "the MSE to reach, chosen by hand", "100": "epochs, chosen by hand", "1,000": "epochs to try, chosen by hand"}
# ---

# %% [markdown]
# # 學習率大掃描 {#learning-rate-sweep}
#
# 最好的學習率是多少，沒有人事先知道。所以大家一口氣試很多個，每個都是前一個的固定倍數，再看損失還剩多少，這叫做**掃描**（sweep）。這個實驗用溫度計的那條直線來掃描，同一批讀數換三種尺度。
#
# 做完這個實驗，你能夠：
#
# - 做一次掃描，從左到右讀懂它的曲線；
# - 由曲率算出那道牆，再用實驗找到它；
# - 預報一趟訓練要走多少個週期，不必真的去跑。
#
# 你需要〈[一步要跨多大](../lessons/how-big-a-step.md)〉裡的牆 $2/\lambda$、〈[兩個旋鈕一起轉](../lessons/two-knobs-and-scaling.md)〉裡的三種尺度，以及〈[訓練迴圈](../lessons/the-training-loop.md)〉裡的 `fit_line`。實驗就是要拿來改的：下載頁尾的筆記本，在自己的電腦上跑。
#
# ## 十四個學習率，三種尺度 {#sweep}
#
# !!! question "先猜猜看"
#
#     每一趟都從 $(1, 0)$ 走 100 個週期。讀數有三種：原始的、縮成十分之一的、標準化的。最佳直線的 MSE 是 2.93，用哪一種尺度能走到最接近它的地方？
#
#     - 原始：只要學習率選對，尺度無所謂；
#     - 十分之一：最陡的方向已經緩和了；
#     - 標準化：碗是圓的。
#
# 學習率從 $10^{-6}$ 到 $10^{0.5}$，每次多半個 10 的次方：

# %%
import torch

from nudge.data import thermometer
from nudge.descent import curvature, fit_line, largest_stable_eta
from nudge.losses import mse
from nudge.models import line

x, y = thermometer()
z = (x - x.mean()) / x.std(correction=0)
scales = [("原始", x), ("十分之一", x / 10), ("標準化", z)]
etas = [10 ** (k / 2) for k in range(-12, 2)]


def loss_after(reading, eta, epochs=100):
    return fit_line(reading, y, eta, epochs)["loss"][-1]


losses = [[loss_after(reading, eta) for eta in etas] for _, reading in scales]
print("eta:", ", ".join([name for name, _ in scales]))
for k, eta in enumerate(etas):
    print(f"{eta:7.1e}", *[f"{column[k]:10.4g}" for column in losses])

# %% [markdown]
# ```text
# eta: 原始, 十分之一, 標準化
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
#     - **原始**：十四趟裡最好的一趟停在 `28.82`{ value="losses[0][5]" }。
#     - **十分之一**：好一些，但最好的一趟停在 `12.09`{ value="losses[1][9]" }。
#     - **標準化**：對。有三個學習率都走到 `2.928`{ value="losses[2][10]" }。
#
# 每一直行從上往下讀：損失先下降，有時停住不動，然後到下一格突然變成天文數字。只有一格兩者都不是：標準化的讀數取 $\eta = 1$，兩個旋鈕永遠在碗的兩側跳過來、跳回去。
#
# ## 那道牆算得出來嗎？ {#walls}
#
# 在最陡的方向上，每個週期都把與谷底的距離乘上 $1 - \eta\lambda$。一旦超過 $\eta = 2/\lambda$，這個倍數就低於 $-1$，距離越來越遠。這個預報只用到讀數，一步都不必走。要驗證它，`search_wall` 在對數尺度上夾住那道牆，每次把範圍減半：左端走完 100 個週期，損失比出發時低；右端則沒有。

# %%
def with_ones(reading):
    return torch.stack([reading, torch.ones_like(reading)], dim=1)


def search_wall(reading, low=1e-6, high=10.0):
    while high / low > 1.0001:
        middle = (low * high) ** 0.5
        if loss_after(reading, middle) < loss_after(reading, middle, 0):
            low = middle
        else:  # higher, or inf or nan
            high = middle
    return low


walls = [largest_stable_eta(curvature(with_ones(r))) for _, r in scales]
found = [search_wall(reading) for _, reading in scales]
for (name, _), wall, eta in zip(scales, walls, found):
    print(f"{name}：算出 {wall:.6g}，找到 {eta:.4g}")

# %% [markdown]
# ```text
# 原始：算出 0.000339938，找到 0.0003399
# 十分之一：算出 0.0329782，找到 0.033
# 標準化：算出 1，找到 0.9999
# ```

# %%
import matplotlib.pyplot as plt

for k, style in enumerate(("C0o-", "C1s--", "C2^-.")):
    plt.loglog(etas, losses[k], style, label=scales[k][0], markersize=5)
    plt.axvline(walls[k], color=style[:2], linestyle=":")
plt.ylim(1, 2e3)
plt.xlabel("學習率 η")
plt.ylabel("100 個週期後的損失")
plt.legend(loc="lower left")
plt.savefig("three-walls.svg")

# %% [markdown]
# ![100 個週期後的損失對學習率作圖，兩軸都是對數尺度，每種讀數一條曲線。三條都從左邊開始下降，再各自在一條垂直的點線處往上衝。原始讀數的曲線早在點線之前就停在 29，十分之一的停在 12，只有標準化的走到谷底，而且平坦的一段很寬](three-walls.svg)
#
# 三種尺度上，預報和實驗的差距都不到百分之一；圖上的點線就是算出來的牆。三條曲線真正的差別，在於撞牆之前能走到多低。
#
# ## 多久才走到谷底？ {#epochs}
#
# 一百個週期是我們挑的。要讓 MSE 低到 2.93，多少個才夠？走得快的，數就好：

# %%
def count(reading, eta):
    history = fit_line(
        reading, y, eta, 3000, stop=lambda loss, g: loss <= 2.93
    )
    return len(history["loss"]) - 1


counts = [count(z, eta) for eta in (0.01, 0.1, 0.5, 0.9)]
tenth = [count(x / 10, eta) for eta in (0.01, 0.03)]
print(counts, tenth)

# %% [markdown]
# ```text
# [277, 26, 1, 26] [2748, 915]
# ```
#
# 在標準化的尺度上，$\eta = 0.1$ 和 $\eta = 0.9$ 要的週期數一樣多，因為倍數 $1 - \eta\lambda$ 分別是 `0.8`{ value="1 - 0.1 * 2" } 和 `−0.8`{ value="1 - 0.9 * 2" }。讀數是十分之一的話，學習率變成三倍，週期數就只剩三分之一。
#
# 原始的讀數要數久得多。不過 100 個週期之後，只剩平的方向還在走，每次的降幅都是前一次的 $q$ 倍；損失比最低值多出的部分，也就是差額，也是這樣。只乘一個數，比訓練快得多：

# %%
lowest = mse(line(z, (z * y).mean(), y.mean()), y).item()


def forecast(reading, eta):
    before, last, now = fit_line(reading, y, eta, 100)["loss"][-3:]
    q = (last - now) / (before - last)
    excess, epochs = now - lowest, 100
    while excess > 2.93 - lowest:
        excess, epochs = q * excess, epochs + 1
    return epochs


print(forecast(x / 10, 0.01), forecast(x / 10, 0.03))
print(forecast(x, 1e-4), forecast(x, 3e-4))

# %% [markdown]
# ```text
# 2748 915
# 266025 88674
# ```
#
# 第一行是驗證：讀數是十分之一時，預報和數出來的一樣。第二行就是答案。讀數縮成十分之一，週期數只要百分之一左右；標準化之後，最好的情形一個就夠。這種差距，怎麼挑 $\eta$ 都補不回來。
#
# ## 想一想 {#questions}
#
# !!! question "原始讀數的曲線為什麼停在 29，而不是 2.93？"
#
#     ??? success "解答"
#
#         因為只有陡的方向走到了。順著山谷的方向，曲率只有 `0.1751`{ value="torch.linalg.eigvalsh(curvature(with_ones(x)))[0]" }；取 $\eta = 10^{-4}$，100 個週期之後，距離還剩 `99.8`{ value="100 * (1 - 1e-4 * torch.linalg.eigvalsh(curvature(with_ones(x)))[0]) ** 100" }%。曲線平坦，只表示損失變得慢，不表示已經最低。
#
# !!! question "讀數是十分之一時，為什麼 100 個週期內沒有好的學習率？"
#
#     ??? success "解答"
#
#         陡的方向不准學習率超過 `0.033`{ value="walls[1]" }，而取這麼大，平的方向每個週期的倍數也只是 `0.9944`{ value="1 - walls[1] * torch.linalg.eigvalsh(curvature(with_ones(x / 10)))[0]" }。100 個週期之後還剩 `57`{ value="100 * (1 - walls[1] * torch.linalg.eigvalsh(curvature(with_ones(x / 10)))[0]) ** 100" }% 的距離。沒有一個 $\eta$ 能同時顧到兩個方向，要靠縮放。
#
# ## 改改看 {#change-it}
#
# - 把 100 個週期改成 1,000 個。表裡哪幾個直行會變？牆會移動嗎？
# - 從最好的 $w$ 和 $b = 0$ 出發。原始讀數的直行，從哪一格往下就幾乎不變？為什麼？
# - 只減平均數，不除以標準差。先由曲率算出牆的位置，再去找它。
# - 用 float32 訓練，也就是 `x.float()` 和 `y.float()`。哪幾格原本是數字，會變成 `inf`？
#
# ## 檢查 {#check}
#
# 最後一格拿實驗的結果來核對上面的說法。如果你改了什麼，程式在這裡停下來，停住的那一行就是不再成立的說法。

# %%
assert min(losses[2]) < 2.928 < 12 < min(losses[1]) < min(losses[0])
for k in range(3):
    assert abs(found[k] / walls[k] - 1) < 0.01, scales[k][0]
assert counts == [277, 26, 1, 26] and tenth == [2748, 915]
assert [forecast(x / 10, eta) for eta in (0.01, 0.03)] == tenth
assert abs(forecast(x, 3e-4) - 88_674) <= 2
