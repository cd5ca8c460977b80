# ---
# description: 量出一整條線上的鞍點，預報每種方法會在旁邊停多久；讓 120 個網路從近處和遠處出發，在越來越窄的谷裡比較各自調好的方法，再把一趟帶雜訊的路平均起來。
# given: {"5,000": "examples, chosen by hand", "500": "updates and places, chosen by hand", "1,000": "directions, steps and updates, chosen by hand", "1,500": "steps, chosen by hand", "200": "steps, chosen by hand", "277": "counted among a million random directions, in test_two_units.py"}
# ---

# %% [markdown]
# # 地形與最佳化器 {#landscapes-and-optimizers}
#
# 前面四課各看了一個鞍點、一道谷、一面牆、一條底線。看到的事情，有多少只屬於*那一個*鞍點，有多少是鞍點都有的？這個實驗把每一種都多量幾個，能預報的就先預報；要比賽的時候，每種方法都用自己的學習率。
#
# 做完這個實驗，你能夠：
#
# - 算出梯度下降和動量會在鞍點旁邊停多久，並且驗證；
# - 說出谷變窄的時候，各種方法的步數怎麼增加，以及谷的方向對誰有差別；
# - 算出某個批次大小的牆，並說出什麼時候值得取平均。
#
# 你需要〈[一步要跨多大](../lessons/how-big-a-step.md)〉的牆、〈[山丘、谷地、鞍點](../lessons/hills-valleys-saddles.md)〉裡抄成兩份的單元和要看的四樣東西、〈[慣性與自動調步](../lessons/momentum-and-adam.md)〉的規則、〈[批次、週期、更新](../lessons/batches-epochs-updates.md)〉的底線，以及〈[學習率排程](../lessons/learning-rate-schedules.md)〉的平均。實驗就是要拿來改的：下載頁尾的筆記本。
#
# ## 哪一種隨機的表？ {#chance}
#
# !!! question "先猜猜看"
#
#     一萬張 $d$ 乘 $d$ 的對稱表，填進鐘形分布的數，當作曲率。要讓表對稱，可以加上它的鏡像，也可以把下半抄到上半。哪一種比較常在所有方向都往上彎？
#
#     - 加上鏡像的；
#     - 抄過去的；
#     - 一樣常，反正每一格都是鐘形分布的數。
#
# 要看遍所有方向，就配方。$a > 0$ 時，$at^2 + 2bt + c$ 等於 $a(t + b/a)^2 + (c - b^2/a)$：前一項往上彎，剩下的是少了一個方向的表。

# %%
import torch

from nudge.data import bell


def share_bending_up(S):
    up = torch.ones(len(S), dtype=torch.float64)
    while S.shape[1]:
        pivot = S[:, :1, :1]
        up = up * (pivot[:, 0, 0] > 0)
        S = S[:, 1:, 1:] - S[:, 1:, :1] * S[:, :1, 1:] / pivot
    return up.mean().item()


chances = {}
for d in (2, 3):
    M = torch.tensor(bell(d, 10_000 * d * d)).reshape(10_000, d, d)
    mirror = torch.stack([M[:, :, i] for i in range(d)], dim=1)
    lower = torch.tensor([[float(i >= j) for j in range(d)] for i in range(d)])
    tables = (M + mirror, M * lower + mirror * (1 - lower))
    chances[d] = [share_bending_up(S) for S in tables]
    print(d, *[f"{share:.3f}" for share in chances[d]])

# %% [markdown]
# ```text
# 2 0.151 0.116
# 3 0.027 0.012
# ```
#
# ??? success "對照你的預測"
#
#     **加上鏡像的**（第一個數）；$d = 3$ 的時候，次數是另一種的兩倍多。加上鏡像，對角線上是同一個數的兩倍，旁邊則是兩個獨立的數相加，寬度只有 $\sqrt2$ 倍。對角線越大，就越可能是最小。不管哪一種，三個方向都往上彎，都比兩個方向少見得多。
#
# 光說「隨機」，等於沒說怎麼做。「出現最小的機率是多少」這種話，要連做法一起講；而這兩種做法，都沒有考慮過網路。所以，回到網路。
#
# ## 一條線上的複本 {#line}
#
# 抄成兩份的單元，把外側權重 $c$ 對半分。換成別的分法，$tc$ 和 $(1 - t)c$，曲線一樣，梯度也一樣是 0。這是一整條線的平坦處，兩端之外還繼續，那裡有一份是負的。
#
# !!! question "先猜猜看"
#
#     梯度下降從這條線旁邊出發。從哪一種分法出發，會停最久？
#
#     - 對半分，因為兩份最像；
#     - 不對等的分法，例如 $0.1$ 和 $0.9$；
#     - 都一樣久，因為曲線一樣。

# %%
from math import log

from nudge.landscapes import hessian, kind, lowest_direction
from nudge.two_units import copied_unit, gradients, losses, two_steps

x, y = two_steps()
copy = copied_unit()


def gradient(p):
    return gradients(p[None], x, y)[0]


def divided(t):
    c = copy[4] + copy[5]
    outer = torch.stack([t * c, (1 - t) * c])
    return torch.cat([copy[:4], outer, copy[6:]])


def curvatures(p):
    return torch.linalg.eigvalsh(hessian(gradient, p))


def tenfold(lowest, eta=0.2):
    """Return the steps in which descent gets ten times as far away."""
    return log(10) / log(1 - eta * lowest)


splits = (0.5, 0.25, 0.1, 0.0, -0.1, -0.5)
ends = {t: curvatures(divided(t)).tolist() for t in splits}
for t in splits:
    lowest, highest = ends[t][0], ends[t][-1]
    what = kind(torch.tensor(ends[t]), 1e-6)
    steps = f"{tenfold(lowest):.0f}" if what == "saddle" else "-"
    print(f"{t:4} {abs(lowest):.4f} {highest:5.2f} {steps:>4} {what}")

# %% [markdown]
# ```text
#  0.5 0.0260  3.24  444 saddle
# 0.25 0.0159  3.66  724 saddle
#  0.1 0.0058  4.34 1988 saddle
#  0.0 0.0000  4.97    - undecided
# -0.1 0.0132  5.75  874 saddle
# -0.5 0.0476 10.27  243 saddle
# ```
#
# ??? success "對照你的預測"
#
#     **不對等的。** 各直行依序是：$t$、最低曲率的大小、最高的曲率，以及 $\eta = 0.2$ 時距離變成十倍要幾步。離開對半分的地方，速度是離開 $0.1$ 和 $0.9$ 的四倍多。
#
# 在 $t = 0$，有一個單元沒有外側權重。轉它的 $w$ 和 $b$，什麼都不會變；七個曲率裡有三個是 0，分不出是哪一種。這和高原很像。再過去，鞍點又陡了起來，可是另一側也變陡：在 $t = -0.5$，最高的曲率把牆移到 $\eta =$ `0.195`{ value="2 / ends[-0.5][-1]" }，用 $0.2$ 就會衝出去。

# %%
import matplotlib.pyplot as plt

ts = [k / 10 for k in range(-5, 16)]
plt.plot(ts, [curvatures(divided(t))[0].item() for t in ts], "C0o-")
plt.axhline(0, color="C1", linestyle=":")
plt.xlabel("第一個單元的比例 t")
plt.ylabel("最低的曲率")
plt.savefig("line-of-copies.svg")

# %% [markdown]
# ![最低的曲率對比例 t 作圖，t 從 −`0.5`{ value="-ts[0]" } 到 `1.5`{ value="ts[-1]" }。在 t = 0 和 t = 1 是 0，中間往下凹，在一半的地方到 −`0.026`{ value="-ends[0.5][0]" }；兩端之外急遽下降，左右對稱](line-of-copies.svg)
#
# ## 離開鞍點 {#race}
#
# 現在讓所有方法上場：從複本出發，先沿著下坡的方向推一下，推的距離有三種，再加上完全不推的。什麼可以預報？梯度下降的話，距離每一步乘上 $1 + \eta|\lambda|$。動量的話，每次移動是上一次的 $\mu$ 倍，再加上距離的 $\eta|\lambda|$ 倍。如果距離每一步變成 $r$ 倍，那麼 $r^2 - r = \mu(r - 1) + \eta|\lambda| r$，也就是
#
# $$
# r = \frac{s + \sqrt{s^2 - 4\mu}}{2}, \qquad s = 1 + \mu + \eta|\lambda|
# $$
#
# 每種方法有三個學習率，取中間那種推法裡最快的。損失低於 $0.01$，就算離開了。

# %%
from nudge.optimizers import adam, momentum, rmsprop

down = lowest_direction(hessian(gradient, copy))
down = down * down[1].sign()  # the way on which w₂ grows


def plain(theta, g, state, eta):
    return momentum(theta, g, state, eta, 0.0)


new = (0, 0.0, 0.0)
rules = {
    "descent": (plain, 0.0, (0.1, 0.2, 0.3)),
    "momentum": (momentum, 0.0, (0.1, 0.2, 0.3)),
    "RMSProp": (rmsprop, 0.0, (0.002, 0.01, 0.05)),
    "Adam": (adam, new, (0.03, 0.1, 0.3)),
}
sizes = (1e-2, 1e-3, 1e-4, 0.0)


def steps_away(rule, state, eta, limit=1700):
    P = torch.stack([copy + size * down for size in sizes])
    steps = torch.full((4,), torch.inf)
    for step in range(1, limit + 1):
        P, state = rule(P, gradients(P, x, y), state, eta)
        there = torch.where(losses(P, x, y) < 0.01, step, torch.inf)
        steps = steps.clamp(max=there)
        if steps[:3].max() < torch.inf:
            break
    parted = (P[3, :6:2] - P[3, 1:6:2]).abs().max().item()
    return steps.tolist(), parted


races = {}
for name, (rule, state, etas) in rules.items():
    tried = [(*steps_away(rule, state, eta), eta) for eta in etas]
    races[name] = min(tried, key=lambda one: one[0][1])
    steps, parted, eta = races[name]
    print(f"{name:8} {eta:4}", *[f"{one:5.0f}" for one in steps], parted < 1e-9)
size = abs(ends[0.5][0])
s = 1.9 + 0.3 * size
forecasts = tenfold(-size, 0.3), log(10) / log((s + (s * s - 3.6) ** 0.5) / 2)
print(*[f"{one:.1f}" for one in forecasts])

# %% [markdown]
# ```text
# descent   0.3  1011  1307  1604   inf True
# momentum  0.3   135   179   223   inf True
# RMSProp  0.01   192   196   176   inf True
# Adam      0.3    85    73    37   inf True
# 296.6 44.2
# ```
#
# - **梯度下降和動量**：推的距離每縮成十分之一，就多花一樣多的步數；多幾步，最後一行已經預報出來。在這裡，動量的速度將近七倍。
# - **Adam 和 RMSProp** 不在乎推得多小。只要旋鈕的斜率大於 $\varepsilon$，一步就大約是 $\eta$，走沒幾步，從哪裡出發就看不太出來了。對它們來說，這個鞍點幾乎不存在。
# - **完全不推的**，誰也沒離開。兩個一樣的單元，斜率一樣，狀態也一樣，每一種規則對它們都一視同仁：`True` 表示兩個單元沒有分開。
#
# ## 近的起點和遠的起點 {#starts}
#
# 十個隨機的起點太少了。這次取三種寬度，每種四十個，用三種方法各訓練 1,500 步，這裡的 $\eta$ 沒有調過。還有幾個高於 $0.02$，也就是停在一個單元的水準，或者更高？

# %%
torch.manual_seed(0)
widths = (0.3, 1.0, 3.0)
S = torch.cat([width * torch.randn(40, 7, dtype=x.dtype) for width in widths])
stuck, ended = {}, {}
for name, eta in (("descent", 0.2), ("momentum", 0.05), ("Adam", 0.03)):
    rule, state, _ = rules[name]
    P = S
    for step in range(1500):
        P, state = rule(P, gradients(P, x, y), state, eta)
    ended[name] = P
    stuck[name] = (losses(P, x, y).reshape(3, 40) > 0.02).sum(dim=1).tolist()
    print(f"{name:8}", *stuck[name])

# %% [markdown]
# ```text
# descent  3 10 23
# momentum 8 11 21
# Adam     0 13 33
# ```
#
# 每一橫列依序是寬度 $0.3$、$1$ 和 $3$。起點比方法更要緊：窄的很少卡住，寬的卡住一半以上，不管是哪一種規則在走。Adam 離開鞍點最快，卻治不了這個毛病。
#
# 是什麼把它們留住的？$w$ 和 $b$ 大的話，單元可能是平的，對所有的 $x$ 都差不多。數一數寬的起點裡有這種單元的：用梯度下降卡住的有幾個，沒卡住的有幾個。然後讓所有卡住的再走 1,000 步：照舊、用三倍的 $\eta$、推一下之後再走。

# %%
P = ended["descent"]
high = losses(P, x, y) > 0.02
units = torch.tanh(S[:, :2, None] * x + S[:, 2:4, None])
level = units.std(dim=2).min(dim=1).values < 0.1
wide = level[80:]
counts = [wide[high[80:]].sum().item(), wide[~high[80:]].sum().item()]
print(counts)

held = P[high]
ways = torch.stack([lowest_direction(hessian(gradient, p)) for p in held])
Q = torch.cat([held, held, held + 0.01 * ways])
rates = [eta for eta in (0.2, 0.6, 0.2) for p in held]
rates = torch.tensor(rates, dtype=x.dtype)[:, None]
for step in range(1000):
    Q = Q - rates * gradients(Q, x, y)
freed = (losses(Q, x, y).reshape(3, -1) <= 0.02).sum(dim=1).tolist()
before, thrown, pushed = freed
print(len(held), before, pushed, len(held) / 3 < thrown < len(held) * 2 / 3)

# %% [markdown]
# ```text
# [15, 2]
# 36 3 3 True
# ```
#
# 寬的起點只要有平的單元，幾乎都卡住了。最後一行是三種寬度合計卡住的個數，以及照舊的、推過的各有幾個脫身：和那一課一樣，推一下沒有用。大的 $\eta$ 甩出去大約一半；`True` 是說多於三分之一，少於三分之二。究竟是哪幾個，要看捨入，因為牆外的步子已經接近混沌。比較好的辦法，還是換個權重小一點的起點。
#
# ## 越來越窄 {#valleys}
#
# 谷 $\frac12(\kappa a^2 + b^2)$ 的條件數是 $\kappa$。讓 $\kappa$ 依序是 10、一百、一千，谷先擺正，再轉 45°。每種方法都試遍從 $10^{-4}$ 到 10 的學習率，動量還有三種 $\mu$。從某一步起，連續 200 步的高度都低於 $10^{-6}$，那一步就算走到。
#
# !!! question "先猜猜看"
#
#     谷的 $\kappa$ 變成十倍，梯度下降、動量和 Adam 的步數各變成幾倍？

# %%
kappas = (10.0, 100.0, 1000.0)
grid = [10 ** (k / 8) for k in range(-32, 9)]


def best_arrivals(rule, state, degrees, kept=200, limit=4000):
    """Return the steps to arrive, for each κ with its best η of the grid."""
    turn = torch.tensor(degrees * torch.pi / 180, dtype=torch.float64)
    c, s = turn.cos(), turn.sin()
    R = torch.stack([torch.stack([c, s]), torch.stack([-s, c])])
    shape = [[kappa, 1.0] for kappa in kappas for eta in grid]
    K = torch.tensor(shape, dtype=torch.float64)
    eta = torch.tensor(grid * 3, dtype=torch.float64)[:, None]
    theta, low = torch.ones_like(K) @ R, torch.zeros(len(K))
    arrival = torch.full((len(K),), torch.inf)
    for step in range(limit):
        own = theta @ R.T  # along the valley's axes
        low = torch.where((K * own * own).sum(dim=1) <= 2e-6, low + 1, 0)
        there = torch.where(low == kept, step - kept + 1, torch.inf)
        arrival = arrival.clamp(max=there)
        found = arrival.reshape(3, len(grid)).min(dim=1).values
        if found.max() < torch.inf:
            break
        theta, state = rule(theta, (K * own) @ R, state, eta)
    return found


arrivals = {}
for degrees in (0, 45):
    for mu in (0.0, 0.5, 0.8, 0.9):
        found = best_arrivals(lambda *each: momentum(*each, mu), 0.0, degrees)
        arrivals[mu, degrees] = found
    tried = torch.stack([arrivals[mu, degrees] for mu in (0.5, 0.8, 0.9)])
    arrivals["descent", degrees] = arrivals[0.0, degrees].tolist()
    arrivals["momentum", degrees] = tried.min(dim=0).values.tolist()
    arrivals["Adam", degrees] = best_arrivals(adam, new, degrees).tolist()
for name in ("descent", "momentum", "Adam"):
    both = arrivals[name, 0] + arrivals[name, 45]
    print(f"{name:8}", *[f"{steps:5.0f}" for steps in both])

# %% [markdown]
# ```text
# descent     35   366  3687    35   366  3687
# momentum    22    80   204    22    80   204
# Adam       142   161   181   142   167   458
# ```
#
# 前三個直行是擺正的谷，後三個直行是轉過的谷。
#
# - **梯度下降**：$\kappa$ 變成十倍，步數也變成十倍。
# - **動量**：大約三倍，也就是跟著 $\sqrt\kappa$ 走，條件是每道谷都重新選 $\mu$。和梯度下降一樣，它看不出谷轉過。
# - **Adam**，在擺正的谷裡幾乎不受影響。它給每個軸自己的步調，而窄的方向正好是一個軸。轉了 45°，谷又非常窄，它就受影響了。谷寬的時候，也就是 $\kappa$ 是 10，它是三種裡最慢的。
#
# 在那一課裡，$\kappa = 100$ 的谷轉了以後，Adam 就慢了很多，因為兩道谷用的是同一個 $\eta = 0.1$。各自調好，幾乎沒有差別。是用同一個設定比，還是各自用最好的設定比，這也是結果的一部分。
#
# ## 批次的牆 {#batches}
#
# 單獨一筆樣本比許多筆的平均更陡，所以小批次的牆比較低。低到哪裡？更新一次，與最佳直線的距離 $(d_w, d_b)$ 就變成另一個，雜訊另外推的不算：
#
# $$
# d_w \leftarrow p\,d_w + q\,d_b, \qquad d_b \leftarrow q\,d_w + r\,d_b
# $$
#
# 只看一筆樣本時，$p = 1 - 2\eta x^2$，$q = -2\eta x$，$r = 1 - 2\eta$。更新之後，平方變成多大？$d_w^2$ 變成 $p^2 d_w^2 + 2pq\,d_w d_b + q^2 d_b^2$，其他也類似：有一張表，由舊的平方算出新的平方。把這張表對所有樣本取平均。隨機抽 $B$ 筆的話，這張表占 $1/B$，其餘的是平均更新的那張表。一次又一次乘上去，如果平方變大，$\eta$ 就過了牆。

# %%
from nudge.batches import sgd_line
from nudge.data import lcg, noisy_line
from nudge.descent import curvature, largest_stable_eta, least_squares

X, Y = noisy_line()


def squares(p, q, r):
    rows = (
        (p * p, 2 * p * q, q * q),
        (p * q, p * r + q * q, q * r),
        (q * q, 2 * q * r, r * r),
    )
    return torch.stack([torch.stack([m.mean() for m in row]) for row in rows])


def growth(eta, batch_size):
    p, q, r = 1 - 2 * eta * X * X, -2 * eta * X, 1 - 2 * eta + 0 * X
    of_one, of_all = squares(p, q, r), squares(p.mean(), q.mean(), r.mean())
    T = of_one / batch_size + (1 - 1 / batch_size) * of_all
    s = torch.tensor([1.0, 0.0, 1.0], dtype=X.dtype)
    for update in range(60):
        s = T @ s / s.norm()
    return s.norm().item()


def wall(batch_size, low=0.01, high=2.0):
    while high / low > 1.001:
        middle = (low * high) ** 0.5
        if growth(middle, batch_size) < 1:
            low = middle
        else:
            high = middle
    return low


walls = {batch_size: wall(batch_size) for batch_size in (1, 2, 5, 10, 100)}
print(*[f"{batch_size}: {eta:.3f}" for batch_size, eta in walls.items()])
columns = torch.stack([X, torch.ones_like(X)], dim=1)
print(f"全部：{largest_stable_eta(curvature(columns)):.3f}")

# %% [markdown]
# ```text
# 1: 0.328 2: 0.463 5: 0.609 10: 0.674 100: 0.734
# 全部：0.741
# ```
#
# 這預報的是平方的*平均*。走五十趟來驗證，樣本隨機抽，$B = 1$ 和 $B = 10$，學習率取牆的一半、牆前一點、牆後一點，以及遠在牆外。每一橫列是：更新 500 次之後，有幾趟比出發時高，差額的平均，以及正中間的那個差額。

# %%
u, v = X.tolist(), Y.tolist()
w_best, b_best = least_squares(columns, Y).tolist()
mean, mean_square = X.mean().item(), (X * X).mean().item()


def excess(w, b):
    dw, db = w - w_best, b - b_best
    return mean_square * dw * dw + 2 * mean * dw * db + db * db


def drawn(seed, n):
    return [int(1000 * draw) for draw in lcg(seed, n)]


higher, typical = {}, {}
for batch_size in (1, 10):
    rows = [drawn(1000 + walk, 500 * batch_size) for walk in range(50)]
    for part in (0.5, 0.9, 1.1, 1.5):
        eta = part * walls[batch_size]
        lines = [sgd_line(u, v, [each], batch_size, eta)[-1] for each in rows]
        found = sorted([excess(w, b) for w, b in lines])
        higher[batch_size, part] = sum([one > excess(0, 0) for one in found])
        typical[batch_size, part] = sum(found) / 50, found[25]
        middle = [f"{one:.2g}" for one in typical[batch_size, part]]
        print(batch_size, part, higher[batch_size, part], *middle)

# %% [markdown]
# ```text
# 1 0.5 0 0.17 0.096
# 1 0.9 2 1.2 0.54
# 1 1.1 13 26 2.5
# 1 1.5 50 3.7e+54 4.1e+32
# 10 0.5 0 0.039 0.033
# 10 0.9 1 0.6 0.16
# 10 1.1 11 39 0.54
# 10 1.5 50 1.2e+187 3.5e+167
# ```
#
# 離牆還遠的時候沒事，遠在牆外的時候每一趟都衝出去。在牆附近，平均和正中間分道揚鑣：學習率是牆的 $1.1$ 倍，大多數還比出發時的 `6.03`{ value="excess(0, 0)" } 低，但少數幾趟跑得太遠，使平均更高。所以一趟走得順利，不能證明那個 $\eta$ 安全。
#
# ## 雲的平均 {#averaging}
#
# 在牆以內，走到最後是一團雲。取平均會變成怎樣？一批十筆，更新 1,000 次，走四十趟：看最後一個位置的平均差額，和最後 500 個位置取平均之後的差額。

# %%
rows = [drawn(1000 + walk, 10_000) for walk in range(40)]
last, averaged = {}, {}
for eta in (0.01, 0.05, 0.4):
    last[eta] = averaged[eta] = 0.0
    for each in rows:
        path = sgd_line(u, v, [each], 10, eta)
        late = torch.tensor(path[501:], dtype=X.dtype).mean(dim=0).tolist()
        last[eta] = last[eta] + excess(*path[-1]) / 40
        averaged[eta] = averaged[eta] + excess(*late) / 40
    print(eta, f"{last[eta]:.5f} {averaged[eta]:.6f}")
lowest = ((w_best * X + b_best - Y) ** 2).mean().item()
print(f"{2 * lowest / 5_000:.6f}")

# %% [markdown]
# ```text
# 0.01 0.00044 0.000097
# 0.05 0.00234 0.000099
# 0.4 0.04716 0.000121
# 0.000102
# ```
#
# 最後的位置，差額相差一百倍左右；平均之後的幾乎都一樣。平均出來的位置幾乎不看 $\eta$，而是看用了多少筆樣本：大約和隨機抽 5,000 筆的最小平方直線一樣好，那條線的差額平均是 $2\sigma^2/n$（最後一行，$\sigma^2$ 用最低的 MSE，2 是旋鈕的個數）。條件是碗是這個樣子，而且已經走到。
#
# ## 想一想 {#questions}
#
# !!! question "在一模一樣的複本那裡，小批次為什麼幫不上忙？"
#
#     ??? success "解答"
#
#         雜訊要有一部分指向下坡，才能讓它脫身；而這裡的下坡，是讓兩個單元分開。同一批樣本給兩個單元一樣的斜率，所以雜訊讓它們一起動。要把兩個單元推開，各推不同的距離，或一開始就讓它們不一樣。
#
# !!! question "在複本那裡隨機取 1,000 個方向，有幾個往下？"
#
#     ??? success "解答"
#
#         多半一個也沒有：那一課裡，一千個方向是 0 個，一百萬個是 277 個。七個曲率裡，只有兩個不大於 0，而最高的曲率，大小是最低的 `125`{ value="-ends[0.5][-1] / ends[0.5][0]" } 倍。隨便一個方向，幾乎總是摻進夠多陡的。
#
# !!! question "把谷轉 45°，誰會在意？"
#
#     ??? success "解答"
#
#         RMSProp 和 Adam，因為它們是一個軸一個軸縮放的。梯度下降和動量看到的斜率只是跟著轉，走到的步數一樣。
#
# ## 改改看 {#change-it}
#
# - 第一部分的表改成 4 乘 4。一萬張裡還有幾張往上彎？
# - 從 $t = 0.1$ 出發，不從對半分出發。先預報梯度下降和動量。
# - 只把 $w_1$ 和 $w_2$ 的起點放寬，再換成只放寬 $b_1$ 和 $b_2$。哪一種會產生平的單元？
# - 把谷轉 10°、20°、30°。到幾度，Adam 才開始受影響？
# - 從頭開始平均，不從一半開始。哪個 $\eta$ 會因此變差？
#
# ## 檢查 {#check}
#
# 最後一格拿實驗的結果來核對上面的說法。如果你改了什麼，程式在這裡停下來，停住的那一行就是不再成立的說法。

# %%
assert all(mirrored > copied for mirrored, copied in chances.values())
assert sum(end < -1e-6 for end in ends[0.5]) == 1
assert tenfold(ends[0.1][0]) > 4 * tenfold(ends[0.5][0])
for name, forecast in zip(("descent", "momentum"), forecasts):
    steps = races[name][0]
    assert abs(steps[2] - steps[1] - forecast) < 2, name
for name, (steps, parted, eta) in races.items():
    assert steps[3] == torch.inf and parted < 1e-9, name
    assert name == "descent" or max(steps[:3]) < 500, name
for few, some, many in stuck.values():
    assert few < 10 and many > 20
assert counts[0] > 5 * counts[1]
assert before == pushed < len(held) / 3 < thrown < len(held) * 2 / 3
for degrees in (0, 45):
    _, hundred, thousand = arrivals["descent", degrees]
    assert 9 < thousand / hundred < 11
    _, hundred, thousand = arrivals["momentum", degrees]
    assert 2 < thousand / hundred < 4
assert arrivals["Adam", 0][2] < 1.5 * arrivals["Adam", 0][0]
assert arrivals["Adam", 45][2] > 2 * arrivals["Adam", 0][2]
for batch_size in (1, 10):
    assert higher[batch_size, 0.5] == 0 and higher[batch_size, 1.5] == 50
    above, middle = typical[batch_size, 1.1]
    assert middle < excess(0, 0) < above
assert max(last.values()) > 80 * min(last.values())
assert max(averaged.values()) < 1.3 * min(averaged.values())
