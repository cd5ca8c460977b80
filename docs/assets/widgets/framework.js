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
import { keepPlace } from "../javascript/keep-place.js";
import { reduced } from "../javascript/reduced-motion.js";
import { prose } from "../javascript/translated-blocks.js";
import { fill } from "../javascript/words.js";
import { Clock } from "./clock.js";
import { Keeper } from "./kept-settings.js";
import { Panel } from "./panel.js";
import { parse } from "./settings.js";

const stages = new WeakMap(); // by place

export async function mount(place) {
  if (place.dataset.mounted) return;
  place.dataset.mounted = true;
  const name = place.dataset.widget;
  const widget = await import(`./${name}.js`);
  const stage = new Stage(place, name, JSON.parse(place.dataset.offer), widget);
  stages.set(place, stage);
  keepPlace([place, ...prose(place.closest("article"))], () => stage.enter()); // it is higher than what stood there
  if (stage.keeper.addressed) place.scrollIntoView();
}

// An address that is typed or pasted while the page is open.
addEventListener("hashchange", () => {
  for (const place of document.querySelectorAll("[data-widget]")) stages.get(place)?.obey();
});

class Stage {
  constructor(place, name, offer, widget) {
    Object.assign(this, { place, name, offer, widget });
    const text = (key, values = {}) => fill(offer.texts[key], values);
    this.context = { text, session: {}, move: (patch) => this.move(patch) };
    this.first = Object.values(offer.presets)[0].set;
    this.keeper = new Keeper(place, name, offer.controls);
    this.clock = new Clock(this);
    const { addressed, kept } = this.keeper;
    this.state = { ...this.first, ...(addressed ?? kept) };
    if (addressed) this.keeper.keep(this.state);
  }

  enter() {
    this.panel = new Panel(this);
    this.panel.show();
    this.listen();
  }

  // Sentences of the page that set this widget.
  listen() {
    for (const button of this.place.closest("article").querySelectorAll(`[data-sets^="widget:${this.name}?"]`)) {
      button.addEventListener("click", () => {
        this.preset(parse(button.dataset.sets.split("?")[1], this.offer.controls));
        this.place.scrollIntoView({ block: "nearest", behavior: reduced.matches ? "auto" : "smooth" });
      });
    }
  }

  obey() {
    const { addressed } = this.keeper;
    if (addressed) this.preset(addressed);
  }

  // A reader's own change, from which the widget may let others follow.
  move(patch) {
    this.set({ ...patch, ...this.widget.moved?.(patch, this.state, this.context) });
  }

  act(name) {
    this.move(this.widget.actions[name](this.state, this.context));
  }

  preset(setting) {
    this.set({ ...this.first, ...setting });
  }

  reset() {
    this.clock.stop();
    this.context.session = {};
    this.set(this.first);
  }

  set(patch) {
    this.state = { ...this.state, ...patch };
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.keeper.keep(this.state);
      this.keeper.address(this.state);
      this.panel.show();
    });
  }
}
