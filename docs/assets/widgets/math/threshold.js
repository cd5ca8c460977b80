// A rule with one open number, as in nudge.threshold.
export function leaves(x, t) {
  return x >= t;
}

export function countMistakes(days, left, t) {
  return days.filter((x, i) => leaves(x, t) !== Boolean(left[i])).length;
}

export function countFalseAlarms(days, left, t) {
  return days.filter((x, i) => leaves(x, t) && !left[i]).length;
}
