// Paths: what a drawing marks with, as the `d` of an SVG path, in pixels.
export const shapes = {
  circle: (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
  square: (x, y, r) => `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  triangle: (x, y, r) => `M${x},${y - r}l${r},${2 * r}h${-2 * r}z`,
  cross: (x, y, r) => `M${x - r},${y - r}l${2 * r},${2 * r}M${x - r},${y + r}l${2 * r},${-2 * r}`,
};

// An arrow whose head shrinks with it.
export function arrow([x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const head = Math.min(9, length / 2) / (length || 1);
  const [dx, dy] = [head * (x2 - x1), head * (y2 - y1)];
  const wings = `M${x2 - dx - dy / 2},${y2 - dy + dx / 2}L${x2},${y2}L${x2 - dx + dy / 2},${y2 - dy - dx / 2}`;
  return `M${x1},${y1}L${x2},${y2}${wings}`;
}
