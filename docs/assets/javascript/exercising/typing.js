// Typing Python: what keys do besides writing. All of it goes through the browser, so that it can be undone.
const INDENT = 4;

// Writes a text in place of what is selected, as if it were typed.
export function write(field, text) {
  field.focus();
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end"); // old browsers undo none of it
  field.dispatchEvent(new Event("input"));
}

// Writes a text in place of all there is.
export function replaceAll(field, text) {
  field.focus();
  field.select();
  write(field, text);
}

// The part of the caret's line that stands before it.
function before({ value, selectionStart }) {
  return value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
}

const spaces = (text) => /^ */.exec(text)[0].length;

// A new line begins below the one before, deeper after a colon, and one step out where a block has ended.
function breakLine(field) {
  const line = before(field);
  const step = /:\s*(#.*)?$/.test(line) ? INDENT : /^ *(return|pass|break|continue|raise)\b/.test(line) ? -INDENT : 0;
  write(field, "\n" + " ".repeat(Math.max(0, spaces(line) + step)));
  return true;
}

// Selects whole lines; returns their text.
function selectLines(field) {
  const { value, selectionStart, selectionEnd } = field;
  const end = value.indexOf("\n", selectionEnd - (selectionEnd > selectionStart ? 1 : 0));
  field.setSelectionRange(
    value.lastIndexOf("\n", selectionStart - 1) + 1,
    end < 0 ? value.length : end,
  );
  return value.slice(field.selectionStart, field.selectionEnd);
}

function changeLines(field, change) {
  const caret = field.selectionStart;
  const lines = selectLines(field);
  const start = field.selectionStart;
  const changed = lines.split("\n").map(change).join("\n");
  if (changed !== lines) write(field, changed);
  if (lines.includes("\n")) field.setSelectionRange(start, start + changed.length);
  else field.setSelectionRange(...Array(2).fill(Math.max(start, caret + changed.length - lines.length)));
}

const deeper = (line) => (line ? " ".repeat(INDENT) + line : line);
const shallower = (line) => line.slice(Math.min(INDENT, spaces(line)));

function indent(field, back) {
  const { value, selectionStart, selectionEnd } = field;
  if (back) changeLines(field, shallower);
  else if (value.slice(selectionStart, selectionEnd).includes("\n")) changeLines(field, deeper);
  else write(field, " ".repeat(INDENT - (before(field).length % INDENT)));
}

// Takes a whole step of indentation away; says whether there was one.
function outdent(field) {
  const line = before(field);
  if (field.selectionStart < field.selectionEnd || !/^ +$/.test(line)) return false;
  field.setSelectionRange(field.selectionStart - (line.length % INDENT || INDENT), field.selectionStart);
  write(field, "");
  return true;
}

const INSTEAD = { insertLineBreak: breakLine, deleteContentBackward: outdent }; // each says whether it did it all

// Lets a text field know Python: Tab indents, but right after Escape it leads on, as it does everywhere.
export function python(field) {
  let leaving = false;
  field.addEventListener("blur", () => (leaving = false));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key === "Shift") return;
    if (event.key === "Tab" && !leaving && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      indent(field, event.shiftKey);
    }
    leaving = event.key === "Escape";
  });
  field.addEventListener("beforeinput", (event) => {
    if (INSTEAD[event.inputType]?.(field)) event.preventDefault();
  });
}
