// W07: a walker who feels only the slope underfoot; the trace, the tangent and the next move.
import { short } from "./format.js";
import { descend1d } from "./math/descent.js";
import { follow } from "./scales.js";
import { clamp } from "./settings.js";

const FLAT = 1e-3;
const MOST = 200;
const LANDS = {
  hills: { height: (w) => w ** 4 - 3 * w ** 2 + w, slope: (w) => 4 * w ** 3 - 6 * w + 1, code: "4 * w**3 - 6 * w + 1", y: [-6, 8] },
  bowl: { height: (w) => w ** 2, slope: (w) => 2 * w, code: "2 * w", y: [-1, 5] },
  shoulder: { height: (w) => w ** 3, slope: (w) => 3 * w ** 2, code: "3 * w**2", y: [-6, 6] },
};

// The walk ends where it is flat, and where the slope is no number any more.
function walk({ land, start, eta }) {
  const { slope } = LANDS[land];
  const path = descend1d(slope, start, eta, MOST);
  const end = path.findIndex((w) => !(Math.abs(slope(w)) >= FLAT && Math.abs(slope(w)) < Infinity));
  return end < 0 ? path : path.slice(0, end + 1);
}

export function last(state) {
  return walk(state).length - 1;
}

export function results(state) {
  const path = walk(state).slice(0, state.step + 1);
  const slope = LANDS[state.land].slope(path.at(-1));
  return { path, slope, move: -state.eta * slope };
}

function axesOf(land, path) {
  const { height, y } = LANDS[land];
  return { x: follow([-2.3, 2.3], path), y: follow(y, path.map(height)) };
}

export function draw(plot, state, { text, move }) {
  const { height, slope } = LANDS[state.land];
  const { path, move: step } = results(state);
  const [w, places] = [path.at(-1), path.map((w) => [w, height(w)])];
  const { x: wide, y: [low, high] } = axesOf(state.land, path);
  const reach = (wide[1] - wide[0]) / 8;
  const curve = Array.from({ length: 201 }, (_, i) => wide[0] + (i / 200) * (wide[1] - wide[0]));
  const floor = low + 0.06 * (high - low);
  plot.axes({ x: wide, y: [low, high], xLabel: text("drag"), yLabel: "f(w)" });
  plot.line(curve.map((w) => [w, height(w)]), "c0");
  plot.line([w - reach, w + reach].map((at) => [at, height(w) + slope(w) * (at - w)]), "c1 dashed");
  plot.line(places, "c7 thin");
  plot.dots(places.slice(0, -1), "c7", "circle", 3);
  plot.dots(places.slice(0, 1), "c2", "square", 6);
  plot.dots(places.slice(-1), "c1", "circle", 7);
  plot.line([[w, floor], [w, height(w)]], "c7 thin dashed");
  plot.arrow([w, floor], [w + step, floor], "c2 thick");
  plot.text(...places[0], text("start"), { dx: state.start < 0 ? 12 : -12, dy: -8, anchor: state.start < 0 ? "start" : "end" });
  plot.pointer((at) => move({ start: clamp(Math.round(at * 100) / 100, -2, 2) }));
}

function isOutside(land, path) {
  const { x, y } = axesOf(land, path);
  const [w, height] = [path.at(-1), LANDS[land].height(path.at(-1))];
  return w < x[0] || w > x[1] || height < y[0] || height > y[1];
}

export function formula(state) {
  const { path, slope, move } = results(state);
  const [w, next] = [path.at(-1), path.at(-1) + move];
  return `w − η · f′(w) = ${short(w, 4)} − ${short(state.eta)} · ${bracketed(slope)} = ${short(next, 4)}`;
}

function bracketed(value) {
  return value < 0 ? `(${short(value, 4)})` : short(value, 4);
}

export function say(state, { text }) {
  const { path, slope, move } = results(state);
  const w = path.at(-1);
  const values = { steps: path.length - 1, w: short(w, 5), slope: short(slope, 4) };
  if (Math.abs(slope) < FLAT) return text("stop", { ...values, place: place(state, w, text) });
  if (isOutside(state.land, path)) return text("lost", values);
  return text("next", { ...values, side: move < 0 ? text("left") : text("right"), size: short(Math.abs(move), 4) });
}

function place({ land }, w, text) {
  if (land === "bowl") return text("bottom");
  if (land === "shoulder") return text("shoulder");
  return w < -1 ? text("global") : w < 1 ? text("hilltop") : text("local");
}

export const actions = { back: () => ({ step: 0 }) };

export function script(state) {
  return `import torch


def slope(w):
    return ${LANDS[state.land].code}


w, eta = torch.tensor(${state.start}, dtype=torch.float64), ${state.eta}
print(w.item())
for _ in range(${state.step}):
    if not ${FLAT} <= slope(w).abs() < torch.inf:
        break
    w = w - eta * slope(w)
    print(w.item())
print(slope(w).item())
print((-eta * slope(w)).item())
`;
}
