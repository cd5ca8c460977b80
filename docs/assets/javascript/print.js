// Printing: light colours, and what answers a question at the end of the page or, for who hands out a sheet,
// left out.
import { button } from "./controls.js";
import { word } from "./words.js";

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const QUIZZES = "details.question";
const FIGURES = "details.example"; // the code of a figure
const ANSWERS = "details:not(.question, .option, .example)"; // hints, solutions, typical wrong answers

let answers = "end"; // or "none"; as a browser's own menu prints

// Offers the choice below the text, where there are answers.
export function mount(article) {
  const place = article.querySelector(".printing");
  if (!place || !article.querySelector([QUIZZES, ANSWERS])) return;
  place.append(button("print-all", print), button("print-questions", printQuestions));
}

function printQuestions() {
  answers = "none";
  print();
}

// Material opens whatever is folded before printing and closes it afterwards: be there before, both times.
addEventListener("beforeprint", prepare, { capture: true });

function prepare() {
  const article = document.querySelector("article");
  const undo = [remember(article), lighten(), leaveOut(article), gather(article)];
  article.dataset.answers = answers;
  undo.push(() => delete article.dataset.answers);
  answers = "end";
  const restore = () => undo.reverse().forEach((step) => step());
  addEventListener("afterprint", restore, { once: true }); // behind Material's
}

function remember(article) {
  const opened = article.querySelectorAll("details[open]");
  return () => opened.forEach((details) => (details.open = true));
}

function lighten() {
  const { dataset } = document.body;
  const scheme = dataset.mdColorScheme;
  dataset.mdColorScheme = "default";
  return () => (dataset.mdColorScheme = scheme);
}

// How a figure is drawn is printed only for a reader who has opened it.
function leaveOut(article) {
  const folded = article.querySelectorAll(`${FIGURES}:not([open])`);
  folded.forEach((code) => (code.hidden = true));
  return () => folded.forEach((code) => (code.hidden = false));
}

// Put a section of answers at the end, if they are wanted, each below the heading that it belongs to.
function gather(article) {
  const section = document.createElement("section");
  const undo = [() => section.remove()];
  let heading, named;
  for (const part of [...article.querySelectorAll([HEADINGS, QUIZZES, ANSWERS])]) {
    if (part.matches(HEADINGS)) heading = part;
    else if (!part.parentElement.closest(ANSWERS)) {
      if (named !== heading) section.append(title("h3", ...heading.cloneNode(true).childNodes));
      named = heading;
      section.append(part.matches(QUIZZES) ? answered(part) : moved(part, undo));
    }
  }
  if (named) {
    section.className = "answers";
    section.prepend(title("h2", word("answers")));
    if (answers === "end") article.append(section);
  }
  return () => undo.forEach((step) => step());
}

function title(level, ...words) {
  const element = document.createElement(level);
  element.append(...words);
  element.querySelector(".headerlink")?.remove();
  return element;
}

// A question once more, now with every option open: which one is right, and why.
function answered(quiz) {
  const copy = quiz.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("[id], details")]) {
    part.removeAttribute("id");
    part.removeAttribute("name"); // options of one name close one another
    if (part.matches("details")) part.open = true;
  }
  return copy;
}

function moved(answer, undo) {
  const place = document.createComment("an answer, while this page is printed");
  answer.replaceWith(place);
  undo.push(() => place.replaceWith(answer));
  return answer;
}
