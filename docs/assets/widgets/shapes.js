// W02: two shapes, aligned at the right; which rule acts on each axis; what is stored and what only counts as there.
import { broadcastShape } from "./math/tensors.js";

const LARGEST = 150; // places that can still be told apart

export function results({ a, b }) {
  const shapes = [read(a), read(b)];
  return { shape: (shapes.every(Boolean) && broadcastShape(...shapes)) || [NaN] };
}

function read(text) {
  const inside = text.trim().replace(/^\((.*)\)$/, "$1").replace(/,\s*$/, "").trim();
  const sizes = inside === "" ? [] : inside.split(/[,\s]+/).map(Number);
  return sizes.length <= 6 && sizes.every((size) => Number.isInteger(size) && size > 0 && size < 100) ? sizes : undefined;
}

const write = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

export function draw(plot, { a, b }, { text }) {
  const [first, second] = [read(a), read(b)];
  const shape = first && second && broadcastShape(first, second);
  if (!shape) return;
  const places = shape.reduce((product, size) => product * size, 1);
  if (shape.length > 3 || places > LARGEST) {
    plot.axes({ x: [0, 1], y: [0, 1], xTicks: [], yTicks: [] });
    plot.text(0.5, 0.5, text("large"), { anchor: "middle" });
    return;
  }
  const [sheets, rows, columns] = full(shape, 3);
  const [width, height] = [columns + 0.4 * (sheets - 1) + 1.3, rows + 0.4 * (sheets - 1) + 1.6];
  const unit = Math.max((3 * width) / 404, height / 254);
  plot.axes({ x: [0, 404 * unit], y: [0, 254 * unit], xTicks: [], yTicks: [] });
  const top = (254 * unit + height) / 2 - 0.6;
  [first, second, shape].forEach((own, i) => {
    const left = (404 * unit - 3 * width) / 2 + i * width + 0.4;
    block(plot, left, top, full(own, 3), [sheets, rows, columns]);
    plot.text(left + columns / 2, top - height + 1, write(own), { anchor: "middle" });
    if (i) plot.text(left - 0.65, top - rows / 2, i === 1 ? "×" : "=", { anchor: "middle", dy: 5 });
  });
}

const full = (shape, axes) => [...Array(Math.max(0, axes - shape.length)).fill(1), ...shape];

// One place per number; solid where the tensor has it, dotted where it is used again.
function block(plot, left, top, own, [sheets, rows, columns]) {
  for (let sheet = sheets - 1; sheet >= 0; sheet--) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const stored = sheet < own[0] && row < own[1] && column < own[2];
        const [x, y] = [left + column + 0.4 * sheet + 0.07, top - row + 0.4 * sheet - 0.4 * (sheets - 1) - 0.93];
        const corners = [[x, y], [x + 0.86, y], [x + 0.86, y + 0.86], [x, y + 0.86], [x, y]];
        if (stored) plot.area(corners, "c0");
        plot.line(corners, stored ? "c0 thin" : "c7 thin dotted");
      }
    }
  }
}

export function say({ a, b }, { text }) {
  const [first, second] = [read(a), read(b)];
  if (!first || !second) return text("unreadable", { shape: first ? b : a });
  const shape = broadcastShape(first, second);
  if (shape) return text("fits", { a: write(first), b: write(second), shape: write(shape) });
  const axis = axes(first, second).find((candidate) => rule(first, second, candidate) === "clash");
  return text("fails", { a: write(first), b: write(second), axis: minus(axis), left: first.at(axis), right: second.at(axis) });
}

// The numbers of all axes, counted from the last one, which is −1.
function axes(first, second) {
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, i) => i - length);
}

const minus = (axis) => String(axis).replace("-", "−");

function rule(first, second, axis) {
  const [one, other] = [first, second].map((shape) => (shape.length >= -axis ? shape.at(axis) : undefined));
  if (one === undefined || other === undefined) return "absent";
  if (one === other) return "same";
  return one === 1 || other === 1 ? "one" : "clash";
}

export function table({ a, b }, { text }) {
  const [first, second] = [read(a), read(b)];
  if (!first || !second) return undefined;
  const words = { absent: text("absent"), same: text("same"), one: text("one"), clash: text("clash") };
  const every = axes(first, second);
  const shape = broadcastShape(first, second);
  const sizes = (of) => every.map((axis) => (of.length >= -axis ? of.at(axis) : text("missing")));
  return {
    head: [text("axis"), ...every.map(minus)],
    rows: [
      ["A", ...sizes(first)],
      ["B", ...sizes(second)],
      [text("rule"), ...every.map((axis) => words[rule(first, second, axis)])],
      [text("result"), ...(shape ?? every.map(() => "—"))],
    ],
  };
}

export function script({ a, b }) {
  const [first, second] = [read(a), read(b)].map((shape) => write(shape ?? []));
  return `import torch

for size in torch.broadcast_shapes(${first}, ${second}):
    print(size)
`;
}
