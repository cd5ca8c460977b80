// W11: the four steps of an epoch as a loop, with the numbers that pass through it.
import { fixed, short } from "./format.js";
import { thermometer } from "./math/data.js";
import { fitLine, lineGradient } from "./math/descent.js";
import { line } from "./math/models.js";
import { standardize } from "./math/scaling.js";

const { x, y } = thermometer;
const z = standardize(x);
const STEPS = 4;
const ROWS = 5; // of the table
const BOXES = [
  { key: "predict", style: "c0", at: [2.5, 6.8] },
  { key: "loss", style: "c1", at: [9.5, 6.8] },
  { key: "gradient", style: "c2", at: [9.5, 1.6] },
  { key: "update", style: "c3", at: [2.5, 1.6] },
];

const number = (value) => (Math.abs(value) < 1000 ? fixed(value) : short(value, 5));
const pair = (values) => `(${values.map(number).join(", ")})`;

// The epoch that is shown, and how many of its four steps have been taken.
function moment({ step, eta }) {
  const over = Math.floor(step / STEPS);
  const taken = step > 0 && step % STEPS === 0 ? STEPS : step % STEPS;
  const epoch = taken === STEPS ? over - 1 : over;
  const { loss, params, theta } = fitLine(z, y, eta, epoch + 1);
  const [w, b] = params[epoch];
  const predictions = z.map((value) => line(value, w, b));
  return { over, taken, epoch, loss, params, w, b, predictions, gradient: lineGradient(z, y, w, b), next: theta };
}

export function results(state) {
  const { over, taken, loss, w, b, predictions, gradient, next } = moment(state);
  const partial = [[], predictions, loss.slice(over), gradient].slice(1, taken === STEPS ? 1 : taken + 1);
  return { losses: loss.slice(0, over), theta: taken === STEPS ? next : [w, b], partial };
}

export function draw(plot, state, { text }) {
  const { taken, epoch, loss, w, b, predictions, gradient, next } = moment(state);
  const contents = [`ŷ = wz + b`, fixed(loss[epoch]), pair(gradient), pair(next)];
  const names = { predict: text("predict"), loss: text("loss"), gradient: text("gradient"), update: text("update") };
  plot.plane({ x: [0, 12], y: [0, 8.4] });
  BOXES.forEach(({ key, style, at: [left, top] }, i) => {
    const corners = [[-2.4, -1.3], [2.4, -1.3], [2.4, 1.3], [-2.4, 1.3], [-2.4, -1.3]].map(([dx, dy]) => [left + dx, top + dy]);
    plot.line(corners, `${style} ${i === taken - 1 ? "thick" : "thin"}${i < taken ? "" : " dashed"}`);
    plot.text(left, top + 0.35, `${i + 1} · ${names[key]}`, { anchor: "middle" });
    plot.text(left, top - 0.75, i < taken ? contents[i] : "…", { anchor: "middle" });
  });
  const arrow = (from, to, step) => plot.arrow(from, to, step === taken ? `${BOXES[step - 1].style} thick` : "c7 thin");
  arrow([4.9, 6.8], [7.1, 6.8], 1);
  arrow([9.5, 5.5], [9.5, 2.9], 2);
  arrow([7.1, 1.6], [4.9, 1.6], 3);
  arrow([2.5, 2.9], [2.5, 5.5], 4);
  plot.text(6, 7.2, taken ? `ŷ₁ ${number(predictions[0])}` : "ŷ", { anchor: "middle" });
  plot.text(9.3, 4.1, "ŷ − y", { anchor: "end" });
  plot.text(6, 2, "g", { anchor: "middle" });
  plot.text(2.7, 4.1, pair(taken === STEPS ? next : [w, b]));
  plot.text(6, -0.8, text("now", { epoch: epoch + 1 }), { anchor: "middle" });
}

export function formula(state, { text }) {
  const { taken, epoch, loss, w, b, predictions, gradient, next } = moment(state);
  const move = (name, value, slope, to) => `${name} ← ${short(value, 4)} − ${short(state.eta)} · ${bracketed(slope)} = ${short(to, 4)}`;
  return [
    "ŷ = w · z + b",
    `ŷ₁ = ${short(w, 4)} · ${bracketed(z[0])} + ${bracketed(b)} = ${short(predictions[0], 4)}`,
    `${text("mean")} (ŷ − y)² = ${fixed(loss[epoch])}`,
    `${text("mean")} 2(ŷ − y)z = ${fixed(gradient[0])}, ${text("mean")} 2(ŷ − y) = ${fixed(gradient[1])}`,
    `${move("w", w, gradient[0], next[0])}, ${move("b", b, gradient[1], next[1])}`,
  ][taken];
}

function bracketed(value) {
  return value < 0 ? `(${short(value, 4)})` : short(value, 4);
}

export function say(state, { text }) {
  const { over, taken, epoch, loss, predictions, gradient, next } = moment(state);
  if (taken === 0) return text("begin");
  if (taken === 1) return text("predicted", { prediction: fixed(predictions[0]), label: fixed(y[0], 1) });
  if (taken === 2) return text("scored", { loss: fixed(loss[epoch]) });
  if (taken === 3) return text("sloped", { w: fixed(gradient[0]), b: fixed(gradient[1]) });
  return text("updated", { w: fixed(next[0]), b: fixed(next[1]), epochs: over });
}

export function table(state, { text }) {
  const { epoch, taken, loss, params, next } = moment(state);
  const known = epoch + (taken > 1 ? 1 : 0);
  const thetas = taken === STEPS ? [...params, next] : params;
  const rows = thetas.map(([w, b], i) => [`${i}`, fixed(w), fixed(b), i < known ? fixed(loss[i], 4) : "…"]);
  return { head: [text("over"), "w", "b", text("loss")], rows: rows.slice(-ROWS) };
}

export const actions = { whole: ({ step }) => ({ step: Math.min(160, (Math.floor(step / STEPS) + 1) * STEPS) }) };

export function script(state) {
  const { over, taken } = moment(state);
  const rest = [
    "y_hat = w * z + b  # forward\nprint(*y_hat.tolist(), sep=\"\\n\")\n",
    "print(((y_hat - y) ** 2).mean().item())  # loss\n",
    "print((2 * (y_hat - y) * z).mean().item())  # gradient\nprint((2 * (y_hat - y)).mean().item())\n",
  ];
  return `import torch

x = torch.tensor([${x.join(", ")}], dtype=torch.float64)
y = torch.tensor([${y.join(", ")}], dtype=torch.float64)
z = (x - x.mean()) / x.std(correction=0)
w, b = 1.0, 0.0
for epoch in range(${over}):
    y_hat = w * z + b  # forward
    loss = ((y_hat - y) ** 2).mean()  # loss
    g_w, g_b = (2 * (y_hat - y) * z).mean(), (2 * (y_hat - y)).mean()  # gradient
    w, b = (w - ${state.eta} * g_w).item(), (b - ${state.eta} * g_b).item()  # update
    print(loss.item())
print(w, b, sep="\\n")
${rest.slice(0, taken === STEPS ? 0 : taken).join("")}`;
}
