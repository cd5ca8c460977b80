// Activations, as in nudge.activations.
export function relu(z) {
  return z > 0 || Number.isNaN(z) ? z : 0;
}

export function sigmoid(z) {
  return 1 / (1 + Math.exp(-z));
}
