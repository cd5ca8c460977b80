"""The figure of the front page: a line before and after its two knobs were turned."""

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from nudge.data import thermometer

LABELS = {
    "zh-Hant": {"reading": "讀數", "temperature": "攝氏溫度（°C）"},
    "en": {"reading": "reading", "temperature": "temperature (°C)"},
}
SETTINGS = ((1, 0, "C1", "--"), (0.5, -15, "C2", "-"))  # w, b, colour, line style


def two_settings(locale: str) -> Figure:
    """Draw the thermometer's readings with two settings of the knobs, each named beside its line."""
    x, y = thermometer()
    fig, ax = plt.subplots(figsize=(5.2, 2.7))
    ax.plot(x, y, "C0o")
    for w, b, colour, style in SETTINGS:
        ax.axline((0, b), slope=w, color=colour, linestyle=style)
        name = f"w = {w}, b = {b}".replace("-", "−")
        ax.annotate(name, (52, w * 52 + b), (-6, 6), textcoords="offset points", ha="right", color=colour)
    labels = LABELS[locale]
    ax.set(xlabel=labels["reading"], ylabel=labels["temperature"], xlim=(15, 85), ylim=(-10, 60))
    return fig
