// W00: one point, one line and the gap between them, in the symbols of this course, in those of others, or in words.
import { short } from "./format.js";
import { mse } from "./math/losses.js";
import { line } from "./math/models.js";

const POINT = { x: 4, answer: 10 };
const MODEL = { w: 1, b: 9 };

export function results() {
  const prediction = line(POINT.x, MODEL.w, MODEL.b);
  return { residual: POINT.answer - prediction, square: mse([prediction], [POINT.answer]) };
}

function namesOf({ hat, words }, text) {
  if (words) return { answer: text("answer"), prediction: text("prediction") };
  return hat === "answer" ? { answer: "ŷ", prediction: "y" } : { answer: "y", prediction: "ŷ" };
}

export function draw(plot, state, { text }) {
  const { x, answer } = POINT;
  const prediction = line(x, MODEL.w, MODEL.b);
  const names = namesOf(state, text);
  plot.axes({ x: [0, 8], y: [6, 17.5], xTicks: [x], yTicks: [answer, prediction], xLabel: state.words ? text("input") : "x" });
  plot.line([0, 8].map((at) => [at, line(at, MODEL.w, MODEL.b)]), "c1");
  plot.line([[x, answer], [x, prediction]], "c2 thick dashed");
  plot.dots([[x, prediction]], "c1", "square", 6);
  plot.dots([[x, answer]], "c0", "circle", 7);
  plot.text(x, prediction, names.prediction, { anchor: "end", dx: -12, dy: -6 });
  plot.text(x, answer, names.answer, { dx: 14, dy: 12 });
  plot.text(x, (answer + prediction) / 2, difference(names), { dx: 14 });
}

const difference = ({ answer, prediction }) => `${answer} − ${prediction}`;

export function formula(state, { text }) {
  const names = difference(namesOf(state, text));
  const { residual, square } = results();
  return `${names} = ${POINT.answer} − ${line(POINT.x, MODEL.w, MODEL.b)} = ${short(residual)}, (${names})² = ${square}`;
}

export function say(state, { text }) {
  const { residual, square } = results();
  const numbers = { answer: POINT.answer, prediction: line(POINT.x, MODEL.w, MODEL.b), residual: short(residual), square };
  return text("say", { ...numbers, difference: difference(namesOf(state, text)) });
}

export function script({ hat, words }) {
  const [answer, prediction] = words ? ["answer", "prediction"] : hat === "answer" ? ["y_hat", "y"] : ["y", "y_hat"];
  return `import torch

x = torch.tensor(${POINT.x}, dtype=torch.float64)
${answer} = torch.tensor(${POINT.answer}, dtype=torch.float64)  # what was observed
${prediction} = ${MODEL.w} * x + ${MODEL.b}  # what the model says
print((${answer} - ${prediction}).item())
print(((${answer} - ${prediction}) ** 2).item())
`;
}
