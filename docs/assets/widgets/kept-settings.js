// Keeping the setting of a widget: in the session, because scrolling writes headings into the address; and,
// to be shared, in the address.
import { session } from "../javascript/choices.js";
import { format, parse, parseHash } from "./settings.js";

const QUIET = 500; // milliseconds without change before the address is written

export class Keeper {
  constructor(place, name, controls) {
    Object.assign(this, { place, name, controls, key: `widget ${name}` });
  }

  // The setting that the address of the page names, if any.
  get addressed() {
    return parseHash(location.hash, this.name, this.controls);
  }

  // The setting in which the widget was left in this session, if any.
  get kept() {
    const query = session.recall(this.key);
    return query === null ? undefined : parse(query, this.controls);
  }

  // The address that shows this setting.
  link(state) {
    return `${location.href.split("#")[0]}#${format(this.name, state)}`;
  }

  keep(state) {
    session.remember(this.key, format(this.name, state).split("?")[1]);
  }

  // Only when all is quiet, because Safari refuses more than a hundred changes in ten seconds.
  address(state) {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      if (this.place.isConnected) history.replaceState(history.state, "", this.link(state));
    }, QUIET);
  }
}
