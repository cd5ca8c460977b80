// The framework, and with it each widget's module, is loaded only where a widget stands.
import { element } from "../widgets/element.js";
import { unloaded } from "./controls.js";

export function mount(article) {
  return Promise.all([...article.querySelectorAll("[data-widget]")].map(begin));
}

// Without its module, a figure and a sentence stand there, as they do without scripts.
async function begin(place) {
  try {
    const framework = await import("../widgets/framework.js");
    await framework.mount(place);
  } catch (error) {
    place.append(element("p", { role: "status" }, ...unloaded()));
    throw error;
  }
}
