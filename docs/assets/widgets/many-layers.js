// W19: the size of signals and of gradients from layer to layer, a product of as many factors as layers.
import { fixed, power, scientific, short } from "./format.js";
import { relu, sigmoid } from "./math/activations.js";
import { randomWeights, signalsAndSlopes } from "./math/depth.js";
import { mean } from "./math/tensors.js";

const [WIDTH, NETWORKS] = [32, 10];
const SEEDS = { layer: (network, k) => 1000 + 10 * network + k, x: 1100, c: 1110 }; // those of the page
const KINDS = {
  relu: { a: relu, slope: (z) => (z > 0 ? 1 : 0), share: 0.5, code: "torch.relu", rule: "s · √(n/2)" },
  tanh: { a: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2, share: 1, code: "torch.tanh", rule: "s · √n" },
  sigmoid: { a: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)), share: 1 / 16, code: "torch.sigmoid", rule: "s · √n / 4" },
};

const drawn = new Map();

// Weights with a standard deviation of 1.
function weights(m, seed) {
  const key = `${m} ${seed}`;
  if (!drawn.has(key)) drawn.set(key, randomWeights(m, WIDTH, 1, seed));
  return drawn.get(key);
}

const logLengths = (lists) => lists.map((list) => Math.log(Math.hypot(...list)));

// The sizes in one network, as logarithms of shares of what they are at the beginning of their way.
function sizes({ depth, activation, s }, network) {
  const layers = Array.from({ length: depth }, (_, k) => weights(WIDTH, SEEDS.layer(network, k)).map((row) => row.map((weight) => s * weight)));
  const [[x], [c]] = [SEEDS.x, SEEDS.c].map((seed) => weights(1, seed + network));
  const [signals, slopes] = signalsAndSlopes(layers, KINDS[activation].a, KINDS[activation].slope, x, c).map(logLengths);
  return [signals.map((size) => size - signals[0]), slopes.map((size) => size - slopes.at(-1))];
}

// Geometric means over the networks.
export function results(state) {
  const found = Array.from({ length: NETWORKS }, (_, network) => sizes(state, network));
  const [signals, slopes] = [0, 1].map((way) => found[0][way].map((_, k) => Math.exp(mean(found.map((ways) => ways[way][k])))));
  return { signals, slopes };
}

export function draw(plot, state, { text }) {
  const { signals, slopes } = results(state);
  const decades = [...signals, ...slopes].filter((size) => size > 0).map(Math.log10);
  const [low, high] = [Math.min(-1, Math.floor(Math.min(...decades))), Math.max(1, Math.ceil(Math.max(...decades)))];
  plot.axes({ x: [-0.6, state.depth + 0.6], y: [0, 2.7], yTicks: [], xTicks: marks(state.depth), xLabel: text("layer") });
  const rows = [[1.4, signals, "c0", text("signal")], [0, slopes, "c1", text("gradient")]];
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
    plot.text(-0.6, bottom + 1, name, { dx: 6, dy: -10 });
  }
}

const marks = (depth) => Array.from({ length: depth + 1 }, (_, k) => k).filter((k) => k % (depth > 10 ? 5 : depth > 5 ? 2 : 1) === 0);

export function formula({ activation, s }) {
  const { rule, share } = KINDS[activation];
  return `n = ${WIDTH}: ${rule} = ${short(s * Math.sqrt(WIDTH * share), 3)}`;
}

const times = (factor) => (factor < 0.001 ? scientific(factor, 1) : short(factor, 2));

export function say(state, { text }) {
  const { signals, slopes } = results(state);
  const [forward, back] = [signals.at(-1), slopes[0]];
  const each = (factor) => fixed(factor ** (1 / state.depth), 2);
  return text("say", { depth: state.depth, forward: times(forward), back: times(back), one: each(forward), other: each(back) });
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


signals, slopes = torch.zeros(2, ${depth + 1}, dtype=torch.float64)
for network in range(${NETWORKS}):
    layers = [random_weights(1, ${WIDTH}, 1, ${SEEDS.x} + network)[0].requires_grad_()]
    c = random_weights(1, ${WIDTH}, 1, ${SEEDS.c} + network)[0]
    for k in range(${depth}):
        W = random_weights(${WIDTH}, ${WIDTH}, ${s}, 1000 + 10 * network + k)
        layers.append(${KINDS[activation].code}(W @ layers[-1]))
    back = torch.autograd.grad(c @ layers[-1], layers)
    signals += torch.stack([(a.norm() / layers[0].norm()).log() for a in layers]).detach() / ${NETWORKS}
    slopes += torch.stack([(g.norm() / c.norm()).log() for g in back]) / ${NETWORKS}
for size in [*signals.exp().tolist(), *slopes.exp().tolist()]:
    print(size)
`;
}
