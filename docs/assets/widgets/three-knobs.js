// W05: three knobs of a parabola; in the fog only the loss is left. Moves are counted, attempts are kept.
import { fixed, short } from "./format.js";
import { noisyQuadratic } from "./math/data.js";
import { mae, mse } from "./math/losses.js";
import { quadratic } from "./math/models.js";

const { x, y } = noisyQuadratic(10, 42, 1.5);
const KNOBS = ["a", "b", "c"];
const KEPT = 5; // attempts in the list

export function results({ a, b, c }) {
  const predictions = x.map((value) => quadratic(value, a, b, c));
  return { mae: mae(predictions, y), mse: mse(predictions, y) };
}

export function draw(plot, { a, b, c, fog }, { text }) {
  plot.axes({ x: [-2.4, 2.4], y: [-6, 20], xLabel: fog ? "" : "x", yLabel: fog ? "" : "y", ...(fog && { xTicks: [], yTicks: [] }) });
  if (fog) return plot.text(0, 7, text("hidden"), { anchor: "middle" });
  const curve = Array.from({ length: 81 }, (_, i) => -2.4 + i * 0.06).map((value) => [value, quadratic(value, a, b, c)]);
  x.forEach((value, i) => plot.line([[value, y[i]], [value, quadratic(value, a, b, c)]], "c7 thin"));
  plot.line(curve, "c1");
  plot.dots(x.map((value, i) => [value, y[i]]), "c0");
}

export function formula({ a, b, c }) {
  const signed = (value) => `${value < 0 ? "−" : "+"} ${short(Math.abs(value), 4)}`;
  return `ŷ = ${short(a, 4)}x² ${signed(b)}x ${signed(c)}`;
}

// Every new position of a knob is a move.
export function moved(patch, state, { session }) {
  if (KNOBS.some((knob) => knob in patch && patch[knob] !== state[knob])) session.moves = (session.moves ?? 0) + 1;
}

export function say(state, { text, session }) {
  const { mae: absolute, mse: squared } = results(state);
  return text("say", { mae: fixed(absolute, 4), mse: fixed(squared, 4), moves: session.moves ?? 0 });
}

export const actions = {
  keep({ a, b, c, fog }, { session }) {
    const attempt = { a, b, c, fog, moves: session.moves ?? 0, mae: results({ a, b, c }).mae };
    session.attempts = [...(session.attempts ?? []), attempt].sort((one, other) => one.mae - other.mae).slice(0, KEPT);
    return {};
  },
};

export function table(_, { text, session }) {
  const rows = (session.attempts ?? []).map(({ a, b, c, fog, moves, mae: loss }, rank) => {
    const setting = [a, b, c].map((knob) => short(knob, 4));
    return [rank + 1, ...setting, fixed(loss, 4), moves, fog ? text("yes") : text("no")];
  });
  return { head: [text("attempt"), ...KNOBS, "MAE", text("moves"), text("mist")], rows };
}

export function script({ a, b, c }) {
  return `import torch

x = torch.linspace(-2, 2, 10, dtype=torch.float64)
y = torch.tensor([${y.join(", ")}], dtype=torch.float64)
predictions = ${a} * x**2 + ${b} * x + ${c}
print(torch.nn.functional.l1_loss(predictions, y).item())
print(torch.nn.functional.mse_loss(predictions, y).item())
`;
}
