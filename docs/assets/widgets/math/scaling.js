// Scaling, as in nudge.scaling: a feature in standard deviations (divisor N) from its mean; 0 where it is constant.
import { mean } from "./tensors.js";

export function standardize(x) {
  const middle = mean(x);
  const constant = Math.max(...x) === Math.min(...x);
  const sd = constant ? 1 : Math.sqrt(mean(x.map((value) => (value - middle) ** 2)));
  return x.map((value) => (value - middle) / sd);
}
