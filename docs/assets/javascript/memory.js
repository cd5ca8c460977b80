// What this browser remembers of its reader, one JSON value under one key; nothing of it is ever sent:
//   answers  by question ("Q05.1"): the option chosen last (null when cleared), whether the right one
//            was ever chosen, whether the question is to be answered again, and, once that was done, how often
//            (`step`) and on which day it is due next
//   lessons  and labs by address ("lessons/scoring-a-guess/"): read to the end, all questions answered right
//   exercises by name ("x05-1"): the answer as it was left (null for the starter), whether one was ever right
//   round    of questions, once there was one: its topic, the seed that it was drawn with, and each question with
//            the option chosen first (null until then)
const KEY = "how-machines-learn";
const VERSION = 1;
const CHANGED = "memorychange";
const boolean = (value) => typeof value === "boolean";
const isChoice = (value) => value === null || Number.isInteger(value);
const isDate = ({ step, day }) => Number.isInteger(step) && step > 0 && Number.isInteger(day);
const QUESTION = /^Q\d\d\.\d+$/;
const PARTS = {
  answers: {
    name: QUESTION,
    fields: {
      choice: isChoice,
      right: boolean,
      review: boolean,
      later: (value) => value === undefined || (isObject(value) && isDate(value)), // which were not kept at first
    },
  },
  lessons: { name: /^(lessons|labs)\/[\w-]+\/$/, fields: { read: boolean, quiz: boolean } },
  exercises: {
    name: /^x\d\d-\d+$/,
    fields: { answer: (value) => value === null || typeof value === "string", solved: boolean },
  },
};

let unsaved = null; // where storage is blocked or full: what it did not take, as long as the page lives

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRound(value) {
  const isAsked = (one) => isObject(one) && QUESTION.test(one.id) && isChoice(one.choice);
  if (!isObject(value) || typeof value.topic !== "string" || !Number.isInteger(value.seed)) return false;
  return Array.isArray(value.asked) && value.asked.every(isAsked);
}

// Says whether a value, from storage or from a file, is one that this module has written.
export function isMemory(value) {
  if (!isObject(value) || value.version !== VERSION) return false;
  if ((value.round ?? null) !== null && !isRound(value.round)) return false;
  const parts = { exercises: {}, ...value }; // which were not kept at first, either
  return Object.entries(PARTS).every(([part, { name, fields }]) => {
    const isEntry = (entry) => Object.keys(fields).every((field) => fields[field](entry[field]));
    const entries = isObject(parts[part]) && Object.entries(parts[part]);
    return entries && entries.every(([key, entry]) => name.test(key) && isObject(entry) && isEntry(entry));
  });
}

function saved() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

// Returns what is remembered; nothing where storage is blocked or holds something else.
export function recall() {
  const value = unsaved ?? saved();
  return { version: VERSION, answers: {}, lessons: {}, exercises: {}, ...(isMemory(value) && value) };
}

// Remembers a value in place of all that was remembered; null forgets everything.
export function remember(value) {
  try {
    if (value) localStorage.setItem(KEY, JSON.stringify(value));
    else localStorage.removeItem(KEY);
    unsaved = null;
  } catch {
    unsaved = value;
  }
  document.dispatchEvent(new Event(CHANGED));
}

// Says whether what is remembered outlives the page.
export function isKept() {
  return unsaved === null;
}

// Lets `edit` change what is remembered.
export function change(edit) {
  const memory = recall();
  edit(memory);
  remember(memory);
}

// Shows what is remembered, now and after each change, as long as the element stands on the page.
export function watch(element, show) {
  const update = () => {
    if (element.isConnected) show(recall());
    else document.removeEventListener(CHANGED, update);
  };
  document.addEventListener(CHANGED, update);
  update();
}

// What changes behind the back of a page: another tab writes, or a day passes before its reader comes back.
const lookAgain = () => document.dispatchEvent(new Event(CHANGED));
window.addEventListener("storage", lookAgain);
window.addEventListener("pageshow", lookAgain);
document.addEventListener("visibilitychange", lookAgain);
