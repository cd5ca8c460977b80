// Models, as in nudge.models.
export function line(x, w, b) {
  return w * x + b;
}

export function quadratic(x, a, b, c) {
  return a * x ** 2 + b * x + c;
}
