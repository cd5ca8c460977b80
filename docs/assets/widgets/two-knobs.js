// W03: a line, its residuals as sticks, its predictions as a table; no score yet, so that it is missed.
import { fixed, short } from "./format.js";
import { thermometer } from "./math/data.js";
import { line } from "./math/models.js";

const { x, y } = thermometer;

export function results({ w, b }) {
  return { predictions: x.map((reading) => line(reading, w, b)) };
}

export function draw(plot, state, { text }) {
  const { predictions } = results(state);
  const ends = [0, 90].map((reading) => [reading, line(reading, state.w, state.b)]);
  plot.axes({ x: [0, 90], y: [-30, 90], xLabel: text("reading"), yLabel: text("temperature") });
  predictions.forEach((prediction, i) => plot.line([[x[i], y[i]], [x[i], prediction]], "c7 thin"));
  plot.line(ends, "c1");
  plot.dots(x.map((reading, i) => [reading, y[i]]), "c0");
}

export function formula({ w, b }) {
  return `ŷ = ${short(w, 4)} · x ${b < 0 ? "−" : "+"} ${short(Math.abs(b), 4)}`;
}

export function say(state, { text }) {
  const residuals = results(state).predictions.map((prediction, i) => y[i] - prediction);
  const above = residuals.filter((residual) => residual > 0).length;
  const below = residuals.filter((residual) => residual < 0).length;
  return text("say", { above, below, worst: fixed(Math.max(...residuals.map(Math.abs))) });
}

export function table(state, { text }) {
  const { predictions } = results(state);
  return {
    head: [text("day"), text("label"), text("prediction"), "y − ŷ"],
    rows: x.map((reading, i) => [short(reading), fixed(y[i], 1), fixed(predictions[i]), fixed(y[i] - predictions[i])]),
  };
}

export function script({ w, b }) {
  return `import torch

x = torch.tensor([${x.join(", ")}], dtype=torch.float64)
w, b = ${w}, ${b}
for prediction in w * x + b:
    print(prediction.item())
`;
}
