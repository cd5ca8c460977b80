// What is said of a run, in the locale of the page that is shown.
import { fill } from "../words.js";
import { sentences } from "./sentences.js";

export function say(key, values = {}) {
  return fill(sentences[document.querySelector("[data-locale]").dataset.locale][key], values);
}
