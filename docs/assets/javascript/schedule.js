// The schedule of what was got wrong: due the same day; after a right answer in three days, after the next one in a
// week, and then no more. A day is one of the reader's calendar, counted from 1970 on.
export const WAITS = [3, 7]; // days

export function today(now = new Date()) {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
}

// Returns in how many days a question is due, 0 for one that is due now, and null for one that is not to be asked.
export function daysLeft(answer, day = today()) {
  if (answer?.review) return 0;
  if (!answer?.later) return null;
  const left = answer.later.day - day;
  return left > WAITS.at(-1) ? 0 : Math.max(0, left); // a clock that was set back is no reason to wait for years
}

// Returns what to remember of a question. The first choice counts: a wrong one makes the question due, and looking
// on for the right one leaves it so. A right one moves a question on that is due, and leaves the others.
export function answered(before, choice, right, day = today()) {
  const first = (before?.choice ?? null) === null;
  const later = first ? moved(before, right, day) : before.later;
  const kept = { choice, right: right || Boolean(before?.right), review: first ? !right : before.review };
  return later ? { ...kept, later } : kept;
}

function moved(before, right, day) {
  if (!right) return undefined;
  if (daysLeft(before, day) !== 0) return before?.later;
  const step = before.review ? 0 : before.later.step; // how many right answers it has had
  return step < WAITS.length ? { step: step + 1, day: day + WAITS[step] } : undefined;
}
