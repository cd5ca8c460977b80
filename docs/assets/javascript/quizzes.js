// Quizzes: the page itself unfolds the reason of an option; this keeps the choice and says the verdict.
import { button, mark, statusLine } from "./controls.js";
import { lessonOf } from "./lessons.js";
import { change, recall, watch } from "./memory.js";
import { word } from "./words.js";

// Returns what to remember of a question. The first choice counts: a wrong one puts the question on the
// list for review, where looking on for the right one leaves it; a right one, in a later try, takes it off.
function answered(before, choice, right) {
  const first = (before?.choice ?? null) === null;
  return { choice, right: right || Boolean(before?.right), review: first ? !right : before.review };
}

// Clears the choices of these questions, so that the next one counts again; of all, if none are named.
export function clear(ids) {
  change(({ answers }) => {
    for (const id of ids ?? Object.keys(answers)) if (answers[id]) answers[id].choice = null;
  });
}

const optionsOf = (question) => [...question.querySelectorAll("details.option")];

// The place of an option in the source: the page shows them in an order that may change.
const written = (option) => Number(option.dataset.option);

function score(questions) {
  const { answers } = recall();
  const right = questions.filter(({ id }) => answers[id]?.right).length;
  return questions.some(({ id }) => answers[id]) ? word("quiz-count", { right, all: questions.length }) : "";
}

// Remembers the option that is chosen, and whether all questions of the lesson were answered right;
// returns what to say.
function choose(question, option, questions) {
  const right = option.classList.contains("right");
  const choice = written(option);
  change(({ answers, lessons }) => {
    answers[question.id] = answered(answers[question.id], choice, right);
    const quiz = questions.every(({ id }) => answers[id]?.right);
    const lesson = lessonOf(location.href);
    if (lesson) lessons[lesson] = { read: false, ...lessons[lesson], quiz };
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
  // From what expression a number comes would say which option is right.
  for (const number of article.querySelectorAll("details.option > summary .bound")) {
    number.removeAttribute("title");
  }
  for (const question of questions) {
    const chosen = optionsOf(question).find((option) => written(option) === answers[question.id]?.choice);
    if (chosen) chosen.open = true;
  }
  watch(bar, (memory) => {
    for (const question of questions) markAnswer(question, memory.answers[question.id]);
    again.hidden = !questions.some(({ id }) => memory.answers[id]);
  });
  // A click, by mouse or key, is a choice; what else opens an option, such as printing, is none.
  article.addEventListener("click", ({ target }) => {
    const option = target.closest("details.option > summary")?.parentElement;
    const question = option?.closest("details.question[id]");
    if (!question || option.open) return;
    said.textContent = choose(question, option, questions);
  });
}
