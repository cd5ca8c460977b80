// Layers in a row, as in nudge.depth: a tent, random weights, and what becomes of signals and slopes.
import { relu } from "./activations.js";
import { lcg } from "./data.js";

export function tent(x) {
  return 2 * relu(x) - 4 * relu(x - 0.5);
}

// m rows of n numbers around 0 with standard deviation sd.
export function randomWeights(m, n, sd, seed) {
  const draws = lcg(seed, m * n).map((u) => Math.sqrt(12) * sd * (u - 0.5));
  return Array.from({ length: m }, (_, i) => draws.slice(i * n, (i + 1) * n));
}

// [the outputs of all layers, x first; the slopes of the last outputs, weighted by c, for each of them].
export function signalsAndSlopes(weights, activation, slope, x, c) {
  const [signals, inside] = [[x], []];
  for (const W of weights) {
    inside.push(W.map((row) => row.reduce((sum, weight, j) => sum + weight * signals.at(-1)[j], 0)));
    signals.push(inside.at(-1).map((z) => activation(z)));
  }
  const slopes = [c];
  for (let k = weights.length - 1; k >= 0; k--) {
    const back = slopes[0].map((one, i) => one * slope(inside[k][i]));
    slopes.unshift(weights[k][0].map((_, j) => back.reduce((sum, one, i) => sum + one * weights[k][i][j], 0)));
  }
  return [signals, slopes];
}
