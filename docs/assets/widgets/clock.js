// The clock of a widget: one step more, or a run of them until the last.
import { reduced } from "../javascript/reduced-motion.js";

const PACE = 350; // milliseconds between the steps of a run

export class Clock {
  constructor(stage) {
    this.stage = stage;
  }

  get runs() {
    return Boolean(this.timer);
  }

  last(key) {
    const { offer, widget, state } = this.stage;
    return Math.min(offer.controls[key].max, widget.last?.(state) ?? Infinity);
  }

  isAtEnd(key) {
    return this.stage.state[key] >= this.last(key);
  }

  step(key, count = 1) {
    this.stage.move({ [key]: Math.min(this.stage.state[key] + count, this.last(key)) });
  }

  // Runs step by step; for a reader who wants no motion, at once.
  toggle(key) {
    if (this.runs) return this.stop();
    const { stage } = this;
    if (this.isAtEnd(key)) stage.set({ [key]: 0 });
    if (reduced.matches) return this.step(key, Infinity);
    this.timer = setInterval(() => {
      if (!stage.place.isConnected || this.isAtEnd(key)) this.stop();
      else this.step(key);
    }, stage.offer.controls[key].pace ?? PACE);
    stage.set({});
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    if (this.stage.place.isConnected) this.stage.set({});
  }
}
