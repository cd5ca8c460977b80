// Batches, as in nudge.batches: examples in a new order, a few at a time.
import { lcg } from "./data.js";

export function updatesPerEpoch(n, size, dropLast = false) {
  const full = Math.floor(n / size);
  return n % size === 0 || dropLast ? full : full + 1;
}

// The places 0 to n − 1 in an order that the seed decides.
export function shuffled(n, seed) {
  const u = lcg(seed, n);
  return Array.from(u.keys()).sort((i, j) => u[i] - u[j]);
}

// [w, b] at the start, [0, 0], and after each update; `orders` has an order for each epoch.
export function sgdLine(x, y, orders, size, eta) {
  let [w, b] = [0, 0];
  const path = [[w, b]];
  for (const order of orders) {
    for (let first = 0; first < order.length; first += size) {
      const batch = order.slice(first, first + size);
      let [gW, gB] = [0, 0];
      for (const i of batch) {
        const e = w * x[i] + b - y[i];
        gW += (2 * e * x[i]) / batch.length;
        gB += (2 * e) / batch.length;
      }
      [w, b] = [w - eta * gW, b - eta * gB];
      path.push([w, b]);
    }
  }
  return path;
}
