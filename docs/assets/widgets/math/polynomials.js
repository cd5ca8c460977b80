// Polynomials by least squares, as in nudge.polynomials: not by their weights, but by what they say.
const dot = (u, v) => u.reduce((total, value, i) => total + value * v[i], 0); // v may be longer

// For each degree from 0 to `degree`, what the best polynomial for x and y says at the places `at`.
// The next column is z times the last one, without its share of all others; twice, for the sake of rounding.
export function fits(x, y, degree, at) {
  const z = [...x, ...at].map((value) => 2 * value - 1);
  const n = x.length;
  const columns = []; // each over x and over `at`, of length 1 over x
  const said = [];
  let rest = [...y];
  let sum = at.map(() => 0);
  for (let k = 0; k <= degree; k++) {
    let column = k === 0 ? z.map(() => 1) : columns.at(-1).map((value, i) => value * z[i]);
    for (const earlier of [...columns, ...columns]) {
      const share = dot(column.slice(0, n), earlier);
      column = column.map((value, i) => value - share * earlier[i]);
    }
    const size = Math.hypot(...column.slice(0, n));
    column = column.map((value) => value / size);
    columns.push(column);
    const weight = dot(rest, column);
    rest = rest.map((value, i) => value - weight * column[i]);
    sum = sum.map((value, i) => value + weight * column[n + i]);
    said.push(sum);
  }
  return said;
}
