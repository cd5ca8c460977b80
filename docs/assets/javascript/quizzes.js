// Quizzes: the page itself unfolds the reason of an option; this keeps the choice and says the verdict.
import { button, mark, statusLine } from "./controls.js";
import { lessonOf } from "./lessons.js";
import { change, recall, watch } from "./memory.js";
import { answered } from "./schedule.js";
import { word } from "./words.js";

// Clears the choices of these questions, so that the next one counts again; of all, if none are named.
export function clear(ids) {
  change(({ answers }) => {
    for (const id of ids ?? Object.keys(answers)) if (answers[id]) answers[id].choice = null;
  });
}

export const optionsOf = (question) => [...question.querySelectorAll("details.option")];

// The place of an option in the source: the page shows them in an order that may change.
export const written = (option) => Number(option.dataset.option);

function score(questions) {
  const { answers } = recall();
  const right = questions.filter(({ id }) => answers[id]?.right).length;
  return questions.some(({ id }) => answers[id]) ? word("quiz-count", { right, all: questions.length }) : "";
}

// Notes an answer, and whether all questions of its lesson, which have these ids, were answered right by now.
export function note({ answers, lessons }, id, answer, lesson, ids) {
  answers[id] = answer;
  const quiz = ids.every((one) => answers[one]?.right);
  if (lesson) lessons[lesson] = { read: false, ...lessons[lesson], quiz };
}

// From what expression a number comes would say which option is right.
export function hideExpressions(place) {
  for (const number of place.querySelectorAll("details.option > summary .bound")) number.removeAttribute("title");
}

// Returns the option that a click opens, by mouse or key; what else opens one, such as printing, is no choice.
export function opened(target) {
  const option = target.closest("details.option > summary")?.parentElement;
  return option?.open ? null : option;
}

// Remembers the option that is chosen; returns what to say.
function choose(question, option, questions) {
  const right = option.classList.contains("right");
  change((memory) => {
    const answer = answered(memory.answers[question.id], written(option), right);
    note(memory, question.id, answer, lessonOf(location.href), questions.map(({ id }) => id));
  });
  const said = { id: question.id, option: optionsOf(question).indexOf(option) + 1, score: score(questions) };
  return word(right ? "verdict-right" : "verdict-wrong", said);
}

function markAnswer(question, answer) {
  const summary = question.querySelector(":scope > summary");
  if (answer?.review) mark(summary, "✗", word("to-answer-again"));
  else if (answer && answer.choice !== null) mark(summary, "✓", word("answered-right"));
  else mark(summary);
}

// Fills the place below the last question: a way to begin anew, what was just said, the score.
function fill(bar, questions) {
  const said = statusLine();
  const again = button("answer-again", () => {
    clear(questions.map(({ id }) => id));
    for (const option of questions.flatMap(optionsOf)) option.open = false;
    said.textContent = word("answers-cleared");
  });
  said.textContent = score(questions);
  bar.append(again, said);
  return { again, said };
}

export function mount(article) {
  const questions = [...article.querySelectorAll("details.question[id]")];
  if (!questions.length) return;
  const bar = article.querySelector(".quiz-bar");
  const { again, said } = fill(bar, questions);
  const { answers } = recall();
  hideExpressions(article);
  for (const question of questions) {
    const chosen = optionsOf(question).find((option) => written(option) === answers[question.id]?.choice);
    if (chosen) chosen.open = true;
  }
  watch(bar, (memory) => {
    for (const question of questions) markAnswer(question, memory.answers[question.id]);
    again.hidden = !questions.some(({ id }) => memory.answers[id]);
  });
  article.addEventListener("click", ({ target }) => {
    const option = opened(target);
    const question = option?.closest("details.question[id]");
    if (question) said.textContent = choose(question, option, questions);
  });
}
