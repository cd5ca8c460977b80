// W24: a line is trained for 20 epochs on batches; the rate of each update follows a plan.
import { scientific, short } from "./format.js";
import { bell, lcg } from "./math/data.js";
import { cosine, exponential, inverse, scheduledWalk, shuffled, stepDecay, warmUp } from "./math/schedules.js";
import { mean } from "./math/tensors.js";

const EPOCHS = 20;
const PER_EPOCH = 100;
const UPDATES = EPOCHS * PER_EPOCH;
const SEEDS = [1000, 1001, 1002, 1003, 1004];
const FACTORS = {
  constant: () => 1,
  step: (k, { every }) => stepDecay(k, every),
  exponential: (k, { factor }) => exponential(k, factor),
  inverse: (k, { fall }) => inverse(k, fall),
  cosine: (k, { total }) => cosine(k, total),
  warm: (k, { warm }) => (k < warm ? warmUp(k, warm) : cosine(k - warm, UPDATES - warm)),
};

const x = lcg(21, 1000).map((u) => 4 * u + 1);
const noise = bell(22, 1000);
const y = x.map((reading, i) => 2 * reading - 5 + 0.5 * noise[i]);
const [mx, my, mxx, mxy] = [x, y, x.map((u) => u * u), x.map((u, i) => u * y[i])].map(mean);
const W = (mxy - mx * my) / (mxx - mx * mx);
const B = my - W * mx;
const orders = SEEDS.map((seed) => Array.from({ length: EPOCHS }, (_, epoch) => shuffled(1000, 1000 * seed + epoch)));

let kept = {}; // what was computed last, since drawing, sentence and numbers all ask for it

function excess([w, b]) {
  const [dw, db] = [w - W, b - B];
  return dw * dw * mxx + 2 * dw * db * mx + db * db;
}

function raced(state) {
  const key = JSON.stringify(state);
  if (kept.key === key) return kept;
  const rates = Array.from({ length: UPDATES }, (_, k) => state.eta * FACTORS[state.plan](k, state));
  const walks = orders.map((order) => scheduledWalk(x, y, rates, order).slice(1));
  const epochs = Array.from({ length: EPOCHS }, (_, epoch) =>
    mean(walks.map((walk) => mean(walk.slice(PER_EPOCH * epoch, PER_EPOCH * (epoch + 1)).map(excess)))),
  );
  const averaged = mean(walks.map((walk) => excess([0, 1].map((knob) => mean(walk.slice(UPDATES / 2).map((place) => place[knob]))))));
  return (kept = { key, rates, epochs, averaged, sum: rates.reduce((total, rate) => total + rate, 0) });
}

export function results(state) {
  const { epochs, averaged, sum } = raced(state);
  return { epochs: [4, 9, 19].map((epoch) => epochs[epoch]), sum, averaged };
}

export function draw(plot, state, { text }) {
  const { rates, epochs, averaged } = raced(state);
  plot.axes({ x: [0, EPOCHS], y: [1e-7, 5000], yScale: "log", xLabel: text("epoch") });
  plot.line(rates.map((rate, k) => [k / PER_EPOCH, rate]), "c1 dashed");
  plot.line([[EPOCHS / 2, averaged], [EPOCHS, averaged]], "c2 dotted");
  plot.line(epochs.map((loss, epoch) => [epoch + 1, loss]), "c0");
  plot.dots(epochs.map((loss, epoch) => [epoch + 1, loss]), "c0", "circle", 3);
  plot.key([["c0", text("excess")], ["c1 dashed", text("rate")], ["c2 dotted", text("averaged")]]);
}

const size = (value) => (value < 0.001 ? scientific(value, 1) : short(value, 3));

export function say(state, { text }) {
  const { epochs, averaged, sum } = raced(state);
  const [five, ten, twenty] = [4, 9, 19].map((epoch) => size(epochs[epoch]));
  return text("say", { five, ten, twenty, sum: short(sum, 3), averaged: size(averaged) });
}

const CODE = {
  constant: () => "1.0",
  step: ({ every }) => `0.1 ** (k // ${every})`,
  exponential: ({ factor }) => `${factor} ** k`,
  inverse: ({ fall }) => `1 / (1 + ${fall} * k)`,
  cosine: ({ total }) => `(1 + math.cos(math.pi * k / ${total})) / 2`,
  warm: ({ warm }) => `(k + 1) / ${warm} if k < ${warm} else (1 + math.cos(math.pi * (k - ${warm}) / ${UPDATES - warm})) / 2`,
};

export function script(state) {
  return `import math

import torch


def lcg(seed, n):
    draws = []
    for _ in range(n + 20):
        seed = 48271 * seed % (2**31 - 1)
        draws.append(seed / (2**31 - 1))
    return torch.tensor(draws[20:], dtype=torch.float64)


x = 4 * lcg(21, 1000) + 1
y = 2 * x - 5 + 0.5 * (lcg(22, 12000).reshape(1000, 12).sum(dim=1) - 6)
X = torch.stack([x, torch.ones_like(x)], dim=1)
best = torch.linalg.solve(X.T @ X, X.T @ y)
parameters = torch.zeros(5, 2, dtype=torch.float64)  # five walks at once
optimizer = torch.optim.SGD([parameters], lr=${state.eta})
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: ${CODE[state.plan](state)})
path, total = [], 0.0
for epoch in range(${EPOCHS}):
    orders = torch.stack([lcg(1000 * seed + epoch, 1000).argsort() for seed in range(1000, 1005)])
    for rows in orders.split(10, dim=1):
        e = (X[rows] @ parameters[:, :, None]).squeeze(2) - y[rows]
        parameters.grad = 2 * (e[:, :, None] * X[rows]).mean(dim=1)
        total += scheduler.get_last_lr()[0]
        optimizer.step()
        scheduler.step()
        path.append(parameters.clone())
path = torch.stack(path)


def excess(places):
    gap = places - best
    return (gap @ (X.T @ X / 1000) * gap).sum(dim=-1)


for epoch in (5, 10, 20):
    print(excess(path[100 * epoch - 100 : 100 * epoch]).mean().item())
print(total)
print(excess(path[1000:].mean(dim=0)).mean().item())
`;
}
