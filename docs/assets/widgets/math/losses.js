// Losses, as in nudge.losses: predictions and labels are lists of the same length.
import { mean } from "./tensors.js";

export function mae(yHat, y) {
  return mean(yHat.map((prediction, i) => Math.abs(prediction - y[i])));
}

export function mse(yHat, y) {
  return mean(yHat.map((prediction, i) => (prediction - y[i]) ** 2));
}

export function huber(yHat, y, delta = 1) {
  const size = (r) => (r <= delta ? r ** 2 / 2 : delta * (r - delta / 2));
  return mean(yHat.map((prediction, i) => size(Math.abs(prediction - y[i]))));
}
