// The loss of the thermometer, raw readings, as the learning rate sets it; each curve is computed once.
import { thermometer } from "./math/data.js";
import { curvature, fitLine, largestStableEta } from "./math/descent.js";
import { mse } from "./math/losses.js";
import { line } from "./math/models.js";
import { mseLine } from "./math/regression.js";

const { x, y } = thermometer;
export const RATES = [1e-6, 1e-2];
export const WALL = largestStableEta(curvature(x));
export const BEST = mse(x.map((reading) => line(reading, ...mseLine(x, y))), y);

// The loss after so many epochs.
export function lossAt(eta, epoch) {
  return fitLine(x, y, eta, Number(epoch) + 1).loss.at(-1);
}

const even = Array.from({ length: 33 }, (_, i) => 10 ** (-6 + i / 8));
const dense = Array.from({ length: 25 }, (_, i) => WALL * (0.88 + i / 100)); // where it bends
const etas = [...even, ...dense].sort((one, other) => one - other);
const curves = {};

// The [learning rate, loss] of all learning rates after so many epochs.
export function curveAt(epoch) {
  return (curves[epoch] ??= etas.map((eta) => [eta, lossAt(eta, epoch)]));
}
