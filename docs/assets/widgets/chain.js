// W10: numbers flow forward to the squared residual of one example, and slopes flow back to a knob; all eleven add up.
import { cleared, fixed, short } from "./format.js";
import { thermometer } from "./math/data.js";
import { lineGradient } from "./math/descent.js";
import { line } from "./math/models.js";
import { ticks } from "./scales.js";
import { clamp } from "./settings.js";

const { x, y } = thermometer;
const N = x.length;
const KNOBS = ["w", "b"];
const PLACES = [1.3, 4.6, 7.9, 11.2]; // of the boxes, from left to right

// The chain of the picked example, what each example pushes the slope by, and both slopes.
export function results({ w, b, i, knob }) {
  const prediction = line(x[i - 1], w, b);
  const e = prediction - y[i - 1];
  const pushes = x.map((reading, j) => lineGradient([reading], [y[j]], w, b)[KNOBS.indexOf(knob)] / N);
  return {
    ...{ forward: [prediction, e, e ** 2], local: [knob === "w" ? x[i - 1] : 1, 1, 2 * e] },
    ...{ pushes, gradient: lineGradient(x, y, w, b) },
  };
}

function slopeOf(state) {
  const { pushes, gradient } = results(state);
  const slope = gradient[KNOBS.indexOf(state.knob)];
  return cleared(slope, Math.max(...pushes.map(Math.abs)));
}

export function draw(plot, state, { text, move }) {
  drawChain(plot, state, text);
  drawPushes(plot, state, text);
  plot.pointer((at) => move({ i: clamp(Math.round(at), 1, N) }));
}

function drawChain(plot, state, text) {
  const { forward, local } = results(state);
  const slopes = [local[0] * local[2], local[2], local[2], 1]; // of the square, by what is in each box
  const names = [state.knob, "ŷ = wx + b", "e = ŷ − y", "e²"];
  const middle = { anchor: "middle" };
  plot.plane({ x: [0, 12.5], y: [-9.5, 9] });
  [state[state.knob], ...forward].forEach((value, box) => {
    const [left, right] = [PLACES[box] - 1.3, PLACES[box] + 1.3];
    plot.line([[left, 4.9], [right, 4.9], [right, 7.2], [left, 7.2], [left, 4.9]], box ? "c0" : "c2");
    plot.text(PLACES[box], 7.8, names[box], middle);
    plot.text(PLACES[box], 5.6, short(value, 4), middle);
    plot.text(PLACES[box], 1, short(slopes[box], 4), middle);
  });
  local.forEach((slope, box) => {
    const [left, right] = [PLACES[box], PLACES[box + 1]];
    plot.arrow([left + 1.3, 6.1], [right - 1.3, 6.1], "c7 thin");
    plot.arrow([right - 1.1, 1.5], [left + 1.1, 1.5], "c1");
    plot.text((left + right) / 2, 2.7, `× ${short(slope, 4)}`, middle);
  });
  plot.text(0, 5.6, text("value"), { anchor: "end", dx: -5 });
  plot.text(0, 1, text("slope"), { anchor: "end", dx: -5 });
}

// Each bar begins where the one before ended, so the last one is their sum.
function drawPushes(plot, state, text) {
  const { pushes } = results(state);
  const ends = pushes.map((_, j) => pushes.slice(0, j + 1).reduce((sum, push) => sum + push));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = high - low;
  const [lowest, ...others] = ticks(low, high);
  plot.axes({
    ...{ x: [0, 13], y: [low - 0.2 * room, high + 1.45 * room], xLabel: text("example") },
    ...{ xTicks: x.map((_, j) => j + 1), yTicks: [...new Set([lowest, 0, others.at(-1)])] },
  });
  const bar = (at, from, to, style) => {
    const corners = [[at - 0.4, from], [at + 0.4, from], [at + 0.4, to], [at - 0.4, to]];
    plot.area(corners, style);
    plot.line([...corners, corners[0]], style);
  };
  pushes.forEach((_, j) => j + 1 !== state.i && bar(j + 1, ends[j] - pushes[j], ends[j], "c0 thin"));
  ends.forEach((end, j) => plot.line([[j + 0.6, end], [j + 2.4, end]], "c7 thin"));
  bar(N + 1, 0, slopeOf(state), "c2 dashed");
  bar(state.i, ends[state.i - 1] - pushes[state.i - 1], ends[state.i - 1], "c1 thick");
  plot.dots([[state.i, low - 0.12 * room]], "c1", "triangle", 4);
  plot.text(N + 1, low - 0.2 * room, "Σ", { anchor: "middle", dy: 18 });
  plot.text(0, high, `∂L/∂${state.knob}`, { dx: 4, dy: -4 });
}

export function formula(state) {
  const { local, pushes } = results(state);
  const factors = [`1/${N}`, ...[...local].reverse().map((slope) => (slope < 0 ? `(${short(slope, 4)})` : short(slope, 4)))];
  return `i = ${state.i}: ${factors.join(" · ")} = ${fixed(pushes[state.i - 1])}`;
}

const signed = (value) => (value > 0 ? "+" : "") + fixed(value);

export function say(state, { text }) {
  const { forward, pushes } = results(state);
  const slope = slopeOf(state);
  const [up, down] = [pushes.filter((push) => push > 0).length, pushes.filter((push) => push < 0).length];
  const rest = slope === 0 ? text("cancels") : text("adds", { total: fixed(slope) });
  return text("say", { ...state, e: signed(forward[1]), push: signed(pushes[state.i - 1]), up, down, rest });
}

export function table(state, { text }) {
  const { pushes } = results(state);
  const rows = x.map((reading, j) => [j + 1 === state.i ? `▸ ${j + 1}` : j + 1, short(reading), fixed(line(reading, state.w, state.b) - y[j]), fixed(pushes[j])]);
  return { head: ["i", "x", "e", text("push", state)], rows: [...rows, ["", "", "Σ", fixed(slopeOf(state))]] };
}

export function script({ w, b, i, knob }) {
  return `import torch

x = torch.tensor([${x.join(", ")}], dtype=torch.float64)
y = torch.tensor([${y.join(", ")}], dtype=torch.float64)
theta = torch.tensor([${w}, ${b}], dtype=torch.float64)  # w and b


def errors(theta):
    return theta[0] * x + theta[1] - y


e = errors(theta)[${i - 1}]
print(e.item() + y[${i - 1}].item(), e.item(), e.item() ** 2, sep="\\n")
print(${knob === "w" ? `x[${i - 1}].item()` : 1}, 1, 2 * e.item(), sep="\\n")
for push in 2 * errors(theta) ${knob === "w" ? "* x " : ""}/ len(x):
    print(push.item())
by_torch = torch.func.grad(lambda theta: (errors(theta) ** 2).mean())
print(*by_torch(theta).tolist(), sep="\\n")
`;
}
