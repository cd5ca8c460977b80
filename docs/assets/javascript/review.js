// The page for review: of all questions of the course, shows those that are due, by when, and asks them in rounds.
import { element } from "../widgets/element.js";
import { button } from "./controls.js";
import { watch } from "./memory.js";
import { clear } from "./quizzes.js";
import { daysLeft, WAITS } from "./schedule.js";
import { word } from "./words.js";

const LISTS = ["due-today", "due-soon", "due-later"];

// Returns in which of the lists a question stands; −1 for none.
function listOf(answer) {
  const left = daysLeft(answer);
  return left === null ? -1 : [0, ...WAITS].findIndex((days) => left <= days);
}

function summary([today, soon, later], answered, all) {
  if (!answered) return word("review-unanswered");
  const some = today + soon + later;
  return word(some ? "review-some" : "review-none", { today, soon, later, answered, all });
}

// Hides the questions that are not of a list, and lessons without any; returns how many are.
function showList({ section, list, heading }, index, answers) {
  const items = [...list.querySelectorAll("[data-question]")];
  for (const item of items) item.hidden = listOf(answers[item.dataset.question]) !== index;
  for (const lesson of list.children) lesson.hidden = !lesson.querySelector("[data-question]:not([hidden])");
  const number = items.filter((item) => !item.hidden).length;
  heading.textContent = word(LISTS[index], { number });
  section.hidden = !number;
  return number;
}

async function offerRounds(place, list) {
  if (!place) return;
  try {
    const { mount } = await import("./reviewing/rounds.js");
    mount(place, list);
  } catch {
    place.append(element("p", { role: "alert" }, word("round-unloaded")));
  }
}

export function mount(article) {
  const place = article.querySelector("x-review");
  if (!place) return;
  const written = place.querySelector(":scope > ul");
  const ids = [...written.querySelectorAll("[data-question]")].map(({ dataset }) => dataset.question);
  offerRounds(article.querySelector("#round"), written.cloneNode(true));
  const lists = LISTS.map((_, index) => {
    const [list, heading] = [index ? written.cloneNode(true) : written, element("h3")];
    return { list, heading, section: element("section", {}, heading) };
  });
  const again = button("answer-all-again", () => clear());
  place.append(...lists.map(({ section }) => section), again);
  for (const { section, list } of lists) section.append(list);

  // Whoever comes back to a question answers it anew, and does not find it answered.
  place.addEventListener("click", ({ target }) => {
    const item = target.closest("[data-question]");
    if (item) clear([item.dataset.question]);
  });
  watch(place, ({ answers }) => {
    const numbers = lists.map((list, index) => showList(list, index, answers));
    const answered = ids.filter((id) => answers[id]).length;
    place.querySelector("[role=status]").textContent = summary(numbers, answered, ids.length);
    again.hidden = !answered;
  });
}
