// Code, a formula or a table that is wider than its place scrolls, and is reached with the Tab key to do so.
// (Material sees to the code that has come into view.)
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

export function mount(article) {
  observer.disconnect();
  for (const region of article.querySelectorAll("pre > code, .katex-display, .md-typeset__scrollwrap")) {
    observer.observe(region);
  }
}
