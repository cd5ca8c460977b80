// Trials: an answer runs below the blocks that it builds on, and its check below it; what came of it, in words.
import { pageProgram } from "../running/program.js";
import { prepare, run } from "../running/runtime.js";
import { named, say, stoppedAt } from "../running/saying.js";
import { word } from "../words.js";

const [ANSWER, CHECK] = ["answer", "check"];

// Returns the steps that try an answer: those above leave out the other exercises, and it leaves no trace in them.
function stepsOf({ steps, exercises }, name, code, checked) {
  const { above, check } = exercises[name];
  const tried = [{ id: ANSWER, code }, ...(checked ? [{ id: CHECK, code: check }] : [])];
  return [...steps.slice(0, above), ...tried.map((step) => ({ ...step, aside: name }))];
}

// Runs the blocks above an answer while it is being written: on some pages they take ten seconds.
export async function runAbove(name) {
  const { steps, exercises } = await pageProgram();
  prepare(steps.slice(0, exercises[name].above));
}

// Runs an answer, and its check if it is to be checked; returns what to say, what it printed, its line with an
// error, and whether it is right.
export async function trial(name, code, checked, options) {
  const program = await pageProgram().catch(() => null);
  if (!program) return { said: word("run-not-loaded") };
  const { steps, ended, message } = await run({ steps: stepsOf(program, name, code, checked) }, options);
  const [answer, check] = [ANSWER, CHECK].map((id) => steps.find((step) => step.id === id));
  const given = { output: answer?.output, right: ended === "done" && checked };
  if (message) return { ...given, said: message };
  if (ended === "done") return { ...given, said: checked ? passed(check) : ran(answer) };
  return { ...given, ...failure(steps.at(-1)) };
}

const passed = ({ output }) => say("answer-right", { said: output.trim() });
const ran = ({ output }) => say(output ? "answer-ran" : "answer-silent");

// A check that fails at an `assert` of its own has a hint; any other error comes from what the answer gave it.
function failure({ id, error }) {
  if (error.step === ANSWER) return { line: error.line, said: stoppedAt(error) };
  if (id !== CHECK) return { said: say("above", { error: named(error) }) };
  if (error.type === "AssertionError") return { said: say("answer-hint", { hint: error.message }) };
  return { said: say("answer-odd", { error: named(error) }) };
}
