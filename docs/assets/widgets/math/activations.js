// Activation functions, as in nudge.activations.
export function sigmoid(z) {
  return 1 / (1 + Math.exp(-z));
}
