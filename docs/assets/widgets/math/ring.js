// All-reduce in a ring and with a chief, as in nudge.ring: what every process has after 0, 1, 2, … steps.
export function ringAllReduce(lists) {
  const size = lists.length;
  return walk(lists, (now, before, step) => {
    for (let p = 0; p < size; p++) {
      const place = (((p - step) % size) + size) % size;
      const right = (p + 1) % size;
      now[right][place] = (step < size - 1 ? now[right][place] : 0) + before[p][place];
    }
  });
}

export function oneCollects(lists) {
  const size = lists.length;
  return walk(lists, (now, before, step) => {
    const other = (step % (size - 1)) + 1;
    if (step < size - 1) now[0] = now[0].map((value, i) => value + before[other][i]);
    else now[other] = [...before[0]];
  });
}

function walk(lists, change) {
  const states = [lists];
  for (let step = 0; step < 2 * (lists.length - 1); step++) {
    const before = states.at(-1);
    const now = before.map((numbers) => [...numbers]);
    change(now, before, step);
    states.push(now);
  }
  return states;
}
