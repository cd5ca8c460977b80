// Classification, as in nudge.classification: scores z are a list, or rows of lists; k are the right classes.
import { mean } from "./tensors.js";

function powers(z) {
  const largest = Math.max(...z);
  return z.map((score) => Math.exp(score - largest));
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

export function softmax(z) {
  const raised = powers(z);
  const total = sum(raised);
  return raised.map((power) => power / total);
}

export function crossEntropy(rows, k) {
  return mean(rows.map((z, i) => Math.log(sum(powers(z))) - (z[k[i]] - Math.max(...z))));
}
