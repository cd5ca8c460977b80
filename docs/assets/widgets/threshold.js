// W01: people over their days of leave, a threshold, and those whom the rule gets wrong.
import { short } from "./format.js";
import { leave } from "./math/data.js";
import { countFalseAlarms, countMistakes, leaves } from "./math/threshold.js";

const NEWCOMERS = { days: [4, 4], left: [1, 1] };
const everyT = Array.from({ length: 11 }, (_, t) => t);

function data({ newcomers }) {
  const more = newcomers ? NEWCOMERS : { days: [], left: [] };
  return { days: [...leave.days, ...more.days], left: [...leave.left, ...more.left] };
}

function counts(state) {
  const { days, left } = data(state);
  return everyT.map((t) => countMistakes(days, left, t));
}

export function results(state) {
  const { days, left } = data(state);
  const { t } = state;
  const mistakes = countMistakes(days, left, t);
  const alarms = countFalseAlarms(days, left, t);
  return { mistakes, misses: mistakes - alarms, alarms };
}

export function draw(plot, state, { text }) {
  const { t } = state;
  const { days, left } = data(state);
  const people = days.map((day, i) => ({ day, height: days.slice(0, i).filter((other) => other === day).length, gone: Boolean(left[i]) }));
  const at = (found) => found.map(({ day, height }) => [day, height]);
  plot.axes({ x: [-1, 10.5], y: [-0.5, 3.5], yTicks: [], xLabel: text("days") });
  plot.line([[t - 0.5, -0.5], [t - 0.5, 3.5]], "c7 dashed");
  plot.text(t - 0.5, 3.2, `t = ${short(t)}`, { dx: 6 });
  plot.dots(at(people.filter(({ gone }) => !gone)), "c0", "circle", 8);
  plot.dots(at(people.filter(({ gone }) => gone)), "c1", "square", 7);
  plot.dots(at(people.filter(({ day, gone }) => leaves(day, t) !== gone)), "c3 ring", "circle", 14);
  key(plot, 0, "c0", "circle", text("stayed"));
  key(plot, 3, "c1", "square", text("left"));
  key(plot, 6, "c3 ring", "circle", text("wrong"));
}

// What a mark means, in a free corner of the drawing.
function key(plot, x, style, shape, words) {
  plot.dots([[x, 2.5]], style, shape, 7);
  plot.text(x + 0.35, 2.5, words, { dy: 5 });
}

export function say(state, { text, session }) {
  const now = text("say", { t: short(state.t), ...results(state) });
  return session.chosen ? `${now} ${session.chosen}` : now;
}

export function table(state, { text, session }) {
  if (!session.chosen) return undefined;
  return { head: [text("threshold"), ...everyT], rows: [[text("mistakes"), ...counts(state)]] };
}

// What the machine chose, it chose from other people.
export function moved(patch, _, { session }) {
  if ("newcomers" in patch) delete session.chosen;
  return {};
}

export const actions = {
  choose(state, { text, session }) {
    const all = counts(state);
    const t = all.indexOf(Math.min(...all));
    session.chosen = text("chosen", { t, all: all.join(", ") });
    return { t };
  },
};

export function script(state) {
  const { days, left } = data(state);
  return `import torch

days = torch.tensor([${days.join(", ")}])
left = torch.tensor([${left.join(", ")}])
leaves = (days >= ${state.t}).long()
print((leaves != left).sum().item())
print((leaves < left).sum().item())
print((leaves > left).sum().item())
`;
}
