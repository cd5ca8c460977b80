// A moment after a scroll (0.1 and 0.25 s), Material notes in the history how far down the reader is, and in the
// address under which heading. Between a click on a link and the arrival of its page, both are the next page's:
// the reader would arrive at its top, or as far down as before, not where the link points. So none of it is noted.
let shown = location.pathname; // of the page; that of the address is another while the next page is on its way
window.document$?.subscribe(() => (shown = location.pathname));

const note = history.replaceState;
history.replaceState = (...entry) => {
  if (location.pathname === shown) note.apply(history, entry);
};
