// The result of a round: how many were right in each topic, and where the answer to each other one is taught.
import { element } from "../../widgets/element.js";
import { word } from "../words.js";
import { parsed } from "./sheet.js";

// Returns the elements of a result; `answers` has for each question of the round its entry in the catalogue, what
// a reader meets of it, and whether it was answered right.
export function result(answers) {
  const wrong = answers.filter(({ right }) => !right);
  const heading = element("h3", {}, word("round-score", score(answers)));
  const names = [...new Set(answers.map(({ known }) => known.topic))];
  const topics = element("ul", {}, ...names.map((topic) => topicItem(topic, answers)));
  if (!wrong.length) return [heading, topics];
  return [heading, topics, element("p", {}, word("round-wrong")), element("ul", {}, ...wrong.map(lookUp))];
}

function score(answers) {
  return { right: answers.filter(({ right }) => right).length, all: answers.length };
}

function topicItem(topic, answers) {
  const own = answers.filter(({ known }) => known.topic === topic);
  return element("li", {}, word("round-topic", { topic, ...score(own) }));
}

// Returns a wrong answer as an item: the question, and a link to the section that teaches it.
function lookUp({ known, question: { section, title } }) {
  const name = parsed(title);
  for (const link of name.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const href = new URL(section && `#${section}`, known.address).href;
  const link = element("a", { href, target: "_self" }, known.lesson); // a whole load, which ends at the section
  if (section) link.append(" › ", document.importNode(name, true));
  return element("li", {}, `${known.id} · `, link);
}
