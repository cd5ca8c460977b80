// Dropout with given random numbers, as in nudge.dropout.

// Outputs of units: 0 where u is below p, the others scaled up so that their mean stays.
export function switched(a, u, p) {
  return a.map((output, i) => (u[i] >= p ? output / (1 - p) : 0));
}
