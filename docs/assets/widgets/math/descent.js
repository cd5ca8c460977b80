// Descent, as in nudge.descent; theta is [w, b], and the feature x stands beside a column of ones.
import { mse } from "./losses.js";
import { line } from "./models.js";
import { mean } from "./tensors.js";

export function descend1d(slope, w0, eta, steps) {
  const path = [w0];
  for (let step = 0; step < steps; step++) path.push(path.at(-1) - eta * slope(path.at(-1)));
  return path;
}

export function lineGradient(x, y, w, b) {
  let [slopeOfW, slopeOfB] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const e = line(x[i], w, b) - y[i];
    slopeOfW += 2 * e * x[i];
    slopeOfB += 2 * e;
  }
  return [slopeOfW / x.length, slopeOfB / x.length];
}

// The last theta, and the history: loss and parameters before each update.
export function fitLine(x, y, eta, epochs, start = [1, 0]) {
  const [loss, params] = [[], []];
  let theta = start;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const [w, b] = theta;
    const g = lineGradient(x, y, w, b);
    loss.push(mse(x.map((value) => line(value, w, b)), y));
    params.push(theta);
    theta = [w - eta * g[0], b - eta * g[1]];
  }
  return { theta, loss, params };
}

export function curvature(x) {
  const mixed = 2 * mean(x);
  return [[2 * mean(x.map((value) => value ** 2)), mixed], [mixed, 2]];
}

// The smallest and the largest curvature of H in any direction, as torch.linalg.eigvalsh finds them.
export function curvatures([[a, b], [, d]]) {
  const largest = (a + d) / 2 + Math.hypot((a - d) / 2, b);
  return [(a * d - b * b) / largest, largest];
}

// The theta with the smallest MSE of X theta against y, by elimination in the normal equations.
export function leastSquares(X, y) {
  const places = X[0].map((_, j) => j);
  const product = (j, of) => X.reduce((sum, row, i) => sum + row[j] * of(row, i), 0);
  const lines = places.map((j) => [...places.map((k) => product(j, (row) => row[k])), product(j, (_, i) => y[i])]);
  for (const i of places) {
    const pivot = places.slice(i).reduce((best, r) => (Math.abs(lines[r][i]) > Math.abs(lines[best][i]) ? r : best));
    [lines[i], lines[pivot]] = [lines[pivot], lines[i]];
    for (const r of places.filter((r) => r !== i)) {
      const factor = lines[r][i] / lines[i][i];
      lines[r] = lines[r].map((value, k) => value - factor * lines[i][k]);
    }
  }
  return places.map((i) => lines[i].at(-1) / lines[i][i]);
}
