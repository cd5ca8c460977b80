// What is said of a run, in the locale of the page that is shown.
import { fill } from "../words.js";
import { sentences } from "./sentences.js";

// How far a run is, in tenths, for who hears it.
export function progress({ phase, share }) {
  return phase === "loading" ? say("loading", { percent: 10 * Math.floor(10 * share) }) : say("running");
}

// An error as Python's last line names it.
export const named = ({ type, message }) => [type, message].filter(Boolean).join(": ");

// What stopped a run, at a line of the code that the reader sees, and what to do about it.
export function stoppedAt(error) {
  return [say("error", { line: error.line, error: named(error) }), error.hint].filter(Boolean).join(" ");
}

export function say(key, values = {}) {
  return fill(sentences[document.querySelector("[data-locale]").dataset.locale][key], values);
}
