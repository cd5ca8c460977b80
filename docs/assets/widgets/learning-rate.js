// W08: on a parabola the factor 1 − ηλ decides; for the thermometer the same rule puts up a wall.
import { fixed, scientific, short } from "./format.js";
import { BEST, RATES, WALL, curveAt, lossAt } from "./losses-by-rate.js";
import { thermometer } from "./math/data.js";
import { descend1d } from "./math/descent.js";
import { follow } from "./scales.js";

const LAMBDA = 2; // of (w − 3)²
const TOP = 1e38; // the axis of the loss follows no farther

const height = (w) => (w - 3) ** 2;

export function results(state) {
  if (state.view === "thermometer") return { wall: WALL, loss: lossAt(state.eta, state.epoch) };
  return { factor: 1 - state.product, path: descend1d((w) => LAMBDA * (w - 3), 0, state.product / LAMBDA, state.step) };
}

export function draw(plot, state, context) {
  (state.view === "thermometer" ? drawWall : drawWalk)(plot, state, context);
}

function axesOf(path) {
  return { x: follow([-2.7, 8.7], path), y: follow([-3, 31], path.map(height), 32) };
}

function drawWalk(plot, state, { text }) {
  const { path } = results(state);
  const axes = axesOf(path);
  const [[low, high], [floor, top]] = [axes.x, axes.y];
  const places = path.map((w) => [w, height(w)]);
  const valley = Array.from({ length: 121 }, (_, i) => low + (i / 120) * (high - low));
  plot.axes({ ...axes, xLabel: "w", yLabel: "(w − 3)²" });
  plot.line(valley.map((w) => [w, height(w)]), "c7");
  plot.line([[3, floor], [3, top]], "c7 thin dashed");
  plot.line(places, "c0 thin");
  plot.dots(places, "c0", "circle", 4);
  plot.dots(places.slice(0, 1), "c2", "square", 6);
  plot.dots(places.slice(-1), "c1", "circle", 7);
  plot.text(3, top, text("bottom"), { dx: 6, dy: 12 });
  plot.text(0, 9, text("start"), { anchor: "end", dx: -10, dy: 5 });
}

function axisOfLoss(loss) {
  return [0.2, Math.min(TOP, Math.max(1e9, Number.isNaN(loss) ? TOP : 10 * loss))];
}

function drawWall(plot, state, { text }) {
  const { loss } = results(state);
  const range = axisOfLoss(loss);
  const names = { xLabel: text("rate"), yLabel: text("loss", { epoch: state.epoch }) };
  plot.axes({ x: RATES, y: range, xScale: "log", yScale: "log", ...names });
  plot.line([[WALL, range[0]], [WALL, range[1]]], "c1 dashed");
  plot.line(curveAt(state.epoch), "c0");
  const [here, shape] = loss <= range[1] ? [loss, "circle"] : [range[1], "triangle"];
  plot.line([[state.eta, range[0]], [state.eta, here]], "c7 thin");
  plot.dots([[state.eta, here]], "c2", shape, 7);
  plot.text(WALL, range[1] ** 0.8, text("wall"), { anchor: "end", dx: -8 });
}

export function formula(state) {
  if (state.view === "thermometer") return `2/λ = 2/${fixed(2 / WALL)} = ${scientific(WALL, 3)}`;
  return `1 − ηλ = 1 − ${short(state.product)} = ${short(1 - state.product)}`;
}

export function say(state, { text }) {
  return state.view === "thermometer" ? sayWall(state, text) : sayWalk(state, text);
}

function sayWalk({ product, step }, text) {
  const { factor, path } = results({ product, step });
  const w = path.at(-1);
  const off = w < axesOf(path).x[0] || w > axesOf(path).x[1];
  const values = { steps: step, w: fixed(w, 4) };
  return text("factor", { factor: short(factor), kind: kind(product, text), now: off ? text("outside", values) : text("now", values) });
}

function kind(product, text) {
  if (product === 0) return text("still");
  if (product < 1) return text("slow");
  if (product === 1) return text("one");
  if (product < 2) return text("oscillating");
  return product === 2 ? text("cycle") : text("diverging");
}

function sayWall(state, text) {
  const { loss } = results(state);
  const values = { share: fixed(state.eta / WALL, 3), epoch: state.epoch, loss: fixed(loss), best: fixed(BEST) };
  if (state.eta < WALL) return text("below", values);
  return text("beyond", { ...values, off: loss <= axisOfLoss(loss)[1] ? "" : text("above") });
}

export function script(state) {
  return state.view === "thermometer" ? scriptOfWall(state) : scriptOfWalk(state);
}

function scriptOfWalk({ product, step }) {
  return `import torch

curvature, steps = ${LAMBDA}, ${step}
eta = ${product} / curvature
print(1 - eta * curvature)
w = torch.tensor(0.0, dtype=torch.float64)
print(w.item())
for _ in range(steps):
    w = w - eta * curvature * (w - 3)
    print(w.item())
`;
}

function scriptOfWall({ eta, epoch }) {
  return `import torch

x = torch.tensor([${thermometer.x.join(", ")}], dtype=torch.float64)
y = torch.tensor([${thermometer.y.join(", ")}], dtype=torch.float64)
print(1 / (x * x).mean().item())
w = torch.tensor(1.0, dtype=torch.float64)
for epoch in range(${epoch}):
    w = w - ${eta} * (2 * x * (w * x - y)).mean()
print(((w * x - y) ** 2).mean().item())
`;
}
