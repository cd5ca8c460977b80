// What each batch size takes to a loss, as recorded in nudge/data/measurements/batches-to-target-cpu.json: the
// updates to each loss of LADDER, with the rate 0.1 and with its own; times of an epoch in ms.
const LADDER = [2.0, 1.5, 1.0, 0.7, 0.5, 0.35, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05];
const RECORD = [
  { size: 1, eta: 0.1, perEpoch: 1200, together: 386.76, inTurn: 455.75,
    one: [100, 150, 225, 275, 400, 600, 950, 1200, 1725, 2775, 3775, null],
    own: [100, 150, 225, 275, 400, 600, 950, 1200, 1725, 2775, 3775, null] },
  { size: 4, eta: 0.3, perEpoch: 300, together: 98.99, inTurn: 332.02,
    one: [50, 100, 130, 190, 240, 310, 460, 520, 750, 1170, 1630, 2230],
    own: [30, 50, 80, 100, 130, 190, 290, 300, 430, 700, 930, 1420] },
  { size: 16, eta: 0.7, perEpoch: 75, together: 25.77, inTurn: 324.48,
    one: [44, 80, 116, 152, 196, 272, 368, 464, 648, 1060, null, null],
    own: [12, 20, 28, 52, 60, 76, 92, 116, 136, 216, 308, 424] },
  { size: 64, eta: 1, perEpoch: 19, together: 7.55, inTurn: 287.79,
    one: [42, 78, 112, 146, 190, 258, 358, 464, 642, 1032, null, null],
    own: [6, 12, 20, 28, 34, 44, 58, 64, 80, 124, 164, 206] },
  { size: 256, eta: 1, perEpoch: 5, together: 3.36, inTurn: 277.61,
    one: [42, 76, 110, 144, 188, 256, 356, 454, 636, 1040, null, null],
    own: [6, 12, 20, 22, 30, 38, 46, 50, 70, 104, 146, 204] },
  { size: 1200, eta: 1.4, perEpoch: 1, together: 1.65, inTurn: 264.62,
    one: [42, 76, 110, 144, 188, 256, 356, 454, 636, 1040, null, null],
    own: [4, 6, 34, 36, 42, 44, 58, 64, 82, 96, 130, 168] },
];

export const ladder = () => LADDER;
export const sizes = () => RECORD.map(({ size }) => size);
export const rates = (rate) => RECORD.map(({ eta }) => (rate === "one" ? 0.1 : eta));
export const perEpoch = () => RECORD.map((row) => row.perEpoch);
export const epochSeconds = (axis) => RECORD.map((row) => (axis === "together" ? row.together : row.inTurn) / 1000);

// The updates to a loss of LADDER for each size; infinite where the record ends before.
export function updatesTo(loss, rate) {
  return RECORD.map((row) => row[rate][LADDER.indexOf(loss)] ?? Infinity);
}

// The same on another axis: epochs, updates, or seconds, together or in_turn.
export function needed(loss, rate, axis) {
  const updates = updatesTo(loss, rate);
  if (axis === "updates") return updates;
  const epochs = updates.map((count, i) => count / RECORD[i].perEpoch);
  if (axis === "epochs") return epochs;
  return epochs.map((count, i) => count * epochSeconds(axis)[i]);
}
