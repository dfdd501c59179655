// The shapes of a graph on the screen: where an edge bends, where its arrow points, which names have room. Pure.

const NODE_SHAPES = {
  country: "M-10,0A10,10 0 1 1 10,0A10,10 0 1 1 -10,0Z",
  body: "M-9,-9h18v18h-18Z",
  office: "M-9,-9h18v18h-18Z",
  person: "M-8,0A8,8 0 1 1 8,0A8,8 0 1 1 -8,0Z",
};
const OTHER_SHAPE = "M0,-11L11,0L0,11L-11,0Z";
const LINE = 15;
const WIDE = 6.6;

export const shapeOf = (kind) => NODE_SHAPES[kind] ?? OTHER_SHAPE;

// Several edges between the same two bend apart.
export function spread(edges) {
  const seen = new Map();
  for (const edge of edges) {
    const pair = [edge.source.id, edge.target.id].sort().join(" ");
    edge.place = seen.get(pair) ?? 0;
    edge.side = edge.source.id < edge.target.id ? 1 : -1;
    seen.set(pair, edge.place + 1);
  }
}

// From one node's rim to the other's, by way of a point that draws the line aside.
export function bendOf({ source, target, place, side }) {
  const [dx, dy] = [target.sx - source.sx, target.sy - source.sy];
  const length = Math.hypot(dx, dy) || 1;
  const away = (place % 2 ? -1 : 1) * Math.min(24 + 40 * Math.floor(place / 2), length / 2 + 12) * side;
  const along = (node, cut) => [node.sx + (dx / length) * cut, node.sy + (dy / length) * cut];
  return {
    from: along(source, Math.min(source.r + 2, length / 3)),
    via: [(source.sx + target.sx) / 2 - (dy / length) * away, (source.sy + target.sy) / 2 + (dx / length) * away],
    to: along(target, -Math.min(target.r + 4, length / 3)),
  };
}

export function pointOn({ from, via, to }, t) {
  const u = 1 - t;
  return [0, 1].map((axis) => u * u * from[axis] + 2 * u * t * via[axis] + t * t * to[axis]);
}

export function arrowAt([fromX, fromY], [x, y]) {
  const angle = Math.atan2(y - fromY, x - fromX);
  const corner = (turn) => `${x - 8 * Math.cos(angle + turn)},${y - 8 * Math.sin(angle + turn)}`;
  return `M${x},${y}L${corner(0.45)}L${corner(-0.45)}Z`;
}

// How near a point lies to an edge, of which a few points are tried.
export function distanceTo(edge, [x, y]) {
  const bend = bendOf(edge);
  let least = Infinity;
  let before = bend.from;
  for (let step = 1; step <= 8; step++) {
    const after = pointOn(bend, step / 8);
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const along = Math.max(0, Math.min(1, ((x - before[0]) * dx + (y - before[1]) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - before[0] - along * dx, y - before[1] - along * dy));
    before = after;
  }
  return least;
}

const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

// Marks as named those whose name stands clear of the busiest nodes and of the names of busier ones.
export function chooseNames(nodes, most, { width, height }) {
  const rims = nodes.slice(0, 40).map((node) => ({ node, box: [node.sx - node.r, node.sy - node.r, node.sx + node.r, node.sy + node.r] }));
  const taken = [...rims];
  for (const [index, node] of nodes.entries()) {
    const half = (node.short.length * WIDE) / 2 + 3;
    const box = [node.sx - half, node.sy + node.r, node.sx + half, node.sy + node.r + LINE + 3];
    const inSight = box[2] > 0 && box[0] < width && box[3] > 0 && box[1] < height;
    node.named = index < most && inSight && !taken.some((other) => other.node !== node && meet(box, other.box));
    if (node.named) taken.push({ node, box });
  }
}
