// Draws who acts on whom from the rows of its table. The layout starts from the same places each time, so it is stable.

import { curveBasis, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, line, select, zoom, zoomIdentity } from "../vendor/d3.min.js";
import { leavesScrollingAlone } from "./timeline.js";

const BUSIEST = 24;
const ROOM = { side: 90, top: 30, bottom: 50 };

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
  return keepBusiest([...nodes.values()], edges);
}

// A drawing of everybody is a ball of wool; the table has them all.
function keepBusiest(nodes, edges) {
  const weight = new Map(nodes.map((node) => [node, 0]));
  for (const { source, target, count } of edges) {
    for (const node of [source, target]) weight.set(node, weight.get(node) + count);
  }
  const order = (a, b) => weight.get(b) - weight.get(a) || (a.id < b.id ? -1 : 1);
  const kept = new Set([...nodes].sort(order).slice(0, BUSIEST));
  const inside = edges.filter(({ source, target }) => kept.has(source) && kept.has(target));
  const linked = [...kept].filter((node) => inside.some(({ source, target }) => source === node || target === node));
  return { nodes: linked, edges: inside, left: nodes.length - linked.length };
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

// Gives the box that holds everything: x, y, width, height.
function layOut(nodes, edges, wide) {
  forceSimulation(nodes)
    .force("link", forceLink(edges).distance(110).strength(0.35))
    .force("apart", forceManyBody().strength(-600))
    .force("x", forceX().strength(wide ? 0.07 : 0.16))
    .force("y", forceY().strength(wide ? 0.16 : 0.07))
    .force("room", forceCollide(46))
    .stop()
    .tick(400);
  const [left, right] = [Math.min(...nodes.map(({ x }) => x)), Math.max(...nodes.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...nodes.map(({ y }) => y)), Math.max(...nodes.map(({ y }) => y))];
  return [left - ROOM.side, top - ROOM.top, right - left + 2 * ROOM.side, bottom - top + ROOM.top + ROOM.bottom];
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
  node.append("text").attr("class", (each) => `node-name ${each.type}`).attr("text-anchor", "middle").attr("y", 26).text((each) => (each.name.length > 26 ? `${each.name.slice(0, 25)}…` : each.name));
}

export function drawInto(box, table) {
  const { nodes, edges, left } = readTable(table);
  if (!edges.length) return;
  spread(edges);
  const view = layOut(nodes, edges, box.parentElement.clientWidth > 700);
  const behaviour = zoom().extent([view.slice(0, 2), [view[0] + view[2], view[1] + view[3]]]).scaleExtent([0.6, 6]).filter(leavesScrollingAlone);
  const tools = select(box).append("div").attr("class", "drawing-tools");
  for (const [label, name, act] of [
    ["+", "Zoom in", () => svg.call(behaviour.scaleBy, 1.4)],
    ["−", "Zoom out", () => svg.call(behaviour.scaleBy, 1 / 1.4)],
    ["All", "Show all", () => svg.call(behaviour.transform, zoomIdentity)],
  ]) {
    tools.append("button").attr("type", "button").attr("class", "small-button").attr("aria-label", name).text(label).on("click", act);
  }
  tools.append("span").attr("class", "hint").text(
    `Filled circle: country. Square: office or body. Diamond: company or other. Open circle: person.${left ? ` ${left} less busy actors are in the table only.` : ""}`,
  );
  const svg = select(box).append("svg").attr("viewBox", view.join(" ")).attr("role", "group")
    .attr("aria-label", `Graph of ${nodes.length} actors and ${edges.length} relations; the table below holds the same.`);
  svg.append("marker").attr("id", "arrow").attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4).attr("markerWidth", 8)
    .attr("markerHeight", 8).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto").append("path").attr("d", "M0,0L8,4L0,8Z").attr("fill", "#565c65");
  const inside = svg.append("g");
  addEdges(inside.append("g"), edges);
  addNodes(inside.append("g"), nodes);
  svg.call(behaviour.on("zoom", ({ transform }) => inside.attr("transform", transform))).on("dblclick.zoom", null);
}
