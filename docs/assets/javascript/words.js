// What the interface says, in the locale of the page that is shown.
export function word(key, values = {}) {
  return fill(JSON.parse(document.querySelector("[data-words]").dataset.words)[key], values);
}

// Puts values in a text where `{name}` stands for them.
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
