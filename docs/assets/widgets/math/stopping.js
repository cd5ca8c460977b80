// Early stopping, as in nudge.stopping.

// The check with the lowest error so far, and the one at which patience is used up; if it never is, the last one.
export function earlyStop(errors, patience, minDelta = 0) {
  let [best, lowest] = [-1, Infinity];
  for (let check = 0; check < errors.length; check++) {
    if (errors[check] < lowest - minDelta) [best, lowest] = [check, errors[check]];
    if (check - best >= patience) return { best, last: check, usedUp: true };
  }
  return { best, last: errors.length - 1, usedUp: false };
}
