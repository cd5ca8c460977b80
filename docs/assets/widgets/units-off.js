// W27: a training that is stopped by its validation error, and four units under many masks.
import { fixed, short } from "./format.js";
import { lcg } from "./math/data.js";
import { switched } from "./math/dropout.js";
import { earlyStop } from "./math/stopping.js";
import { mean } from "./math/tensors.js";
import { EVERY, TRAININGS } from "./two-trainings.js";

const UNITS = [0.2, 0.4, 0.6, 0.8]; // those of the page
const MASKS = 200;
const draws = lcg(1000, MASKS * UNITS.length);

const total = (outputs) => outputs.reduce((sum, output) => sum + output, 0);

// The outputs of the units under a mask, which are counted from 1.
function outputs({ mode, p }, mask) {
  if (mode === "prediction") return UNITS;
  return switched(UNITS, draws.slice(UNITS.length * (mask - 1), UNITS.length * mask), p);
}

const checkOf = ({ step }) => Math.round(step / EVERY);
const maskOf = ({ mask }) => mask + 1; // the first one is there before any change

function stopped(state) {
  const { run, patience } = state;
  const record = TRAININGS[run];
  const { best, last, usedUp } = earlyStop(record.map(([, validation]) => validation), patience);
  const [training, validation, fresh] = record[checkOf(state)];
  const numbers = { training, validation, fresh, best: best * EVERY, kept: record[best][2], last: last * EVERY, late: record[last][2] };
  return { record, usedUp, numbers };
}

export function results(state) {
  if (state.view === "stop") return stopped(state).numbers;
  const first = Array.from({ length: maskOf(state) }, (_, i) => total(outputs(state, i + 1)));
  const after = outputs(state, maskOf(state));
  return { after, sum: total(after), mean: mean(first) };
}

// On another machine three hundred steps may be rounded otherwise.
export const exactness = ({ view }) => (view === "stop" ? 1e-6 : 1e-9);

export function draw(plot, state, { text }) {
  if (state.view === "stop") drawTraining(plot, state, text);
  else drawUnits(plot, state, text);
}

function drawTraining(plot, state, text) {
  const { record, usedUp, numbers } = stopped(state);
  const names = [["c0 dashed", text("training")], ["c1", text("validation")], ["c2 dotted", text("new")]];
  plot.axes({ x: [0, 300], y: [0.003, 3], yScale: "log", xLabel: text("step") });
  names.forEach(([style], kind) => plot.line(record.map((errors, check) => [EVERY * check, errors[kind]]), style));
  const looked = EVERY * checkOf(state);
  plot.line([[looked, 0.003], [looked, 0.7]], "c7 thin");
  plot.dots([[numbers.best, record[numbers.best / EVERY][1]]], "c3", "circle", 6);
  if (usedUp) plot.dots([[numbers.last, record[numbers.last / EVERY][1]]], "c3", "square", 6);
  plot.key(names);
  const [low, high] = [0.0075, 0.0042];
  plot.text(8, low, `● ${text("best")}: ${numbers.best}`);
  if (usedUp) plot.text(8, high, `■ ${text("stop")}: ${numbers.last}`);
}

function drawUnits(plot, state, text) {
  const { after, sum, mean: meanSum } = results(state);
  const bars = [...after, sum, meanSum];
  const names = [...UNITS.map((_, i) => `${i + 1}`), text("sum"), text("mean")];
  const high = 1.15 * Math.max(2.2, ...bars);
  plot.axes({ x: [0.4, 6.6], y: [0, high], xTicks: [], xLabel: "" });
  bars.forEach((height, i) => {
    const [left, right] = [i + 0.7, i + 1.3];
    const style = i < UNITS.length ? "c0" : "c3";
    if (height > 0) plot.area([[left, 0], [left, height], [right, height], [right, 0]], style);
    if (height > 0) plot.line([[left, height], [right, height]], `${style} thick`);
    plot.text(i + 1, 0, names[i], { anchor: "middle", dy: 18 });
    plot.text(i + 1, height, short(height, 3), { anchor: "middle", dy: -6 });
  });
  const before = [...UNITS, total(UNITS), total(UNITS)];
  before.forEach((height, i) => plot.line([[i + 0.6, height], [i + 1.4, height]], "c7 dashed"));
}

export function say(state, { text }) {
  if (state.view === "stop") {
    const { usedUp, numbers } = stopped(state);
    const [training, validation, fresh, kept, late] = ["training", "validation", "fresh", "kept", "late"].map((name) => fixed(numbers[name], 4));
    const { best, last } = numbers;
    const look = text("look", { step: EVERY * checkOf(state), training, validation, fresh });
    const ending = { patience: state.patience, best, last, kept, late };
    return `${look} ${usedUp ? text("fired", ending) : text("never", ending)}`;
  }
  if (state.mode === "prediction") return text("all");
  const { after, sum, mean: meanSum } = results(state);
  const off = after.filter((output) => output === 0).length;
  const [factor, shown, average] = [1 / (1 - state.p), sum, meanSum].map((value) => short(value, 3));
  return text("masked", { off, factor, sum: shown, masks: maskOf(state), mean: average });
}

export function script(state) {
  return state.view === "stop" ? trainingScript(state) : maskScript(state);
}

function maskScript(state) {
  const [{ mode, p }, mask] = [state, maskOf(state)];
  return `import torch


def lcg(seed, n):
    u = []
    for i in range(20 + n):
        seed = 48271 * seed % (2**31 - 1)
        u.append(seed / (2**31 - 1))
    return u[20:]


a = torch.tensor([0.2, 0.4, 0.6, 0.8], dtype=torch.float64)
u = torch.tensor(lcg(1000, 4 * ${mask}), dtype=torch.float64).reshape(${mask}, 4)
p, training = ${p}, ${mode === "training" ? "True" : "False"}
after = a * (u >= p) / (1 - p) if training else a.expand(${mask}, 4)
for output in after[-1].tolist():
    print(output)
print(after[-1].sum().item())
print(after.sum(dim=1).mean().item())
`;
}

function trainingScript(state) {
  const { run, patience } = state;
  return `import math

import torch
from torch import nn


def lcg(seed, n):
    u = []
    for i in range(20 + n):
        seed = 48271 * seed % (2**31 - 1)
        u.append(seed / (2**31 - 1))
    return torch.tensor(u[20:], dtype=torch.float64)


def labels(x, seed):
    noise = lcg(seed, 12 * len(x)).reshape(len(x), 12).sum(dim=1) - 6
    return torch.sin(2 * math.pi * x) + 0.25 * noise


class Dropout(nn.Module):
    def forward(self, a):
        if not self.training or ${run === "plain" ? "0.0" : "0.3"} == 0:
            return a
        u = torch.rand(a.shape, generator=masks, dtype=torch.float64)
        return a * (u >= 0.3) / 0.7


x, x_val, places = torch.arange(15, dtype=torch.float64) / 14, lcg(5104, 15), torch.arange(51, dtype=torch.float64) / 50
X, V, G = [2 * each[:, None] - 1 for each in (x, x_val, places)]
y, v, truth = labels(x, 4)[:, None], labels(x_val, 104)[:, None], torch.sin(2 * math.pi * places)[:, None]
masks = torch.Generator().manual_seed(0)
torch.manual_seed(0)
layers = [nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), Dropout(), nn.Linear(20, 1)]
model = nn.Sequential(*layers).double()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
mse, record = nn.MSELoss(), []
for k in range(301):
    if k % 10 == 0:
        model.eval()
        with torch.no_grad():
            record.append([mse(model(X), y).item(), mse(model(V), v).item(), mse(model(G), truth).item() + 0.0625])
        model.train()
    optimizer.zero_grad()
    mse(model(X), y).backward()
    optimizer.step()
best, last = 0, 0
for check, (_, validation, _) in enumerate(record):
    last = check
    if validation < record[best][1]:
        best = check
    if check - best >= ${patience}:
        break
for error in record[${checkOf(state)}]:
    print(error)
print(10 * best)
print(record[best][2])
print(10 * last)
print(record[last][2])
`;
}
