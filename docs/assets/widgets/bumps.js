// W18: n units at equal knots follow a curve from 0 to 1; outside they are level, or straight.
import { cleared, fixed, short } from "./format.js";
import { byRamps, byRelus, bySigmoids, bySteps } from "./math/approximation.js";
import { bentCurve } from "./math/data.js";

const BUILD = { steps: bySteps, ramps: byRamps, sigmoids: bySigmoids, relus: byRelus };
const TARGETS = {
  sine: { f: (x) => Math.sin(2 * Math.PI * x), y: [-1.2, 1.2], code: "torch.sin(2 * torch.pi * x)" },
  square: { f: (x) => x ** 2, y: [-0.2, 1.2], code: "x**2" },
  bent: { f: (x) => bentCurve(6 * x), y: [0, 5.5], code: "1 + torch.relu(torch.outer(6 * x, torch.ones(4)) - torch.tensor([0, 2, 3, 6])) @ torch.tensor([1.5, -3.5, 3, -1], dtype=x.dtype)" },
  bell: { f: (x) => Math.exp(-32 * (x - 0.5) ** 2), y: [-0.2, 1.2], code: "torch.exp(-32 * (x - 0.5) ** 2)" },
  root: { f: Math.sqrt, y: [-0.2, 1.2], code: "torch.sqrt(x)" },
  jump: { f: (x) => (x > 0.3 ? 1 : 0), y: [-0.2, 1.2], code: "(x > 0.3).to(x.dtype)" },
};
const POINTS = 1536; // as on the page
const OUTSIDE = 1.5;
const ROUNDING = 1e-9;

const grid = (low, high, count) => Array.from({ length: count + 1 }, (_, i) => low + (i / count) * (high - low));
const x = grid(0, 1, POINTS);

function sumOf({ n, unit, target }) {
  const heights = grid(0, 1, n).map(TARGETS[target].f);
  return (at) => BUILD[unit](at, heights);
}

// The maximum error between 0 and 1, and where it is.
function largest(state) {
  const [sum, { f }] = [sumOf(state), TARGETS[state.target]];
  const gaps = x.map((at) => Math.abs(sum(at) - f(at)));
  const error = cleared(Math.max(...gaps), 1);
  return { error, at: x[gaps.findIndex((gap) => gap > error - ROUNDING)] };
}

export function results(state) {
  return { error: largest(state).error, ...(state.out && { outside: sumOf(state)(OUTSIDE) }) };
}

export function draw(plot, state, { text }) {
  const { f, y } = TARGETS[state.target];
  const sum = sumOf(state);
  const [low, high] = state.out ? [-0.5, 2] : [0, 1];
  const room = y[1] - y[0];
  plot.axes({ x: [low, high], y: [y[0] - (state.out ? room / 4 : 0), y[1] + room * (state.out ? 1.5 : 0.4)], xLabel: "x", yLabel: "y" });
  const places = grid(low, high, 1000);
  const { error, at } = largest(state);
  if (state.out) for (const edge of [0, 1]) plot.line([[edge, y[0] - room], [edge, y[1] + 2 * room]], "c7 thin dotted");
  if (error) plot.line([[at, f(at)], [at, sum(at)]], "c1 thick");
  plot.line(places.map((place) => [place, f(place)]), "c3 dashed");
  plot.line(places.map((place) => [place, sum(place)]), "c0");
  if (state.n <= 16) plot.dots(grid(0, 1, state.n).map((knot) => [knot, f(knot)]), "c0", "circle", 3);
  plot.key([["c3 dashed", text("target")], ["c0", text("sum")], ...(error ? [["c1 thick", text("gap")]] : [])]);
}

export function say(state, { text }) {
  const inside = text("say", { error: fixed(largest(state).error, 5) });
  const [sum, target] = [sumOf(state)(OUTSIDE), TARGETS[state.target].f(OUTSIDE)].map((value) => cleared(value, 1));
  return state.out ? text("beyond", { inside, sum: short(sum, 4), target: short(target, 4) }) : inside;
}

const UNITS = {
  steps: "climb * (x > (i + 0.5) / n)",
  ramps: "climb * (n * x - i).clamp(0, 1)",
  sigmoids: "climb * torch.sigmoid(4 * (n * x - i - 0.5))",
  relus: "(climb * n - slope) * torch.relu(x - i / n)",
};

export function script({ n, unit, target, out }) {
  return `import torch


def f(x):
    return ${TARGETS[target].code}


n = ${n}
heights = f(torch.linspace(0, 1, n + 1, dtype=torch.float64))


def total(x):
    y, slope = heights[0], 0.0
    for i in range(n):
        climb = heights[i + 1] - heights[i]
        y = y + ${UNITS[unit]}
        slope = climb * n
    return y


x = torch.linspace(0, 1, ${POINTS + 1}, dtype=torch.float64)
print((total(x) - f(x)).abs().max().item())
${out ? `print(total(torch.tensor([${OUTSIDE}], dtype=torch.float64)).item())\n` : ""}`;
}
