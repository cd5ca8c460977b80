// The sheet of a round: its questions as the lessons ask them, one below the other.
import { mark } from "../controls.js";
import { hideExpressions, optionsOf, written } from "../quizzes.js";
import { word } from "../words.js";

// Returns the elements of a text in HTML that the site has built.
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// Returns a question, unfolded; its links lead where they lead in its lesson.
export function ask({ address }, { html }) {
  const question = document.importNode(parsed(html), true).firstElementChild;
  for (const link of question.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address);
  hideExpressions(question);
  question.open = true;
  return question;
}

function chosen(question, choice) {
  return optionsOf(question).find((option) => written(option) === choice);
}

// Says whether the option that was chosen first is the right one.
export function isRight(question, choice) {
  return Boolean(chosen(question, choice)?.classList.contains("right"));
}

// Shows what was chosen before, with its reason.
export function unfold(question, choice) {
  const option = chosen(question, choice);
  if (option) option.open = true;
}

export function markChoice(question, choice) {
  const summary = question.querySelector(":scope > summary");
  if (choice === null) mark(summary);
  else if (isRight(question, choice)) mark(summary, "✓", word("answered-right"));
  else mark(summary, "✗", word("to-answer-again"));
}
