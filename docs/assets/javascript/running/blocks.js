// Blocks: what happens when a reader runs a block of the page, and what is shown of it.
import { element } from "../../widgets/element.js";
import { word } from "../words.js";
import { pageProgram, upTo } from "./program.js";
import { run, stop } from "./runtime.js";
import { named, progress, say, stoppedAt } from "./saying.js";

// Runs a block and those above it; pressed again, stops.
export async function press(block, bar) {
  if (bar.dataset.running) return stop();
  const [button, status] = bar.children;
  bar.dataset.running = true;
  button.textContent = say("stop");
  status.textContent = say("starting");
  const result = await outcome(block, (news) => tell(status, news));
  delete bar.dataset.running;
  if (!bar.isConnected) return; // the reader has left the page
  button.textContent = word("run-block");
  status.textContent = said(block, result);
  show(block, result.steps.find(({ id }) => id === block.dataset.step));
}

async function outcome(block, onProgress) {
  try {
    const steps = upTo(await pageProgram(), block.dataset.step);
    return await run({ steps }, { onProgress });
  } catch {
    return { steps: [], ended: "unavailable", message: word("run-not-loaded") };
  }
}

function tell(status, news) {
  const text = progress(news);
  if (status.textContent !== text) status.textContent = text;
}

// Says in a sentence or two how a run ended.
function said(block, { steps, ended, message }) {
  const last = steps.at(-1);
  if (message) return message;
  if (ended === "done") return verdict(last);
  return last.id === block.dataset.step ? stoppedAt(last.error) : say("above", { error: named(last.error) });
}

function verdict({ output, figures, agrees, difference }) {
  if (!agrees) return difference ? say("differs-at", difference) : say("differs");
  if (figures.length) return say("figures");
  return say(output ? "agrees" : "silent");
}

// Shows what a run printed, below the block and what the page shows for it, in place of what was shown before.
function show(block, step) {
  const below = block.nextElementSibling?.matches(".language-text") ? block.nextElementSibling : block;
  if (below.nextElementSibling?.matches(".run-output")) below.nextElementSibling.remove();
  const output = `${step?.output ?? ""}${step?.error?.last ?? ""}`;
  if (!output) return;
  const label = say("output");
  below.after(element("div", { class: "run-output" }, element("p", {}, label), printed(output, label)));
}

// An output that is wider than the page can be scrolled with the keyboard, too.
const printed = (output, label) => element("pre", { tabindex: 0, role: "region", "aria-label": label, translate: "no" }, output);
