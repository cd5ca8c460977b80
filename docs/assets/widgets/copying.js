// Copying: buttons that copy a text or, where the browser refuses, show it to be copied by hand.
import { word } from "../javascript/words.js";
import { element } from "./element.js";

const SAID = 1500; // milliseconds during which a button says that it has copied

export class Copier {
  constructor(place, spoken) {
    Object.assign(this, { place, spoken });
  }

  button(label, text) {
    const button = element("button", { type: "button", onclick: () => this.copy(text(), button) }, label);
    return button;
  }

  async copy(text, button) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = this.spoken.textContent = word("copied");
    } catch {
      this.place.append(element("pre", {}, text));
    }
    setTimeout(() => (button.textContent = label), SAID);
  }
}
