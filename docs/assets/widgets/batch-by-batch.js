// W21: the walk of a line by batches, on the map of its loss, or its excess after each update.
import { cleared, fixed, whole } from "./format.js";
import { sgdLine, shuffled, updatesPerEpoch } from "./math/batches.js";
import { noisyLine } from "./math/data.js";
import { mseLine } from "./math/regression.js";
import { mean } from "./math/tensors.js";

const FIRST_SEED = 1000; // of the order of the first epoch, as on the page
const WINDOW = { x: [-0.6, 3.6], y: [-0.5, 2.3] };
const LOWEST = 1e-5; // of the axis of the excess
const HIGHEST = 100;
const LEVELS = [0.05, 0.5, 2, 5];
const MOST = 2000; // points drawn of a path

let kept = { n: 0 }; // the data of the N that is shown

function data(n) {
  if (kept.n !== n) {
    const { x, y } = noisyLine(n);
    const orders = Array.from({ length: 20 }, (_, epoch) => shuffled(n, FIRST_SEED + epoch));
    kept = { n, x, y, orders, best: mseLine(x, y), m: mean(x), q: mean(x.map((value) => value * value)) };
  }
  return kept;
}

// By how much the loss of a line on all examples is above the lowest one.
function excess([w, b], { best, m, q }) {
  const [dw, db] = [w - best[0], b - best[1]];
  return q * dw * dw + 2 * m * dw * db + db * db;
}

function walked({ n, size, eta, epochs }) {
  const points = data(n);
  const updates = updatesPerEpoch(n, Number(size));
  const path = sgdLine(points.x, points.y, points.orders.slice(0, epochs), Number(size), eta);
  const heights = path.map((theta) => excess(theta, points));
  return { updates, path, heights, points };
}

export function results(state) {
  const { updates, path, heights } = walked(state);
  const late = state.epochs ? heights.slice(-updates) : heights;
  return { updates, total: path.length - 1, theta: path.at(-1), excess: mean(late) };
}

export function draw(plot, state, { text }) {
  const walk = walked(state);
  (state.view === "map" ? drawMap : drawCurve)(plot, walk, text);
}

const thinned = (list) => list.filter((_, i) => i === list.length - 1 || i % Math.ceil(list.length / MOST) === 0);

// The [w, b] with this excess: an ellipse around the best line.
function contour(level, { best, m, q }) {
  return Array.from({ length: 121 }, (_, i) => {
    const angle = (i * Math.PI) / 60;
    const dw = Math.sqrt(level / (q - m * m)) * Math.cos(angle);
    return [best[0] + dw, best[1] + Math.sqrt(level) * Math.sin(angle) - m * dw];
  });
}

function drawMap(plot, { path, updates, points }, text) {
  plot.axes({ ...WINDOW, xLabel: "w", yLabel: "b" });
  for (const level of LEVELS) plot.line(contour(level, points), "c7 thin");
  plot.line(thinned(path), "c0 thin");
  if (updates <= 50) plot.dots(thinned(path), "c0", "circle", 3);
  plot.dots([points.best], "c3", "cross", 6);
  plot.dots([path[0]], "c2", "square", 6);
  plot.dots(path.slice(-1), "c1", "circle", 6);
  plot.text(...path[0], text("start"), { anchor: "end", dx: -10, dy: 5 });
}

function drawCurve(plot, { path, heights }, text) {
  const shown = heights.map((height, i) => [i, Math.max(height, LOWEST)]);
  plot.axes({ x: [0, Math.max(path.length - 1, 1)], y: [LOWEST, HIGHEST], yScale: "log", xLabel: text("update"), yLabel: text("excess") });
  plot.line(thinned(shown), "c0 thin");
  if (path.length <= 101) plot.dots(shown, "c0", "circle", 3);
}

const inside = ([w, b]) => w >= WINDOW.x[0] && w <= WINDOW.x[1] && b >= WINDOW.y[0] && b <= WINDOW.y[1];
const said = (value) => fixed(cleared(value, 1), 4);

export function formula({ n, size }) {
  const full = Math.floor(n / size);
  const parts = [full ? `${full} × ${size}` : "", n % size ? `${n % size}` : ""].filter(Boolean);
  return `N = ${n} = ${parts.join(" + ")}`;
}

export function say(state, { text }) {
  const { updates, total, theta, excess: height } = results(state);
  const left = state.n % state.size;
  const rest = left && state.n > state.size ? text("rest", { rest: left }) : "";
  const values = { epochs: state.epochs, updates, total: whole(total), rest, excess: said(height) };
  if (!state.epochs) return text("begin", values).trim();
  return text("say", { ...values, off: inside(theta) ? "" : text("outside") }).trim();
}

export function script({ n, size, eta, epochs }) {
  return `import torch


def lcg(seed, n):
    draws = []
    for _ in range(20 + n):
        seed = 48271 * seed % (2**31 - 1)
        draws.append(seed / (2**31 - 1))
    return draws[20:]


n, batch_size, eta, epochs = ${n}, ${size}, ${eta}, ${epochs}
x = 4 * torch.tensor(lcg(21, n), dtype=torch.float64) - 2
noise = torch.tensor(lcg(22, 12 * n), dtype=torch.float64).reshape(n, 12).sum(dim=1) - 6
y = 2 * x + 1 + 0.5 * noise
X = torch.stack([x, torch.ones_like(x)], dim=1)
best = torch.linalg.solve(X.T @ X, X.T @ y)
theta = torch.zeros(2, dtype=torch.float64)
path = [theta]
for epoch in range(epochs):
    order = torch.tensor(lcg(${FIRST_SEED} + epoch, n), dtype=torch.float64).argsort()
    for batch in order.split(batch_size):
        e = X[batch] @ theta - y[batch]
        theta = theta - eta * 2 * X[batch].T @ e / len(batch)
        path.append(theta)
updates = -(-n // batch_size)
away = (torch.stack(path[-updates:] if epochs else path) - best) @ X.T
print(updates)
print(len(path) - 1)
print(*theta.tolist(), sep="\\n")
print((away**2).mean().item())
`;
}
