// A term shows its definition: to a mouse that rests on it, to the keyboard's focus and to a first tap.
// Without this script it is a link to the glossary, with the definition as its title.
import { word } from "./words.js";

const REST = 150; // ms, so that a mouse on its way elsewhere opens nothing
const GRACE = 250; // ms, for the way from the term to the card
const GAP = 6; // px, between the term and the card, and to the edges of the window

const card = document.createElement("div");
const text = document.createElement("p");
const link = document.createElement("a");
let timer;
let shown;

card.className = "term-card md-typeset";
card.popover = "manual";
link.tabIndex = -1; // the keyboard has the term itself, which leads to the same place
card.append(text, link);
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", leave);

function later(action, delay) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

function hide() {
  clearTimeout(timer);
  if (shown) card.hidePopover();
  shown = undefined;
}

function leave(event) {
  if (event.pointerType === "mouse") later(hide, GRACE);
}

function show(term) {
  clearTimeout(timer);
  document.body.append(card);
  text.textContent = term.getAttribute("aria-description");
  link.href = term.href;
  link.textContent = word("to-glossary");
  card.showPopover();
  shown = term;
  place(term.getClientRects()[0]);
}

// Below the term, or above it where the window ends; within the window from side to side.
function place(line) {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = card.getBoundingClientRect();
  const below = line.bottom + GAP;
  const top = below + height > clientHeight && line.top > height + GAP ? line.top - height - GAP : below;
  card.style.left = `${Math.max(GAP, Math.min(line.left, clientWidth - width - GAP))}px`;
  card.style.top = `${top + window.scrollY}px`;
}

function listen(term) {
  let tapped = false;
  term.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") later(() => show(term), REST);
  });
  term.addEventListener("pointerleave", leave);
  term.addEventListener("focus", () => {
    if (term.matches(":focus-visible")) show(term);
  });
  term.addEventListener("blur", ({ relatedTarget }) => {
    if (!card.contains(relatedTarget)) hide();
  });
  term.addEventListener("pointerdown", ({ pointerType }) => {
    tapped = pointerType !== "mouse" && shown !== term;
  });
  term.addEventListener("click", (event) => {
    if (!tapped) return;
    event.preventDefault();
    event.stopPropagation(); // or Material would follow the link
    show(term);
  });
}

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (shown && !shown.contains(target) && !card.contains(target)) hide();
});

export function mount(article) {
  hide();
  if (!card.showPopover) return; // an old browser shows the title
  for (const term of article.querySelectorAll("a.term[title]")) {
    term.setAttribute("aria-description", term.title);
    term.removeAttribute("title"); // or there would be two
    listen(term);
  }
}
