// Features of a series, as in nudge.features: X is a list of rows, y a list.
import { leastSquares } from "./descent.js";
import { mae } from "./losses.js";

// Column j holds what lies ahead + j steps before the label.
export function lagMatrix(series, lags, ahead = 1) {
  const y = series.slice(lags + ahead - 1);
  const X = y.map((_, i) => Array.from({ length: lags }, (_, j) => series[i + lags - 1 - j]));
  return [X, y];
}

export function weekdayColumns(days) {
  return days.map((day) => Array.from({ length: 7 }, (_, k) => (day % 7 === k ? 1 : 0)));
}

// theta, its last entry b, and the predictions for all rows; the last ones have no part in theta.
export function fitted(X, y, later = 364) {
  const rows = X.map((row) => [...row, 1]);
  const theta = leastSquares(rows.slice(0, -later), y.slice(0, -later));
  return [theta, rows.map((row) => row.reduce((sum, value, j) => sum + value * theta[j], 0))];
}

export function twoErrors(yHat, y, later = 364) {
  return [mae(yHat.slice(0, -later), y.slice(0, -later)), mae(yHat.slice(-later), y.slice(-later))];
}
