// Settings: the state of a widget as part of an address, `#two-knobs?w=0.5&b=-15`, and back.
const parsers = {
  range: (text, { min, max }) => clamp(number(text), min, max),
  clock: (text, { max }) => clamp(Math.round(number(text)), 0, max),
  list: (text, { length, min, max }) => {
    const values = text.split(",").map((part) => clamp(number(part), min, max));
    return values.length === length ? values : undefined;
  },
  choice: (text, { options }) => (text in options ? text : undefined),
  ticks: (text, { options }) => {
    const ticked = text.split(",").filter(Boolean);
    return ticked.every((key) => key in options) ? ticked : undefined;
  },
  switch: (text) => ({ 0: false, 1: true })[text],
  text: (text) => (text.length <= 60 ? text : undefined),
};

function number(text) {
  const value = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

export function clamp(value, min, max) {
  return value === undefined ? undefined : Math.min(max, Math.max(min, value));
}

// The setting that a query names; undefined where any part of it is no value of its control.
export function parse(query, controls) {
  const setting = {};
  for (const [key, text] of new URLSearchParams(query)) {
    const control = Object.hasOwn(controls, key) ? controls[key] : undefined;
    const value = control && parsers[control.kind](text, control);
    const flawed = value === undefined || (Array.isArray(value) && value.includes(undefined));
    if (flawed) return undefined;
    setting[key] = value;
  }
  return setting;
}

export function format(name, state) {
  const plain = Object.entries(state).map(([key, value]) => [key, value === true ? 1 : value || (value === "" ? "" : 0)]);
  return `${name}?${new URLSearchParams(plain)}`.replaceAll("%2C", ",");
}

// The setting of a widget in an address, if the address names that widget.
export function parseHash(hash, name, controls) {
  const [widget, query] = hash.slice(1).split("?");
  return widget === name && query !== undefined ? parse(query, controls) : undefined;
}
