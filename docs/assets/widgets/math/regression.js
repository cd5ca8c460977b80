// The line that a loss likes best, as in nudge.regression; each returns [w, b].
import { mae } from "./losses.js";
import { line } from "./models.js";

const sum = (values) => values.reduce((total, value) => total + value, 0);

// Least squares with a weight for each point.
function weighted(x, y, weights) {
  const total = sum(weights);
  const centre = (values) => sum(values.map((value, i) => weights[i] * value)) / total;
  const [xMean, yMean] = [centre(x), centre(y)];
  const spread = sum(x.map((value, i) => weights[i] * (value - xMean) ** 2));
  const w = sum(x.map((value, i) => weights[i] * (value - xMean) * (y[i] - yMean))) / spread;
  return [w, yMean - w * xMean];
}

export function mseLine(x, y) {
  return weighted(x, y, x.map(() => 1));
}

// Some best line runs through two of the points, so trying every pair finds one.
export function maeLine(x, y) {
  const loss = ([w, b]) => mae(x.map((value) => line(value, w, b)), y);
  let best;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      if (x[i] === x[j]) continue;
      const w = (y[j] - y[i]) / (x[j] - x[i]);
      const theta = [w, y[i] - w * x[i]];
      if (!best || loss(theta) < loss(best)) best = theta;
    }
  }
  return best;
}

// By iteratively reweighted least squares: a point that misses by more than delta pulls with delta only.
export function huberLine(x, y, delta = 1, rounds = 200) {
  let theta = mseLine(x, y);
  for (let round = 0; round < rounds; round++) {
    theta = weighted(x, y, x.map((value, i) => delta / Math.max(delta, Math.abs(y[i] - line(value, ...theta)))));
  }
  return theta;
}
