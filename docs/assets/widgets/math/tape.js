// The tape, as in nudge.tape: a list of numbers with their parents, pairs of a place and the local slope.
export function add(tape, i, j) {
  return [tape[i][0] + tape[j][0], [[i, 1], [j, 1]]];
}

export function mul(tape, i, j) {
  const [[a], [b]] = [tape[i], tape[j]];
  return [a * b, [[i, b], [j, a]]];
}

// The slope of the number at the last place, for every number on the tape.
export function backward(tape, last) {
  const slopes = tape.map((_, place) => Number(place === last));
  for (let i = last; i >= 0; i--) {
    for (const [j, local] of tape[i][1]) slopes[j] += local * slopes[i];
  }
  return slopes;
}
