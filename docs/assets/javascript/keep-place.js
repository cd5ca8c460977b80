// Changes the page, and leaves the block that is being read where it is: of these, the first that ends below
// the header. (Safari doesn't do so by itself.)
export function keepPlace(blocks, change) {
  const top = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const read = blocks.find((block) => block.getBoundingClientRect().bottom > top);
  const before = read?.getBoundingClientRect().top;
  change();
  if (read) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
}
