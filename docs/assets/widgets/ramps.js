// W15: a constant plus three ramps against a bent line; the same sum as ReLUs, one for each bend.
import { cleared, fixed, short } from "./format.js";
import { bentCurve } from "./math/data.js";
import { ramps } from "./math/bent_lines.js";

const START = 1;
const NUMBERS = ["1", "2", "3"];
const x = Array.from({ length: 81 }, (_, i) => (i - 10) / 10);
const ROUNDING = 1e-9;

// [height, lo, hi] of the ramps that are there.
function pieces(state) {
  const all = NUMBERS.map((n) => [state[`height${n}`], state[`start${n}`], state[`start${n}`] + state[`length${n}`]]);
  return all.filter(([height]) => height !== 0);
}

// [place, change of slope] of each bend, from left to right; what begins at one place is added up.
function bends(state) {
  const changes = new Map();
  const add = (place, change) => {
    const key = Number(place.toFixed(9));
    changes.set(key, (changes.get(key) ?? 0) + change);
  };
  for (const [height, lo, hi] of pieces(state)) {
    add(lo, height / (hi - lo));
    add(hi, -height / (hi - lo));
  }
  return [...changes].filter(([, change]) => Math.abs(change) > ROUNDING).sort(([one], [other]) => one - other);
}

// The largest gap between sum and curve, and where it is.
function largest(state) {
  const gaps = x.map((at) => Math.abs(ramps(at, START, pieces(state)) - bentCurve(at)));
  const gap = Math.max(...gaps);
  return { gap: cleared(gap, 1), at: x[gaps.findIndex((one) => one > gap - ROUNDING)] };
}

export function results(state) {
  return { gap: largest(state).gap, bends: state.view === "relus" ? bends(state) : [] };
}

export function draw(plot, state, { text }) {
  const { gap, at } = largest(state);
  const sum = (place) => ramps(place, START, pieces(state));
  const corners = [-1, ...bends(state).map(([place]) => place), 7];
  plot.axes({ x: [-1, 7], y: [-2.6, 6.6], xLabel: "x", yLabel: "y" });
  if (state.view === "relus") {
    for (const [place, change] of bends(state)) {
      plot.line([[place, -2.6], [place, 6.6]], "c7 thin dotted");
      plot.text(place, -2.2, signed(change), { dx: 4 });
    }
  } else {
    for (const piece of pieces(state)) plot.line([-1, piece[1], piece[2], 7].map((place) => [place, ramps(place, 0, [piece])]), "c7 thin");
  }
  if (gap) plot.line([[at, bentCurve(at)], [at, sum(at)]], "c1 thick");
  plot.line([-1, 0, 2, 3, 6, 7].map((place) => [place, bentCurve(place)]), "c3 dashed");
  plot.line(corners.map((place) => [place, sum(place)]), "c0");
  plot.key([["c3 dashed", text("curve")], ["c0", text("sum")], ...(gap ? [["c1 thick", text("gap")]] : [])]);
}

function signed(value) {
  return `${value < 0 ? "−" : "+"}${short(Math.abs(value), 3)}`;
}

// A factor as a formula has it: + 3·, or + alone where it is 1.
function term(factor, rest) {
  const size = short(Math.abs(factor), 4);
  return ` ${factor < 0 ? "−" : "+"} ${size === "1" ? "" : `${size} · `}${rest}`;
}

function unit(place) {
  if (place === 0) return "ReLU(x)";
  return `ReLU(x ${place < 0 ? "+" : "−"} ${short(Math.abs(place), 4)})`;
}

export function formula(state, { text }) {
  const terms =
    state.view === "relus"
      ? bends(state).map(([place, change]) => term(change, unit(place)))
      : pieces(state).map(([height, lo, hi]) => term(height, `${text("ramp")}(${short(lo, 4)} → ${short(hi, 4)})`));
  return `${START}${terms.join("")}`;
}

export function say(state, { text }) {
  const { gap, at } = largest(state);
  const [units, count] = [bends(state).length, pieces(state).length];
  const score = gap ? text("apart", { gap: fixed(gap, 3), at: short(at, 3) }) : text("same");
  return state.view === "relus" ? text("merged", { ramps: count, both: 2 * count, units, score }) : score;
}

export function table(state, { text }) {
  let slope = 0;
  const rows = bends(state).map(([place, change]) => [short(place, 4), short(slope, 4), short((slope += change), 4), signed(change)]);
  return { head: [text("place"), text("before"), text("after"), text("change")], rows: state.view === "relus" ? rows : [] };
}

export function script(state) {
  const listed = pieces(state).map((piece) => `(${piece.join(", ")})`);
  const merged = `weights = {}
for height, lo, hi in pieces:
    for place, change in ((lo, height / (hi - lo)), (hi, -height / (hi - lo))):
        place = round(place, 9)
        weights[place] = weights.get(place, 0.0) + change
for place in sorted(weights):
    if abs(weights[place]) > ${ROUNDING}:
        print(place, weights[place])
`;
  return `import torch

x = torch.linspace(-1, 7, 81, dtype=torch.float64)
curve = 1 + 1.5 * torch.relu(x) - 3.5 * torch.relu(x - 2) + 3 * torch.relu(x - 3) - torch.relu(x - 6)
pieces = [${listed.join(", ")}]  # height, from, to
total = torch.full_like(x, ${START}.0)
for height, lo, hi in pieces:
    total = total + height * (torch.relu(x - lo) - torch.relu(x - hi)) / (hi - lo)
print((total - curve).abs().max().item())
${state.view === "relus" ? merged : ""}`;
}
