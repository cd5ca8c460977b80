"""What the record says, for six batch sizes on every axis; where it ends, the need is infinite."""

from math import inf

from nudge.data.records import recorded
from vectors import vector

ROWS = [
    row
    for row in recorded("batches-to-target-cpu")["sizes"]
    if row["batch_size"] in (1, 4, 16, 64, 256, 1200)
]


def updates_to(loss: float, rate: str) -> list:
    """Return the updates to a loss with the one rate or with each one's own."""
    found = [dict(row[f"{rate}_rate"])[loss] for row in ROWS]
    return [inf if count is None else count for count in found]


def needed(loss: float, rate: str, axis: str) -> list:
    """Return the updates, epochs or seconds to a loss."""
    updates = updates_to(loss, rate)
    if axis == "updates":
        return updates
    epochs = [count / row["updates_per_epoch"] for count, row in zip(updates, ROWS, strict=True)]
    if axis == "epochs":
        return epochs
    return [count * row["epoch_ms"][axis] / 1000 for count, row in zip(epochs, ROWS, strict=True)]


def vectors() -> list[dict]:
    losses = [loss for loss, _ in ROWS[0]["own_rate"]]
    axes = ("epochs", "updates", "together", "in_turn")
    return [
        vector("ladder", [], losses),
        vector("sizes", [], [row["batch_size"] for row in ROWS]),
        vector("perEpoch", [], [row["updates_per_epoch"] for row in ROWS]),
        vector("rates", ["own"], [row["eta"] for row in ROWS]),
        vector("rates", ["one"], [0.1] * len(ROWS)),
        *(
            vector("epochSeconds", [way], [row["epoch_ms"][way] / 1000 for row in ROWS])
            for way in ("together", "in_turn")
        ),
        *(
            vector("updatesTo", [loss, rate], updates_to(loss, rate))
            for loss in losses
            for rate in ("one", "own")
        ),
        *(
            vector("needed", [loss, rate, axis], needed(loss, rate, axis))
            for loss in losses
            for rate in ("one", "own")
            for axis in axes
        ),
    ]
