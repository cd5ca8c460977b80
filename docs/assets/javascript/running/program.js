// The program of a page: its blocks with what is shown below them, fetched when one is first run.
import { json } from "./from-disk.js";

const programs = new Map(); // by address

// Returns the program of the page that is shown; an error where it can't be had.
export async function pageProgram() {
  const [, name] = /([^/]+)\/(?:index\.html)?$/.exec(location.pathname);
  const address = new URL(`${name}.json`, new URL(".", location.href)).href;
  if (!programs.has(address)) programs.set(address, await json(address));
  return programs.get(address);
}

// Returns the steps of a program up to the one with this id.
export function upTo({ steps }, id) {
  return steps.slice(0, steps.findIndex((step) => step.id === id) + 1);
}
