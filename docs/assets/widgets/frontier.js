// W30: eleven models, a budget of time and one of numbers; what fits, and what of that is on the front.
import { short } from "./format.js";
import { models, pareto } from "./math/choosing.js";

const PICTURES = 297;
const RANGES = { time: [3e-3, 200], numbers: [0.5, 2e6] };
const TICKS = { time: [0.01, 0.1, 1, 10, 100], numbers: [1, 100, 1e4, 1e6] };
const AXES = { y: [1.5, 400], xScale: "log", yScale: "log", yTicks: [10, 100] };
const BESIDE = { dx: 8, dy: 5 };
const SIDES = {
  "": { anchor: "end", dx: -9, dy: 5 },
  4: BESIDE,
  8: BESIDE,
  16: BESIDE,
  64: { dx: 9, dy: -4 },
  "512,512": { anchor: "middle", dy: -11 },
  nearest: { anchor: "end", dx: 28, dy: 36 },
  commonest: BESIDE,
};

const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length;

function fitting({ cost, time, numbers, rates }) {
  return models()
    .filter((each) => each.time <= time && each.numbers <= numbers)
    .map((each) => ({ ...each, cost: each[cost], right: mean(each[rates]) }));
}

function chosen(state) {
  const left = fitting(state);
  const front = pareto(left.map((each) => [each.cost, each.right])).map((i) => left[i]);
  return { left, front: front.sort((a, b) => a.cost - b.cost) };
}

function name(model, text) {
  const known = { "": text("none"), nearest: text("nearest"), commonest: text("commonest") };
  return known[model] ?? model.join(" + ");
}

export function results(state) {
  const { left, front } = chosen(state);
  return { left: left.length, costs: front.map((each) => each.cost), right: front.map((each) => each.right) };
}

export function draw(plot, state, { text }) {
  const { cost, rates } = state;
  const { left, front } = chosen(state);
  const labels = { time: text("time"), numbers: text("numbers") };
  plot.axes({ ...AXES, x: RANGES[cost], xTicks: TICKS[cost], xLabel: labels[cost], yLabel: text("wrong") });
  plot.line([[state[cost], AXES.y[0]], [state[cost], AXES.y[1]]], "c7 dashed");
  const wrong = (right) => PICTURES - right;
  const corners = front.flatMap((each, i) => [[each.cost, i ? wrong(front[i - 1].right) : AXES.y[1]], [each.cost, wrong(each.right)]]);
  plot.line([...corners, [state[cost], wrong(front.at(-1).right)]], "c1");
  for (const each of models()) {
    const at = [each[cost], wrong(mean(each[rates]))];
    const fits = left.some(({ model }) => model === each.model);
    const best = front.some(({ model }) => model === each.model);
    plot.dots([at], best ? "c1" : fits ? "c0" : "c7", best ? "square" : "circle", best ? 6 : 5);
    plot.text(...at, name(each.model, text), SIDES[each.model] ?? { anchor: "middle", dy: 19 });
  }
}

export function say(state, { text }) {
  const { left, front } = chosen(state);
  const best = front.at(-1);
  const names = front.map(({ model }) => name(model, text));
  return text("say", {
    left: left.length,
    count: front.length,
    front: names.join(text("and")),
    best: name(best.model, text),
    right: short(best.right, 4),
  });
}

export function script(state) {
  const rows = models().map(({ time, numbers, [state.rates]: right }) => `    (${time}, ${numbers}, ${JSON.stringify(right)}),`);
  return `import torch

# µs for one picture, numbers kept, right pictures of 297 for each seed
models = [
${rows.join("\n")}
]
left = [each for each in models if each[0] <= ${state.time} and each[1] <= ${state.numbers}]
cost = torch.tensor([each[${state.cost === "time" ? 0 : 1}] for each in left], dtype=torch.float64)
right = torch.tensor([sum(each[2]) / len(each[2]) for each in left], dtype=torch.float64)
as_good = (cost[:, None] <= cost) & (right[:, None] >= right)
better = (cost[:, None] < cost) | (right[:, None] > right)
front = ~(as_good & better).any(dim=0)
order = cost[front].argsort()
print(len(left))
for number in torch.cat([cost[front][order], right[front][order]]).tolist():
    print(number)
`;
}
