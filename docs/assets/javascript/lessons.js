// Returns the lesson or lab that an address belongs to, as in "lessons/scoring-a-guess/": the same in every
// locale, served or opened as a file.
export function lessonOf(address) {
  const match = /\/((?:lessons|labs)\/[\w-]+)(?:\/(?:index\.html)?|\.html)?(?:[?#]|$)/.exec(address);
  return match && `${match[1]}/`;
}

// Says whether a lesson ends with a quiz; labs have none.
export function hasQuiz(lesson) {
  return lesson.startsWith("lessons/");
}
