// Results: what a run said and what it printed, read aloud unless it is long.
import { element } from "../../widgets/element.js";

const LONG = 1000; // characters that nobody wants to hear

// Returns a place for results, and a way to show some there.
export function results() {
  const said = element("p");
  const printed = element("code", { tabindex: 0 }); // long lines scroll
  const output = element("div", { class: "language-text highlight" }, element("pre", { translate: "no" }, printed));
  const show = ({ said: sentence, output: text = "" }) => {
    if (said.textContent !== sentence) said.textContent = sentence;
    printed.textContent = text;
    output.setAttribute("aria-live", text.length > LONG ? "off" : "polite");
    if (text) box.append(output);
    else output.remove();
  };
  const box = element("div", { class: "results", role: "status" }, said);
  return { box, show };
}
