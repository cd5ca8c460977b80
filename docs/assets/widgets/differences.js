// W06: three secants, three estimates of the slope at one point, and how far off each is.
import { scientific, short } from "./format.js";
import { thermometer } from "./math/data.js";
import { mse } from "./math/losses.js";
import { line } from "./math/models.js";
import { backwardDiff, centralDiff, forwardDiff } from "./math/slope.js";

const { x, y } = thermometer;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const functions = {
  loss: {
    value: (w) => mse(x.map((reading) => line(reading, w, 0)), y),
    slope: (w) => mean(x.map((reading, i) => 2 * reading * (line(reading, w, 0) - y[i]))),
  },
  cube: { value: (w) => w * w * w, slope: (w) => 3 * w * w },
};
const differences = { forward: forwardDiff, backward: backwardDiff, central: centralDiff };
const STYLES = { forward: "c1 dashed", backward: "c2 dotted", central: "c0" };

export function results({ f, point, h }) {
  const estimates = Object.entries(differences).map(([name, diff]) => [name, diff(functions[f].value, point, h)]);
  return Object.fromEntries(estimates);
}

// Rounding is left to each machine; its size is that of the values times the machine's precision, over h.
export function exactness({ f, point, h }) {
  return (50 * Number.EPSILON * Math.max(1, Math.abs(functions[f].value(point)))) / h;
}

export function draw(plot, state, { text }) {
  const { value, slope } = functions[state.f];
  const { point, h } = state;
  const [low, high] = [point - 1.25, point + 1.25];
  const curve = Array.from({ length: 61 }, (_, i) => low + (i * (high - low)) / 60).map((w) => [w, value(w)]);
  const heights = curve.map(([, height]) => height);
  const room = 0.15 * (Math.max(...heights) - Math.min(...heights));
  plot.axes({ x: [low, high], y: [Math.min(...heights) - room, Math.max(...heights) + room], xLabel: "w", yLabel: state.f === "cube" ? "w³" : "L(w)" });
  plot.line(curve, "c7 thick");
  const through = (at, rate) => [low, high].map((w) => [w, value(at) + rate * (w - at)]);
  plot.line(through(point, slope(point)), "ink thin");
  for (const [name, rate] of Object.entries(results(state))) {
    plot.line(through(name === "central" ? point + h : point, rate), STYLES[name]);
  }
  plot.dots([-h, 0, h].map((step) => [point + step, value(point + step)]), "ink");
  const names = { forward: text("forward"), backward: text("backward"), central: text("central") };
  plot.key([...Object.entries(names).map(([name, words]) => [STYLES[name], words]), ["ink thin", text("tangent")]]);
}

function errors({ f, point, ...state }, { text }) {
  const slope = functions[f].slope(point);
  const noise = exactness({ f, point, ...state });
  const size = (error) => (f === "loss" && Math.abs(error) < noise ? text("exact") : readable(error, 1));
  return Object.fromEntries(
    Object.entries(results({ f, point, ...state })).map(([name, estimate]) => [name, size(estimate - slope)]),
  );
}

export function say(state, context) {
  const slope = short(functions[state.f].slope(state.point));
  return context.text("say", { slope, h: readable(state.h, 0), ...errors(state, context) });
}

function readable(value, digits) {
  const plain = value === 0 || (Math.abs(value) >= 0.01 && Math.abs(value) < 100);
  return plain ? short(value, 2) : scientific(value, digits);
}

export function table(state, context) {
  const off = errors(state, context);
  const names = { forward: context.text("forward"), backward: context.text("backward"), central: context.text("central") };
  return {
    head: [context.text("difference"), context.text("estimate"), context.text("error")],
    rows: Object.entries(results(state)).map(([name, estimate]) => [names[name], short(estimate, 9), off[name]]),
  };
}

export function script({ f, point, h }) {
  const loss = `x = torch.tensor([${x.join(", ")}], dtype=torch.float64)
y = torch.tensor([${y.join(", ")}], dtype=torch.float64)


def f(w):
    return ((w * x - y) ** 2).mean()
`;
  const cube = `
def f(w):
    return w * w * w
`;
  return `import torch

${f === "cube" ? cube : loss}

w = torch.tensor(${point}, dtype=torch.float64)
h = ${h}
print(((f(w + h) - f(w)) / h).item())
print(((f(w) - f(w - h)) / h).item())
print(((f(w + h) - f(w - h)) / (2 * h)).item())
`;
}
