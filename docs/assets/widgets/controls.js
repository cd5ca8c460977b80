// Native controls, one for each degree of freedom. Each is made by `make[kind](key, control, set, clock)`;
// its `show(value, state)` makes it agree with the state, `set(patch)` changes the state, and `clock` moves it
// on in steps. A range with `fine` has that step while the state says fine.
import { inNumber, word } from "../javascript/words.js";
import { element } from "./element.js";
import { short } from "./format.js";
import { clamp } from "./settings.js";

const scales = {
  linear: { to: (value) => value, from: (value) => value },
  log: { to: Math.log10, from: (value) => Number((10 ** value).toPrecision(3)) },
};

// A slider, and beside it a field in which a value can be typed; outside the range it is clamped, and said so.
function slider(control, change) {
  const { min, max, step, unit = "", scale = "linear" } = control;
  const { to, from } = scales[scale];
  const bar = element("input", {
    ...{ type: "range", min: to(min), max: to(max), step, "aria-label": control.label },
    oninput: () => change(clamp(from(Number(bar.value)), min, max)),
  });
  const field = element("input", {
    ...{ type: "number", step: "any", "aria-label": word("typed", { label: control.label }) },
    onchange: () => {
      const typed = field.value.trim() === "" ? NaN : Number(field.value);
      const value = Number.isFinite(typed) ? clamp(typed, min, max) : undefined;
      note.textContent = value === typed ? "" : word("clamped", { low: short(min), high: short(max) });
      if (value !== undefined) change(value);
      field.value = value ?? shown;
    },
  });
  const note = element("span", { class: "note", role: "status" });
  const counted = element("span", { class: "unit" });
  let shown;
  const show = (value, state) => {
    shown = value;
    bar.step = (state?.fine && control.fine) || step;
    bar.value = to(value);
    counted.textContent = inNumber(unit, value);
    bar.setAttribute("aria-valuetext", `${short(value)} ${counted.textContent}`.trim());
    if (document.activeElement !== field) field.value = Number(value.toPrecision(6));
  };
  const parts = [element("span", { class: "name" }, control.label), bar, field, counted, note];
  return { element: element("div", { class: "control" }, ...parts), show };
}

export const make = {
  range: (key, control, set) => slider(control, (value) => set({ [key]: value })),

  choice(key, control, set) {
    const options = Object.entries(control.options).map(([value, label]) => element("option", { value }, label));
    const select = element("select", { onchange: () => set({ [key]: select.value }) }, ...options);
    const label = element("label", { class: "control" }, element("span", { class: "name" }, control.label), select);
    return { element: label, show: (value) => (select.value = value) };
  },

  switch(key, control, set) {
    const box = element("input", { type: "checkbox", onchange: () => set({ [key]: box.checked }) });
    return { element: element("label", { class: "control" }, box, control.label), show: (value) => (box.checked = value) };
  },

  // Any out of several, each with a box to tick.
  ticks(key, control, set) {
    const options = Object.entries(control.options).map(([value, label]) => {
      const onchange = () => set({ [key]: options.filter(({ box }) => box.checked).map((option) => option.value) });
      return { value, label, box: element("input", { type: "checkbox", onchange }) };
    });
    const boxes = options.map(({ label, box }) => element("label", { class: "tick" }, box, label));
    const name = element("span", { class: "name" }, control.label);
    const group = element("div", { class: "control", role: "group", "aria-label": control.label }, name, ...boxes);
    return { element: group, show: (ticked) => options.forEach(({ value, box }) => (box.checked = ticked.includes(value))) };
  },

  text(key, control, set) {
    const field = element("input", { type: "text", maxlength: 60, autocomplete: "off", spellcheck: "false" });
    field.addEventListener("input", () => set({ [key]: field.value }));
    const label = element("label", { class: "control" }, element("span", { class: "name" }, control.label), field);
    const show = (value) => document.activeElement === field || (field.value = value);
    return { element: label, show };
  },

  // A list of numbers: one is picked, and the slider turns that one.
  list(key, control, set) {
    let values = [];
    const numbers = Array.from({ length: control.length }, (_, index) => element("option", { value: index }, index + 1));
    const pick = element("select", { "aria-label": control.pick, onchange: () => value.show(values[pick.value]) }, ...numbers);
    const value = slider(control, (changed) => set({ [key]: values.with(Number(pick.value), changed) }));
    value.element.prepend(pick);
    const show = (list) => {
      const changed = list.findIndex((number, index) => values.length && number !== values[index]);
      if (changed >= 0) pick.value = changed; // what is dragged on the drawing is the one picked
      values = list;
      value.show(values[pick.value]);
    };
    return { element: value.element, show };
  },

  // Steps that follow one another: one more, or run until the last; `pace` is the time of one, in milliseconds, `unit` their name.
  clock(key, control, set, clock) {
    const next = element("button", { type: "button", onclick: () => clock.step(key) }, control.label);
    const run = element("button", { type: "button", onclick: () => clock.toggle(key) }, word("run"));
    const count = element("output", {});
    const show = (value) => {
      const steps = Math.min(value, clock.last(key));
      count.textContent = `${steps} ${inNumber(control.unit ?? "", steps)}`;
      next.disabled = value >= clock.last(key);
      run.disabled = clock.last(key) === 0;
      run.textContent = word(clock.runs ? "pause" : "run");
    };
    return { element: element("div", { class: "control" }, next, run, count), show };
  },
};
