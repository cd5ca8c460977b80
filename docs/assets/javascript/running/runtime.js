// The runtime: runs programs in the page's own Python, one at a time, in a worker of this browser.
//
//   run(program, { onProgress }) → Promise of { steps, ended, message }
//     program    { steps: [{ id, code, shown, raises, aside }] }, run in order in one fresh namespace: what has run
//                already is not run again, where that makes no difference. `shown` is what the page shows below a
//                step, `raises` the error that it is there to show. Steps with the same `aside` (a text) run in a
//                copy, so that what is above them need not run again when they change.
//     onProgress gets { phase: "loading", share } (0 to 1), { phase: "running", id, output } now and then, and
//                { phase: "step", step } after each step.
//     steps      [{ id, output, error, figures, agrees, difference }], up to the one that failed; with
//                error       null, or { type, message, line, hint, last }: a line of that step's code, a sentence or "", and
//                            the last line that Python prints of it
//                agrees      whether it gave what is shown; null where nothing is said to be shown
//                difference  null, or { line, shown, computed } of the first line that differs
//     ended      "done", "error", "stopped", "unavailable"; message says why, in the language of the page, or is ""
//   prepare(steps) runs steps that others will need, if Python is there already and has nothing else to do.
//   stop() ends what runs, and what waits to run.
import { word } from "../words.js";
import { workerFromDisk } from "./from-disk.js";
import { parts } from "./parts.js";
import { say } from "./saying.js";

let worker = null; // as long as nothing broke it
let going = null; // the run that the worker is at: { steps, output, resolve, onProgress }
let queue = Promise.resolve();
let turn = 0; // rises with each stop

export function run(program, { onProgress = () => {} } = {}) {
  const mine = turn;
  const next = queue.then(() => (mine === turn ? begin(program, onProgress) : stopped([])));
  queue = next.catch(() => {});
  return next;
}

export function prepare(steps) {
  if (worker?.ready && !going && steps.length) run({ steps });
}

export function stop() {
  turn += 1;
  if (!going) return;
  const { steps, output } = going;
  const partial = output && { ...output, error: null, figures: [], agrees: null, difference: null };
  end(stopped(partial ? [...steps, partial] : steps), true);
}

const stopped = (steps) => ({ steps, ended: "stopped", message: say("stopped") });

function begin(program, onProgress) {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") return unavailable(say("too-old"));
  return new Promise((resolve) => {
    going = { steps: [], output: null, resolve, onProgress };
    send(program, going);
  });
}

async function send({ steps }, mine) {
  try {
    const made = worker ?? (await started());
    if (going !== mine) return made === worker || made.terminate(); // stopped before it began
    worker = made;
    if (!worker.ready) mine.onProgress({ phase: "loading", share: worker.loaded / parts.size });
    worker.postMessage({ steps });
  } catch {
    if (going === mine) end(unavailable(word("run-not-loaded")), true);
  }
}

const unavailable = (message) => ({ steps: [], ended: "unavailable", message });

async function started() {
  const served = () => new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "python" });
  const atHand = location.protocol === "file:";
  const made = atHand ? await workerFromDisk() : served();
  made.loaded = atHand ? parts.size : 0;
  made.onmessage = ({ data }) => made === worker && hear(data);
  made.onerror = () => made === worker && hear({ failed: true });
  return made;
}

function hear(news) {
  if (news.loaded) {
    worker.loaded += news.loaded;
    going?.onProgress({ phase: "loading", share: Math.min(1, worker.loaded / parts.size) });
  } else if (news.ready) {
    worker.ready = true;
  } else if (news.failed) {
    fail();
  } else if (news.step) {
    const step = explained(news.step);
    Object.assign(going, { output: null, steps: [...going.steps, step] });
    going.onProgress({ phase: "step", step });
  } else if (news.ended) {
    end({ steps: going.steps, ended: news.ended, message: "" });
  } else {
    going.output = news;
    going.onProgress({ phase: "running", ...news });
  }
}

function fail() {
  const { ready } = worker;
  if (!going) return forget();
  if (ready) end({ steps: going.steps, ended: "error", message: say("broken") }, true);
  else end(unavailable(word("run-not-loaded")), true);
}

function end(result, broken = false) {
  const { resolve } = going;
  going = null;
  if (broken) forget();
  resolve(result);
}

function forget() {
  worker?.terminate();
  worker = null;
}

const HINTS = { // by what code/lessonkit/browser/judging.py calls them
  character: () => say("error-character"),
  exit: () => say("error-exit"),
  input: () => say("error-input"),
  memory: () => say("error-memory"),
  module: () => say("error-module"),
  output: () => say("error-output"),
  "small-torch": () => say("error-small-torch"),
  syntax: () => say("error-syntax"),
};

function explained(step) {
  const { error } = step;
  return error ? { ...step, error: { ...error, hint: HINTS[error.hint]?.() ?? "" } } : step;
}

// A reader who leaves the page leaves nothing running, also where Material loads the next one in its place.
window.document$?.subscribe(stop);
