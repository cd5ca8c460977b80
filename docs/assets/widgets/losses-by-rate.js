// The loss of the thermometer with b = 0, as the learning rate of w sets it; each curve is computed once.
import { thermometer } from "./math/data.js";
import { curvature, descend1d, lineGradient } from "./math/descent.js";
import { mse } from "./math/losses.js";
import { line } from "./math/models.js";
import { mean } from "./math/tensors.js";

const { x, y } = thermometer;
const [[LAMBDA]] = curvature(x);
const loss = (w) => mse(x.map((reading) => line(reading, w, 0)), y);
const slope = (w) => lineGradient(x, y, w, 0)[0];

export const RATES = [1e-6, 1e-2];
export const WALL = 2 / LAMBDA;
export const BEST = loss((2 * mean(x.map((reading, i) => reading * y[i]))) / LAMBDA);

// The loss after so many epochs from w = 1.
export function lossAt(eta, epoch) {
  return loss(descend1d(slope, 1, eta, Number(epoch)).at(-1));
}

const even = Array.from({ length: 33 }, (_, i) => 10 ** (-6 + i / 8));
const dense = Array.from({ length: 25 }, (_, i) => WALL * (0.88 + i / 100)); // where it bends
const etas = [...even, ...dense].sort((one, other) => one - other);
const curves = {};

// The [learning rate, loss] of all learning rates after so many epochs.
export function curveAt(epoch) {
  return (curves[epoch] ??= etas.map((eta) => [eta, lossAt(eta, epoch)]));
}
