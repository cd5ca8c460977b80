// W16: an S-curve with its midpoint and the slope there; w turns it about its point at x = 0.
import { fixed, short } from "./format.js";
import { sCurve } from "./math/s_curves.js";
import { clamp } from "./settings.js";

const LIMIT = 10; // of w and b
const NARROW = 1.5; // heights up to this one are drawn larger
const GRID = Array.from({ length: 3001 }, (_, i) => -1 + i / 1000); // where curve and ramp are compared

const midpointOf = ({ w, b }) => 0 - b / w;
const isFlat = ({ w, c }) => w === 0 || c === 0;
const rampAt = (x) => clamp(x, 0, 1);
const gapOf = ({ w, b, c }) => Math.max(...GRID.map((x) => Math.abs(sCurve(x, w, b, c) - rampAt(x))));

export function results(state) {
  const { w, c, ramp } = state;
  return { midpoint: midpointOf(state), slope: (c * w) / 4, ...(ramp && { gap: gapOf(state) }) };
}

export function draw(plot, state, { text }) {
  const { w, b, c, ramp } = state;
  const [low, high] = ramp ? [-1, 2] : [-5, 5];
  const room = Math.abs(c) > NARROW ? 3.3 : 1.7;
  const bottom = c < 0 ? -room : -0.2;
  plot.axes({ x: [low, high], y: [bottom, c < 0 ? (ramp ? 1.2 : 0.2) : room], xLabel: "x", yLabel: "y" });
  const points = Array.from({ length: 401 }, (_, i) => low + (i * (high - low)) / 400);
  const lines = [["c0", text("curve")]];
  if (ramp) {
    plot.line(points.map((x) => [x, rampAt(x)]), "c1 dashed");
    lines.push(["c1 dashed", text("ramp")]);
  }
  if (!isFlat(state)) {
    const midpoint = midpointOf(state);
    plot.line([[midpoint, bottom], [midpoint, c / 2]], "c7 thin dashed");
    plot.line([[midpoint - 2 / w, 0], [midpoint + 2 / w, c]], "c3 thin");
    plot.dots([[midpoint, c / 2]], "c3");
    lines.push(["c3 thin", text("tangent")]);
  }
  plot.line(points.map((x) => [x, sCurve(x, w, b, c)]), "c0");
  plot.dots([[0, sCurve(0, w, b, c)]], "c0", "square", 4);
  if (c >= 0) plot.key(lines);
}

export function formula({ w, b, c }) {
  return `ŷ = ${short(c, 4)} · σ(${short(w, 4)} · x ${b < 0 ? "−" : "+"} ${short(Math.abs(b), 4)})`;
}

// With the midpoint kept, b follows w; where b would leave its range, w stops.
export function moved(patch, state, { session }) {
  if (!("w" in patch) || !state.keep) return {};
  session.midpoint = state.w ? midpointOf(state) : session.midpoint ?? 0;
  const furthest = LIMIT / Math.abs(session.midpoint);
  const w = clamp(patch.w, -furthest, furthest);
  return { w, b: Number((0 - session.midpoint * w).toPrecision(12)) };
}

export function say(state, { text }) {
  const { b, c, ramp } = state;
  const { slope, gap } = results(state);
  const place = isFlat(state)
    ? text("flat", { height: fixed(sCurve(0, 0, b, c)) })
    : text("say", { midpoint: fixed(midpointOf(state)), slope: fixed(slope) });
  return ramp ? text("compared", { place, gap: fixed(gap, 3) }) : place;
}

export function script({ w, b, c, ramp }) {
  const gap = `x = torch.linspace(-1, 2, 3001, dtype=torch.float64)
print((${c} * torch.sigmoid(${w} * x + ${b}) - x.clamp(0, 1)).abs().max().item())
`;
  return `import torch

w, b, c = ${w}, ${b}, ${c}
midpoint = torch.tensor(-b / w, dtype=torch.float64, requires_grad=True)
(c * torch.sigmoid(w * midpoint + b)).backward()
print(midpoint.item())
print(midpoint.grad.item())
${ramp ? gap : ""}`;
}
