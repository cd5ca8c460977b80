// W25: a polynomial learns from noisy points of a wave, and others judge it.
import { scientific, short } from "./format.js";
import { wave } from "./math/data.js";
import { mse } from "./math/losses.js";
import { fits } from "./math/polynomials.js";
import { mean } from "./math/tensors.js";

const MOST = 14;
const HELD = 15; // points that validate
const LOWEST = 1e-4; // of the logarithmic axis
const FINE = Array.from({ length: 121 }, (_, i) => i / 120); // to draw
const PLACES = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200); // for the error on endless new points
const truth = (x) => Math.sin(2 * Math.PI * x);

const seedOf = (sample) => (sample === 1 ? 4 : 998 + sample); // the first is that of the page
const most = ({ n }) => Math.min(MOST, n - 1);
const used = (state) => Math.min(state.degree, most(state));

let kept = {}; // what was computed last, since drawing, sentence and numbers all ask for it

// Errors of all degrees for the present sample.
function judged(state) {
  const { n, noise, sample } = state;
  const key = [n, noise, sample].join();
  if (kept.key === key) return kept;
  const points = wave(n, seedOf(sample), noise);
  const held = wave(HELD, seedOf(sample) + 100, noise, false);
  const said = fits(points.x, points.y, most(state), [...points.x, ...held.x, ...PLACES]);
  const errors = said.map((values) => ({
    training: mse(values.slice(0, n), points.y),
    validation: mse(values.slice(n, n + HELD), held.y),
    fresh: mean(values.slice(n + HELD).map((value, i) => (value - truth(PLACES[i])) ** 2)) + noise ** 2,
  }));
  const lowest = (name) => errors.reduce((best, each, degree) => (each[name] < errors[best][name] ? degree : best), 0);
  return (kept = { key, points, held, errors, best: lowest("validation"), ideal: lowest("fresh") });
}

export function results(state) {
  const { errors, best, ideal } = judged(state);
  return { ...errors[used(state)], best, ideal };
}

export function draw(plot, state, context) {
  if (state.view === "errors") drawErrors(plot, state, context);
  else drawCurves(plot, state, context);
}

function drawCurves(plot, state, { text }) {
  const { points, held } = judged(state);
  const curve = (sample) => {
    const { x, y } = wave(state.n, seedOf(sample), state.noise);
    return fits(x, y, used(state), FINE).at(-1).map((value, i) => [FINE[i], value]);
  };
  plot.axes({ x: [-0.02, 1.02], y: [-2.5, 2.5], xTicks: [0, 0.25, 0.5, 0.75, 1], xLabel: "x" });
  for (let sample = 1; sample < state.sample; sample++) plot.line(curve(sample), "c7 thin");
  plot.line(FINE.map((x) => [x, truth(x)]), "c2 dashed");
  plot.line(curve(state.sample), "c0");
  plot.dots(points.x.map((x, i) => [x, points.y[i]]), "c1", "circle", 4);
  plot.dots(held.x.map((x, i) => [x, held.y[i]]), "c3", "triangle", 4);
  plot.key([["c0", text("fit")], ["c2 dashed", text("truth")]]);
  for (const [name, height, style, shape] of [["training", -1.7, "c1", "circle"], ["validation", -2.15, "c3", "triangle"]]) {
    plot.dots([[0.03, height]], style, shape, 4);
    plot.text(0.03, height, text(name), { dx: 10, dy: 5 });
  }
}

function drawErrors(plot, state, { text }) {
  const { errors } = judged(state);
  const line = (name) => errors.map((each, degree) => [degree, Math.max(LOWEST, each[name])]);
  plot.axes({ x: [0, MOST], y: [LOWEST, 1000], yScale: "log", xLabel: text("degree"), yLabel: text("mse") });
  plot.line(line("fresh"), "c7 dotted");
  plot.line(line("training"), "c1");
  plot.line(line("validation"), "c3 dashed");
  const now = used(state);
  plot.dots([line("training")[now]], "c1", "circle", 5);
  plot.dots([line("validation")[now]], "c3", "triangle", 5);
  plot.key([["c1", text("training")], ["c3 dashed", text("validation")], ["c7 dotted", text("new")]]);
}

const size = (value) => (value === 0 || value >= 0.001 ? short(value, 3) : value < 1e-9 ? "0" : scientific(value, 1));

export function say(state, { text }) {
  const { training, validation, fresh, best, ideal } = results(state);
  const degree = used(state);
  const limited = degree < state.degree ? `${text("limited", { n: state.n, degree })} ` : "";
  const errors = { training: size(training), validation: size(validation), new: size(fresh) };
  return limited + text("say", { degree, ...errors, noise: size(state.noise ** 2), best, ideal });
}

export const actions = {
  another: ({ sample }) => ({ sample: (sample % 20) + 1 }),
};

// Between few points a high degree magnifies the rounding of both sides.
export function exactness(state) {
  return used(state) > 10 ? 1e-5 : 1e-8;
}

export function script(state) {
  const { n, noise, sample } = state;
  return `import math

import torch


def lcg(seed, n):
    draws = []
    for _ in range(n + 20):
        seed = 48271 * seed % (2**31 - 1)
        draws.append(seed / (2**31 - 1))
    return torch.tensor(draws[20:], dtype=torch.float64)


def wave(x, seed):
    noise = lcg(seed, 12 * len(x)).reshape(-1, 12).sum(dim=1) - 6
    return torch.sin(2 * math.pi * x) + ${noise} * noise


def powers(x, degree):
    return torch.stack([(2 * x - 1) ** k for k in range(degree + 1)], dim=1)


x = torch.arange(${n}, dtype=torch.float64) / ${n - 1}
y = wave(x, ${seedOf(sample)})
x_held = lcg(${seedOf(sample) + 5100}, ${HELD})
y_held = wave(x_held, ${seedOf(sample) + 100})
places = (torch.arange(200, dtype=torch.float64) + 0.5) / 200
errors = []
for degree in range(${most(state) + 1}):
    theta = torch.linalg.lstsq(powers(x, degree), y, driver="gelsd").solution
    training = (powers(x, degree) @ theta - y).square().mean().item()
    validation = (powers(x_held, degree) @ theta - y_held).square().mean().item()
    gap = powers(places, degree) @ theta - torch.sin(2 * math.pi * places)
    errors.append((training, validation, gap.square().mean().item() + ${noise} ** 2))
for error in errors[${used(state)}]:
    print(error)
for column in (1, 2):  # the degree that validation, or the truth, would choose
    print(min(range(len(errors)), key=lambda degree: errors[degree][column]))
`;
}
