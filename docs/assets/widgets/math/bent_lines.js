// Bent lines, as in nudge.bent_lines: a constant plus ramps.
export function hardSigmoid(x, lo, hi) {
  const share = (x - lo) / (hi - lo);
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

// pieces are [height, lo, hi].
export function ramps(x, start, pieces) {
  return pieces.reduce((y, [height, lo, hi]) => y + height * hardSigmoid(x, lo, hi), start);
}
