// A drawing in SVG with axes, made anew for each state. Coordinates are those of the data; what lies
// beyond the axes is cut off, and what is no number is left out.
import { svg } from "./element.js";
import { arrow, shapes } from "./paths.js";
import { scale } from "./scales.js";

const WIDTH = 480;
const HEIGHT = 320;
const MARGIN = { left: 62, right: 14, top: 22, bottom: 44 };
const FAR = 1e4; // browsers draw wrongly, or not at all, far outside

export class Plot {
  constructor(title) {
    this.svg = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": title });
    const id = `clip-${Math.random().toString(36).slice(2)}`;
    const { left, top } = MARGIN;
    const inside = { x: left, y: top, width: WIDTH - left - MARGIN.right, height: HEIGHT - top - MARGIN.bottom };
    this.frame = svg("g", { class: "frame" });
    this.data = svg("g", { "clip-path": `url(#${id})` });
    this.labels = svg("g", { class: "labels" });
    const clip = svg("clipPath", { id });
    clip.append(svg("rect", inside));
    this.svg.append(clip, this.frame, this.data, this.labels);
  }

  clear() {
    for (const part of [this.frame, this.data, this.labels]) part.replaceChildren();
  }

  // Scales over [low, high], linear or log; every other call needs them, or axes, first.
  plane({ x, y, xScale, yScale }) {
    this.x = scale(x, MARGIN.left, WIDTH - MARGIN.right, xScale);
    this.y = scale(y, HEIGHT - MARGIN.bottom, MARGIN.top, yScale);
  }

  // The same, and drawn, with round numbers and names.
  axes({ xLabel = "", yLabel = "", xTicks, yTicks, ...ranges }) {
    this.plane(ranges);
    for (const value of xTicks ?? this.x.ticks) {
      this.mark(this.frame, this.x(value), HEIGHT - MARGIN.bottom + 18, this.x.label(value), "middle");
    }
    for (const value of yTicks ?? this.y.ticks) {
      const at = this.y(value);
      this.frame.append(svg("line", { class: "grid", x1: MARGIN.left, x2: WIDTH - MARGIN.right, y1: at, y2: at }));
      this.mark(this.frame, MARGIN.left - 6, at + 5, this.y.label(value), "end");
    }
    this.mark(this.frame, (MARGIN.left + WIDTH - MARGIN.right) / 2, HEIGHT - 6, xLabel, "middle");
    this.mark(this.frame, 4, 15, yLabel, "start");
  }

  // A line through [x, y] points; `style` is a class: c0 … c7, dashed, thin, thick.
  line(points, style = "c0") {
    this.data.append(svg("polyline", { class: `line ${style}`, points: this.place(points) }));
  }

  // A line with a head at its end, which shrinks with it.
  arrow(from, to, style = "c0") {
    if (![from, to].every(isDrawable)) return;
    const ends = [from, to].map(([x, y]) => [near(this.x(x)), near(this.y(y))]);
    this.data.append(svg("path", { class: `line ${style}`, d: arrow(...ends) }));
  }

  area(points, style = "c0") {
    this.data.append(svg("polygon", { class: `area ${style}`, points: this.place(points) }));
  }

  // Shapes are a second cue beside colour: circle, square, triangle, cross.
  dots(points, style = "c0", shape = "circle", size = 5) {
    for (const [x, y] of points.filter(isDrawable)) {
      const [left, top] = [near(this.x(x)), near(this.y(y))];
      this.data.append(svg("path", { class: `dot ${style} ${shape}`, d: shapes[shape](left, top, size) }));
    }
  }

  // A word beside a point of the data.
  text(x, y, words, { style = "", anchor = "start", dx = 0, dy = 0 } = {}) {
    if (!isDrawable([x, y])) return;
    this.mark(this.labels, near(this.x(x)) + dx, near(this.y(y)) + dy, words, anchor, style);
  }

  // Which line is which, in the upper left corner: [style, words] pairs.
  key(lines) {
    lines.forEach(([style, words], row) => {
      const [left, top] = [MARGIN.left + 8, MARGIN.top + 12 + 20 * row];
      this.labels.append(svg("line", { class: `line ${style}`, x1: left, x2: left + 30, y1: top, y2: top }));
      this.mark(this.labels, left + 36, top + 5, words, "start");
    });
  }

  // Calls `act` with the coordinates at which a mouse or a finger presses or drags.
  pointer(act) {
    this.act = act;
    if (this.svg.onpointerdown) return;
    const tell = (event) => {
      const box = this.svg.getBoundingClientRect();
      const [left, top] = [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
      this.act(this.x.invert(left), this.y.invert(top), event.type === "pointerdown");
    };
    this.svg.classList.add("draggable");
    this.svg.onpointerdown = (event) => {
      this.svg.setPointerCapture(event.pointerId);
      tell(event);
    };
    this.svg.onpointermove = (event) => event.buttons && tell(event);
  }

  place(points) {
    return points.filter(isDrawable).map(([x, y]) => `${near(this.x(x))},${near(this.y(y))}`).join(" ");
  }

  mark(group, x, y, words, anchor, style = "") {
    const label = svg("text", { x, y, "text-anchor": anchor, class: style });
    label.textContent = words;
    group.append(label);
  }
}

const isDrawable = (point) => point.every(Number.isFinite);
const near = (pixels) => Math.round(Math.min(FAR, Math.max(-FAR, pixels)) * 100) / 100;
