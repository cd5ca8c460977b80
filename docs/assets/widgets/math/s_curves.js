// S-curves, as in nudge.s_curves.
import { sigmoid } from "./activations.js";

export function sCurve(x, w, b, c) {
  return c * sigmoid(w * x + b);
}
