// What the interface says, in the locale of the page that is shown.
export function word(key, values = {}) {
  return fill(JSON.parse(document.querySelector("[data-words]").dataset.words)[key], values);
}

// Puts values in a text where `{name}` stands for them; the space around a number goes where a word takes its place.
export function fill(text, values) {
  const filled = text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  return filled.replace(/(\p{sc=Han}) (?=\p{sc=Han})/gu, "$1");
}
