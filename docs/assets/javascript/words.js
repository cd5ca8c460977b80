// What the interface says, in the locale of the page that is shown.
export function word(key) {
  return JSON.parse(document.querySelector("[data-words]").dataset.words)[key];
}
