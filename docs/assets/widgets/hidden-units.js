// W17: a network with one hidden layer trains; thin curves are what its units add to the prediction.
// The step of the clock is squared: 1, 4, 9, … epochs, so that slow changes late take no longer to watch.
import { fixed, short } from "./format.js";
import { bentCurve } from "./math/data.js";
import { hiddenLayer, lossAndSlopes, randomStart, unpack } from "./math/networks.js";
import { sigmoid } from "./math/activations.js";
import { standardize } from "./math/scaling.js";
import { mean } from "./math/tensors.js";

const x = Array.from({ length: 61 }, (_, i) => i / 10);
const y = x.map(bentCurve);
const [z, v] = [standardize(x), standardize(y)];
const [X, Y] = [x, y].map((list) => ({ mean: mean(list), sd: Math.sqrt(mean(list.map((value) => (value - mean(list)) ** 2))) }));
const STYLES = ["c0 thin", "c1 thin dashed", "c2 thin dotted", "c4 thin"];
const GAP = 1e-6; // units closer than this are shown as the same

let run = { key: "", epochs: 0, theta: [] }; // the training that is shown, from where it goes on

function begin({ start, units, seed }) {
  if (start === "random") return randomStart(units, seed);
  return [1, 0, 0.5].flatMap((knob) => Array(units).fill(knob)).concat(0);
}

// The parameters after step² epochs.
function trained(state) {
  const key = JSON.stringify([state.start, state.units, state.start === "random" && state.seed, state.eta]);
  const epochs = state.step ** 2;
  if (run.key !== key || run.epochs > epochs) run = { key, epochs: 0, theta: begin(state) };
  for (; run.epochs < epochs; run.epochs++) {
    const { slopes } = lossAndSlopes(z, v, run.theta);
    run.theta = run.theta.map((knob, i) => knob - state.eta * slopes[i]);
  }
  return run.theta;
}

function units(theta) {
  const { w, b, c } = unpack(theta);
  return w.map((weight, i) => ({ place: X.mean - (X.sd * b[i]) / weight, climb: Y.sd * c[i] * Math.sign(weight), at: (value) => Y.sd * c[i] * sigmoid(weight * value + b[i]) }));
}

export function results(state) {
  const theta = trained(state);
  const found = units(theta);
  return { loss: lossAndSlopes(z, v, theta).loss * Y.sd ** 2, places: found.map(({ place }) => place), climbs: found.map(({ climb }) => climb) };
}

export function draw(plot, state, { text }) {
  const theta = trained(state);
  plot.axes({ x: [0, 6], y: [-6, 8], xLabel: "x", yLabel: "y" });
  units(theta).forEach(({ at }, i) => plot.line(z.map((value, k) => [x[k], at(value)]), STYLES[i % STYLES.length]));
  plot.line(x.map((place, k) => [place, y[k]]), "c7 thick");
  plot.line(z.map((value, k) => [x[k], Y.mean + Y.sd * hiddenLayer(value, theta)]), "c3");
  plot.key([["c7 thick", text("target")], ["c3", text("network")], ["c0 thin", text("unit")]]);
}

export function say(state, { text }) {
  const { loss, places, climbs } = results(state);
  const same = places.length > 1 && [places, climbs].every((list) => Math.max(...list) - Math.min(...list) < GAP);
  return text("say", { epochs: state.step ** 2, loss: fixed(loss, 4), same: same ? text("same") : "" }).trim();
}

export function table(state, { text }) {
  const rows = units(trained(state)).map(({ place, climb }, i) => [i + 1, short(place, 3), short(climb, 3)]);
  return { head: [text("number"), text("place"), text("climb")], rows };
}

export function script(state) {
  const theta = begin(state);
  return `import torch

x = torch.linspace(0, 6, 61, dtype=torch.float64)
y = 1 + 1.5 * torch.relu(x) - 3.5 * torch.relu(x - 2) + 3 * torch.relu(x - 3)
z = (x - x.mean()) / x.std(correction=0)
v = (y - y.mean()) / y.std(correction=0)
theta = torch.tensor([${theta.join(", ")}], dtype=torch.float64, requires_grad=True)
h = ${state.units}


def loss_of(theta):
    w, b, c, b0 = theta[:h], theta[h : 2 * h], theta[2 * h : 3 * h], theta[3 * h]
    y_hat = torch.sigmoid(z[:, None] * w + b) @ c + b0
    return ((y_hat - v) ** 2).mean()


for epoch in range(${state.step ** 2}):
    loss_of(theta).backward()
    with torch.no_grad():
        theta -= ${state.eta} * theta.grad
    theta.grad = None
w, b, c = theta.detach()[: 3 * h].reshape(3, h)
print((loss_of(theta) * y.var(correction=0)).item())
print(*(x.mean() - x.std(correction=0) * b / w).tolist(), sep="\\n")
print(*(y.std(correction=0) * c * w.sign()).tolist(), sep="\\n")
`;
}
