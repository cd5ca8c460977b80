"""Diagrams of the lesson on what learning is: its three steps, and the tasks beyond one knob."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

LABELS = {
    "zh-Hant": {
        "data": "資料",
        "boxes": (("模型", "天數 ≥ t"), ("損失", "錯誤數"), ("最佳化", "試每個 t")),
        "supervised": "監督式",
        "tasks": (("迴歸", "明天的 PM2.5"), ("分類", "是不是垃圾郵件"), ("結構化輸出", "句子的結構")),
        "unsupervised": "非監督式",
        "others": (("分群", "相像的歸成一群"), ("降維", "用較少的數描述")),
    },
    "en": {
        "data": "data",
        "boxes": (("model", "days ≥ t"), ("loss", "mistakes"), ("optimization", "try every t")),
        "supervised": "supervised",
        "tasks": (
            ("regression", "PM2.5 tomorrow"),
            ("classification", "spam or not"),
            ("structured output", "parse tree"),
        ),
        "unsupervised": "unsupervised",
        "others": (("clustering", "like with like"), ("dimensionality reduction", "fewer numbers")),
    },
}

ICONS = (  # of the five tasks: x, y, style of each piece, from the middle of the icon
    (([-1, 1], [-0.5, 0.5], "C1-"), ([-0.8, -0.3, 0.2, 0.7], [-0.2, -0.4, 0.3, 0.1], "C0o")),
    (
        ([-0.9, -0.6, -0.4], [0, -0.4, 0.4], "C0o"),
        ([0.9, 0.6, 0.4], [0, 0.4, -0.4], "C1s"),
        ([-0.3, 0.3], [-0.6, 0.6], "C7--"),
    ),
    (([-0.9, 0, 0.5], [-0.5, 0.6, 0], "C0o-"), ([-0.45, -0.1], [0.05, -0.5], "C0o-")),
    (
        ([-1.1, -0.7, -0.9, 0.7, 1.2, 0.9], [-0.2, -0.1, 0.3, -0.2, -0.1, 0.2], "C0o"),
        ([-1.4, -0.4, -0.4, -1.4, -1.4], [-0.6, -0.6, 0.6, 0.6, -0.6], "C1--"),
        ([0.4, 1.5, 1.5, 0.4, 0.4], [-0.6, -0.6, 0.6, 0.6, -0.6], "C1--"),
    ),
    (
        ([-1.7, -1.3, -1, -0.7], [-0.4, 0.1, -0.1, 0.5], "C0o"),
        ([-0.3, 0.3], [0, 0], "C7-"),
        ([0.3], [0], "C7>"),
        ([0.6, 2], [0, 0], "C1-"),
        ([0.8, 1.2, 1.5, 1.8], [0, 0, 0, 0], "C0o"),
    ),
)


def three_steps(locale: str) -> Figure:
    """Draw the boxes model, loss and optimization: data feed in, and t goes back to the model."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 10), ylim=(0.4, 6))
    ax.set_axis_off()
    _box(ax, 3.7, 5, 2.6, 0.8, "C7")
    _write(ax, 5, 5.4, text["data"])
    for x, colour, (name, content) in zip((0.1, 3.7, 7.3), ("C0", "C1", "C2"), text["boxes"], strict=True):
        _box(ax, x, 2, 2.6, 1.7, colour)
        _write(ax, x + 1.3, 3.2, name, color=colour)
        _write(ax, x + 1.3, 2.5, content)
    for start, end in (((3.6, 5.4), (1.4, 3.8)), ((5, 4.9), (5, 3.8)), ((2.8, 2.85), (3.6, 2.85))):
        _arrow(ax, start, end)
    _arrow(ax, (6.4, 2.85), (7.2, 2.85))
    ax.plot([8.6, 8.6, 1.4], [2, 1, 1], "C7", linewidth=1.5)
    _arrow(ax, (1.4, 1), (1.4, 1.9))
    for x, y, symbol in ((2.1, 4.9, "x"), (5.3, 4.35, "y"), (3.2, 3.15, "ŷ"), (5, 1.3, "t")):
        _write(ax, x, y, symbol)
    return fig


def task_map(locale: str) -> Figure:
    """Draw what can be predicted from labels, and what can be found without any."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 12), ylim=(0, 8.3), aspect="equal")
    ax.set_axis_off()
    for y, name, colour in ((4.35, "supervised", "C0"), (0.05, "unsupervised", "C7")):
        _box(ax, 0.05, y, 11.9, 3.9, colour)
        ax.text(0.3, y + 3.4, text[name], color=colour, va="center")
    cells = [(2.1, 5.5), (6, 5.5), (9.8, 5.5), (3, 1.2), (9, 1.2)]
    tasks = text["tasks"] + text["others"]
    for (x, y), (name, example), icon in zip(cells, tasks, ICONS, strict=True):
        for along, up, style in icon:
            ax.plot([x + a for a in along], [y + 1.1 + u for u in up], style, markersize=4, linewidth=1.5)
        _write(ax, x, y, name)
        _write(ax, x, y - 0.65, example, color="C7")
    return fig


def _write(ax: Axes, x: float, y: float, text: str, **style: str) -> None:
    ax.text(x, y, text, ha="center", va="center", **style)


def _box(ax: Axes, x: float, y: float, width: float, height: float, colour: str) -> None:
    ax.add_patch(Rectangle((x, y), width, height, fill=False, edgecolor=colour, linewidth=1.5))


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    line = {"arrowstyle": "->", "color": "C7", "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=line)
