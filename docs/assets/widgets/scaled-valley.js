// W09: the loss of the thermometer as a map, both axes in the same scale, and the path of descent on it.
import { fixed, scientific, short, whole } from "./format.js";
import { thermometer } from "./math/data.js";
import { curvature, curvatures, fitLine } from "./math/descent.js";
import { mse } from "./math/losses.js";
import { line } from "./math/models.js";
import { mseLine } from "./math/regression.js";
import { mean } from "./math/tensors.js";

const { x, y } = thermometer;
const TARGET = 2.93;
const MOST = 300;
const LEVELS = [10, 50, 100, 200];
const WINDOWS = { true: { middle: [7, 9], half: [23.9, 15] }, false: { middle: [6, -9], half: [27, 17] } };
const FARTHEST = 5; // the axes follow the path to five times the window

const feature = ({ scale, centre }) => x.map((reading) => scale * (reading - (centre ? mean(x) : 0)));

function descent(state) {
  const { loss, params } = fitLine(feature(state), y, state.eta, MOST + 1);
  const end = loss.findIndex((value) => !(value > TARGET && value < Infinity));
  const count = Math.min(state.epoch, end < 0 ? MOST : end) + 1;
  return { end: end < 0 ? MOST : end, loss: loss[count - 1], path: params.slice(0, count) };
}

export function last(state) {
  return descent(state).end;
}

export function results(state) {
  const { loss, path } = descent(state);
  const [flat, steep] = curvatures(curvature(feature(state)));
  return { flat, steep, kappa: steep / flat, wall: 2 / steep, loss, theta: path.at(-1) };
}

// The [w, b] with this loss: an ellipse around the best line.
export function contour(state, level) {
  const z = feature(state);
  const [w, b] = mseLine(z, y);
  const [[a, c], [, d]] = curvature(z);
  const tilt = Math.atan2(2 * c, a - d) / 2; // the direction of the largest curvature
  const excess = level - mse(z.map((value) => line(value, w, b)), y);
  const [long, wide] = curvatures(curvature(z)).map((lambda) => Math.sqrt((2 * excess) / lambda));
  return Array.from({ length: 145 }, (_, i) => {
    const [along, across] = [long * Math.cos((i * Math.PI) / 72), wide * Math.sin((i * Math.PI) / 72)];
    return [w + across * Math.cos(tilt) - along * Math.sin(tilt), b + across * Math.sin(tilt) + along * Math.cos(tilt)];
  });
}

// A window around start and target that grows with the path, by the same factor in both directions.
function axesOf({ centre }, path) {
  const { middle, half } = WINDOWS[centre];
  const reach = path.filter((theta) => theta.every(Number.isFinite)).map((theta) => 1.05 * Math.max(...theta.map((knob, i) => Math.abs(knob - middle[i]) / half[i])));
  const factor = Math.min(FARTHEST, Math.max(1, ...reach));
  const [wide, high] = middle.map((value, i) => [value - factor * half[i], value + factor * half[i]]);
  return { x: wide, y: high };
}

const inside = ([w, b], axes) => w >= axes.x[0] && w <= axes.x[1] && b >= axes.y[0] && b <= axes.y[1];

function extremes(points) {
  const heights = points.map(([, b]) => b);
  return [Math.min(...heights), Math.max(...heights)].map((height) => points[heights.indexOf(height)]);
}

export function draw(plot, state, { text }) {
  const { path } = descent(state);
  const axes = axesOf(state, path);
  const target = mseLine(feature(state), y);
  plot.axes({ ...axes, xLabel: "w", yLabel: "b" });
  for (const level of LEVELS) {
    const points = contour(state, level);
    plot.line(points, "c7 thin");
    const [bottom, top] = extremes(points);
    const end = [top, bottom].find((point) => inside(point, axes));
    if (end) plot.text(...end, `${level}`, { dx: 9, dy: 5 });
  }
  plot.line(path, "c0 thin");
  plot.dots(path, "c0", "circle", 3);
  plot.dots([target], "c3", "cross", 6);
  plot.dots([path[0]], "c2", "square", 6);
  plot.dots(path.slice(-1), "c1", "circle", 6);
  const side = path.length > 1 && path[1][0] > path[0][0] ? { anchor: "end", dx: -10 } : { dx: 10 };
  plot.text(...path[0], text("start"), { ...side, dy: 5 });
  plot.text(...target, text("target"), { dx: 12, dy: 5 });
}

const ratio = (kappa) => (kappa < 100 ? short(kappa, 3) : whole(kappa));

export function formula(state) {
  const { flat, steep, kappa } = results(state);
  return `κ = ${short(steep, 6)} / ${short(flat, 4)} = ${ratio(kappa)}`;
}

export function say(state, { text }) {
  const { kappa, wall, loss } = results(state);
  const { path } = descent(state);
  const values = { epochs: path.length - 1, loss: fixed(loss, 4) };
  const off = inside(path.at(-1), axesOf(state, path)) ? "" : text("outside");
  const now = state.eta < wall ? text("going", values) : text("apart", { ...values, off });
  const limit = { kappa: ratio(kappa), wall: wall < 0.001 ? scientific(wall) : short(wall, 3) };
  return text("limit", { ...limit, now: loss <= TARGET ? text("arrived", values) : now });
}

export const actions = { back: () => ({ epoch: 0 }) };

export function script(state) {
  return `import torch

x = torch.tensor([${x.join(", ")}], dtype=torch.float64)
y = torch.tensor([${y.join(", ")}], dtype=torch.float64)
z = ${state.scale} * ${state.centre ? "(x - x.mean())" : "x"}
X = torch.stack([z, torch.ones_like(z)], dim=1)
flat, steep = torch.linalg.eigvalsh(2 * X.T @ X / len(X)).tolist()
print(flat, steep, steep / flat, 2 / steep, sep="\\n")
theta = torch.tensor([1.0, 0.0], dtype=torch.float64)
for epoch in range(${descent(state).path.length - 1}):
    theta = theta - ${state.eta} * 2 * X.T @ (X @ theta - y) / len(X)
print(((X @ theta - y) ** 2).mean().item())
print(*theta.tolist(), sep="\\n")
`;
}
