// Scaling, as in nudge.scaling: a feature in standard deviations (divisor N) from its mean.
import { mean } from "./tensors.js";

export function standardize(x) {
  const middle = mean(x);
  const sd = Math.sqrt(mean(x.map((value) => (value - middle) ** 2)));
  return x.map((value) => (value - middle) / sd);
}
