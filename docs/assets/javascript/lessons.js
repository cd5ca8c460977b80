// Returns the lesson that an address belongs to, as in "lessons/scoring-a-guess/": the same in every
// locale, served or opened as a file.
export function lessonOf(address) {
  const match = /\/(lessons\/[\w-]+)(?:\/(?:index\.html)?|\.html)?(?:[?#]|$)/.exec(address);
  return match && `${match[1]}/`;
}
