// W29: nine trials on a map of rates and widths that was recorded; the best of them, and how it does with other seeds.
import { short } from "./format.js";
import { drawn, place, rates, record, right, widths } from "./math/experiments.js";
import { clamp } from "./settings.js";

const [RATES, WIDTHS, RIGHT] = [rates(), widths(), record()];
const SEEDS = [1, 2, 3];
const AXES = { x: [8e-4, 8], y: [0.5, 8.6], xScale: "log", xTicks: [0.001, 0.01, 0.1, 1], yTicks: [] }; // y: log2 of the width

const spaced = (low, high, count, scale) =>
  Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
  });

// Each asks for a rate and a width; what is trained is the nearest setting of the record.
function asked({ way, scale, low, high, draw, etas, sizes }) {
  const [from, to] = [Math.min(low, high), Math.max(low, high)];
  const middle = scale === "log" ? Math.sqrt(from * to) : (from + to) / 2;
  const spread = {
    grid: () => spaced(from, to, 3, scale).flatMap((eta) => [4, 32, 256].map((width) => [eta, width])),
    rates: () => spaced(from, to, 9, scale).map((eta) => [eta, 32]),
    widths: () => WIDTHS.map((width) => [middle, width]),
    random: () => drawn([[from, to], [2, 256]], 9, draw),
    own: () => etas.map((eta, i) => [eta, sizes[i]]),
  };
  return spread[way]();
}

function trials(state) {
  return asked(state).map(([eta, width]) => {
    const [rate, row] = place(eta, width);
    return { eta: RATES[rate], width: WIDTHS[row], right: right(eta, width, state.seed) };
  });
}

const bestOf = (tried) => tried.reduce((best, each) => (each.right > best.right ? each : best));

export function results(state) {
  const tried = trials(state);
  const best = bestOf(tried);
  const others = SEEDS.filter((seed) => seed !== state.seed);
  return {
    right: tried.map((each) => each.right),
    best: [best.eta, best.width, best.right],
    again: others.map((seed) => right(best.eta, best.width, seed)),
    top: Math.max(...RIGHT.flatMap((row) => row[state.seed - 1])),
  };
}

export function draw(plot, state, { text, move, session }) {
  const tried = trials(state);
  const best = bestOf(tried);
  const own = state.way === "own";
  plot.axes({ ...AXES, xLabel: own ? text("dragged") : text("eta"), yLabel: text("width") });
  for (const width of WIDTHS) plot.text(AXES.x[0], Math.log2(width), `${width}`, { anchor: "end", dx: -8, dy: 5 });
  if (state.map) {
    RIGHT.forEach((row, j) =>
      row[state.seed - 1].forEach((count, i) => plot.dots([[RATES[i], j + 1]], "c7", "square", (9 * count) / 297)),
    );
  }
  for (const each of tried) {
    const chosen = each.eta === best.eta && each.width === best.width;
    plot.dots([[each.eta, Math.log2(each.width)]], chosen ? "c1" : "c0", chosen ? "square" : "circle", 6);
    plot.text(each.eta, Math.log2(each.width), `${each.right}`, { anchor: "middle", dy: -10 });
  }
  plot.pointer((eta, power, pressed) => {
    if (!own) return;
    const distance = (i) => Math.hypot(plot.x(state.etas[i]) - plot.x(eta), plot.y(Math.log2(state.sizes[i])) - plot.y(power));
    if (pressed) session.held = state.etas.map((_, i) => i).sort((i, j) => distance(i) - distance(j))[0];
    const [rate, row] = place(clamp(eta, 1e-3, 6.31), 2 ** clamp(power, 1, 8));
    move({ etas: state.etas.with(session.held, RATES[rate]), sizes: state.sizes.with(session.held, WIDTHS[row]) });
  });
}

export function say(state, { text }) {
  const tried = trials(state).map((each) => each.eta);
  const { best, again, top } = results(state);
  const [low, high] = [Math.min(...tried), Math.max(...tried)];
  const ends = { [low]: text("smallest"), [high]: text("largest") };
  const edge = low === high ? text("alone") : ends[best[0]] ?? text("inside");
  const [second, third] = again;
  return text("say", { eta: short(best[0]), width: best[1], best: best[2], second, third, edge, top });
}

export function script(state) {
  const tried = trials(state).map(({ eta, width }) => `(${eta}, ${width})`);
  return `import torch

# pictures read right, of 297, by width, seed and rate: a record of 480 trainings
right = torch.tensor(${JSON.stringify(RIGHT)})
rates = [float(f"{10 ** (k / 5 - 3):.3g}") for k in range(20)]
widths = [2**k for k in range(1, 9)]
seed = ${state.seed}


def look(eta, width, seed):
    return right[widths.index(width), seed - 1, rates.index(eta)].item()


best = None
for eta, width in [${tried.join(", ")}]:
    count = look(eta, width, seed)
    print(count)
    if best is None or count > best[2]:
        best = (eta, width, count)
print(*best, sep="\\n")
for other in (1, 2, 3):
    if other != seed:
        print(look(*best[:2], other))
print(right[:, seed - 1].max().item())
`;
}
