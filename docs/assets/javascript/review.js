// The page for review: of all questions of the course, shows those that are to be answered again.
import { button } from "./controls.js";
import { watch } from "./memory.js";
import { clear } from "./quizzes.js";
import { word } from "./words.js";

function summary(wrong, answered, all) {
  if (!answered) return word("review-unanswered");
  return word(wrong ? "review-some" : "review-none", { wrong, answered, all });
}

export function mount(article) {
  const place = article.querySelector("x-review");
  if (!place) return;
  const items = [...place.querySelectorAll("[data-question]")];
  const again = button("answer-all-again", () => clear());
  place.append(again);

  // Whoever comes back to a question answers it anew, and does not find it answered.
  place.addEventListener("click", ({ target }) => {
    const item = target.closest("[data-question]");
    if (item) clear([item.dataset.question]);
  });
  watch(place, ({ answers }) => {
    for (const item of items) item.hidden = !answers[item.dataset.question]?.review;
    for (const lesson of place.querySelectorAll(":scope > ul > li")) {
      lesson.hidden = !lesson.querySelector("[data-question]:not([hidden])");
    }
    const wrong = items.filter((item) => !item.hidden).length;
    const answered = items.filter((item) => answers[item.dataset.question]).length;
    place.querySelector("[role=status]").textContent = summary(wrong, answered, items.length);
    again.hidden = !answered;
  });
}
