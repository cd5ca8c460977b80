"""Social images: what a shared link shows, in each locale. This module, run as a program, draws them.

They are drawn once and kept in the repository, because they need a Chinese font (Debian: fonts-noto-cjk).
"""

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from mkdocs.config import load_config

from lessonkit import DOCS, ROOT
from lessonkit.language.simplified import simplify
from nudge.data import thermometer
from nudge.regression import mse_line

FOLDER = DOCS / "assets" / "social"
FONTS = {"zh-Hant": "Noto Sans CJK TC", "zh-Hans": "Noto Sans CJK SC", "en": "Noto Sans CJK TC"}
ZH_HANT = "從一條直線\n到看得懂的神經網路"
LINES = {
    "zh-Hant": ZH_HANT,
    "zh-Hans": simplify(ZH_HANT),
    "en": "From one straight line\nto a neural network",
}
PAPER, INK, FAINT, POINT, LINE = "#ffffff", "#1b1b1f", "#5f6368", "#0072b2", "#d55e00"
WIDTH, HEIGHT, DPI = 1200, 630, 100


def social_image(name: str, locale: str) -> Figure:
    """Return the image of a locale: the name of the course, and the thermometer's points with their line."""
    x, y = thermometer()
    w, b = mse_line(x, y)
    fig = plt.figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
    fig.text(0.06, 0.65, name, size=46, color=INK, weight="bold", va="center")
    fig.text(0.06, 0.4, LINES[locale], size=24, color=FAINT, va="center", linespacing=1.6)
    ax = fig.add_axes((0.66, 0.2, 0.28, 0.6))
    ax.axline((0, float(b)), slope=float(w), color=LINE, linewidth=5)
    ax.plot(x, y, "o", color=POINT, markersize=13)
    ax.set(xlim=(15, 88), ylim=(-9, 34), xticks=[], yticks=[])
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set(color=FAINT, linewidth=2)
    return fig


def main() -> None:
    """Draw the images of all locales."""
    FOLDER.mkdir(exist_ok=True)
    for locale, own in load_config(str(ROOT / "mkdocs.yml")).extra["locales"].items():
        with plt.rc_context({"font.family": FONTS[locale]}):
            social_image(own["site_name"], locale).savefig(
                FOLDER / f"{locale}.png", metadata={"Software": None}
            )


if __name__ == "__main__":
    main()
