// The menu of languages leads to what is being read: this page, at this place. The page names only itself there,
// and its header stays when instant navigation brings another.
const ROOT = new URL("../../", import.meta.url).href;
const list = document.querySelector(".md-select__list");

// The address of this page in another locale, without its query: a search in one language finds nothing in another.
export function inLocale(locale) {
  const path = location.href.slice(ROOT.length).replace(/^[^/]+/, locale);
  return ROOT + path.replace(/^([^?#]*)\?[^#]*/, "$1");
}

function lead() {
  for (const link of list.querySelectorAll("a[hreflang]")) link.href = inLocale(link.hreflang);
}

for (const event of ["pointerover", "focusin", "click"]) list.addEventListener(event, lead);
