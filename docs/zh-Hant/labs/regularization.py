# ---
# time_limit: 180
# description: 180 個網路並排訓練，用二十組資料比較 dropout、兩種懲罰和提早停止，不只看一組；讓驗證集來選；再看看收稅為什麼留下那麼多接近 0 的權重，卻沒有一個是 0。
# given: {"200": "steps, chosen by hand", "1,000": "steps and test points, chosen by hand", "101": "one in ten of 1,000 steps, and the start", "909": "nine settings, 101 checks of each", "0.1": "a strength, chosen by hand", "0.01": "a strength and a rate, chosen by hand", "0.001": "a strength, a rate and a limit, chosen by hand", "0.5": "a probability, chosen by hand", "0.11": "read off the figure", "0.085": "read off the figure", "0.07": "read off the figure", "0.16": "read off the figure"}
# ---

# %% [markdown]
# # 四種抑制過度擬合的方法 {#regularization}
#
# Dropout、對平方收稅、對大小收稅、提早停止：前面兩課教了四種辦法。哪一種最好？只看一組點，答得出來；換一組點，答案就變了。所以在這個實驗裡，每種辦法都要試二十組。
#
# 做完這個實驗，你能夠：
#
# - 把許多小網路放在一起訓練，只花一小部分的時間；
# - 分清楚哪些是方法的差別，哪些只是一組資料的運氣；
# - 說出只用 15 個點來驗證，能挑出什麼、不能挑出什麼；
# - 解釋對大小收稅為什麼沒有讓任何權重剛好是 0，而小步子怎麼讓人看出它放棄了哪些。
#
# 你需要〈[隨機關燈與見好就收](../lessons/dropout-and-early-stopping.md)〉裡的點、新資料的誤差和 `EarlyStopper`，以及〈[對權重收稅](../lessons/weight-penalties.md)〉的懲罰。實驗就是要拿來改的：下載頁尾的筆記本。
#
# ## 一次乘完許多網路 {#side-by-side}
#
# 小網路的時間，大多花在從 Python 到處理器的路上，真正花在數字上的很少。形狀一樣的網路可以共用這段路：把它們的權重表疊起來，`torch.baddbmm` 一次就替每一個算好 $b + aW$，其中 $a$ 是送進來的數字。

# %%
from collections.abc import Callable

import torch
from torch import Tensor, nn

# %% [markdown]
# ```python title="nudge/stacking.py"
# --8<-- "nudge/stacking.py:stack_networks"
# ```
#
# ```python title="nudge/stacking.py"
# --8<-- "nudge/stacking.py:outputs"
# ```
#
# （`[*zip(*each)]` 先取所有網路的第一層，再取第二層，依此類推。）網路有兩層，各 50 個單元。三個疊在一起算，和三個各自算，結果一樣嗎？程式印出三張權重表的形狀、一個網路有幾個參數，以及預測是不是全都一致。

# %%
from nudge.networks import mlp
from nudge.stacking import outputs, stack_networks

SIZES = (1, 50, 50, 1)
nets = [mlp(SIZES, nn.Tanh, seed).double() for seed in range(3)]
W, b = stack_networks(nets)
places = 2 * torch.arange(51, dtype=torch.float64)[:, None] / 50 - 1
with torch.no_grad():
    given = outputs(W, b, places)
    alone = torch.stack([net(places) for net in nets])
print([tuple(table.shape) for table in W])
print(sum([p.numel() for p in nets[0].parameters()]))
print(torch.allclose(given, alone, rtol=0, atol=1e-12))

# %% [markdown]
# ```text
# [(3, 1, 50), (3, 50, 50), (3, 50, 1)]
# 2701
# True
# ```
#
# 用手算：第一層 $50 + 50$，第二層 $2500 + 50$，最後一層 $50 + 1$，一共 $2701$ 個；其中權重是 $50 + 2500 + 50 = 2600$ 個。
#
# ## 九種設定，一組資料 {#one-set}
#
# 點還是課文裡的那種：波形附近 15 個用來訓練，另外 15 個用來驗證。新資料的誤差，是在 51 個位置上，預測與波形的差取平方再平均，加上雜訊的變異數 `0.0625`{ value="0.25**2" }。資料是自己造的，才有這個好處。它只評判，從不挑選。
#
# 一種設定有三個數：最後一個隱藏層 dropout 的機率 $p$、對平方收稅 $s\sum w^2$（L2）的強度 $s$，以及對大小收稅 $s\sum|w|$（L1）的強度。三層的權重都收，偏置不收。每個網路讓自己的均方誤差加上自己的稅變小。把所有網路的*加起來*，斜率一個也不會錯，因為誰也不出現在別人的損失裡；而 Adam 本來就是一格一格各走各的。

# %%
from nudge.data import wave
from nudge.dropout import switched

METHODS = {  # p, strength on squares, strength on sizes
    "none": (0.0, 0.0, 0.0),
    "dropout 0.1": (0.1, 0.0, 0.0),
    "dropout 0.3": (0.3, 0.0, 0.0),
    "dropout 0.5": (0.5, 0.0, 0.0),
    "L2 0.001": (0.0, 0.001, 0.0),
    "L2 0.01": (0.0, 0.01, 0.0),
    "L2 0.1": (0.0, 0.1, 0.0),
    "L1 0.001": (0.0, 0.0, 0.001),
    "L1 0.01": (0.0, 0.0, 0.01),
}
truth = torch.sin(torch.pi * (places + 1))


def points(seed):
    x, y = wave(15, seed)
    u, v = wave(15, seed + 100, even=False)
    return [part[:, None] for part in (2 * x - 1, y, 2 * u - 1, v)]


def errors(predicted, labels):
    return ((predicted - labels) ** 2).mean(dim=(1, 2))


def train(settings, seeds, starts, etas):
    """Return the errors [check, 3, setting, set], W and b.

    Training, validation and new error are taken at every tenth step.
    """
    parts = zip(*[points(seed) for seed in seeds])
    X, y, V, v = [torch.stack(p).repeat(len(settings), 1, 1) for p in parts]
    nets = [mlp(SIZES, nn.Tanh, start).double() for start in starts]
    W, b = stack_networks(nets * len(settings))
    table = torch.tensor(settings, dtype=torch.float64)
    each = table.repeat_interleave(len(seeds), dim=0)
    p, squares, sizes = each.T[:, :, None, None]
    draws = torch.Generator().manual_seed(0)

    def thin(signals):
        u = torch.rand(signals.shape, generator=draws, dtype=p.dtype)
        return switched(signals, u, p)

    optimizer = torch.optim.Adam(W + b, lr=etas[0])
    checks = []
    for step in range(len(etas) + 1):
        if step % 10 == 0:
            with torch.no_grad():
                trained = errors(outputs(W, b, X), y)
                validated = errors(outputs(W, b, V), v)
                new = errors(outputs(W, b, places), truth) + 0.0625
            checks.append(torch.stack([trained, validated, new]))
        if step < len(etas):
            optimizer.param_groups[0]["lr"] = etas[step]
            optimizer.zero_grad()
            tax = sum([(squares * w * w + sizes * w.abs()).sum() for w in W])
            (errors(outputs(W, b, X, thin), y).sum() + tax).backward()
            optimizer.step()
    record = torch.stack(checks)
    return record.reshape(-1, 3, len(settings), len(seeds)), W, b


names, settings = list(METHODS), list(METHODS.values())
SLOWING = [0.01] * 800 + [0.001] * 200
first, W, b = train(settings, [4, 4, 4], [0, 1, 2], SLOWING)
for name, one in zip(names, first[-1, :2].mean(dim=2).T.tolist()):
    print(f"{name:11} {one[0]:.2f} {one[1]:.2f}")

# %% [markdown]
# ```text
# none        0.00 0.11
# dropout 0.1 0.01 0.07
# dropout 0.3 0.02 0.05
# dropout 0.5 0.04 0.04
# L2 0.001    0.02 0.07
# L2 0.01     0.06 0.04
# L2 0.1      0.43 0.37
# L1 0.001    0.01 0.08
# L1 0.01     0.07 0.07
# ```
#
# 種子 4 的那組資料，走 1,000 步之後的訓練誤差和驗證誤差，都是三個起點的平均。最後 200 步縮成十分之一，免得剛好逮到哪個網路跳到一半。對照一下：波形本身在這兩欄，平均都是 `0.0625`{ value="0.25**2" }。什麼都不做，訓練誤差遠低於這個數，可見連雜訊也學了進去。L2 0.1 則是兩個誤差都遠高於它，可見連波形也沒學到。

# %%
import matplotlib.pyplot as plt

x, y, _, _ = points(4)
fig, panels = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(6.4, 4.6))
with torch.no_grad():
    curves = outputs(W, b, places)[:, :, 0]
shown = ("none", "dropout 0.5", "L2 0.01", "L2 0.1")
for ax, name in zip(panels.flatten(), shown):
    ax.plot(places[:, 0], truth[:, 0], "C7--")
    ax.plot(places[:, 0], curves[3 * names.index(name)], "C0")
    ax.plot(x[:, 0], y[:, 0], "C1o", markersize=4)
    ax.set(title=name, xlabel="x", ylim=(-1.9, 1.9))
    ax.label_outer()
plt.savefig("four-fits.svg")

# %% [markdown]
# ![四格圖，都是同樣的十五個點和虛線畫的波形。什麼都不做，網路穿過每一個點。用 dropout 0.5 和 L2 0.01，曲線離波形比較近。用 L2 0.1，曲線太平坦。](four-fits.svg)
#
# 照驗證誤差，贏的是 L2 0.01，`0.036`{ value="first[-1, 1, 5].mean()" }。Dropout 0.5 差不了多少，`0.041`{ value="first[-1, 1, 3].mean()" }。但是強度只有十分之一的 L2 0.001，看起來差多了：`0.068`{ value="first[-1, 1, 4].mean()" }。
#
# ## 二十組資料 {#twenty-sets}
#
# !!! question "先猜猜看"
#
#     另外二十組資料，各有各的點，也各有各的起點。其中有幾組，L1 0.01 的新資料誤差比什麼都不做還低？
#
#     - 幾乎每一組；
#     - 大約一半；
#     - 幾乎沒有。
#
# 提早停止不必另外訓練：它回到什麼都不做的那趟訓練，取其中一次檢查。下面的表，每一橫列依序是：訓練誤差；新資料的誤差，平均和最差的；有幾組比什麼都不做（none）低；以及比 L2 0.001 高多少。最後這一項，是每組資料各算一個差，二十個差的平均 ± 它的*標準誤*，也就是這些差的標準差除以 $\sqrt{20}$：這個平均，離「非常多組資料的平均」大約可能差這麼遠。一組資料如果對誰都難，相減就抵銷了。

# %%
from nudge.stopping import EarlyStopper


def best_check(validated):
    """Return the check to which early stopping goes back."""
    stopper = EarlyStopper(patience=10)
    for check, error in enumerate(validated):
        if stopper.stop(error, nn.Identity()):  # no parameters to keep
            break
    return check - stopper.failures


seeds, starts = list(range(1005, 1025)), list(range(20))
record, W, b = train(settings, seeds, starts, SLOWING)
plain = record[:, :, 0]  # [check, 3, set], without a remedy
backs = [best_check(plain[:, 1, k].tolist()) for k in range(20)]
stopped = torch.stack([plain[check, :, k] for k, check in enumerate(backs)])
last = torch.cat([record[-1], stopped.T[:, None]], dim=1)  # [3, 10, 20]
training, _, new = last
gaps = new - new[names.index("L2 0.001")]
rows, better = {}, {}
for i, name in enumerate([*names, "stopping"]):
    rows[name] = training[i].mean().item(), new[i].mean().item()
    better[name] = (new[i] < new[0]).sum().item()
    gap, error = gaps[i].mean(), gaps[i].std() / 20**0.5
    found = f"{rows[name][0]:.2f} {rows[name][1]:.3f} {new[i].max():.2f}"
    print(f"{name:11} {found} {better[name]:2} {gap:6.3f} ± {error:.3f}")
print(10 * min(backs), 10 * max(backs))

# %% [markdown]
# ```text
# none        0.00 0.111 0.15  0  0.026 ± 0.002
# dropout 0.1 0.01 0.088 0.12 20  0.004 ± 0.001
# dropout 0.3 0.02 0.083 0.10 20 -0.001 ± 0.001
# dropout 0.5 0.03 0.083 0.11 20 -0.001 ± 0.001
# L2 0.001    0.02 0.084 0.12 20  0.000 ± 0.000
# L2 0.01     0.05 0.087 0.11 18  0.003 ± 0.003
# L2 0.1      0.35 0.379 0.56  0  0.295 ± 0.014
# L1 0.001    0.02 0.088 0.12 20  0.003 ± 0.001
# L1 0.01     0.08 0.114 0.16 11  0.029 ± 0.008
# stopping    0.04 0.091 0.13 19  0.006 ± 0.003
# 40 340
# ```
#
# ??? success "對照你的預測"
#
#     **大約一半。** 它在新資料上的誤差，平均起來並不比什麼都不做低。
#
# - **種類之間差別不大。** 什麼都不做是 `0.111`{ value="rows['none'][1]" }；最好的 dropout 降到 `0.083`{ value="rows['dropout 0.3'][1]" }，對平方收稅最好的是 `0.084`{ value="rows['L2 0.001'][1]" }，對大小收稅最好的是 `0.088`{ value="rows['L1 0.001'][1]" }，提早停止（stopping）是 `0.091`{ value="rows['stopping'][1]" }。每一種都幾乎在每組資料上有用。dropout 和 L2 分不出高下；L1 和提早停止差一點，大約差兩、三個標準誤，換成這裡沒試過的強度，也許就不同。（各種方法裡最好的那個，是用這同一批資料挑出來的，對各試了三次的 dropout 和 L2 稍微有利。提早停止只試一次，可是只有它看過驗證點。）
# - **強度之間差別很大。** L2 0.1 把什麼都壓平：它的訓練誤差遠高於 `0.0625`{ value="0.25**2" }，而波形本身平均也不過是這個數。L1 0.01 平均也高於這個數，不過大約只有一半的資料是這樣。是太強嗎？[最後一部分](#small-weights)再來追究。
# - **一組資料會誤導人。** 在第一組資料上，L2 0.01 的驗證誤差只有 L2 0.001 的一半左右。在二十組上，反而是它的平均比較高，高了 `0.003`{ value="gaps[5].mean()" } ± `0.003`{ value="gaps[5].std() / 20**0.5" }：分不出來。
# - **提早停止很省。** 它回到的是第 `40`{ value="10 * min(backs)" } 步到第 `340`{ value="10 * max(backs)" } 步，再走一百步就結束了。其他的都走完 1,000 步。

# %%
fig, ax = plt.subplots(figsize=(6.4, 3.8))
for i, name in enumerate(rows):
    ax.plot(new[i], [-i] * 20, "C0o", alpha=0.4, markersize=4)
    ax.plot(rows[name][1], -i, "C1|", markersize=16, markeredgewidth=3)
ax.set_xscale("log")
ax.set_yticks([-i for i in range(len(rows))], list(rows))
ax.set_xticks([0.07, 0.1, 0.2, 0.4], ["0.07", "0.1", "0.2", "0.4"])
ax.minorticks_off()
ax.set_xlabel("新資料的誤差")
plt.savefig("twenty-sets.svg")

# %% [markdown]
# ![十種方法各有二十個點，是各組資料上新資料的誤差，另有一條短線標出平均。什麼都不做的在 0.11 附近。大多數方法的點互相重疊，在 0.085 上下。L1 0.01 從 0.07 散到 0.16，L2 0.1 遠在右邊。](twenty-sets.svg)
#
# ## 讓驗證集來選 {#choosing}
#
# 所以沒有哪一種設定最好。可是每組資料都有 15 個驗證點，可以替*這一組*選一種設定。這樣會比大家都用同一種好嗎？
#
# 讓它們選兩次：一次從九種設定訓練到底的網路裡選，一次從全部 909 個網路裡選，也就是九種設定各 101 次檢查。印出來的是最低驗證誤差的平均，也就是*分數*，以及選中的網路在新資料上的誤差比分數高多少 ± 標準誤。

# %%
excess, earned = {}, {}
for pool, checks in (("end", record[-1:]), ("any", record)):
    validated = checks[:, 1].reshape(-1, 20)  # a row for each candidate
    news = checks[:, 2].reshape(-1, 20)
    picked = validated.argmin(dim=0).tolist()
    of_chosen = torch.stack([news[i, k] for k, i in enumerate(picked)])
    scores = validated.min(dim=0).values
    excess[pool], earned[pool] = of_chosen - scores, of_chosen.mean().item()
    flattery, error = excess[pool].mean(), excess[pool].std() / 20**0.5
    found = f"{scores.mean():.3f} {flattery:.3f} ± {error:.3f}"
    print(len(validated), found)

# %% [markdown]
# ```text
# 9 0.076 0.008 ± 0.008
# 909 0.060 0.026 ± 0.007
# ```
#
# - 從九個裡選，選中的網路在新資料上的誤差平均是 `0.084`{ value="earned['end']" }，和表裡最好的設定差不多，而哪種設定最好，事前沒有人知道。十五個點很少，做這件事卻夠了：這些點的運氣會讓所有候選一起變高或變低，而挑選只需要看彼此的差。
# - 從 909 個裡選，分數更低，網路卻*沒有更好*。候選的越多，運氣越多：同樣的二十組資料，分數灌的水多了 `0.018`{ value="(excess['any'] - excess['end']).mean()" }，是標準誤的 `5`{ value="round(20**0.5 * ((excess['any'] - excess['end']).mean() / (excess['any'] - excess['end']).std()).item())" } 倍。
#
# 許多分數裡最低的那個，平均來說總是好過頭。從九個裡選的時候，這一點還混在二十組資料的運氣裡，不太看得出來；從 909 個裡選，就很清楚了。所以要報告成績，得用沒挑選過任何東西的點。第一組資料選出的是 L2 0.01；讓它的三個網路面對 1,000 個測試點，只有一次：

# %%
from nudge.losses import mse
from nudge.splitting import HeldOut

_, V, c = train([METHODS["L2 0.01"]], [4, 4, 4], [0, 1, 2], SLOWING)
u, v = wave(1000, 7, even=False)
test = HeldOut(2 * u[:, None] - 1, v[:, None], mse, looks=1)
report = test.score(lambda X: outputs(V, c, X))
print(f"{report:.3f}")

# %% [markdown]
# ```text
# 0.074
# ```
#
# 這三個網路的驗證誤差是 `0.036`{ value="first[-1, 1, 5].mean()" }。選得沒錯，分數卻不能信。
#
# ## 收稅之後剩下什麼 {#small-weights}
#
# 〈[對權重收稅](../lessons/weight-penalties.md)〉裡有縮小的那一步，把權重放到剛好是 0。Adam 沒有這一步。在 0 的附近，$s|w|$ 的斜率一邊是 $s$，另一邊是 $-s$；Adam 又會除以斜率平常的大小。所以，沒有別的力量留住的權重，就在 0 的兩側跳來跳去，跳多遠看學習率，幾乎不看 $s$。讓兩種對大小收的稅都用學習率 0.01 走到底，取其中八組資料，和前面的比；前面的最後 200 步用的是 0.001。第一橫列是學習率一直用 0.01 的，第二橫列是最後改走小步的。每一橫列依序是：小於 0.01 的權重占多少，先 L1 0.001，後 L1 0.01；小於 0.001 的占多少，也是先後兩個；最後是剛好等於 0 的個數。

# %%
def sizes_of(W, n):
    """Return the sizes of all weights [setting, set, weight]."""
    parts = [w.detach().reshape(n, len(w) // n, -1) for w in W]
    return torch.cat(parts, dim=2).abs()


weak, strong = [names.index(name) for name in ("L1 0.001", "L1 0.01")]
both = [settings[weak], settings[strong]]
_, jumping, _ = train(both, seeds[:8], starts[:8], [0.01] * 1000)
slowed = sizes_of(W, len(names))[[weak, strong], :8]
for each in (sizes_of(jumping, 2), slowed):
    below = [each < size for size in (0.01, 0.001)]
    shares = [one.double().mean(dim=(1, 2)).tolist() for one in below]
    shown = [f"{share:.1f}" for pair in shares for share in pair]
    print(*shown, (each == 0).sum().item())

# %% [markdown]
# ```text
# 1.0 1.0 0.7 0.5 0
# 1.0 1.0 1.0 1.0 0
# ```
#
# 學習率是 0.01 的時候，幾乎所有權重都小於 0.01，卻有許多大於 0.001，而且稅*越重*，越多。這說的不是網路，只是跳得多遠：稅輕的時候，Adam 的「平常的大小」還記得開頭那些比較大的斜率，大約要一千步才忘得掉，所以跳得比較短。最後的學習率縮成十分之一，就幾乎全都小於 0.001，還是沒有一個是 0。
#
# 這些權重有用嗎？把小於 0.001 的全部換成 0，看看 `2,600`{ value="50 + 50 * 50 + 50" } 個裡還剩幾個，列出二十組裡最少的和最多的，取兩位數字；再看新資料的誤差是不是都變了不到 0.001：

# %%
left = (sizes_of(W, len(names)) >= 0.001).sum(dim=2)
with torch.no_grad():
    cut = [torch.where(w.abs() < 0.001, 0.0, w) for w in W]
    pruned = errors(outputs(cut, b, places), truth).reshape(-1, 20) + 0.0625
changes = (pruned - new[:-1]).abs().max(dim=1).values
for name in ("L2 0.001", "L1 0.001", "L1 0.01"):
    i = names.index(name)
    few, many = left[i].min().item(), left[i].max().item()
    ends = [round(n, 2 - len(str(n))) for n in (few, many)]  # two digits
    print(name, *ends, changes[i].item() < 0.001)

# %% [markdown]
# ```text
# L2 0.001 1700 2600 True
# L1 0.001 24 60 True
# L1 0.01 3 11 True
# ```
#
# 對平方收稅，大多數權重都留著。對大小收稅，只留下幾十個，或者屈指可數，而 `2,701`{ value="50 + 50 + 50 * 50 + 50 + 50 + 1" } 個參數的網路，少了其他那些也一樣好。
#
# 屈指可數，也可能太少。畫出 L1 0.01 在新資料上的誤差，和剩下的權重個數：

# %%
weights, found = left[strong].tolist(), new[strong].tolist()
fig, panels = plt.subplots(1, 2, figsize=(6.4, 3.2))
panels[0].plot(weights, found, "C0o")
panels[0].set(xlabel="剩下的權重", ylabel="新資料的誤差")
k = weights.index(3)  # the first set with three
x, y, _, _ = points(seeds[k])
with torch.no_grad():
    curve = outputs(W, b, places)[20 * strong + k]
panels[1].plot(places[:, 0], truth[:, 0], "C7--")
panels[1].plot(places[:, 0], curve[:, 0], "C0")
panels[1].plot(x[:, 0], y[:, 0], "C1o", markersize=4)
panels[1].set(title="剩 3 個權重", xlabel="x", ylim=(-1.7, 1.9))
plt.savefig("weights-left.svg")
alone = [error for one, error in zip(weights, found) if one == 3]
others = [error for one, error in zip(weights, found) if one > 3]
print(len(alone), f"{min(alone):.2f} {max(alone):.2f}")
print(len(others), f"{min(others):.2f} {max(others):.2f}")

# %% [markdown]
# ```text
# 8 0.14 0.16
# 12 0.07 0.11
# ```
#
# ![兩格圖。左：新資料的誤差對剩下的權重個數作圖；八個點剩三個權重，都很高，其他的剩五到十一個，都比較低。右：剩三個權重的網路，曲線一路下降，而波形先升、再降、又升。](weights-left.svg)
#
# 三個權重，就是一層一個：從 $x$ 到預測只有一條路，$c\tanh(w_2\tanh(w_1x + b_1) + b_2) + b_0$。兩條 S 形曲線接在一起，還是只會一路上升，或一路下降，而波形先升、再降、又升。在這八組資料上，剩下的網路畫不出這種波形。L1 0.01 在有些資料上好，在有些資料上差，原因就在這裡：不是全都不好不壞，而是有兩種不同的網路。
#
# 是稅要它變成這樣的嗎？如果是，這幾組資料上就不會有別的網路，*含稅的損失*（訓練誤差加上稅）比它還低。把這八組各從另外三個起點重新訓練，留下含稅的損失最低的那個。有幾組比原來低？剩下的權重，最少幾個、最多幾個？新資料的誤差又是多少？

# %%
stuck = [k for k, one in enumerate(weights) if one == 3]
starts_again = [100 * again + k for again in (1, 2, 3) for k in stuck]
sets_again = [seeds[k] for k in stuck] * 3
taxed = [settings[strong]]
retried, V, _ = train(taxed, sets_again, starts_again, SLOWING)


def taxed_losses(trained, sizes):
    return trained + settings[strong][2] * sizes.sum(dim=-1)


sizes = sizes_of(V, 1)[0]  # [start and set, weight]
losses = taxed_losses(retried[-1, 0, 0], sizes).reshape(3, -1)
lowest, which = losses.min(dim=0)
each = which * len(stuck) + torch.arange(len(stuck))  # place of the lowest
old = sizes_of(W, len(names))[strong][stuck]
lower = lowest < taxed_losses(training[strong, stuck], old)
kept = (sizes[each] >= 0.001).sum(dim=1).tolist()
again = retried[-1, 2, 0][each].tolist()
print(lower.sum().item(), "of", len(stuck))
print(min(kept), max(kept), f"{min(again):.2f} {max(again):.2f}")

# %% [markdown]
# ```text
# 8 of 8
# 5 7 0.07 0.11
# ```
#
# 八組全都比原來低。可見稅要的並不是三個權重：留五到七個，總和更低，新資料的誤差也和其他各組差不多。原來的訓練是卡在半路上，那個地方只是看起來像谷底（〈[山丘、谷地、鞍點](../lessons/hills-valleys-saddles.md)〉裡還有很多）。訓練誤差高，可能是懲罰太強，也可能是還沒走到。換一個起點就分得出來，而且一個驗證點也不用：比較含稅的損失就行。
#
# ## 想一想 {#questions}
#
# !!! question "提早停止也有自己的驗證誤差。讓驗證集來選的時候，為什麼沒把它當成第十個候選？"
#
#     ??? success "解答"
#
#         它的驗證誤差是好幾次檢查裡最低的，已經灌了水，別的沒有。這樣它太常被選中：就像只有一個跑者可以跑十次。要拿一樣的來比：都比訓練到底的，或者都比最好的那次檢查。
#
# !!! question "Dropout 0.5 比 L2 0.001 好 0.001，標準誤是 0.001。如果這個差是真的，要幾組資料才看得出來？"
#
#     ??? success "解答"
#
#         要有三個標準誤，標準誤就得是差的三分之一，也就是現在的三分之一左右：資料的組數要變成九倍，大約 `180`{ value="9 * 20" } 組。而且只對這些強度、這個網路、15 個點成立。值得嗎？
#
# !!! question "同事把 909 個網路裡最低的驗證誤差，當成他的方法的誤差來報告。你會要求什麼？"
#
#     ??? success "解答"
#
#         要求沒挑選過任何東西的點上的誤差。在這裡，灌的水是 `0.026`{ value="excess['any'].mean()" }，將近分數的一半。
#
# ## 改改看 {#change-it}
#
# - 加上 `"L1 0.003": (0.0, 0.0, 0.003)`。它排在哪裡？剩幾個權重？
# - 合起來用：`(0.3, 0.001, 0.0)`。Dropout 加上收稅，比單用一種好嗎？
# - 每組給 60 個點來驗證（改 `points`）。分數會怎樣？選得會怎樣？
# - 訓練也用 60 個點。哪些辦法還值得用？
# - 每一種設定都取最好的那次檢查，不只什麼都不做的那種。哪些設定因此變好？選出來的呢？
#
# ## 檢查 {#check}
#
# 最後一格拿實驗的結果來核對上面的說法。如果你改了什麼，程式在這裡停下來，停住的那一行就是不再成立的說法。

# %%
assert rows["none"][0] < 0.001 and rows["none"][1] > 0.1
for name in ("dropout 0.1", "dropout 0.3", "dropout 0.5", "L2 0.001"):
    assert better[name] >= 18 and rows[name][1] < 0.095, name
for name in ("L2 0.01", "L1 0.001", "stopping"):
    assert better[name] >= 16 and rows[name][1] < 0.095, name
for name in ("L2 0.1", "L1 0.01"):
    assert rows[name][0] > 0.0625, name
assert rows["L2 0.1"][0] > 0.2 and better["L2 0.1"] == 0
assert 6 <= better["L1 0.01"] <= 14
assert first[-1, 1].mean(dim=1).argmin() == names.index("L2 0.01")
assert 10 * max(backs) + 100 < 1000
assert earned["end"] < min([error for _, error in rows.values()]) + 0.003
assert earned["any"] > earned["end"] - 0.002
more = excess["any"] - excess["end"]
assert more.mean() > 3 * more.std() / 20**0.5
assert report > first[-1, 1, names.index("L2 0.01")].mean() + 0.02
assert left[weak].max() < 100 and left[strong].max() < 20
assert left[names.index("L2 0.001")].min() > 1000
assert changes[[weak, strong]].max() < 0.001
assert min(weights) == 3 and min(alone) > max(others)
assert lower.all() and min(kept) > 3 and max(again) < min(alone)
