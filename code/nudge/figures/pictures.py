"""Pictures of handwritten digits: ten to a row, each with a title, in four strengths of ink."""

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from torch import Tensor


def pictures(X: Tensor, titles: list) -> Figure:
    """Draw the pictures X[n, 64], ink from 0 to 1, with their titles."""
    rows = -(-len(X) // 10)
    fig, ax = plt.subplots(figsize=(6.4, 0.95 * rows))
    corners = {strength: [] for strength in range(1, 5)}
    for place, (picture, title) in enumerate(zip(X, titles, strict=True)):
        left, top = 10 * (place % 10), 11.5 * (rows - 1 - place // 10) + 8
        ax.add_patch(Rectangle((left, top - 8), 8, 8, fill=False, linewidth=0.6, edgecolor="C7"))
        ax.text(left + 4, top + 0.4, title, ha="center", va="bottom")
        for row, dots in enumerate(picture.reshape(8, 8).tolist()):
            for column, ink in enumerate(dots):
                if strength := round(4 * ink):
                    corners[strength].append((left + column, top - row))
    for strength, squares in corners.items():
        path = Path.make_compound_path(*(_square(*corner) for corner in squares))
        ink = plt.rcParams["text.color"]
        patch = PathPatch(path, facecolor=ink, edgecolor="none", alpha=strength / 4)
        ax.add_artist(patch)  # not add_patch, which would look for the limits of each pixel
    ax.set(xlim=(-0.5, 98.5), ylim=(-0.5, 11.5 * rows - 0.5), aspect="equal")
    ax.axis("off")
    return fig


def _square(left: float, top: float) -> Path:
    """Return a pixel."""
    return Path(
        [(left, top), (left + 1, top), (left + 1, top - 1), (left, top - 1), (left, top)], closed=True
    )
