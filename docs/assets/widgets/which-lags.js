// W14: the earlier days that a model sees, as boxes to tick; both errors, three later weeks, and the weights.
import { fixed } from "./format.js";
import { weeklyViews } from "./math/data.js";
import { fitted, lagMatrix, twoErrors, weekdayColumns } from "./math/features.js";
import { mae } from "./math/losses.js";

const LATER = 364; // days that judge
const WEEKS = { first: 966, last: 986 }; // three of them, whose errors are like those of all later days
const views = weeklyViews();
const ago = (days) => views.slice(-LATER - days, -days);
const baseline = mae(ago(1).map((value, i) => value + ago(7)[i] - ago(8)[i]), views.slice(-LATER));

const lagsOf = (features) => features.filter((each) => each !== "weekday").map(Number);

function model({ features }) {
  const lags = lagsOf(features);
  const first = Math.max(1, ...lags); // the first day that has all of them
  const [rows, y] = lagMatrix(views, first);
  const week = weekdayColumns(rows.map((_, i) => first + i));
  const X = rows.map((row, i) => [...lags.map((lag) => row[lag - 1]), ...(features.includes("weekday") ? week[i].slice(1) : [])]);
  const [theta, yHat] = fitted(X, y);
  return { theta, yHat, errors: twoErrors(yHat, y), first };
}

export function results(state) {
  const { theta, yHat, errors, first } = model(state);
  return { errors, theta, predictions: yHat.slice(WEEKS.first - first, WEEKS.last + 1 - first) };
}

export function draw(plot, state, { text }) {
  const { predictions } = results(state);
  const days = predictions.map((_, i) => WEEKS.first + i);
  plot.axes({ x: [WEEKS.first - 0.5, WEEKS.last + 0.5], y: [5, 12], xTicks: [], yTicks: [6, 8, 10], yLabel: text("views") });
  for (const left of [WEEKS.first - 0.5, WEEKS.first + 13.5]) plot.area([[left, 5], [left, 12], [left + 7, 12], [left + 7, 5]], "c7");
  plot.line(days.map((day, i) => [day, predictions[i]]), "c0");
  plot.dots(days.map((day) => [day, views[day]]), "c1");
  for (const day of days) plot.text(day, 5, text("letters")[day % 7], { anchor: "middle", dy: 18 });
  plot.dots([[WEEKS.first + 1, 11.3]], "c1");
  plot.text(WEEKS.first + 1.6, 11.3, text("actual"), { dy: 5 });
  plot.line([[WEEKS.first + 6, 11.3], [WEEKS.first + 7.2, 11.3]], "c0");
  plot.text(WEEKS.first + 7.6, 11.3, text("predicted"), { dy: 5 });
}

export function say(state, { text }) {
  const { errors, theta } = results(state);
  const [training, later] = errors.map((error) => fixed(error, 3));
  if (theta.length === 1) return text("mean", { later });
  const told = { parameters: theta.length, training, later, baseline: fixed(baseline, 3) };
  return errors[1] < baseline ? text("better", told) : text("worse", told);
}

export function table(state, { text }) {
  const names = lagsOf(state.features).map((lag) => text("before", { lag }));
  const weekdays = state.features.includes("weekday") ? text("weekdays").split(" ") : [];
  const weights = results(state).theta.map((weight) => fixed(weight, 3));
  return { head: [text("feature"), text("weight")], rows: [...names, ...weekdays, "b"].map((name, i) => [name, weights[i]]) };
}

export function script({ features }) {
  const lags = lagsOf(features);
  const week = features.includes("weekday") ? "columns += [(days % 7 == k).double() for k in range(1, 7)]  # Monday to Saturday\n" : "";
  return `import math

import torch

seed, draws = 11, []
for _ in range(20 + 12 * 1092):
    seed = 48271 * seed % (2**31 - 1)
    draws.append(seed / (2**31 - 1))
rhythm = [0.10, 0.12, 0.10, 0.06, 0, -0.22, -0.16]  # Sunday to Saturday
mood, views = 0, []
for t in range(1092):
    mood = 0.6 * mood + 0.06 * (sum(draws[20 + 12 * t : 32 + 12 * t]) - 6)
    views.append(math.exp(1.5 + 0.0006 * t + rhythm[t % 7] + mood))
views = torch.tensor(views, dtype=torch.float64)

lags = [${lags.join(", ")}]
first = max([1, *lags])
days = torch.arange(first, len(views))
columns = [views[first - lag : len(views) - lag] for lag in lags]
${week}columns.append(torch.ones(len(days), dtype=torch.float64))
X, y = torch.stack(columns, dim=1), views[first:]
theta = torch.linalg.lstsq(X[:-364], y[:-364]).solution
y_hat = X @ theta
errors = (y_hat - y).abs()
print(errors[:-364].mean().item())  # training
print(errors[-364:].mean().item())  # later
for number in [*theta, *y_hat[${WEEKS.first} - first : ${WEEKS.last + 1} - first]]:
    print(number.item())
`;
}
