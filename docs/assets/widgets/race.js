// W23: two methods race through the same landscape, each with its own settings.
import { scientific, short } from "./format.js";
import { adam, descend, momentum, rmsprop } from "./math/optimizers.js";

const HALF = Math.SQRT1_2;
const turned = ([a, b]) => [HALF * (a + b), HALF * (b - a)];
const back = ([u, v]) => [HALF * (u - v), HALF * (u + v)];
const along = ([a, b]) => [100 * a, b];

// Heights are above the lowest place. `across(height)` is the contour, in pieces.
const LANDS = {
  straight: { start: [1, 1], gradient: along, across: (h) => [ellipse(h, 100, 1)], lowest: [[0, 0]], code: "50 * a**2 + b**2 / 2" },
  turned: {
    start: [0, 2 * HALF],
    gradient: (theta) => back(along(turned(theta))),
    across: (h) => [ellipse(h, 100, 1).map(back)],
    lowest: [[0, 0]],
    code: "25 * (a + b)**2 + (b - a)**2 / 4",
  },
  round: { start: [1, 1], gradient: ([a, b]) => [a, b], across: (h) => [ellipse(h, 1, 1)], lowest: [[0, 0]], code: "a**2 / 2 + b**2 / 2" },
  bent: {
    start: [-1.5, 1.5],
    gradient: ([a, b]) => [-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)],
    across: (h) => [-1, 1].map((side) => grid(1 - Math.sqrt(h), 1 + Math.sqrt(h)).map((a) => [a, a * a + side * Math.sqrt(Math.max(0, (h - (1 - a) ** 2) / 100))])),
    lowest: [[1, 1]],
    code: "(1 - a)**2 + 100 * (b - a**2)**2",
  },
  saddle: {
    start: [1, 0.001],
    gradient: ([a, b]) => [2 * a, -2 * b + b ** 3],
    across: (h) => [-1, 1].map((side) => grid(-2.2, 2.2).map((b) => [side * Math.sqrt(h - 1 + b * b - b ** 4 / 4), b])),
    lowest: [[0, Math.SQRT2], [0, -Math.SQRT2]],
    code: "a**2 - b**2 + b**4 / 4 + 1",
  },
};
const HEIGHTS = {
  straight: ([a, b]) => 50 * a * a + (b * b) / 2,
  turned: (theta) => HEIGHTS.straight(turned(theta)),
  round: ([a, b]) => (a * a + b * b) / 2,
  bent: ([a, b]) => (1 - a) ** 2 + 100 * (b - a * a) ** 2,
  saddle: ([a, b]) => a * a - b * b + b ** 4 / 4 + 1,
};
const LEVELS = { straight: [0.1, 0.5, 1, 10, 50], turned: [0.1, 0.5, 1, 10, 50], round: [0.1, 0.5, 1, 2], bent: [4, 40, 200], saddle: [0.2, 0.6, 1, 2] };
const WINDOW = { x: [-2.2, 2.2], y: [-1.6, 2.6] };
const MOST_DOTS = 201; // more can't be told apart, and slow a phone
const RULES = {
  descent: { rule: (...each) => momentum(...each, 0), start: 0, code: ({ eta }) => `torch.optim.SGD([theta], lr=${eta})` },
  momentum: { rule: momentum, start: 0, code: ({ eta, mu }) => `torch.optim.SGD([theta], lr=${eta}, momentum=${mu})` },
  rmsprop: { rule: rmsprop, start: 0, code: ({ eta }) => `torch.optim.RMSprop([theta], lr=${eta})` },
  adam: { rule: adam, start: [0, 0, 0], code: ({ eta }) => `torch.optim.Adam([theta], lr=${eta})` },
};

function grid(low, high) {
  return Array.from({ length: 181 }, (_, i) => low + (i / 180) * (high - low));
}

function ellipse(height, ofA, ofB) {
  return grid(0, 2 * Math.PI).map((angle) => [Math.sqrt((2 * height) / ofA) * Math.cos(angle), Math.sqrt((2 * height) / ofB) * Math.sin(angle)]);
}

const names = (text) => ({ descent: text("descent"), momentum: text("momentum"), rmsprop: text("rmsprop"), adam: text("adam") });

const racers = (state) => [
  { name: state.first, eta: state.eta1, mu: state.mu1 },
  { name: state.second, eta: state.eta2, mu: state.mu2 },
];

function path(state, { name, eta, mu }) {
  const { start, gradient } = LANDS[state.land];
  const rule = name === "momentum" ? (...each) => momentum(...each, mu) : RULES[name].rule;
  return descend(rule, gradient, start, RULES[name].start, eta, state.step);
}

export function results(state) {
  const ends = racers(state).map((racer) => path(state, racer).at(-1));
  return { ends, heights: ends.map(HEIGHTS[state.land]) };
}

// A line may leave the plane and come back: its pieces.
function pieces(points) {
  const found = [[]];
  for (const point of points) {
    if (point.every(Number.isFinite)) found.at(-1).push(point);
    else if (found.at(-1).length) found.push([]);
  }
  return found;
}

export function draw(plot, state, { text }) {
  const { across, lowest, start } = LANDS[state.land];
  plot.axes({ ...WINDOW, xLabel: "a", yLabel: "b" });
  for (const level of LEVELS[state.land]) across(level).flatMap(pieces).forEach((piece) => plot.line(piece, "c7 thin"));
  racers(state).forEach((racer, i) => {
    const places = path(state, racer);
    const style = `c${i}`;
    plot.line(places, `${style} thin${i ? " dashed" : ""}`);
    if (places.length <= MOST_DOTS) plot.dots(places, style, i ? "triangle" : "circle", 2);
    plot.dots(places.slice(-1), style, i ? "triangle" : "circle", 7);
  });
  plot.dots(lowest, "c3", "cross", 6);
  plot.dots([start], "c2", "square", 5);
  plot.key(racers(state).map(({ name }, i) => [`c${i} thin${i ? " dashed" : ""}`, names(text)[name]]));
}

const shown = (height) => (height > 0 && height < 1e-4 ? scientific(height) : short(height, 3));

export function say(state, { text }) {
  const [one, two] = results(state).heights.map(shown);
  const [first, second] = [state.first, state.second].map((name) => names(text)[name]);
  return text("say", { steps: state.step, first, second, one, two });
}

export const actions = { back: () => ({ step: 0 }) };

export function script(state) {
  const runs = racers(state).map((racer) => `ends.append(walk(lambda theta: ${RULES[racer.name].code(racer)}))`);
  return `import torch


def height(theta):
    a, b = theta
    return ${LANDS[state.land].code}


def walk(make):
    theta = torch.tensor([${LANDS[state.land].start.join(", ")}], dtype=torch.float64, requires_grad=True)
    optimizer = make(theta)
    for step in range(${state.step}):
        optimizer.zero_grad()
        height(theta).backward()
        optimizer.step()
    return theta.detach()


ends = []
${runs.join("\n")}
for theta in ends:
    print(*theta.tolist(), sep="\\n")
for theta in ends:
    print(height(theta).item())
`;
}
