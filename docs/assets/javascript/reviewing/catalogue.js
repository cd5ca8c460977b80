// The catalogue: every question of the course, as the page lists them, with its lesson and its topic.
import { json } from "../running/from-disk.js";

// Returns the questions of a list of lessons, by their ids.
export function catalogue(list) {
  const questions = [...list.children].flatMap((item) => {
    const link = item.querySelector("a");
    const ids = [...item.querySelectorAll("[data-question]")].map(({ dataset }) => dataset.question);
    const { part, topic } = item.dataset;
    return ids.map((id) => [id, { id, ids, part, topic, lesson: link.textContent, address: link.href }]);
  });
  return new Map(questions);
}

const parts = new Map(); // of the course, by the address of their questions

// Returns what a reader meets of these questions, by their ids; an error where it can't be had.
export async function load(questions) {
  const found = {};
  for (const part of new Set(questions.map((question) => question.part))) {
    const address = new URL(`${part}.json`, new URL(".", location.href)).href;
    if (!parts.has(address)) parts.set(address, (await json(address)).questions); // from disk, one at a time
    Object.assign(found, parts.get(address));
  }
  return found;
}
