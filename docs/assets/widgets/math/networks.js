// Networks with one hidden layer and one feature, as in nudge.networks; theta is w, b and c of all units, and b0.
import { sigmoid } from "./activations.js";
import { bell } from "./data.js";

export function unpack(theta) {
  const h = (theta.length - 1) / 3;
  return { w: theta.slice(0, h), b: theta.slice(h, 2 * h), c: theta.slice(2 * h, 3 * h), b0: theta[3 * h] };
}

export function randomStart(h, seed) {
  return [...bell(1700 + seed, 3 * h).map((draw, i) => (i < 2 * h ? draw : draw / Math.sqrt(h))), 0];
}

export function hiddenLayer(x, theta) {
  const { w, b, c, b0 } = unpack(theta);
  return w.reduce((sum, weight, i) => sum + c[i] * sigmoid(weight * x + b[i]), b0);
}

// The mean squared error over all examples, and its slope for each parameter.
export function lossAndSlopes(x, y, theta) {
  const [h, n] = [(theta.length - 1) / 3, x.length];
  const slopes = Array(theta.length).fill(0);
  const a = Array(h).fill(0);
  let loss = 0;
  for (let k = 0; k < n; k++) {
    let output = theta[3 * h];
    for (let i = 0; i < h; i++) {
      a[i] = sigmoid(theta[i] * x[k] + theta[h + i]);
      output += theta[2 * h + i] * a[i];
    }
    const e = output - y[k];
    const g = (2 * e) / n;
    loss += (e * e) / n;
    for (let i = 0; i < h; i++) {
      const back = g * theta[2 * h + i] * a[i] * (1 - a[i]);
      slopes[i] += back * x[k];
      slopes[h + i] += back;
      slopes[2 * h + i] += g * a[i];
    }
    slopes[3 * h] += g;
  }
  return { loss, slopes };
}
