// W22: a marble on the map of a saddle, pushed after each step, along the ridge or anywhere.
import { cleared, fixed, short } from "./format.js";
import { bell } from "./math/data.js";
import { roll, saddle } from "./math/landscapes.js";
import { clamp } from "./settings.js";

const MOST = 400;
const LEFT = -0.5; // lower than this, it has left the saddle
const NEAR = 0.01; // |f| below this counts as stalled
const LEVELS = [-0.75, -0.5, -0.25, 0.25, 0.5, 1, 2];
const AXES = { x: [-2.2, 2.2], y: [-1.6, 1.6] }; // y to the right, x up

function pushes({ noise, way, seed }) {
  const draws = bell(seed, 2 * MOST);
  return Array.from({ length: MOST }, (_, i) => [noise * draws[i], way === "any" ? noise * draws[MOST + i] : 0]);
}

function walk(state) {
  return roll(state.x, state.y, state.eta, pushes(state).slice(0, state.step));
}

export function results(state) {
  const path = walk(state);
  const heights = path.map(([x, y]) => saddle(x, y));
  return { place: path.at(-1), height: heights.at(-1), stalled: heights.filter((f) => Math.abs(f) < NEAR).length };
}

// The places with this height, as branches [y, ±x]: x² = level + y² − y⁴/4, between the y where that is 0.
function contour(level) {
  const reach = 2 * Math.sqrt(1 + level);
  const [inner, outer] = [Math.sqrt(Math.max(0, 2 - reach)), Math.sqrt(2 + reach)];
  const right = Array.from({ length: 101 }, (_, i) => (inner + outer) / 2 - ((outer - inner) / 2) * Math.cos((i * Math.PI) / 100));
  const above = right.map((y) => [y, Math.sqrt(Math.max(0, level + y ** 2 - y ** 4 / 4))]);
  return [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([across, up]) => above.map(([y, x]) => [across * y, up * x]));
}

export function draw(plot, state, { text, move }) {
  const path = walk(state).map(([x, y]) => [y, x]);
  plot.axes({ ...AXES, xLabel: text("click"), yLabel: "x" });
  for (const level of LEVELS) for (const branch of contour(level)) plot.line(branch, "c7 thin");
  for (const branch of contour(0)) plot.line(branch, "c7");
  plot.line([[0, AXES.y[0]], [0, AXES.y[1]]], "c3 thin dashed");
  plot.line(path, "c0 thin");
  plot.dots(path.slice(1, -1), "c0", "circle", 2);
  plot.dots([[Math.SQRT2, 0], [-Math.SQRT2, 0]], "c4", "cross", 6);
  plot.dots(path.slice(0, 1), "c2", "square", 6);
  plot.dots(path.slice(-1), "c1", "circle", 8);
  plot.text(0, AXES.y[0], text("ridge"), { dx: 8, dy: -8 });
  plot.text(Math.SQRT2, 0, text("minimum"), { dy: 24, anchor: "middle" });
  plot.text(-Math.SQRT2, 0, text("minimum"), { dy: 24, anchor: "middle" });
  plot.text(0, 0, text("saddle"), { dx: 12, dy: 46 });
  plot.pointer((y, x) => move({ x: clamp(Math.round(x * 100) / 100, -1.5, 1.5), y: clamp(Math.round(y * 100) / 100, -2, 2), step: 0 }));
}

const near = (value) => short(cleared(value, 1), 3);

export function say(state, { text }) {
  const path = walk(state);
  const { place, height, stalled } = results(state);
  const exit = path.findIndex(([x, y]) => saddle(x, y) < LEFT);
  const values = { steps: state.step, x: near(place[0]), y: near(place[1]), f: fixed(cleared(height, 1), 4), stalled, exit };
  if (exit >= 0) return text("left", values);
  return Math.abs(height) < NEAR ? text("stalls", values) : text("moving", values);
}

// Whoever starts elsewhere, starts anew.
export function moved(patch) {
  return "x" in patch || "y" in patch ? { step: 0 } : {};
}

export const actions = { back: () => ({ step: 0 }) };

export function script(state) {
  return `import torch


def bell(seed, n):
    draws, u = [], seed
    for i in range(20 + 12 * n):
        u = u * 48271 % 2147483647
        draws.append(u / 2147483647)
    return [sum(draws[20 + 12 * i : 32 + 12 * i]) - 6 for i in range(n)]


def f(p):
    x, y = p
    return x**2 - y**2 + y**4 / 4


draws = torch.tensor(bell(${state.seed}, ${2 * MOST}), dtype=torch.float64).reshape(2, ${MOST}).T
pushes = ${state.noise} * draws * torch.tensor([1.0, ${state.way === "any" ? "1.0" : "0.0"}], dtype=torch.float64)
p = torch.tensor([${state.x}, ${state.y}], dtype=torch.float64)
heights = [f(p).item()]
for step in range(${state.step}):
    leaf = p.clone().requires_grad_()
    f(leaf).backward()
    p = p - ${state.eta} * leaf.grad + pushes[step]
    heights.append(f(p).item())
print(*p.tolist(), heights[-1], sep="\\n")
print(sum(abs(height) < ${NEAR} for height in heights))
`;
}
