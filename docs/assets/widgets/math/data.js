// The data that the lessons share, as in nudge.data: written out, or generated to the same last bit.
const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48271; // Park, Miller & Stockmeyer 1993; products stay below 2⁵³
const WARM_UP = 20;

export const thermometer = {
  x: [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4],
  y: [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0],
};

export const leave = {
  days: [0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9],
  left: [0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1],
};

// n numbers spread evenly over (0, 1), the same ones for the same seed.
export function lcg(seed, n) {
  let state = ((seed % MODULUS) + MODULUS) % MODULUS; // as Python takes the rest of a negative seed
  if (state === 0) throw new RangeError(`seed ${seed} gives only zeros; choose another`);
  const draws = new Array(n);
  for (let i = -WARM_UP; i < n; i++) {
    state = (state * MULTIPLIER) % MODULUS;
    if (i >= 0) draws[i] = state / MODULUS;
  }
  return draws;
}

// n bell-shaped draws: mean 0, standard deviation 1, never beyond ±6.
export function bell(seed, n) {
  const u = lcg(seed, 12 * n);
  return Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = 12 * i; k < 12 * i + 12; k++) sum += u[k];
    return sum - 6;
  });
}

// Points around a parabola: 3x² + 2x + 1 with bell-shaped noise, for n values of x from −2 to 2.
export function noisyQuadratic(n = 10, seed = 42, noise = 1.5) {
  const x = Array.from({ length: n }, (_, i) => -2 + (4 * i) / (n - 1));
  const errors = bell(seed, n);
  return { x, y: x.map((value, i) => 3 * value * value + 2 * value + 1 + noise * errors[i]) };
}

// Points around a line: 2x + 1 with bell-shaped noise, for n values of x anywhere from −2 to 2.
export function noisyLine(n = 1000, seed = 21) {
  const x = lcg(seed, n).map((u) => 4 * u - 2);
  const errors = bell(seed + 1, n);
  return { x, y: x.map((value, i) => 2 * value + 1 + 0.5 * errors[i]) };
}

// Points around one period of a sine with bell-shaped noise, for n values of x from 0 to 1, evenly or anywhere.
export function wave(n, seed, noise = 0.25, even = true) {
  const x = even ? Array.from({ length: n }, (_, i) => i / (n - 1)) : lcg(seed + 5000, n);
  const errors = bell(seed, n);
  return { x, y: x.map((value, i) => Math.sin(2 * Math.PI * value) + noise * errors[i]) };
}

// 40 rows of 20 columns with labels around the products with the true weights, and new rows of both.
export function twentyColumns(truth, seed = 31, fresh = 1000) {
  return [[40, seed], [fresh, seed + 2]].map(([rows, first]) => {
    const [values, noise] = [bell(first, 20 * rows), bell(first + 1, rows)];
    const X = noise.map((_, i) => values.slice(20 * i, 20 * i + 20));
    return { X, y: X.map((row, i) => row.reduce((total, value, j) => total + value * truth[j], 0) + 0.5 * noise[i]) };
  });
}

// A curve of straight pieces: level at 1 up to x = 0, bent at 0, 2, 3 and 6.
export function bentCurve(x) {
  const knots = [[0, 1, 1.5], [2, 4, -2], [3, 2, 1], [6, 5, 0]]; // place, height, slope from there on
  return knots.reduce((y, [knot, height, slope]) => (x > knot ? height + slope * (x - knot) : y), 1);
}

// Daily views in thousands, day 0 a Sunday: growth, the rhythm of a week and a slow mood, multiplied.
export function weeklyViews(weeks = 156, seed = 11) {
  const rhythm = [0.1, 0.12, 0.1, 0.06, 0, -0.22, -0.16];
  let mood = 0;
  return bell(seed, 7 * weeks).map((shock, t) => {
    mood = 0.6 * mood + 0.06 * shock;
    return Math.exp(1.5 + 0.0006 * t + rhythm[t % 7] + mood);
  });
}
