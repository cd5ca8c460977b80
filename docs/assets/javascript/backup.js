// The reader's progress as a file: to save, to load in another browser, or to delete.
import { button, statusLine } from "./controls.js";
import { isMemory, recall, remember } from "./memory.js";
import { word } from "./words.js";

const NAME = "how-machines-learn-progress.json";

function save() {
  const file = new Blob([JSON.stringify(recall(), null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href)); // not before the download has begun
}

// Replaces what is remembered by what a file holds, unless it is another kind of file; says which.
async function load(file) {
  const value = await file.text().then(JSON.parse).catch(() => null);
  if (!isMemory(value)) return word("progress-refused");
  remember(value);
  return word("progress-loaded");
}

function choose(say) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json";
  input.addEventListener("change", async () => say(await load(input.files[0])));
  input.click();
}

function forget(say) {
  if (!confirm(word("progress-delete-sure"))) return;
  remember(null);
  say(word("progress-deleted"));
}

export function mount(article) {
  const place = article.querySelector("#backup");
  if (!place) return;
  const said = statusLine();
  const say = (text) => (said.textContent = text);
  place.append(
    button("progress-save", save),
    button("progress-load", () => choose(say)),
    button("progress-delete", () => forget(say)),
    said,
  );
}
