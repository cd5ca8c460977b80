// Run buttons: below each block of code that runs in the page; what they need is loaded when one is pressed.
import { element } from "../widgets/element.js";
import { button, unloaded } from "./controls.js";
import { word } from "./words.js";

const ELSEWHERE = {
  slow: () => word("run-slow"),
  differs: () => word("run-other"),
  processes: () => word("run-processes"),
};

export function mount(article) {
  for (const block of article.querySelectorAll("[data-step]")) {
    const status = element("span", { role: "status" });
    const bar = element("div", { class: "run-bar" }, button("run-block", () => press(block, bar)), status);
    block.append(bar);
  }
  for (const block of article.querySelectorAll("[data-elsewhere]")) {
    block.append(element("div", { class: "run-bar" }, ELSEWHERE[block.dataset.elsewhere]()));
  }
}

async function press(block, bar) {
  const blocks = await import("./running/blocks.js").catch(() => null);
  if (blocks) blocks.press(block, bar);
  else bar.lastChild.replaceChildren(...unloaded());
}
