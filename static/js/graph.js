// Draws who acts on whom from the rows of its table. The layout starts from the same places each time, so it is stable.

import { curveBasis, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, line, select, zoom, zoomIdentity } from "../vendor/d3.min.js";

const HEIGHT = 460;

function readTable(table) {
  const nodes = new Map();
  const node = (row, id, name, type) => {
    const href = row.querySelector(`a[data-actor="${CSS.escape(id)}"]`)?.href;
    return nodes.get(id) ?? nodes.set(id, { id, name, type, href }).get(id);
  };
  const edges = [...table.querySelectorAll("tr[data-source]")].map((row) => {
    const { source, sourceName, sourceType, target, targetName, targetType, family, shape, label, count, href } = row.dataset;
    return {
      source: node(row, source, sourceName, sourceType),
      target: node(row, target, targetName, targetType),
      family, shape, label, count: Number(count), href,
    };
  });
  return { nodes: [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), edges };
}

// Several edges between the same two bend apart.
function spread(edges) {
  const seen = new Map();
  for (const edge of edges) {
    const pair = [edge.source.id, edge.target.id].sort().join(" ");
    edge.place = seen.get(pair) ?? 0;
    edge.side = edge.source.id < edge.target.id ? 1 : -1;
    seen.set(pair, edge.place + 1);
  }
}

function layOut(nodes, edges, width) {
  forceSimulation(nodes)
    .force("link", forceLink(edges).distance(Math.min(170, width / 3.5)))
    .force("apart", forceManyBody().strength(-520))
    .force("x", forceX(width / 2).strength(0.06))
    .force("y", forceY(HEIGHT / 2).strength(0.1))
    .force("room", forceCollide(34))
    .stop()
    .tick(320);
  for (const node of nodes) {
    node.x = Math.min(width - 70, Math.max(50, node.x));
    node.y = Math.min(HEIGHT - 36, Math.max(28, node.y));
  }
}

function bend({ source, target, place, side }) {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const away = (place % 2 ? -1 : 1) * (14 + 22 * Math.floor(place / 2)) * side;
  const middle = [(source.x + target.x) / 2 - (dy / length) * away, (source.y + target.y) / 2 + (dx / length) * away];
  const cut = Math.min(16, length / 3);
  return [
    [source.x + (dx / length) * cut, source.y + (dy / length) * cut],
    middle,
    [target.x - (dx / length) * cut, target.y - (dy / length) * cut],
  ];
}

const NODE_SHAPES = {
  country: "M-10,0A10,10 0 1 1 10,0A10,10 0 1 1 -10,0Z",
  body: "M-9,-9h18v18h-18Z",
  office: "M-9,-9h18v18h-18Z",
  person: "M-8,0A8,8 0 1 1 8,0A8,8 0 1 1 -8,0Z",
};
const OTHER_SHAPE = "M0,-11L11,0L0,11L-11,0Z";

function addEdges(layer, edges) {
  const path = line().curve(curveBasis);
  const edge = layer.selectAll("a").data(edges).join("a").attr("href", (each) => each.href).attr("class", (each) => `mark ${each.family}`);
  edge.append("title").text((each) => `${each.source.name} – ${each.label} – ${each.target.name} (${each.count})`);
  edge.append("path").attr("class", "edge").attr("d", (each) => path(bend(each))).attr("marker-end", "url(#arrow)")
    .attr("stroke-width", (each) => 1 + Math.log2(each.count));
  const middle = edge.append("g").attr("transform", (each) => {
    const [from, via, to] = bend(each);
    return `translate(${(from[0] + 4 * via[0] + to[0]) / 6},${(from[1] + 4 * via[1] + to[1]) / 6})`;
  });
  middle.append("circle").attr("class", "halo").attr("r", 12).attr("fill", "#fff");
  middle.append("use").attr("href", (each) => each.shape).attr("x", -8).attr("y", -8).attr("width", 16).attr("height", 16);
  middle.filter((each) => each.count > 1).append("text").attr("class", "count").attr("x", 10).attr("y", 12).text((each) => `×${each.count}`);
}

function addNodes(layer, nodes) {
  const node = layer.selectAll("a").data(nodes).join("a").attr("transform", (each) => `translate(${each.x},${each.y})`);
  node.attr("href", (each) => each.href || null);
  node.append("title").text((each) => `${each.name} (${each.type})`);
  node.append("circle").attr("class", "halo").attr("r", 16);
  node.append("path").attr("class", (each) => `node ${each.type}`).attr("d", (each) => NODE_SHAPES[each.type] ?? OTHER_SHAPE);
  node.append("text").attr("class", (each) => `node-name ${each.type}`).attr("text-anchor", "middle").attr("y", 26).text((each) => each.name);
}

export function drawInto(box, table) {
  const { nodes, edges } = readTable(table);
  if (!edges.length) return;
  const width = Math.max(box.clientWidth - 2, 280);
  spread(edges);
  layOut(nodes, edges, width);
  const behaviour = zoom().scaleExtent([0.6, 5]).filter((event) => event.type !== "wheel" || event.ctrlKey || event.metaKey);
  const tools = select(box).append("div").attr("class", "drawing-tools");
  for (const [label, name, act] of [
    ["+", "Zoom in", () => svg.call(behaviour.scaleBy, 1.4)],
    ["−", "Zoom out", () => svg.call(behaviour.scaleBy, 1 / 1.4)],
    ["All", "Show all", () => svg.call(behaviour.transform, zoomIdentity)],
  ]) {
    tools.append("button").attr("type", "button").attr("class", "small-button").attr("aria-label", name).text(label).on("click", act);
  }
  tools.append("span").attr("class", "hint").text("Filled circle: country. Square: office or body. Diamond: company or other. Open circle: person.");
  const svg = select(box).append("svg").attr("viewBox", `0 0 ${width} ${HEIGHT}`).attr("role", "group")
    .attr("aria-label", `Graph of ${nodes.length} actors and ${edges.length} relations; the table below holds the same.`);
  svg.append("marker").attr("id", "arrow").attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4).attr("markerWidth", 8)
    .attr("markerHeight", 8).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto").append("path").attr("d", "M0,0L8,4L0,8Z").attr("fill", "#565c65");
  const inside = svg.append("g");
  addEdges(inside.append("g"), edges);
  addNodes(inside.append("g"), nodes);
  svg.call(behaviour.on("zoom", ({ transform }) => inside.attr("transform", transform))).on("dblclick.zoom", null);
}
