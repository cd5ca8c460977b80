// A marble on a saddle, as in nudge.landscapes.
export function saddle(x, y) {
  return x ** 2 - y ** 2 + y ** 4 / 4;
}

// Every place of the marble; each step ends with a push [dx, dy].
export function roll(x, y, eta, pushes) {
  const path = [[x, y]];
  for (const [dx, dy] of pushes) {
    const [before, beside] = path.at(-1);
    path.push([before - eta * 2 * before + dx, beside - eta * (beside ** 3 - 2 * beside) + dy]);
  }
  return path;
}
