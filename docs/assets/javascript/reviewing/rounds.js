// Rounds: questions of one topic or of all, drawn at random, or those that are due; a reload goes on with them.
import { element } from "../../widgets/element.js";
import { statusLine } from "../controls.js";
import { lessonOf } from "../lessons.js";
import { change, isKept, recall, watch } from "../memory.js";
import { note, opened, written } from "../quizzes.js";
import { answered } from "../schedule.js";
import { word } from "../words.js";
import { catalogue, load } from "./catalogue.js";
import { offer } from "./choices.js";
import { draw, newSeed } from "./drawing.js";
import { result } from "./result.js";
import { ask, isRight, markChoice, unfold } from "./sheet.js";

// Puts what begins a round, its questions and its result into a place; `list` has the questions of the course.
export function mount(place, list) {
  const known = catalogue(list);
  const [sheet, outcome] = [element("div"), element("div")];
  const said = statusLine();
  let shown; // the seed of the round that is on the sheet
  let texts = {}; // of its questions
  let score = ""; // as it was last said: another tab may answer, too
  let showing; // a promise, while they are fetched

  async function show() {
    const seed = recall().round?.seed;
    if (seed !== shown) {
      shown = seed;
      const questions = askedOf(known).map(({ id }) => known.get(id));
      for (const old of [sheet, outcome]) old.replaceChildren(); // what is chosen there would count no more
      if (questions.length) said.textContent = word("round-loading");
      const found = await load(questions).catch(() => null);
      if (shown !== seed) return; // another one was begun meanwhile
      texts = found ?? {};
      fill(sheet, known, texts);
      said.textContent = found ? (questions.length && count(known)) || "" : word("round-unloaded");
    }
    const before = score;
    score = count(known);
    if (before && before !== score) said.textContent = said.textContent.replace(before, score);
    refresh(sheet, outcome, known, texts);
  }

  // Shows what is remembered by now, where a browser has dropped the round that is on the sheet and told nobody.
  async function showNext() {
    await (showing = show());
    if (!sheet.firstChild) said.textContent = word("round-gone");
  }

  async function begin(topic, ids, number) {
    const seed = newSeed();
    const asked = draw(ids, number, seed).map((id) => ({ id, choice: null }));
    change((memory) => (memory.round = { topic, seed, asked }));
    await showing;
    if (!sheet.firstChild) return;
    said.textContent = word("round-begun", { number: asked.length }) + unkept();
    sheet.querySelector("summary").focus();
  }

  offer(place, [...known.values()], begin);
  place.append(sheet, said, outcome);
  sheet.addEventListener("click", ({ target }) => {
    const option = opened(target);
    if (!option) return;
    if (recall().round?.seed === shown) said.textContent = choose(option, known) ?? said.textContent;
    else showNext();
  });
  watch(place, () => (showing = show()));
}

// The questions of the round, but those that the course no longer has.
function askedOf(known) {
  return (recall().round?.asked ?? []).filter(({ id }) => known.has(id));
}

function count(known) {
  const asked = askedOf(known);
  return word("round-count", { done: asked.filter(({ choice }) => choice !== null).length, all: asked.length });
}

// Returns what to add where the answers end with the page.
function unkept() {
  return isKept() ? "" : word("round-unkept");
}

function fill(sheet, known, texts) {
  const asked = askedOf(known).filter(({ id }) => texts[id]);
  const questions = asked.map(({ id }) => ask(known.get(id), texts[id]));
  asked.forEach(({ choice }, index) => unfold(questions[index], choice));
  sheet.replaceChildren(...questions);
}

// Shows signs at what was answered and, once that is all, the result.
function refresh(sheet, outcome, known, texts) {
  const first = new Map(askedOf(known).map(({ id, choice }) => [id, choice]));
  const answers = [...sheet.children].map((question) => {
    const [{ id }, choice] = [question, first.get(question.id)];
    markChoice(question, choice);
    return { known: known.get(id), question: texts[id], choice, right: isRight(question, choice) };
  });
  const done = answers.length && answers.every(({ choice }) => choice !== null);
  outcome.replaceChildren(...(done ? result(answers) : []));
}

// Remembers the first choice of a question, and returns the verdict; of others, the reasons are there to be read.
function choose(option, known) {
  const question = option.closest("details.question");
  const { id, ids, address } = known.get(question.id);
  const choice = written(option);
  const right = option.classList.contains("right");
  const of = ({ round }) => round.asked.find((one) => one.id === id);
  if (of(recall()).choice !== null) return undefined;
  change((memory) => {
    of(memory).choice = choice;
    note(memory, id, answered({ ...memory.answers[id], choice: null }, choice, right), lessonOf(address), ids);
  });
  const place = [...question.querySelectorAll("details.option")].indexOf(option) + 1;
  return word(right ? "verdict-right" : "verdict-wrong", { id, option: place, score: count(known) }) + unkept();
}
