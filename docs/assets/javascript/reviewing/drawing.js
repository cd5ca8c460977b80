// Drawing: which questions a round asks, and in which order; the same ones for the same seed.
import { lcg } from "../../widgets/math/data.js";

const SEEDS = 2 ** 31 - 2; // from 1 on, all that the generator knows

export function newSeed() {
  return 1 + Math.floor(SEEDS * Math.random());
}

// Returns so many of the items, or all where there are fewer, in a random order.
export function draw(items, number, seed) {
  const places = lcg(seed, items.length);
  const order = [...items.keys()].sort((a, b) => places[a] - places[b]);
  return order.slice(0, number).map((index) => items[index]);
}
