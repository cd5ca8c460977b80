// Optimizers, as in nudge.optimizers: a rule returns the new knob and what it keeps.
export function momentum(theta, g, v, eta, mu = 0.9) {
  const sum = mu * v + g;
  return [theta - eta * sum, sum];
}

export function rmsprop(theta, g, s, eta, alpha = 0.99, eps = 1e-8) {
  const mean = alpha * s + (1 - alpha) * g * g;
  return [theta - (eta * g) / (Math.sqrt(mean) + eps), mean];
}

export function adam(theta, g, [count, mean, square], eta, [fast, slow] = [0.9, 0.999], eps = 1e-8) {
  const [k, m, s] = [count + 1, fast * mean + (1 - fast) * g, slow * square + (1 - slow) * g * g];
  const [mHat, sHat] = [m / (1 - fast ** k), s / (1 - slow ** k)];
  return [theta - (eta * mHat) / (Math.sqrt(sHat) + eps), [k, m, s]];
}

// Every theta of a walk; each of its knobs begins with this state.
export function descend(rule, gradient, theta, state, eta, steps) {
  const path = [theta];
  let states = theta.map(() => state);
  for (let step = 0; step < steps; step++) {
    const slopes = gradient(path.at(-1));
    const moved = path.at(-1).map((knob, i) => rule(knob, slopes[i], states[i], eta));
    states = moved.map(([, kept]) => kept);
    path.push(moved.map(([knob]) => knob));
  }
  return path;
}
