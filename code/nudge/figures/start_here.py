"""Figures of the first page: a guess that is corrected, the course as a map, what its symbols name."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

LABELS = {
    "zh-Hant": {
        "map": "課程地圖",
        "part": "第 {} 部分",
        "parts": (
            "學習就是調參數",
            "讓 PyTorch 代勞",
            "從直線到網路",
            "把訓練做好",
            "對新資料也有用",
            "做實驗、做選擇",
        ),
        "lab": "實驗室",
        "step": "第幾次修正",
        "guess": "猜測 ŷ",
        "answer": "正確答案 y",
    },
    "en": {
        "map": "Course map",
        "part": "Part {}",
        "parts": (
            "Learning is setting parameters",
            "Letting PyTorch do the work",
            "From lines to networks",
            "Training well",
            "Working on new data",
            "Experiments and choices",
        ),
        "lab": "Lab",
        "step": "correction",
        "guess": "guess ŷ",
        "answer": "right answer y",
    },
}

LABS = ("A", "", "B", "E", "C, D", "F")  # beside the part that they follow


def corrections(locale: str) -> Figure:
    """Draw five corrections of a guess: with η = 0.5 it closes in, with η = 2.1 it swings out."""
    text, steps = LABELS[locale], range(6)
    fig, ax = plt.subplots()
    ax.axhline(10, color="C7", linestyle="--")
    ax.text(5.3, 10.9, text["answer"], color="C7")
    for eta, style, height in ((0.5, "C0o-", 7.2), (2.1, "C1s:", 25.4)):
        ax.plot(steps, [10 - 10 * (1 - eta) ** step for step in steps], style)
        ax.text(5.3, height, f"η = {eta}", color=style[:2])
    ax.set(xlabel=text["step"], ylabel=text["guess"], xticks=steps, xlim=(-0.3, 7.4))
    return fig


def course_map(locale: str) -> Figure:
    """Draw the six parts as boxes from top to bottom, the labs as dashed boxes beside them."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(-0.05, 10.05), ylim=(-5.55, 1.3))
    ax.set_axis_off()
    ax.text(0, 0.95, text["map"], va="center", fontweight="bold")
    for row, (title, lab) in enumerate(zip(text["parts"], LABS, strict=True)):
        _box(ax, 0, -row, 7.2, edgecolor="C0")
        ax.text(0.25, -row, text["part"].format(row + 1), va="center", color="C0")
        ax.text(1.85, -row, title, va="center")
        if row:
            _join(ax, (1, 0.68 - row), (1, 0.32 - row), "->")
        if lab:
            _box(ax, 7.75, -row, 2.25, edgecolor="C1", linestyle="--")
            ax.text(8.875, -row, f"{text['lab']} {lab}", ha="center", va="center", color="C1")
            _join(ax, (7.25, -row), (7.7, -row), "-")
    return fig


def gap() -> Figure:
    """Draw a prediction, a label and the gap between them, named by the symbols of this course."""
    fig, ax = plt.subplots()
    ax.plot([0, 8], [9, 17], "C1")
    ax.plot([4, 4], [10, 13], "C2--", linewidth=4)
    ax.plot(4, 13, "C1s")
    ax.plot(4, 10, "C0o")
    ax.text(3.7, 13.3, "ŷ", ha="right")
    ax.text(4.3, 11.3, "y − ŷ")
    ax.text(4.3, 9.5, "y")
    ax.set(xlim=(0, 8), ylim=(6, 17.5), xticks=[4], yticks=[10, 13], xlabel="x")
    return fig


def _box(ax: Axes, x: float, y: float, width: float, **style: str) -> None:
    shape = "round,pad=0,rounding_size=0.12"
    ax.add_patch(FancyBboxPatch((x, y - 0.32), width, 0.64, shape, fill=False, linewidth=1.5, **style))


def _join(ax: Axes, start: tuple[float, float], end: tuple[float, float], head: str) -> None:
    line = {"arrowstyle": head, "color": "C7", "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=line)
