// What Material leaves out for those who use a keyboard or a screen reader: labels that open the menu, a
// part of it or the search are buttons, and the button bar of a block of code is no landmark.
const DRAWER = "__drawer";
const PARTS = "label[for^='__nav'], label[for='__toc']";
const BUTTONS = "label[role=button]";
const OPENED = { [DRAWER]: `.md-sidebar--primary :is(a, ${BUTTONS})`, __search: ".md-search__input" };
const narrow = matchMedia("(max-width: 76.234375em)"); // where Material folds the nav into a drawer

export function mount(article) {
  unmark(article);
  offerParts();
}

function unmark(place) {
  for (const bar of place.querySelectorAll(".md-code__nav")) bar.role = "none";
}

// Material gives a block of code its bar when it comes into view.
window.component$.subscribe(({ ref }) => ref.matches?.("pre > code") && unmark(ref.parentElement));

function offerParts() {
  for (const label of document.querySelectorAll(PARTS)) {
    label.role = narrow.matches ? "button" : null;
    label.ariaExpanded = narrow.matches ? label.control.checked : null;
    label.tabIndex = narrow.matches ? 0 : -1;
  }
}

narrow.addEventListener("change", offerParts);

// Material presses a label with Enter; buttons are pressed with the space bar, too, and Escape closes.
addEventListener("keydown", (event) => {
  const drawer = document.getElementById(DRAWER);
  const leaves = event.key === "Escape" && drawer.checked;
  const pressed = leaves ? drawer : event.key === " " && event.target.closest?.(BUTTONS);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
});

// A letter leads to the next page or into the search, but not while it is typed on a control; a slash, which
// no control knows, always opens the search.
const CONTROLS = "button, input, select, summary, label, .widget";
document.addEventListener("keydown", (event) => {
  if (/^[^ /]$/.test(event.key) && event.target.closest?.(CONTROLS)) event.stopPropagation(); // to the window
});

// Go on where a reader would look next: in what has opened, or at the label of what has closed.
addEventListener("change", ({ target: toggle }) => {
  const labels = [...document.querySelectorAll(`${BUTTONS}[for='${toggle.id}']`)];
  for (const label of labels) label.ariaExpanded = toggle.checked;
  const opened = OPENED[toggle.id] ?? `#${toggle.id} ~ .md-nav :is(a, ${BUTTONS})`;
  const places = toggle.checked ? document.querySelectorAll(opened) : labels;
  [...places].find((place) => place.checkVisibility({ visibilityProperty: true }))?.focus();
});
