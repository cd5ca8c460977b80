// The framework of the widgets: controls, a drawing, a read-out in words, an address for every setting.
//
// What a widget offers (controls, presets, actions, texts) stands in docs/widgets/<name>.yml; its module exports
//   draw(plot, state, context)     the picture, drawn anew for each state
//   say(state, context)            the same in words
//   results(state)                 the numbers that it shows, an object of numbers and lists of numbers
//   script(state)                  a PyTorch script that prints these numbers, one a line
// and, where there is a use for it,
//   formula(state, context)        the formula with the present values, as text
//   table(state, context)          { head: […], rows: [[…], …] }
//   moved(patch, state, context)   what else changes when a reader changes something: another patch
//   actions                        { name(state, context) } returning a patch, one for each action offered
//   last(state)                    the step at which the clock stops
//   exactness(state)               by how much rounding may change the results on another machine, if more than 1e-9
// The context holds text(key, values), the widget's words; move(patch), for what a reader changes by hand on the
// drawing; and session, an object kept while the page is shown.
import { session } from "../javascript/remembered.js";
import { fill, word } from "../javascript/words.js";
import { make } from "./controls.js";
import { element } from "./element.js";
import { Plot } from "./plot.js";
import { format, parse, parseHash } from "./settings.js";

const QUIET = 500; // milliseconds without change before the read-out is spoken
const PACE = 350; // milliseconds between the steps of a run
const still = matchMedia("(prefers-reduced-motion: reduce)");

export async function mount(place) {
  if (place.dataset.mounted) return;
  place.dataset.mounted = true;
  const name = place.dataset.widget;
  const widget = await import(`./${name}.js`);
  new Stage(place, name, JSON.parse(place.dataset.offer), widget);
}

class Stage {
  constructor(place, name, offer, widget) {
    Object.assign(this, { place, name, offer, widget });
    const text = (key, values = {}) => fill(offer.texts[key], values);
    this.context = { text, session: {}, move: (patch) => this.move(patch) };
    this.first = Object.values(offer.presets)[0].set;
    this.key = `widget ${name}`;
    this.build();
    const kept = session.recall(this.key);
    const addressed = parseHash(location.hash, name, offer.controls);
    this.state = { ...this.first, ...(addressed ?? (kept && parse(kept, offer.controls))) };
    if (addressed) this.keep();
    if (addressed) place.scrollIntoView();
    this.follow();
    this.render();
  }

  // Links that set this widget, and addresses that are typed or pasted while the page is open.
  follow() {
    const article = this.place.closest("article") ?? document;
    for (const button of article.querySelectorAll(`[data-sets^="widget:${this.name}?"]`)) {
      button.addEventListener("click", () => {
        this.set({ ...this.first, ...parse(button.dataset.sets.split("?")[1], this.offer.controls) });
        this.place.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
      });
    }
    addEventListener("hashchange", () => {
      const setting = this.place.isConnected && parseHash(location.hash, this.name, this.offer.controls);
      if (setting) this.set({ ...this.first, ...setting });
    });
  }

  build() {
    const { offer } = this;
    this.controls = Object.entries(offer.controls).map(([key, control]) => {
      const running = {
        ...{ step: () => this.step(key), toggle: () => this.toggle(key) },
        ...{ on: () => Boolean(this.timer), last: () => this.last(key) },
      };
      return [key, make[control.kind](key, control, (patch) => this.move(patch), running)];
    });
    this.plot = new Plot(offer.title);
    this.formula = element("p", { class: "formula" });
    this.table = element("table", { class: "numbers" });
    this.reading = element("p", { class: "reading", "aria-hidden": "true" });
    this.spoken = element("p", { class: "spoken", role: "status" });
    this.place.replaceChildren(
      element("div", { class: "presets", role: "group", "aria-label": word("presets") }, ...this.presets()),
      this.plot.svg,
      element("fieldset", {}, element("legend", {}, offer.title), ...this.controls.map(([, control]) => control.element)),
      ...[this.formula, this.reading, this.spoken],
      element("div", { class: "actions" }, ...this.buttons()),
      this.table,
    );
  }

  presets() {
    return Object.values(this.offer.presets).map(({ label, set }) =>
      element("button", { type: "button", onclick: () => this.set({ ...this.first, ...set }) }, label),
    );
  }

  buttons() {
    const button = (label, act) => element("button", { type: "button", onclick: act }, label);
    const actions = Object.entries(this.offer.actions ?? {}).map(([name, { label }]) =>
      button(label, () => this.move(this.widget.actions[name](this.state, this.context))),
    );
    const link = () => `${location.href.split("#")[0]}#${format(this.name, this.state)}`;
    return [
      ...actions,
      button(word("reset"), () => this.reset()),
      button(word("copy-link"), (event) => this.copy(link(), event.target)),
      button(word("copy-script"), (event) => this.copy(this.widget.script(this.state), event.target)),
    ];
  }

  // A reader's own change, from which the widget may let others follow.
  move(patch) {
    this.set({ ...patch, ...this.widget.moved?.(patch, this.state, this.context) });
  }

  set(patch) {
    this.state = { ...this.state, ...patch };
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.remember();
      this.render();
    });
  }

  reset() {
    this.stop();
    this.context.session = {};
    this.set(this.first);
  }

  // In the session, because scrolling writes headings into the address; and, to be shared, in the address, but only
  // when all is quiet, because Safari refuses more than a hundred changes in ten seconds.
  remember() {
    this.keep();
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      if (this.place.isConnected) history.replaceState(history.state, "", `#${format(this.name, this.state)}`);
    }, QUIET);
  }

  keep() {
    session.remember(this.key, format(this.name, this.state).split("?")[1]);
  }

  render() {
    const { widget, state, context } = this;
    for (const [key, control] of this.controls) {
      control.show(state[key], state);
      control.element.hidden = !this.applies(this.offer.controls[key]);
    }
    this.plot.clear();
    widget.draw(this.plot, state, context);
    this.formula.textContent = widget.formula?.(state, context) ?? "";
    this.reading.textContent = widget.say(state, context);
    this.tabulate(widget.table?.(state, context));
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.spoken.textContent = this.reading.textContent), QUIET);
  }

  // A control with `when: {view: map}` is there only while view is map.
  applies({ when = {} }) {
    return Object.entries(when).every(([key, value]) => this.state[key] === value);
  }

  tabulate({ head = [], rows = [] } = {}) {
    const row = (cells, tag) => element("tr", {}, ...cells.map((cell) => element(tag, {}, cell)));
    this.table.hidden = !rows.length;
    this.table.replaceChildren(row(head, "th"), ...rows.map((cells) => row(cells, "td")));
  }

  last(key) {
    return Math.min(this.offer.controls[key].max, this.widget.last?.(this.state) ?? Infinity);
  }

  step(key, count = 1) {
    this.move({ [key]: Math.min(this.state[key] + count, this.last(key)) });
  }

  // Runs step by step; for a reader who wants no motion, at once.
  toggle(key) {
    if (this.timer) return this.stop();
    if (this.state[key] >= this.last(key)) this.set({ [key]: 0 });
    if (still.matches) return this.step(key, Infinity);
    this.timer = setInterval(() => {
      if (!this.place.isConnected || this.state[key] >= this.last(key)) this.stop();
      else this.step(key);
    }, this.offer.controls[key].pace ?? PACE);
    this.set({});
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    if (this.place.isConnected) this.set({});
  }

  async copy(text, button) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = this.spoken.textContent = word("copied");
    } catch {
      this.place.append(element("pre", {}, text)); // the reader can still copy it by hand
    }
    setTimeout(() => (button.textContent = label), 1500);
  }
}
