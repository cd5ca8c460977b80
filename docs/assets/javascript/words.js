// What the interface says, in the locale of the page that is shown; `{name}` stands for a value.
export function word(key, values = {}) {
  const text = JSON.parse(document.querySelector("[data-words]").dataset.words)[key];
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
