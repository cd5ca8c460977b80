// W12: the graph of one squared error, there and back as often as a reader likes, and what gathers in the leaves.
import { short } from "./format.js";
import { add, backward, mul } from "./math/tape.js";

const [X, Y, ETA] = [2, 5, 0.05];
const [W, B, U, PREDICTION, LOSS] = [0, 1, 4, 5, 7]; // places on the tape
const ROWS = 6; // of the table
const BOXES = [
  { name: "w", place: W, at: [1.3, 6.6] },
  { name: "b", place: B, at: [1.3, 3.9] },
  { name: "u = 2w", place: U, at: [4.4, 6.6] },
  { name: "ŷ = u + b", place: PREDICTION, at: [7.6, 6.6] },
  { name: "ℓ = (ŷ − 5)²", place: LOSS, at: [10.8, 6.6] },
];
const ARROWS = [[0, 2], [2, 3], [1, 3], [3, 4]]; // between boxes

const number = (value) => short(value, 4);

function forward(w, b) {
  const tape = [[w, []], [b, []], [X, []], [-Y, []]];
  tape.push(mul(tape, W, 2));
  tape.push(add(tape, U, B));
  tape.push(add(tape, PREDICTION, 3));
  tape.push(mul(tape, 6, 6));
  return tape;
}

// The letters of the steps; undefined where one is none.
function read(steps) {
  const letters = steps.toUpperCase().replace(/[\s,]/g, "");
  return /^[FBUZ]*$/.test(letters) ? [...letters] : undefined;
}

// What each step does to { w, b, tape, used, slopes, poured }; `poured` is undefined as long as .grad is None.
const STEPS = {
  F: (now) => ({ ...now, tape: forward(now.w, now.b), used: false, slopes: undefined }),
  B: (now) => {
    if (!now.tape || now.used) return { ...now, error: now.used ? "again" : "missing" };
    const slopes = backward(now.tape, LOSS);
    return { ...now, used: true, slopes, poured: [...(now.poured ?? []), [slopes[W], slopes[B]]] };
  },
  U: (now) => {
    if (!now.poured) return { ...now, error: "none" };
    const [gw, gb] = grads(now);
    return { ...now, w: now.w - ETA * gw, b: now.b - ETA * gb };
  },
  Z: (now) => (now.poured ? { ...now, poured: [] } : { ...now, error: "none" }),
};

const sum = (values) => values.reduce((total, value) => total + value, 0);
const grads = ({ poured }) => poured && [W, B].map((leaf) => sum(poured.map((slopes) => slopes[leaf])));

// How things stand at the start and after each step.
function moments({ w, b, steps }) {
  const all = [{ w, b }];
  for (const letter of read(steps) ?? []) all.push({ ...STEPS[letter]({ ...all.at(-1), error: undefined }), letter });
  return all;
}

export function results(state) {
  const shown = { F: (now) => now.tape[LOSS][0], B: grads, U: ({ w, b }) => [w, b], Z: () => [] };
  return { steps: moments(state).slice(1).filter(({ error }) => !error).map((now) => shown[now.letter](now)) };
}

export function draw(plot, state, { text }) {
  const now = moments(state).at(-1);
  const middle = { anchor: "middle" };
  plot.plane({ x: [0, 12.3], y: [0, 8.4] });
  ARROWS.forEach(([from, to]) => {
    const [[x0, y0], [x1, y1]] = [BOXES[from].at, BOXES[to].at];
    plot.arrow([x0 + 1.3, y0], y0 === y1 ? [x1 - 1.3, y1] : [x1 - 0.6, y1 - 1], "c7 thin");
  });
  for (const { name, place, at: [x, y] } of BOXES) {
    const corners = [[-1.25, -0.95], [1.25, -0.95], [1.25, 0.95], [-1.25, 0.95], [-1.25, -0.95]];
    plot.line(corners.map(([dx, dy]) => [x + dx, y + dy]), `c0 thin${now.tape ? "" : " dashed"}`);
    plot.text(x, y + 1.2, name, middle);
    plot.text(x, y + 0.15, now.tape ? number(now.tape[place][0]) : "…", middle);
    plot.text(x, y - 0.7, now.slopes ? number(now.slopes[place]) : "…", middle);
  }
  for (const { at: [, y] } of BOXES.slice(0, 2)) {
    plot.text(0, y + 0.15, text("value"), { anchor: "end", dx: -5 });
    plot.text(0, y - 0.7, text("slope"), { anchor: "end", dx: -5 });
  }
  drawBucket(plot, now, W, [0.1, 5.6], "w");
  drawBucket(plot, now, B, [6.3, 12.1], "b");
}

// What was poured in, one layer for each time; a layer is as high as its share of all that was ever in it.
function drawBucket(plot, now, leaf, [left, right], name) {
  const layers = (now.poured ?? []).map((slopes) => slopes[leaf]);
  const whole = Math.max(6, layers.length);
  layers.forEach((_, i) => {
    const [low, high] = [i, i + 0.8].map((level) => 0.15 + (1.7 * level) / whole);
    plot.area([[left + 0.1, low], [right - 0.1, low], [right - 0.1, high], [left + 0.1, high]], i % 2 ? "c2" : "c1");
  });
  plot.line([[left, 1.9], [left, 0], [right, 0], [right, 1.9]], `c0 ${now.poured ? "" : "dashed"}`);
  plot.text(left, 2.15, `${name}.grad = ${contents(now, leaf)}`);
}

function contents(now, leaf) {
  if (!now.poured) return "None";
  const layers = now.poured.map((slopes) => number(slopes[leaf]));
  const total = number(grads(now)[leaf]);
  const shown = (layers.length > 2 ? ["…", layers.at(-1)] : layers).map(bracketed).join(" + ");
  return layers.length > 1 ? `${shown} = ${total}` : total;
}

const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);

export function say(state, { text }) {
  const { letter, error, w, b, tape, slopes, ...now } = moments(state).at(-1);
  if (!read(state.steps)) return text("unreadable", { steps: state.steps });
  if (!letter) return text("begin");
  if (error) return { again: text("again"), missing: text("missing"), none: text("none") }[error];
  const [gw, gb] = grads(now)?.map(number) ?? ["None", "None"];
  const numbers = { gw, gb, w: number(w), b: number(b) };
  if (letter === "F") return text("forward", { ...numbers, prediction: number(tape[PREDICTION][0]), loss: number(tape[LOSS][0]) });
  if (letter === "B") return text("back", { ...numbers, sw: number(slopes[W]), sb: number(slopes[B]) });
  return letter === "U" ? text("update", numbers) : text("zero");
}

export function table(state, { text }) {
  const rows = moments(state).map((now, i) => {
    const [inBucket = "–"] = grads(now)?.map(number) ?? [];
    return [i ? `${i} ${now.letter}` : "0", now.tape ? number(now.tape[LOSS][0]) : "…", number(now.w), inBucket];
  });
  return { head: [text("step"), "ℓ", "w", "w.grad"], rows: rows.slice(-ROWS) };
}

const appended = (letter) => ({ steps }) => ({ steps: `${(read(steps) ?? []).join("")}${letter}`.slice(-60) });
export const actions = { forward: appended("F"), back: appended("B"), update: appended("U"), zero: appended("Z") };

const CODE = {
  F: [`loss = (${X} * w + b - ${Y}) ** 2`, "print(loss.item())"],
  B: ["loss.backward()", "print(w.grad.item(), b.grad.item())"],
  U: [`with torch.no_grad():\n    w -= ${ETA} * w.grad\n    b -= ${ETA} * b.grad`, "print(w.item(), b.item())"],
  Z: ["w.grad.zero_()\nb.grad.zero_()"],
};
const ERRORS = { again: "RuntimeError", missing: "NameError" };

export function script(state) {
  const lines = moments(state).slice(1).map(({ letter, error }) => {
    if (!error) return CODE[letter].join("\n");
    const fails = CODE[letter][0].split("\n").map((line) => `    ${line}`);
    return [`with suppress(${ERRORS[error] ?? "TypeError, AttributeError"}):`, ...fails].join("\n");
  });
  return `from contextlib import suppress

import torch

w = torch.tensor(${state.w}, dtype=torch.float64, requires_grad=True)
b = torch.tensor(${state.b}, dtype=torch.float64, requires_grad=True)

${lines.join("\n")}
`;
}
