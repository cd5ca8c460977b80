// Copying: buttons that copy a text or, where the browser refuses, show it to be copied by hand.
import { word } from "../javascript/words.js";
import { element } from "./element.js";

const SAID = 1500; // milliseconds during which a button says that it has copied

export class Copier {
  constructor(place, spoken) {
    Object.assign(this, { place, spoken, shown: element("pre", { translate: "no" }) });
  }

  button(label, text) {
    const onclick = ({ target }) => this.copy(text(), target, label);
    return element("button", { type: "button", onclick }, label);
  }

  async copy(text, button, label) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = this.spoken.textContent = word("copied");
    } catch {
      this.shown.textContent = text;
      this.place.append(this.shown);
    }
    setTimeout(() => (button.textContent = label), SAID);
  }
}
