// Shapes, as in nudge.tensors; and the mean, as torch takes it.
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// The shape that these combine to; null where they do not fit.
export function broadcastShape(...shapes) {
  const result = [];
  for (let axis = -Math.max(0, ...shapes.map((shape) => shape.length)); axis < 0; axis++) {
    const sizes = new Set(shapes.map((shape) => shape.at(axis)).filter((size, i) => shapes[i].length >= -axis && size !== 1));
    if (sizes.size > 1) return null;
    result.push(...(sizes.size ? sizes : [1]));
  }
  return result;
}
