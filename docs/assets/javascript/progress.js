// Progress: which lessons and labs were read to the end and whose quiz is done, as marks in the nav and on the map.
import { mark } from "./controls.js";
import { hasQuiz, lessonOf } from "./lessons.js";
import { change, recall, watch } from "./memory.js";
import { word } from "./words.js";

let end; // watches for the end of the page that is shown

// A lesson counts as read when its reader comes down to the footer. Who is there at once, does not: right
// after instant navigation, the page still stands where the one before was left.
function noteEnd(lesson) {
  end?.disconnect();
  if (!lesson || recall().lessons[lesson]?.read) return;
  let above = false;
  end = new IntersectionObserver((entries) => {
    const reached = entries.at(-1).isIntersecting;
    if (reached && above) {
      end.disconnect();
      change(({ lessons }) => {
        lessons[lesson] = { quiz: false, ...lessons[lesson], read: true };
      });
    }
    above ||= !reached;
  });
  end.observe(document.querySelector("footer.md-footer"));
}

function markLesson(element, lesson, { read, quiz } = {}) {
  if (read && quiz) mark(element, "✓", word("lesson-done"));
  else if (read) mark(element, hasQuiz(lesson) ? "◐" : "✓", word("lesson-read"));
  else if (quiz) mark(element, "◐", word("lesson-quiz"));
  else mark(element);
}

export function mount(article) {
  noteEnd(lessonOf(location.href));
  const links = [...document.querySelectorAll(".md-nav--primary :is(a.md-nav__link, [for=__toc].md-nav__link)")];
  const entries = [...article.querySelectorAll("[data-lesson]")];
  watch(article, ({ lessons }) => {
    const show = (element, lesson) => markLesson(element, lesson, lessons[lesson]);
    for (const link of links) if (!link.hash) show(link, lessonOf(link.href ?? location.href));
    for (const entry of entries) show(entry, entry.dataset.lesson);
  });
}
