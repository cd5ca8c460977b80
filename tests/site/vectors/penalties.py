"""Weights of few and of many columns, with strengths from hardly any to far too much."""

import torch

from nudge.data import bell, twenty_columns
from nudge.losses import mse
from nudge.penalties import lasso, ridge, soft_threshold
from vectors import numbers, vector

TRUTH = torch.tensor([0, 0, 2, 0, 0, 0, 0, -1.5, 0, 0, 0, 1] + 8 * [0], dtype=torch.float64)
STRENGTHS = torch.tensor([0.001, 0.03, 0.5, 4, 20], dtype=torch.float64)


def vectors() -> list[dict]:
    few = torch.tensor(bell(5, 30), dtype=torch.float64).reshape(10, 3)
    labels = torch.tensor(numbers(10), dtype=torch.float64)
    X, y, _, _ = twenty_columns(TRUTH, new=0)
    found = []
    for rows, answers in ((few, labels), (X, y)):
        found += [vector("ridge", [rows, answers, s], ridge(rows, answers, s)) for s in STRENGTHS.tolist()]
        for steps in (1, 300):
            weights = lasso(rows, answers, STRENGTHS, steps)
            found.append(vector("lasso", [rows, answers, STRENGTHS, steps], weights.T))
        found.append(vector("meanSquare", [rows, answers, weights[:, 1]], mse(rows @ weights[:, 1], answers)))
    for w, tax in ((1.5, 0.5), (-1.5, 0.5), (0.2, 0.5), (-0.2, 0.5), (0.5, 0.5), (0, 0), (3, 0)):
        found.append(
            vector("softThreshold", [w, tax], soft_threshold(torch.tensor(w, dtype=torch.float64), tax))
        )
    return found
