// Weights with a tax on their size, squared or plain, as in nudge.penalties.
const sum = (values) => values.reduce((total, value) => total + value, 0);
const dot = (u, v) => {
  let total = 0;
  for (let i = 0; i < u.length; i++) total += u[i] * v[i];
  return total;
};

// The means of all products: of two columns, of a column and the label.
function moments(X, y) {
  const columns = X[0].map((_, j) => X.map((row) => row[j]));
  const mean = (column) => columns.map((other) => dot(column, other) / X.length);
  return { products: columns.map(mean), withLabel: columns.map((column) => dot(column, y) / X.length) };
}

// The w with A w = c, for a symmetric A whose curvatures are all above 0.
function solve(A, c) {
  const lines = A.map((row, i) => [...row, c[i]]);
  for (let i = 0; i < c.length; i++) {
    for (let r = 0; r < c.length; r++) {
      const factor = r === i ? 0 : lines[r][i] / lines[i][i];
      if (factor) for (let k = i; k <= c.length; k++) lines[r][k] -= factor * lines[i][k];
    }
  }
  return lines.map((line, i) => line.at(-1) / line[i]);
}

// The largest curvature of H, by the growth of a vector that H is applied to until the growth stays the same.
function largest(H) {
  let v = H.map((row, i) => 1 + i / H.length);
  let [growth, before] = [0, NaN];
  for (let round = 0; round < 10000 && growth !== before; round++) {
    const image = H.map((row) => dot(row, v));
    before = growth;
    growth = Math.hypot(...image);
    v = image.map((value) => value / growth);
  }
  return growth;
}

export function ridge(X, y, strength) {
  const { products, withLabel } = moments(X, y);
  return solve(products.map((row, i) => row.map((value, j) => value + (i === j ? strength : 0))), withLabel);
}

export function softThreshold(w, tax) {
  return Math.sign(w) * Math.max(Math.abs(w) - tax, 0);
}

// For each strength, the weights after these steps of size 1 / largest curvature.
export function lasso(X, y, strengths, steps = 300) {
  const { products, withLabel } = moments(X, y);
  const H = products.map((row) => row.map((value) => 2 * value));
  const eta = 1 / largest(H);
  return strengths.map((strength) => {
    const w = withLabel.map(() => 0);
    const slope = [...w];
    for (let step = 0; step < steps; step++) {
      for (let j = 0; j < w.length; j++) slope[j] = dot(H[j], w) - 2 * withLabel[j];
      for (let j = 0; j < w.length; j++) w[j] = softThreshold(w[j] - eta * slope[j], eta * strength);
    }
    return w;
  });
}

// The mean squared error of X w against y.
export function meanSquare(X, y, w) {
  return sum(X.map((row, i) => (dot(row, w) - y[i]) ** 2)) / X.length;
}
