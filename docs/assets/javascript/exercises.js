// Exercises: on each starter, a button that opens an editor in its place; what that needs is loaded only then.
import { element } from "../widgets/element.js";
import { button, mark, unloaded } from "./controls.js";
import { recall, watch } from "./memory.js";
import { word } from "./words.js";

// Offers to answer an exercise, or to go on where its reader left it.
function offer(starter) {
  const begun = recall().exercises[starter.dataset.exercise]?.answer;
  const said = element("span", { role: "status" });
  const open = button(begun ? "answer-on" : "answer-here", async () => {
    try {
      const { answer } = await import("./exercising/answering.js");
      if (starter.isConnected) answer(starter);
    } catch {
      said.replaceChildren(...unloaded());
    }
  });
  starter.append(element("div", { class: "run-bar" }, open, said));
}

export function mount(article) {
  const starters = [...article.querySelectorAll("[data-exercise]")];
  if (!starters.length) return;
  starters.forEach(offer);
  watch(article, ({ exercises }) => {
    for (const { dataset } of starters) {
      const solved = exercises[dataset.exercise]?.solved;
      mark(document.getElementById(dataset.exercise), solved && "✓", word("exercise-solved"));
    }
  });
}
