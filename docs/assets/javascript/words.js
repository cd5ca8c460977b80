// What the interface says, in the locale of the page that is shown.
export function word(key, values = {}) {
  return fill(JSON.parse(document.querySelector("[data-words]").dataset.words)[key], values);
}

// Puts values in a text where `{name}` stands for them, and what goes with them where `{name|point|points}` does;
// the space around a number goes where a word takes its place.
export function fill(text, values) {
  const filled = text.replace(/\{(\w+)(?:\|([^}]+))?\}/g, (place, name, forms) =>
    forms ? inNumber(forms, values[name]) : (values[name] ?? place),
  );
  return filled.replace(/(\p{sc=Han}) (?=\p{sc=Han})/gu, "$1");
}

// Of "day|days", the form that goes with a number.
export function inNumber(forms, number) {
  return forms.split("|").at(Number(number) === 1 ? 0 : -1);
}
