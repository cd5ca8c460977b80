// Numbers as a reader sees them: a true minus sign, words for what is no number.
import { word } from "../javascript/words.js";

const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

const ROUNDING = 1e-9; // the share of a size that may be left where numbers cancel

export function fixed(value, digits = 2) {
  if (Number.isNaN(value)) return word("not-a-number");
  if (!Number.isFinite(value)) return (value < 0 ? "−" : "") + word("infinite");
  const size = Math.abs(value);
  const plain = size === 0 || (size < 1e6 && size >= 10 ** -digits / 2);
  return plain ? minus(value.toFixed(digits)) : scientific(value);
}

export function scientific(value, digits = 2) {
  const [mantissa, exponent] = value.toExponential(digits).split("e");
  return `${minus(mantissa)} × ${power(exponent)}`;
}

// A power of ten: 10⁻³, 1, 10, 10².
export function power(exponent) {
  const raised = [...`${Number(exponent)}`].map((sign) => SUPERSCRIPTS[sign]).join("");
  return { "⁰": "1", "¹": "10" }[raised] ?? `10${raised}`;
}

// A number that next to numbers of this size is nothing but rounding, is 0.
export function cleared(value, size) {
  return Math.abs(value) < ROUNDING * size ? 0 : value;
}

// A number in full, as short as it can be: 0.55, not 0.550.
export function short(value, digits = 6) {
  if (!Number.isFinite(value)) return fixed(value);
  const text = String(Number(value.toPrecision(digits)));
  return text.includes("e") ? scientific(value) : minus(text);
}

function minus(text) {
  return text.replace(/^-(?=[0.]*$)/, "").replace("-", "−");
}

// A whole number in groups of three digits: 33,599.
export function whole(value) {
  return fixed(value, 0).replace(/\B(?=(\d{3})+$)/g, ",");
}
