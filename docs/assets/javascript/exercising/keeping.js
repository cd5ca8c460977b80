// Keeping: an answer is remembered while it is written, and that one was right, for good.
import { change, isKept, recall } from "../memory.js";

const PAUSE = 500; // ms without typing

// Returns the answer that is remembered, if it is not the starter.
export function kept(name) {
  return recall().exercises[name]?.answer ?? null;
}

export function remember(name, known) {
  change(({ exercises }) => {
    exercises[name] = { answer: null, solved: false, ...exercises[name], ...known };
  });
}

// Remembers what is written into a field, at the latest when the page is left; `tell` is told whether it is kept.
export function keepWriting(name, field, starter, tell) {
  let timer;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    remember(name, { answer: field.value === starter ? null : field.value });
    tell(isKept());
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  addEventListener("pagehide", () => timer && save());
}
