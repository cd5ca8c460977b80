// W28: the way down of six batch sizes, by the record, on one of four axes.
import { short, whole } from "./format.js";
import { epochSeconds, ladder, needed, perEpoch, rates, sizes, updatesTo } from "./math/batch_sizes.js";

const RANGES = { epochs: [0.05, 1e4], updates: [3, 1e5], together: [0.001, 50], in_turn: [0.01, 2e4] };
const NAMES = {
  epochs: (text) => text("epochs"),
  updates: (text) => text("updates"),
  together: (text) => text("seconds"),
  in_turn: (text) => text("seconds"),
};
const SENTENCES = {
  epochs: (text, found) => text("fewest_epochs", found),
  updates: (text, found) => text("fewest_updates", found),
  together: (text, found) => text("fastest_together", found),
  in_turn: (text, found) => text("fastest_in_turn", found),
};
const STYLES = ["c0", "c1 dashed", "c2", "c3 dashed", "c4", "c5 dashed"];
const LOSSES = [0.04, 2.5];

const needs = ({ axis, rate, target }) => needed(Number(target), rate, axis);

export function results(state) {
  return { needs: needs(state) };
}

export function draw(plot, state, { text }) {
  const [low, high] = RANGES[state.axis];
  plot.axes({ x: [low, high], y: LOSSES, xScale: "log", yScale: "log", xLabel: NAMES[state.axis](text), yLabel: text("loss") });
  const target = Number(state.target);
  plot.line([[low, target], [high, target]], "c7 thin");
  const ways = ladder().map((loss) => needed(loss, state.rate, state.axis));
  sizes().forEach((size, i) => {
    const way = ladder().map((loss, step) => [ways[step][i], loss]);
    plot.line(way, STYLES[i]);
    plot.dots(way.filter(([, loss]) => loss === target), STYLES[i], "circle", 4);
    key(plot, low, high, i, text("size", { size }));
  });
}

// Which line is which, in the upper right corner, where no way passes.
function key(plot, low, high, row, words) {
  const along = (share) => low * (high / low) ** share;
  const y = LOSSES[1] / 1.2 / 1.32 ** row;
  plot.line([[along(0.74), y], [along(0.81), y]], STYLES[row]);
  plot.text(along(0.83), y, words, { dy: 5 });
}

const shown = (value, { axis }) => (axis === "updates" ? whole(value) : short(value, 3));

export function table(state, { text }) {
  const etas = rates(state.rate);
  const head = [text("batch"), text("eta"), NAMES[state.axis](text)];
  return { head, rows: needs(state).map((need, i) => [`${sizes()[i]}`, `${etas[i]}`, shown(need, state)]) };
}

export function say(state, { text }) {
  const found = needs(state);
  const fewest = Math.min(...found);
  const best = sizes().filter((_, i) => found[i] === fewest).join(text("and"));
  return SENTENCES[state.axis](text, { target: state.target, best, fewest: shown(fewest, state) });
}

export function script(state) {
  const list = (values) => `torch.tensor([${values.join(", ")}], dtype=torch.float64)`;
  const lines = [
    "import torch",
    "",
    `# batch sizes ${sizes().join(", ")}: updates to a loss of ${state.target}, as recorded`,
    `updates = ${list(updatesTo(Number(state.target), state.rate))}`,
  ];
  if (state.axis === "updates") lines.push("need = updates");
  else lines.push(`per_epoch = ${list(perEpoch())}`, "need = updates / per_epoch");
  if (state.axis in { together: 1, in_turn: 1 }) lines.push(`need = need * ${list(epochSeconds(state.axis))}`);
  return [...lines, "for value in need.tolist():", "    print(value)", ""].join("\n");
}
