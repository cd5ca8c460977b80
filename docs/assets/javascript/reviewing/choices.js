// What a round is begun with: a topic and a number, or whatever is due.
import { element } from "../../widgets/element.js";
import { button } from "../controls.js";
import { recall, watch } from "../memory.js";
import { daysLeft } from "../schedule.js";
import { word } from "../words.js";

const ALL = "all";
const DUE = "due";
const NUMBERS = [5, 10, 20];

// Offers the choices in a place; `begin` is told the topic, the ids that there are to draw from, and how many to draw.
export function offer(place, questions, begin) {
  const names = new Map(questions.map(({ part, topic }) => [part, topic]));
  const topic = select([[ALL, word("round-all")], ...names], recall().round?.topic);
  const number = select(NUMBERS.map((each) => [each, each]));
  const ids = (wanted) => questions.filter(wanted).map(({ id }) => id);
  const due = () => ids(({ id }) => daysLeft(recall().answers[id]) === 0);
  const of = (part) => ids((question) => part === ALL || question.part === part);
  const any = button("round-begin", () => begin(topic.value, of(topic.value), Number(number.value)));
  const again = button("round-due", () => begin(DUE, due(), Infinity));
  const labels = [label("round-topics", topic), label("round-number", number)];
  place.append(element("div", { class: "round-choices" }, ...labels, any, again));
  watch(place, () => (again.hidden = !due().length));
}

function select(options, chosen) {
  const list = options.map(([value, name]) => element("option", { value, selected: value === chosen }, name));
  return element("select", {}, ...list);
}

function label(name, control) {
  return element("label", {}, word(name), control);
}
