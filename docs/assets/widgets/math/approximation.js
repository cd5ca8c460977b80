// Units at equal knots over [0, 1] whose sum follows a curve through its heights there, as in nudge.approximation.
import { relu } from "./activations.js";
import { ramps } from "./bent_lines.js";
import { sCurve } from "./s_curves.js";

export function climbs(heights) {
  return heights.slice(1).map((height, i) => height - heights[i]);
}

export function bySteps(x, heights) {
  const n = heights.length - 1;
  return climbs(heights).reduce((y, climb, i) => (x > (i + 0.5) / n ? y + climb : y), heights[0]);
}

export function byRamps(x, heights) {
  const n = heights.length - 1;
  return ramps(x, heights[0], climbs(heights).map((climb, i) => [climb, i / n, (i + 1) / n]));
}

export function bySigmoids(x, heights, steepness = 4) {
  const n = heights.length - 1;
  const w = steepness * n;
  return climbs(heights).reduce((y, climb, i) => y + sCurve(x, w, (-w * (i + 0.5)) / n, climb), heights[0]);
}

export function byRelus(x, heights) {
  const n = heights.length - 1;
  let slope = 0;
  return climbs(heights).reduce((y, climb, i) => {
    const change = climb * n - slope;
    slope = climb * n;
    return y + change * relu(x - i / n);
  }, heights[0]);
}
