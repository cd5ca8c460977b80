// Copying: a formula is there twice, drawn and spoken; who copies it gets it once, on one line, as one would type
// it: (ŷ − y)^2, 1/N, ∑_(i = 1)^N. Its TeX would weigh on every page, and fewer programs read it.
const FORMULA = "x-math";
const ACCENTS = { "^": "\u0302", "~": "\u0303", ˉ: "\u0304" };
const RELATION = /^[=≠<>≤≥≈∈→←]$/;
const BINARY = /^[+−±⋅×]$/;

const single = (text) => (/^[\p{L}\p{M}\p{N}.]+$/u.test(text) ? text : `(${text})`);
const above = (text) => `^${single(text)}`;
const below = (text) => `_${single(text)}`;
const together = (...parts) => parts.join("");

const written = {
  mfrac: (top, bottom) => `${single(top)}/${single(bottom)}`,
  mover: (base, over) => (base + (ACCENTS[over] ?? above(over))).normalize(),
  msqrt: (...parts) => `√${single(together(...parts))}`,
  msub: (base, index) => base + below(index),
  msubsup: (base, index, power) => base + below(index) + above(power),
  msup: (base, power) => base + above(power),
  mtable: (...rows) => rows.join("; "),
  mtr: (...cells) => cells.join(" "),
  munder: (base, under) => `${base + below(under)} `,
  munderover: (base, under, over) => `${base + below(under) + above(over)} `,
};

// An operator, with blanks around it unless it is a sign.
function operator({ textContent: sign, previousElementSibling: before, attributes }) {
  if (attributes.separator) return `${sign} `;
  const follows = before && (before.localName !== "mo" || /[)\]|]/.test(before.textContent));
  return RELATION.test(sign) || (BINARY.test(sign) && follows) ? ` ${sign} ` : sign;
}

function write(node) {
  if (node.localName === "mo") return operator(node);
  if (!node.firstElementChild) return node.textContent || " "; // mspace
  return (written[node.localName] ?? together)(...Array.from(node.children, write));
}

export function linear(math) {
  return write(math).replace(/[\s\u2061]+/g, " ").trim(); // between the name of a function and what it is of
}

// The formula that a place of the page is in, or is.
const around = (node) => (node.closest ? node : node.parentElement).closest(FORMULA);

// A copy of what is selected, with whole formulas, each as a text.
function selected(selection) {
  const range = selection.getRangeAt(0).cloneRange();
  const [first, last] = [range.startContainer, range.endContainer].map(around);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  for (const formula of copy.querySelectorAll(FORMULA)) formula.replaceWith(linear(formula.querySelector("math")));
  for (const link of copy.querySelectorAll("a[href]")) link.href = link.href; // which holds elsewhere, too
  return copy;
}

document.addEventListener("copy", (event) => {
  const [selection, article] = [getSelection(), document.querySelector("article")];
  const holds = (formula) => selection.containsNode(formula, true);
  if (event.target.closest?.("textarea") || ![...article.querySelectorAll(FORMULA)].some(holds)) return;
  const copy = selected(selection);
  copy.style.cssText = "position: fixed; left: -100vw"; // only of what is laid out, a browser knows the lines
  article.append(copy);
  event.clipboardData.setData("text/plain", copy.innerText);
  copy.remove();
  event.clipboardData.setData("text/html", copy.innerHTML);
  event.preventDefault();
});
