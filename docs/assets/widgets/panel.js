// The panel of a widget: its drawing, its controls and its words, in the place that the page has for them.
import { word } from "../javascript/words.js";
import { make } from "./controls.js";
import { Copier } from "./copying.js";
import { element } from "./element.js";
import { Plot } from "./plot.js";

const QUIET = 500; // milliseconds without change before the read-out is spoken

export class Panel {
  constructor(stage) {
    const { place, offer, clock } = stage;
    this.stage = stage;
    const move = (patch) => stage.move(patch);
    this.controls = Object.entries(offer.controls).map(([key, control]) => [key, make[control.kind](key, control, move, clock)]);
    this.plot = new Plot(offer.title);
    this.formula = element("p", { class: "formula", translate: "no" });
    this.table = element("table", { class: "numbers" });
    this.reading = element("p", { class: "reading", "aria-hidden": "true" });
    this.spoken = element("p", { class: "spoken", role: "status" });
    place.replaceChildren(
      element("div", { class: "presets", role: "group", "aria-label": word("presets") }, ...this.presets()),
      this.plot.svg,
      element("fieldset", {}, element("legend", {}, offer.title), ...this.controls.map(([, control]) => control.element)),
      ...[this.formula, this.reading, this.spoken],
      element("div", { class: "actions" }, ...this.buttons()),
      this.table,
    );
  }

  presets() {
    return Object.values(this.stage.offer.presets).map(({ label, set }) => button(label, () => this.stage.preset(set)));
  }

  buttons() {
    const { stage } = this;
    const copier = new Copier(stage.place, this.spoken);
    const actions = Object.entries(stage.offer.actions ?? {}).map(([name, { label }]) => button(label, () => stage.act(name)));
    return [
      ...actions,
      button(word("reset"), () => stage.reset()),
      copier.button(word("copy-link"), () => stage.keeper.link(stage.state)),
      copier.button(word("copy-script"), () => stage.widget.script(stage.state)),
    ];
  }

  show() {
    const { widget, state, context, offer } = this.stage;
    for (const [key, control] of this.controls) {
      control.show(state[key], state);
      control.element.hidden = !applies(offer.controls[key], state);
    }
    this.plot.clear();
    widget.draw(this.plot, state, context);
    this.formula.textContent = widget.formula?.(state, context) ?? "";
    this.reading.textContent = widget.say(state, context);
    this.tabulate(widget.table?.(state, context));
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.spoken.textContent = this.reading.textContent), QUIET);
  }

  tabulate({ head = [], rows = [] } = {}) {
    const row = (cells, tag) => element("tr", {}, ...cells.map((cell) => element(tag, {}, cell)));
    this.table.hidden = !rows.length;
    this.table.replaceChildren(row(head, "th"), ...rows.map((cells) => row(cells, "td")));
  }
}

function button(label, onclick) {
  return element("button", { type: "button", onclick }, label);
}

// A control with `when: {view: map}` is there only while view is map.
function applies({ when = {} }, state) {
  return Object.entries(when).every(([key, value]) => state[key] === value);
}
