// Translated blocks: the blocks of prose of a page, and for each the same block in another language.
const PROSE = "h1, h2, h3, h4, h5, h6, p, li, dd, th, td, summary, caption, figcaption";
const BLOCKS = "p, ul, ol, dl, div, pre, table, details, figure";
const ELSEWHERE = "[data-widget], .terms"; // have words of their own; the glossary shows all its forms
const NOT_WORDS = ".headerlink, .footnote-backref, [id^='fnref'], button, input, script";

// The nodes that are a block's own words: all up to the first block inside it.
function words(block) {
  const nodes = [...block.childNodes];
  const end = nodes.findIndex((node) => node.matches?.(BLOCKS));
  return end < 0 ? nodes : nodes.slice(0, end);
}

function text(block) {
  return words(block).map((node) => node.textContent).join("").trim();
}

export function prose(article) {
  const blocks = [...article.querySelectorAll(PROSE)];
  return blocks.filter((block) => text(block) && !block.closest(ELSEWHERE));
}

// What a block says, for a page on which its identifiers are taken and relative links lead elsewhere.
function copied(block, locale, address) {
  const copy = document.createElement("span");
  copy.className = "beside";
  copy.lang = locale;
  copy.append(...words(block).map((node) => document.importNode(node, true)));
  for (const part of copy.querySelectorAll(NOT_WORDS)) part.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const term of copy.querySelectorAll("a.term")) term.replaceWith(...term.childNodes);
  for (const link of copy.querySelectorAll("a[href]")) {
    link.href = new URL(link.getAttribute("href"), address);
  }
  return copy;
}

// The blocks of the page at this address, one for each of ours; throws where there is no such page.
export async function fetchTranslations(blocks, address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const translated = prose(page.querySelector("article"));
  if (translated.length !== blocks.length) throw new Error(`${address} has other blocks`);
  return translated;
}

// Let each block say what its translation says as well, where that differs.
export function addTranslations(blocks, translated, locale, address) {
  for (const [index, block] of blocks.entries()) {
    if (text(block) === text(translated[index])) continue;
    block.querySelector(":scope > .beside")?.remove();
    words(block).at(-1).after(copied(translated[index], locale, address));
  }
}

export function removeTranslations(article) {
  for (const copy of article.querySelectorAll(".beside")) copy.remove();
}
