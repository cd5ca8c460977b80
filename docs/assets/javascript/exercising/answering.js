// Answering: in place of an exercise's starter, an editor, with buttons to run it, to check it, to begin anew.
import { element } from "../../widgets/element.js";
import { button, buttonNamed, statusLine } from "../controls.js";
import { stop } from "../running/runtime.js";
import { progress, say } from "../running/saying.js";
import { word } from "../words.js";
import { editor } from "./editor.js";
import { kept, keepWriting, remember } from "./keeping.js";
import { results } from "./results.js";
import { runAbove, trial } from "./trials.js";
import { replaceAll } from "./typing.js";

// Puts an editor in place of the block with the starter of an exercise, and the caret into it.
export function answer(block) {
  const name = block.dataset.exercise;
  const starter = block.querySelector("pre > code").textContent.replace(/\n$/, "");
  const help = element("p", { class: "keys", id: `keys-${name}` }, say("answer-keys"));
  const written = editor(kept(name) ?? starter, { id: `answer-${name}`, "aria-describedby": help.id });
  const { box, field } = written;
  const title = name.toUpperCase().replace("-", "."); // X05.1
  const label = element("label", { for: field.id }, say("answer-label", { name: title }));
  const note = statusLine();
  const given = results();
  const bar = controls(field, starter, (checked) => attempt(name, written, given, checked));
  keepWriting(name, field, starter, (isKept) => {
    note.textContent = isKept ? "" : say("answer-unkept");
  });
  block.replaceWith(element("div", { class: "answering" }, label, box, help, bar, given.box, note));
  field.focus();
  runAbove(name).catch(() => {}); // without it, the first run takes longer, and says what it lacks
}

// Runs an answer, and shows what came of it; the line of an error, as long as it is the line that ran.
async function attempt(name, { field, mark }, { show }, checked) {
  const code = field.value;
  show({ said: say("starting") });
  const outcome = await trial(name, code, checked, { onProgress: (news) => show({ said: progress(news) }) });
  show(outcome);
  if (field.value === code) mark(outcome.line);
  if (outcome.right) remember(name, { solved: true });
}

// The buttons below an answer, of which one is also a key; one run at a time, however often they are pressed.
function controls(field, starter, run) {
  let runs = false;
  const press = async (checked) => {
    if (runs) return;
    runs = true;
    halt.hidden = false;
    await run(checked);
    if (halt === document.activeElement) start.focus();
    halt.hidden = true;
    runs = false;
  };
  const start = button("run-block", () => press(false));
  const check = buttonNamed(say("check"), () => press(true));
  const halt = buttonNamed(say("stop"), stop);
  halt.hidden = true;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    press(false);
  });
  return element("div", { class: "answering-bar" }, start, check, halt, resetting(field, starter));
}

// A button that brings the starter back and, until something is typed, what stood there before.
function resetting(field, starter) {
  let before = null;
  const name = () => (reset.textContent = before === null ? word("reset") : say("reset-undo"));
  const reset = button("reset", () => {
    const [text, next] = before === null ? [starter, field.value] : [before, null];
    replaceAll(field, text);
    before = next;
    name();
  });
  field.addEventListener("input", () => {
    before = null;
    name();
  });
  return reset;
}
