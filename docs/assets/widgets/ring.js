// Processes side by side, each with its numbers on top of one another; arrows show what the last step sent.
import { oneCollects, ringAllReduce } from "./math/ring.js";

const WIDTH = 1.7;

// Process p begins with 10^p, 2 · 10^p, …: the digits of a sum tell whose numbers are in it.
function moment({ size, way, step }) {
  const lists = Array.from({ length: size }, (_, p) => Array.from({ length: size }, (_, i) => (i + 1) * 10 ** p));
  const taken = Math.min(step, last({ size }));
  const states = (way === "ring" ? ringAllReduce : oneCollects)(lists);
  const adding = taken <= size - 1;
  return { size, taken, adding, now: states[taken], before: states[Math.max(0, taken - 1)], sums: states.at(-1)[0] };
}

export const last = ({ size }) => 2 * (size - 1);

const moved = ({ size, way }, taken) => (way === "ring" ? 2 : size) * taken;

export function results(state) {
  const { taken, now } = moment(state);
  return { numbers: now.flat(), moved: moved(state, taken) };
}

// What the last step sent: [from, to, place].
function sendings({ size, way }, taken) {
  if (taken === 0) return [];
  const places = Array.from({ length: size }, (_, i) => i);
  if (way === "ring") return places.map((p) => [p, (p + 1) % size, (((p - taken + 1) % size) + size) % size]);
  const other = otherOf(size, taken);
  return places.map((i) => (taken <= size - 1 ? [other, 0, i] : [0, other, i]));
}

const otherOf = (size, taken) => ((taken - 1) % (size - 1)) + 1;

export function draw(plot, state, { text }) {
  const { size, taken, now, sums } = moment(state);
  const [left, top] = [(12 - 2.4 * (size - 1)) / 2, 6.9];
  const middle = (p) => left + 2.4 * p;
  const level = (place) => top - 1.05 * place;
  plot.plane({ x: [-0.6, 12.6], y: [0, 8.6] });
  now.forEach((numbers, p) => {
    plot.text(middle(p), top + 0.85, text("process", { p }), { anchor: "middle" });
    numbers.forEach((value, i) => {
      const [x, y] = [middle(p) - WIDTH / 2, level(i) - 0.4];
      const corners = [[x, y], [x + WIDTH, y], [x + WIDTH, y + 0.8], [x, y + 0.8], [x, y]];
      const finished = value === sums[i];
      if (finished) plot.area(corners, "c2");
      plot.line(corners, finished ? "c2 thick" : "c7 thin");
      plot.text(middle(p), level(i), String(value), { anchor: "middle", dy: 4 });
    });
  });
  for (const [from, to, place] of sendings(state, taken)) arrow(plot, middle(from), middle(to), level(place), size);
}

// Between neighbours, or out at one edge and in at the other; past others, below their numbers.
function arrow(plot, from, to, y, size) {
  const half = WIDTH / 2;
  const around = from > to && from - to > 2.5 && size > 2;
  if (around) {
    plot.line([[from + half, y], [from + half + 0.55, y]], "c1 thick");
    plot.arrow([to - half - 0.6, y], [to - half, y], "c1 thick");
  } else if (from < to) plot.arrow([from + half, y], [to - half, y], "c1 thick");
  else plot.arrow([from - half, y - 0.25], [to + half, y - 0.25], "c1 thick");
}

export function say(state, { text }) {
  const { size, taken, adding } = moment(state);
  if (taken === 0) return text("begin", { size });
  const count = { moved: moved(state, taken) };
  const so = taken === last(state) ? text("done", count) : text("moved", count);
  const told = { step: taken, size, other: otherOf(size, taken), so };
  if (state.way === "ring") return adding ? text("adds", told) : text("copies", told);
  return adding ? text("collects", told) : text("hands", told);
}

export function table(state, { text }) {
  const { size, now } = moment(state);
  const places = Array.from({ length: size }, (_, i) => i);
  const head = [text("piece"), ...places.map(String)];
  return { head, rows: places.map((i) => [`${i}`, ...now.map((numbers) => `${numbers[i]}`)]) };
}

export function script(state) {
  const { size, taken } = moment(state);
  const ring = `    for p in range(${size}):
        place, right = (p - step) % ${size}, (p + 1) % ${size}
        now[right, place] = before[p, place] + (now[right, place] if step < ${size - 1} else 0)`;
  const chief = `    other = step % ${size - 1} + 1
    if step < ${size - 1}:
        now[0] += before[other]
    else:
        now[other] = before[0]`;
  return `import torch

now = torch.outer(10 ** torch.arange(${size}), torch.arange(1, ${size + 1}))  # a row for each process
for step in range(${taken}):
    before = now.clone()
${state.way === "ring" ? ring : chief}
print(*now.flatten().tolist(), sep="\\n")
print(${state.way === "ring" ? 2 : size} * ${taken})  # in and out of the busiest process
`;
}
