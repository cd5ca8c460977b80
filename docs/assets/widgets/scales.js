// Scales: from data to pixels and back, with round numbers along them.
import { power, short } from "./format.js";

const SMALLEST = 1e-320; // stands in for 0 where there are logarithms

const KINDS = {
  linear: { to: (value) => value, from: (value) => value, ticks, name: short },
  log: {
    to: (value) => Math.log10(Math.max(value, SMALLEST)),
    from: (value) => 10 ** value,
    ticks: (low, high) => ticks(Math.log10(low), Math.log10(high)).filter(Number.isInteger).map((value) => 10 ** value),
    name: (value) => power(Math.round(Math.log10(value))),
  },
};

// A function from data over [low, high] to pixels, with its inverse, its ticks and their names.
export function scale([low, high], start, end, kind = "linear") {
  const { to, from, name } = KINDS[kind];
  const size = to(high) - to(low);
  const pixels = (value) => start + ((to(value) - to(low)) / size) * (end - start);
  const invert = (at) => from(to(low) + ((at - start) / (end - start)) * size);
  return Object.assign(pixels, { invert, ticks: KINDS[kind].ticks(low, high), label: name });
}

// Five or so round numbers from low to high.
export function ticks(low, high) {
  const rough = (high - low) / 5;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * [1, 2, 5, 10].find((factor) => factor * unit >= rough);
  const count = Math.floor(high / step) - Math.ceil(low / step) + 1;
  return Array.from({ length: count }, (_, index) => Number(((Math.ceil(low / step) + index) * step).toPrecision(12)));
}

// [low, high] widened so that it holds these values, but to no more than `most` times its size.
export function follow([low, high], values, most = 4) {
  const [room, edge] = [((most - 1) / 2) * (high - low), 0.03 * (high - low)];
  const finite = values.filter(Number.isFinite);
  const [least, largest] = [Math.min(...finite) - edge, Math.max(...finite) + edge];
  return [Math.max(low - room, Math.min(low, least)), Math.min(high + room, Math.max(high, largest))];
}
