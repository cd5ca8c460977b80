// Factors of the first learning rate, and a walk on batches that uses them, as in nudge.schedules.
import { lcg } from "./data.js";

export function stepDecay(k, every, factor = 0.1) {
  return factor ** Math.floor(k / every);
}

export function exponential(k, factor) {
  return factor ** k;
}

export function inverse(k, rate) {
  return 1 / (1 + rate * k);
}

export function cosine(k, total) {
  return (1 + Math.cos((Math.PI * k) / total)) / 2;
}

export function warmUp(k, updates) {
  return Math.min(1, (k + 1) / updates);
}

// The places 0 to n − 1 in the order of n random numbers.
export function shuffled(n, seed) {
  const u = lcg(seed, n);
  return u.map((_, i) => i).sort((i, j) => u[i] - u[j]);
}

// [w, b] of a line before the first update and after each. There is a rate for each update, and for each epoch
// an order of the points.
export function scheduledWalk(x, y, rates, orders, start = [0, 0], batchSize = 10) {
  let [w, b] = start;
  const path = [start];
  for (const order of orders) {
    for (let first = 0; first < order.length; first += batchSize) {
      const batch = order.slice(first, first + batchSize);
      let [gW, gB] = [0, 0];
      for (const i of batch) {
        const e = w * x[i] + b - y[i];
        gW += 2 * e * x[i];
        gB += 2 * e;
      }
      const eta = rates[path.length - 1] / batch.length;
      [w, b] = [w - eta * gW, b - eta * gB];
      path.push([w, b]);
    }
  }
  return path;
}
