// W19: the size of signals and of gradients from layer to layer, a product of as many factors as layers.
import { fixed, power, short } from "./format.js";
import { relu, sigmoid } from "./math/activations.js";
import { randomWeights, signalsAndSlopes } from "./math/depth.js";

const WIDTH = 32;
const SEEDS = { layer: 1000, x: 1100, c: 1110 }; // the first of the networks on the page
const KINDS = {
  relu: { a: relu, slope: (z) => (z > 0 ? 1 : 0), share: 0.5, code: "torch.relu", rule: "s · √(n/2)" },
  tanh: { a: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2, share: 1, code: "torch.tanh", rule: "s · √n" },
  sigmoid: { a: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)), share: 1 / 16, code: "torch.sigmoid", rule: "s · √n / 4" },
};

const drawn = [];
const [x, c] = [SEEDS.x, SEEDS.c].map((seed) => randomWeights(1, WIDTH, 1, seed)[0]);

// The weights of a layer for a standard deviation of 1.
function layer(k) {
  drawn[k] ??= randomWeights(WIDTH, WIDTH, 1, SEEDS.layer + k);
  return drawn[k];
}

const length = (list) => Math.hypot(...list);

export function results({ depth, activation, s }) {
  const weights = Array.from({ length: depth }, (_, k) => layer(k).map((row) => row.map((weight) => s * weight)));
  const [signals, slopes] = signalsAndSlopes(weights, KINDS[activation].a, KINDS[activation].slope, x, c);
  return { signals: signals.map((each) => length(each) / length(x)), slopes: slopes.map((each) => length(each) / length(c)) };
}

export function draw(plot, state, { text }) {
  const { signals, slopes } = results(state);
  const decades = [...signals, ...slopes].filter((size) => size > 0).map(Math.log10);
  const [low, high] = [Math.min(-1, Math.floor(Math.min(...decades))), Math.max(1, Math.ceil(Math.max(...decades)))];
  plot.axes({ x: [-0.6, state.depth + 0.6], y: [0, 2.4], yTicks: [], xTicks: marks(state.depth), xLabel: text("layer") });
  const rows = [[1.25, signals, "c0", text("signal")], [0, slopes, "c1", text("gradient")]];
  for (const [bottom, sizes, style, name] of rows) {
    const at = (decade) => bottom + (decade - low) / (high - low);
    sizes.forEach((size, k) => {
      const end = at(Math.log10(size));
      const [left, right] = [k - 0.35, k + 0.35];
      if (size > 0) plot.area([[left, at(0)], [left, end], [right, end], [right, at(0)]], style);
      if (size > 0) plot.line([[left, end], [right, end]], `${style} thick`);
    });
    plot.line([[-0.6, at(0)], [state.depth + 0.6, at(0)]], "c7 thin");
    for (const decade of [low, 0, high]) plot.text(-0.6, at(decade), power(decade), { anchor: "end", dx: -6, dy: 5 });
    plot.text(-0.6, bottom + 1, name, { dx: 6, dy: -4 });
  }
}

const marks = (depth) => Array.from({ length: depth + 1 }, (_, k) => k).filter((k) => k % (depth > 10 ? 5 : depth > 5 ? 2 : 1) === 0);

export function formula({ activation, s }) {
  const { rule, share } = KINDS[activation];
  return `${rule} = ${short(s * Math.sqrt(WIDTH * share), 3)}`;
}

export function say(state, { text }) {
  const { signals, slopes } = results(state);
  const [forward, back] = [signals.at(-1), slopes[0]];
  const each = (factor) => fixed(factor ** (1 / state.depth), 2);
  const sizes = { forward: short(forward, 2), back: short(back, 2), one: each(forward), other: each(back) };
  return text("say", { depth: state.depth, ...sizes });
}

export function script({ depth, activation, s }) {
  return `import torch


def lcg(seed, n):
    u = []
    for i in range(20 + n):
        seed = 48271 * seed % (2**31 - 1)
        u.append(seed / (2**31 - 1))
    return u[20:]


def random_weights(m, n, sd, seed):
    u = torch.tensor(lcg(seed, m * n), dtype=torch.float64)
    return (12**0.5 * sd * (u - 0.5)).reshape(m, n)


signals = [random_weights(1, ${WIDTH}, 1, ${SEEDS.x})[0].requires_grad_()]
c = random_weights(1, ${WIDTH}, 1, ${SEEDS.c})[0]
for k in range(${depth}):
    W = random_weights(${WIDTH}, ${WIDTH}, ${s}, ${SEEDS.layer} + k)
    signals.append(${KINDS[activation].code}(W @ signals[-1]))
slopes = torch.autograd.grad(c @ signals[-1], signals)
for signal in signals:
    print((signal.norm() / signals[0].norm()).item())
for slope in slopes:
    print((slope.norm() / c.norm()).item())
`;
}
