// W04: drag any point up or down; the best lines for three losses follow.
import { cleared, fixed } from "./format.js";
import { thermometer } from "./math/data.js";
import { huber, mae, mse } from "./math/losses.js";
import { line } from "./math/models.js";
import { huberLine, maeLine, mseLine } from "./math/regression.js";
import { clamp } from "./settings.js";

const { x } = thermometer;
const LOSSES = {
  MSE: { best: mseLine, loss: mse, style: "c1" },
  MAE: { best: maeLine, loss: mae, style: "c0 dashed" },
  Huber: { best: huberLine, loss: huber, style: "c2 dotted thick" },
};

// For each loss w, b and the loss of its best line.
export function results({ y }) {
  const entries = Object.entries(LOSSES).map(([name, { best, loss }]) => {
    const [w, b] = best(x, y);
    return [name, [w, b, loss(x.map((reading) => line(reading, w, b)), y)]];
  });
  return Object.fromEntries(entries);
}

export function draw(plot, { y }, { text, session, move }) {
  plot.axes({ x: [15, 90], y: [-30, 90], xLabel: text("reading"), yLabel: text("temperature") });
  for (const [name, [w, b]] of Object.entries(results({ y }))) {
    plot.line([15, 90].map((reading) => [reading, line(reading, w, b)]), LOSSES[name].style);
  }
  const moved = y.map((label, i) => label !== thermometer.y[i]);
  plot.dots(x.map((reading, i) => [reading, thermometer.y[i]]).filter((_, i) => moved[i]), "c7 ring");
  plot.dots(x.map((reading, i) => [reading, y[i]]).filter((_, i) => !moved[i]), "ink");
  plot.dots(x.map((reading, i) => [reading, y[i]]).filter((_, i) => moved[i]), "c3 thick", "cross", 7);
  plot.key(Object.entries(LOSSES).map(([name, { style }]) => [style, name]));
  plot.pointer((reading, label, pressed) => {
    const distance = (i) => Math.abs(plot.x(x[i]) - plot.x(reading)) + Math.abs(plot.y(y[i]) - plot.y(label)) / 4;
    if (pressed) session.held = x.map((_, i) => i).sort((i, j) => distance(i) - distance(j))[0];
    move({ y: y.with(session.held, clamp(Math.round(2 * label) / 2, -30, 90)) });
  });
}

const measured = results(thermometer);

export function say(state, { text }) {
  const now = results(state);
  const change = (name) => fixed(cleared(now[name][0] - measured[name][0], measured[name][0]), 3);
  return text("say", { mse: change("MSE"), mae: change("MAE"), huber: change("Huber") });
}

export function table(state, { text }) {
  return {
    head: [text("loss"), text("slope"), "b", text("value")],
    rows: Object.entries(results(state)).map(([name, [w, b, loss]]) => [name, fixed(w, 4), fixed(b), fixed(loss, 3)]),
  };
}

export function script({ y }) {
  return `from itertools import combinations

import torch

x = torch.tensor([${x.join(", ")}], dtype=torch.float64)
y = torch.tensor([${y.join(", ")}], dtype=torch.float64)
X = torch.stack([x, torch.ones_like(x)], dim=1)


def mse(theta):
    return torch.nn.functional.mse_loss(X @ theta, y)


def mae(theta):
    return torch.nn.functional.l1_loss(X @ theta, y)


def huber(theta):
    return torch.nn.functional.huber_loss(X @ theta, y)


def least_squares(weight):
    root = weight.sqrt()[:, None]
    return torch.linalg.lstsq(X * root, y[:, None] * root).solution[:, 0]


squares = least_squares(torch.ones_like(x))
pairs = combinations(range(len(x)), 2)
absolute = min((torch.linalg.solve(X[[i, j]], y[[i, j]]) for i, j in pairs), key=mae)
both = squares
for _ in range(200):
    both = least_squares(1 / (y - X @ both).abs().clamp(min=1))
for theta, loss in ((squares, mse), (absolute, mae), (both, huber)):
    print(*theta.tolist(), loss(theta).item())
`;
}
