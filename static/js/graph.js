// Draws who acts on whom. Few edges are links that one can step to; many are painted, and the busiest actors stay links.

import { select, zoom, zoomTransform } from "../vendor/d3.min.js";
import { addControls, element, fill, frame, glyph, leavesScrollingAlone, legend, onResize } from "./drawing.js";
import { painter } from "./graph-canvas.js";
import { arrowAt, bendOf, chooseNames, distanceTo, pointOn, shapeOf, spread } from "./graph-shapes.js";

const MOST_LINKS = 150;
const BUSIEST = 40;
const REACH = 6;
const LEAST = 0.5;
const STRETCH = 1.7; // how much more one way than the other, so that the box is filled
const MARGIN = { x: 60, top: 24, bottom: 40 };
const HINT = "Filled circle: country. Square: office or body. Diamond: company or other. Open circle: person. Drag or use the arrow keys to move; + and − zoom, Home shows all.";

export function drawInto(box) {
  const isEmpty = ({ edges }) => !edges.some(({ hidden }) => !hidden);
  return fill(box, { empty: "No claims by one side about another that you may see.", isEmpty }, (data) => drawGraph(box, readGraph(data)));
}

// Nodes and edges in an order that does not depend on how they came. What a filter hides keeps its place.
function readGraph(data) {
  const nodes = data.nodes.map((node) => ({ ...node, short: node.name.length > 26 ? `${node.name.slice(0, 25)}…` : node.name }));
  nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(nodes.map((node, index) => [node.id, Object.assign(node, { index })]));
  const edges = data.edges.filter(({ source, target }) => byId.has(source) && byId.has(target))
    .map((edge) => ({ ...edge, source: byId.get(edge.source), target: byId.get(edge.target) }));
  const key = ({ source, target, kind }) => `${source.id} ${target.id} ${kind}`;
  edges.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  spread(edges);
  const shownEdges = edges.filter(({ hidden, source, target }) => !hidden && !source.hidden && !target.hidden);
  const linked = new Set(shownEdges.flatMap(({ source, target }) => [source, target]));
  const shown = nodes.filter((node) => linked.has(node)).sort((a, b) => b.count - a.count || a.index - b.index);
  return { nodes, edges, shown, shownEdges };
}

function askPlaces({ nodes, edges }, wide) {
  const pairs = new Map(edges.map(({ source, target }) => [[source.index, target.index].sort().join(), { source: source.index, target: target.index }]));
  const worker = new Worker(new URL("./graph-places.js", import.meta.url), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.addEventListener("error", reject);
    worker.postMessage({ count: nodes.length, links: [...pairs.values()], wide });
  }).finally(() => worker.terminate());
}

// How places become points of the screen, before any zooming.
function fitTo(nodes, width, height) {
  const [left, right] = [Math.min(...nodes.map(({ x }) => x)), Math.max(...nodes.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...nodes.map(({ y }) => y)), Math.max(...nodes.map(({ y }) => y))];
  const room = [width - 2 * Math.min(MARGIN.x, width / 9), height - MARGIN.top - MARGIN.bottom];
  const [wide, high] = [room[0] / (right - left || 1), room[1] / (bottom - top || 1)];
  const least = Math.min(1.6, wide, high);
  const [kx, ky] = [Math.min(wide, least * STRETCH), Math.min(high, least * STRETCH)];
  return { kx, ky, x: width / 2 - (kx * (left + right)) / 2, y: MARGIN.top + room[1] / 2 - (ky * (top + bottom)) / 2 };
}

const times = (count) => (count > 1 ? ` ×${count}` : "");
const edgeWords = ({ source, label, target, count }) => `${source.name} – ${label} – ${target.name}${times(count)}`;

function describe(panel, item, edges) {
  if (!item) {
    panel.replaceChildren("Point at an actor or a line, or step to it, to read it here.");
  } else if (item.source) {
    panel.replaceChildren(element("span", `kind ${item.family}`, glyph(item.shape)), element("strong", "", edgeWords(item)));
  } else {
    const own = edges.filter(({ source, target }) => source === item || target === item).sort((a, b) => b.count - a.count);
    const more = own.length > 5 ? `; and ${own.length - 5} more` : "";
    panel.replaceChildren(element("strong", "", item.name), ` (${item.kind}), ${item.count} claim${item.count === 1 ? "" : "s"}: ${own.slice(0, 5).map(edgeWords).join("; ")}${more}`);
  }
}

function addEdges(layer, edges) {
  const edge = layer.selectAll("a").data(edges).join("a").attr("href", ({ href }) => href || null).attr("class", ({ family }) => `mark ${family}`);
  edge.append("title").text(edgeWords);
  edge.append("path").attr("class", "edge").attr("stroke-width", ({ count }) => Math.min(7, 1 + Math.log2(count)));
  edge.append("path").attr("class", "arrow");
  const middle = edge.append("g");
  middle.append("circle").attr("class", "halo").attr("r", 12);
  middle.append("use").attr("href", ({ shape }) => shape).attr("x", -8).attr("y", -8).attr("width", 16).attr("height", 16);
  middle.filter(({ count }) => count > 1).append("text").attr("class", "count").attr("x", 10).attr("y", 12).text(({ count }) => `×${count}`);
  return edge;
}

function addNodes(layer, nodes) {
  const node = layer.selectAll("a").data(nodes).join("a").attr("href", ({ href }) => href || null).attr("tabindex", ({ href }) => (href ? null : 0));
  node.append("title").text(({ name, kind }) => `${name} (${kind})`);
  node.append("circle").attr("class", "halo").attr("r", 16);
  node.append("path").attr("class", ({ kind }) => `node ${kind}`).attr("d", ({ kind }) => shapeOf(kind));
  return node;
}

function placeEdges(edge, grown) {
  edge.each(function place(each) {
    const bend = bendOf(each);
    const [line, arrow, middle] = this.querySelectorAll(".edge, .arrow, g");
    line.setAttribute("d", `M${bend.from}Q${bend.via} ${bend.to}`);
    arrow.setAttribute("d", arrowAt(bend.via, bend.to));
    middle.setAttribute("transform", `translate(${pointOn(bend, 0.5)})scale(${grown})`);
  });
}

// Painted nodes are as large as they are busy.
const radius = ({ count, isLink }, large) => (isLink ? (large ? 8 : 10) : Math.min(11, 3 + Math.sqrt(count) / 2));

async function drawGraph(box, graph) {
  const { nodes, shown, shownEdges } = graph;
  const { tools, view, panel } = frame(box, HINT);
  const kinds = new Map(shownEdges.map(({ label, family, shape }) => [label, { label, family, shape }]));
  tools.after(legend([...kinds.values()].sort((a, b) => (a.label < b.label ? -1 : 1))));
  const svg = select(view).append("svg").attr("role", "group").attr("aria-label", `Graph of ${shown.length} actors and ${shownEdges.length} relations; the table holds the same.`);
  const behaviour = zoom().scaleExtent([0.6, 20]).filter(leavesScrollingAlone);
  addControls(tools, svg, behaviour, "Show all");
  panel.replaceChildren("Finding places …");
  const large = graph.edges.length > MOST_LINKS;
  const places = await askPlaces(graph, view.clientWidth > 700).catch(() => null);
  if (!places) return panel.replaceChildren("The drawing could not be made. The table holds the same.");
  places.forEach(([x, y], index) => Object.assign(nodes[index], { x, y }));

  const canvas = large && view.insertBefore(element("canvas", "graph-canvas"), svg.node());
  const painted = canvas && painter(canvas, schedule);
  const linked = large ? shown.slice(0, BUSIEST) : shown;
  for (const each of linked) each.isLink = true;
  const unlinked = large ? shown.slice(BUSIEST) : [];
  const edge = addEdges(svg.append("g"), large ? [] : shownEdges);
  const node = addNodes(svg.append("g"), linked);
  const name = svg.append("g").attr("aria-hidden", "true").selectAll("text").data(linked).join("text").attr("class", ({ kind }) => `node-name ${kind}`)
    .attr("text-anchor", "middle").text(({ short }) => short);
  let [size, fitted, near, waiting] = [{}, {}, null, 0];

  function show(item) {
    describe(panel, item, shownEdges);
    const touched = shownEdges.filter((each) => each === item || each.source === item || each.target === item);
    near = item && new Set([item, ...touched, ...touched.flatMap(({ source, target }) => [source, target])]);
    edge.classed("dim", (each) => near && !near.has(each));
    node.classed("dim", (each) => near && !near.has(each));
    showNames(item);
    if (painted) schedule();
  }

  function showNames(item) {
    name.classed("nameless", (each) => !each.named && each !== item).classed("dim", (each) => near && !near.has(each));
  }

  function draw() {
    const transform = zoomTransform(svg.node());
    // In a narrow box everything starts small, and grows to its full size as one looks closer.
    const grown = Math.min(1, Math.max(LEAST, Math.sqrt(fitted.kx * fitted.ky)) * transform.k);
    for (const each of shown) {
      each.r = radius(each, large) * grown;
      [each.sx, each.sy] = [transform.applyX(fitted.kx * each.x + fitted.x), transform.applyY(fitted.ky * each.y + fitted.y)];
    }
    chooseNames(shown, transform.k >= 2 ? Infinity : BUSIEST, size);
    node.attr("transform", ({ sx, sy }) => `translate(${sx},${sy})`);
    node.select("path").attr("transform", ({ r }) => `scale(${r / 10})`);
    name.attr("x", ({ sx }) => sx).attr("y", ({ sy, r }) => sy + r + 14);
    showNames(null);
    if (painted) schedule();
    else placeEdges(edge, grown);
  }

  function schedule() {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      painted.paint({ edges: shownEdges, nodes: unlinked, near, k: zoomTransform(svg.node()).k, ...size });
    });
  }

  function measure() {
    size = { width: view.clientWidth, height: view.clientHeight };
    fitted = fitTo(nodes, size.width, size.height);
    svg.attr("width", size.width).attr("height", size.height).attr("viewBox", `0 0 ${size.width} ${size.height}`);
    behaviour.extent([[0, 0], [size.width, size.height]]).translateExtent([[-size.width / 2, -size.height / 2], [1.5 * size.width, 1.5 * size.height]]);
    if (painted) painted.fit(size.width, size.height);
    draw();
  }

  for (const each of [edge, node]) {
    each.on("mouseenter focus", (event, item) => show(item)).on("mouseleave blur", () => show(null)).on("focus.reveal", (event, item) => {
      const { sx, sy } = item.source ?? item;
      if (sx < 0 || sx > size.width || sy < 0 || sy > size.height) svg.call(behaviour.translateTo, ...zoomTransform(svg.node()).invert([sx, sy]));
    });
  }
  if (painted) followPointer(svg, { unlinked, shownEdges }, show);
  measure();
  show(null);
  svg.call(behaviour.on("zoom", draw)).on("dblclick.zoom", null);
  onResize(view, measure);
}

// What is painted has no elements of its own: the pointer's place tells what it means.
function followPointer(svg, { unlinked, shownEdges }, show) {
  let item = null;
  const find = (point) => {
    const node = unlinked.find(({ sx, sy, r }) => Math.hypot(sx - point[0], sy - point[1]) < r + 4);
    if (node) return node;
    const [nearest] = shownEdges.map((edge) => [distanceTo(edge, point), edge]).reduce((best, each) => (each[0] < best[0] ? each : best), [REACH, null]).slice(1);
    return nearest;
  };
  const onLink = (event) => event.target.closest("a");
  svg.on("pointermove", (event) => {
    if (event.buttons || onLink(event)) return;
    const found = find([event.offsetX, event.offsetY]);
    if (found === item) return;
    item = found;
    svg.classed("pointing", Boolean(item?.href));
    show(item);
  });
  svg.on("pointerleave", () => item && show((item = null)));
  svg.on("click", (event) => {
    if (onLink(event)) return;
    const found = find([event.offsetX, event.offsetY]);
    if (!found?.href) return;
    if (event.ctrlKey || event.metaKey) open(found.href, "_blank", "noopener");
    else location.assign(found.href);
  });
}
