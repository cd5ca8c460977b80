// An editor for Python: the browser's own text field, so that undo, Chinese input, phones and screen readers work
// as they do everywhere. Its own text is transparent; right behind it stands the same text in colours.
import { element } from "../../widgets/element.js";
import { coloured } from "./colours.js";
import { python } from "./typing.js";

const PLAIN = { spellcheck: "false", autocapitalize: "off", autocomplete: "off", autocorrect: "off", wrap: "off" };

// Returns an editor that holds this code: its element, its field, and a way to mark a line, or none.
export function editor(code, attributes) {
  const field = element("textarea", { ...PLAIN, translate: "no", ...attributes });
  const shown = element("code");
  const behind = element("pre", { "aria-hidden": "true", translate: "no" }, shown);
  const box = element("div", { class: "editor highlight" }, behind, field);
  const mark = (line) => {
    box.classList.toggle("marked", Boolean(line));
    box.style.setProperty("--line", line ?? 1);
    field.setAttribute("aria-invalid", Boolean(line));
  };
  const show = () => {
    mark();
    shown.replaceChildren(...coloured(field.value), "\n"); // of a last line without text, `pre` shows none
  };
  let waiting = false;
  field.value = code;
  field.addEventListener("input", () => { // many at a time, one for each line of a text that is put in
    if (!waiting) queueMicrotask(() => ((waiting = false), show()));
    waiting = true;
  });
  python(field);
  show();
  return { box, field, mark };
}
