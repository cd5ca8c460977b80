// A reader may ask for less motion. Material moves the contents and the tabs smoothly all the same.
export const reduced = matchMedia("(prefers-reduced-motion: reduce)");

for (const name of ["scrollTo", "scrollBy"]) {
  const scroll = Element.prototype[name];
  Element.prototype[name] = function (options, ...rest) {
    const smooth = reduced.matches && options?.behavior === "smooth";
    return scroll.call(this, smooth ? { ...options, behavior: "instant" } : options, ...rest);
  };
}
