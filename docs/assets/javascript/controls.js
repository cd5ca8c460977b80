// What several features put on a page.
import { element } from "../widgets/element.js";
import { word } from "./words.js";

// Returns a button that is named by a word.
export function button(key, onclick) {
  return buttonNamed(word(key), onclick);
}

export function buttonNamed(name, onclick) {
  return element("button", { type: "button", class: "md-button", onclick }, name);
}

// Returns a line whose text is read aloud when it changes.
export function statusLine() {
  return element("p", { role: "status" });
}

// Returns what to say where a module of this page could not be loaded. A browser asks for each only once, so it takes
// the page anew to try again.
export function unloaded() {
  return [word("unloaded"), " ", button("load-again", () => location.reload())];
}

// Puts a sign at the end of an element, with its name for those who don't see it; without one, takes it off.
export function mark(place, sign, name) {
  place.querySelector(":scope > .sign")?.remove();
  if (sign) place.append(element("span", { class: "sign", role: "img", "aria-label": name, title: name }, sign));
}
