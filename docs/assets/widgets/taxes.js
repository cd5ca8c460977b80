// W26: twenty weights with a tax on their size, and the errors on the rows trained on and on new ones.
import { fixed, short } from "./format.js";
import { twentyColumns } from "./math/data.js";
import { lasso, meanSquare, ridge } from "./math/penalties.js";

const COLUMNS = Array.from({ length: 20 }, (_, j) => j);
const TRUTHS = {
  sparse: COLUMNS.map((j) => ({ 2: 2, 7: -1.5, 11: 1 })[j] ?? 0),
  dense: COLUMNS.map((j) => (j % 2 ? -0.602 : 0.602)),
};
const STRENGTHS = Array.from({ length: 25 }, (_, i) => 10 ** (-3 + i / 6)); // of the curves
const SEED = (drawn) => (drawn ? 996 + 4 * drawn : 31); // the page's draw, or one of its 200

const kept = new Map(); // what was drawn and fitted

function once(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

const rows = ({ truth, drawn }) => once(`${truth} ${drawn}`, () => twentyColumns(TRUTHS[truth], SEED(drawn)));

function taxed({ penalty, ...state }, strengths) {
  const [{ X, y }] = rows(state);
  return penalty === "L1" ? lasso(X, y, strengths) : strengths.map((strength) => ridge(X, y, strength));
}

const errors = (state, w) => rows(state).map(({ X, y }) => meanSquare(X, y, w));

function curves(state) {
  const { truth, drawn, penalty } = state;
  return once(`${truth} ${drawn} ${penalty}`, () => taxed(state, STRENGTHS).map((w) => errors(state, w)));
}

function without(state) {
  const { truth, drawn } = state;
  return once(`${truth} ${drawn} none`, () => errors(state, ridge(...Object.values(rows(state)[0]), 0)));
}

export function results(state) {
  const [weights] = taxed(state, [state.strength]);
  return { weights, errors: errors(state, weights), without: without(state) };
}

export function draw(plot, state, context) {
  if (state.view === "errors") drawErrors(plot, state, context);
  else drawWeights(plot, state, context);
}

function drawWeights(plot, state, { text }) {
  const { weights } = results(state);
  plot.axes({ x: [-0.7, 19.7], y: [-2, 3], xTicks: [0, 5, 10, 15], yTicks: [-1, 0, 1, 2], xLabel: text("column"), yLabel: text("weight") });
  weights.forEach((weight, j) => {
    if (weight) plot.area([[j - 0.3, 0], [j - 0.3, weight], [j + 0.3, weight], [j + 0.3, 0]], "c0");
    if (weight) plot.line([[j - 0.3, weight], [j + 0.3, weight]], "c0 thick");
  });
  plot.dots(TRUTHS[state.truth].map((weight, j) => [j, weight]), "c1", "circle", 4);
  plot.dots([[10.4, 2.7]], "c1", "circle", 4);
  plot.text(10.8, 2.7, text("actual"), { dy: 5 });
}

function drawErrors(plot, state, { text }) {
  const [found, [, none]] = [curves(state), without(state)];
  const line = (which) => STRENGTHS.map((strength, i) => [strength, found[i][which]]);
  plot.axes({ x: [0.001, 10], y: [0, 2.5], yTicks: [0, 0.5, 1, 1.5, 2], xScale: "log", xLabel: text("strength"), yLabel: text("error") });
  plot.line([[0.001, none], [10, none]], "c7 thin");
  plot.line(line(0), "c1 dashed");
  plot.line(line(1), "c0");
  plot.line([[state.strength, 0], [state.strength, 2.5]], "c7 dotted");
  const now = results(state).errors;
  plot.dots([[state.strength, now[0]]], "c1", "square");
  plot.dots([[state.strength, now[1]]], "c0", "circle");
  plot.key([["c0", text("fresh")], ["c1 dashed", text("training")], ["c7 thin", text("without")]]);
}

export function say(state, { text }) {
  const { weights, errors: [training, fresh], without: [training0, fresh0] } = results(state);
  const told = { training, fresh, training0, fresh0 };
  for (const key in told) told[key] = fixed(told[key], 3);
  const zeros = weights.filter((weight) => weight === 0).length;
  return text("say", { penalty: state.penalty, strength: short(state.strength, 2), zeros, ...told });
}

const FIT = {
  L1: (strength) => `eta = 1 / torch.linalg.eigvalsh(H)[-1]
w = torch.zeros(20, dtype=torch.float64)
for _ in range(300):
    w = w - eta * (H @ w - g)  # down the slope of the error
    w = torch.nn.functional.softshrink(w, eta.item() * ${strength})  # then pay the tax`,
  L2: (strength) => `w = torch.linalg.solve(H + 2 * ${strength} * torch.eye(20, dtype=torch.float64), g)`,
};

export function script({ truth, drawn, penalty, strength }) {
  return `import torch


def bell(seed, n):
    draws = []
    for _ in range(20 + 12 * n):
        seed = 48271 * seed % (2**31 - 1)
        draws.append(seed / (2**31 - 1))
    return torch.tensor(draws[20:], dtype=torch.float64).reshape(n, 12).sum(dim=1) - 6


truth = torch.tensor([${TRUTHS[truth].join(", ")}], dtype=torch.float64)
seed = ${SEED(drawn)}
X, X_new = bell(seed, 800).reshape(40, 20), bell(seed + 2, 20000).reshape(1000, 20)
y, y_new = X @ truth + 0.5 * bell(seed + 1, 40), X_new @ truth + 0.5 * bell(seed + 3, 1000)

H, g = 2 * X.T @ X / 40, 2 * X.T @ y / 40
${FIT[penalty](strength)}
for weight in w:
    print(weight.item())
for weights in (w, torch.linalg.solve(H, g)):  # with the penalty, without
    print((X @ weights - y).square().mean().item())
    print((X_new @ weights - y_new).square().mean().item())
`;
}
