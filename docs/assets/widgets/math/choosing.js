// Choosing: a record of eleven models, and which points (cost, score) no other one dominates.

// Hidden units, or the name of a baseline; µs for one picture; numbers kept; right pictures of 297, one run a
// seed, at a rate of 0.1 and at the model's own: as benchmarks/model_sizes.py measured them.
const MODELS = [
  { model: [], time: 0.054, numbers: 650, same: [272, 274, 274, 274, 274], own: [287, 285, 286, 288, 284] },
  { model: [4], time: 0.067, numbers: 310, same: [260, 250, 228, 240, 141], own: [257, 258, 218, 256, 192] },
  { model: [8], time: 0.08, numbers: 610, same: [279, 248, 273, 278, 267], own: [284, 260, 277, 284, 250] },
  { model: [16], time: 0.078, numbers: 1210, same: [279, 278, 283, 279, 277], own: [284, 282, 287, 284, 280] },
  { model: [32], time: 0.102, numbers: 2410, same: [284, 281, 281, 283, 277], own: [291, 291, 289, 289, 282] },
  { model: [64], time: 0.153, numbers: 4810, same: [284, 282, 281, 283, 280], own: [290, 288, 293, 292, 280] },
  { model: [128], time: 0.259, numbers: 9610, same: [286, 285, 285, 285, 279], own: [293, 293, 292, 292, 290] },
  { model: [512], time: 0.912, numbers: 38410, same: [286, 286, 287, 288, 281], own: [293, 293, 293, 292, 293] },
  { model: [512, 512], time: 5.667, numbers: 301066, same: [287, 286, 282, 287, 277], own: [293, 292, 292, 291, 288] },
  { model: "nearest", time: 22.759, numbers: 78000, same: [293], own: [293] },
  { model: "commonest", time: 0.006, numbers: 1, same: [23], own: [23] },
];

export const models = () => MODELS;

// At least as good in both, and not the same in both.
export function dominates(a, b) {
  return a[0] <= b[0] && a[1] >= b[1] && (a[0] !== b[0] || a[1] !== b[1]);
}

// The places of the points that no other one dominates.
export function pareto(points) {
  return points.flatMap((point, i) => (points.some((other) => dominates(other, point)) ? [] : [i]));
}
