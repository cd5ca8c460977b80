// Slopes by differences, as in nudge.slope.
export function forwardDiff(f, x, h) {
  return (f(x + h) - f(x)) / h;
}

export function backwardDiff(f, x, h) {
  return (f(x) - f(x - h)) / h;
}

export function centralDiff(f, x, h) {
  return (f(x + h) - f(x - h)) / (2 * h);
}
