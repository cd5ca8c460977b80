// W20: three scores, their shares, the surprise of the right class, and how far each share is from the truth.
import { fixed, short } from "./format.js";
import { crossEntropy, softmax } from "./math/classification.js";

const CLASSES = [0, 1, 2];
const FARTHEST = 12; // of a score, as three-scores.yml has it
const HALF = 0.28; // of the width of a bar
const SMALLEST = 0.001; // of what stands beside one

const scores = ({ z0, z1, z2 }) => [z0, z1, z2];
const oneHot = ({ right }) => CLASSES.map((k) => (k === Number(right) ? 1 : 0));

export function results(state) {
  const p = softmax(scores(state));
  const slopes = p.map((share, k) => share - oneHot(state)[k]);
  return { p, loss: crossEntropy([scores(state)], [Number(state.right)]), slopes };
}

export function draw(plot, state, { text }) {
  plot.axes({ x: [-0.6, 2.6], y: [-0.08, 1.15], xTicks: CLASSES, yTicks: [0, 0.5, 1], xLabel: text("class"), yLabel: text("probability") });
  results(state).p.forEach((share, k) => {
    const truth = oneHot(state)[k];
    const [from, to] = [k - HALF, k + HALF];
    plot.area([[from, 0], [from, share], [to, share], [to, 0]], truth ? "c0" : "c7");
    plot.line([[from, share], [to, share]], truth ? "c0" : "c7");
    plot.line([[from, truth], [to, truth]], "c3 dashed");
    plot.arrow([k, share], [k, truth], "c3");
    plot.text(to, share, share < SMALLEST / 2 ? `< ${SMALLEST}` : fixed(share, 3), { dx: 4, dy: 5 });
    if (truth && share < 0.9) plot.text(from, truth, text("truth"), { anchor: "end", dx: -4, dy: 5 });
  });
}

export function formula(state) {
  const { p, loss } = results(state);
  return `−ln ${fixed(p[state.right], 4)} = ${fixed(loss, 4)}`;
}

export function say(state, { text }) {
  const { p, loss } = results(state);
  const chosen = p.indexOf(Math.max(...p));
  const won = p[state.right] === p[chosen];
  const rest = won ? text("won") : text("lost", { chosen, share: fixed(p[chosen], 3) });
  return text("say", { right: state.right, p: fixed(p[state.right], 3), loss: fixed(loss, 3), rest });
}

export function table(state, { text }) {
  const { p, slopes } = results(state);
  const rows = scores(state).map((z, k) => [k, short(z, 4), fixed(p[k], 4), fixed(slopes[k], 4)]);
  return { head: [text("class"), "z", "p", text("slope")], rows };
}

// New scores, if all of them can be set.
function moved(z) {
  const [z0, z1, z2] = z.map((score) => Number(score.toFixed(4)));
  return z.some((score) => Math.abs(score) > FARTHEST) ? {} : { z0, z1, z2 };
}

export const actions = {
  add: (state) => moved(scores(state).map((z) => z + 1)),
  double: (state) => moved(scores(state).map((z) => 2 * z)),
  step: (state) => moved(scores(state).map((z, k) => z - results(state).slopes[k])),
};

export function script(state) {
  return `import torch

z = torch.tensor([[${scores(state).join(", ")}]], dtype=torch.float64, requires_grad=True)
k = torch.tensor([${state.right}])
loss = torch.nn.functional.cross_entropy(z, k)
loss.backward()
for p in torch.softmax(z, dim=1)[0].tolist():
    print(p)
print(loss.item())
for slope in z.grad[0].tolist():
    print(slope)
`;
}
