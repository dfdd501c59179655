// Draws a timeline from the rows of its table: a lane for each side, a mark for each claim, an arc to what it answers.

import { axisTop, max, min, scaleUtc, select, zoom, zoomIdentity } from "../vendor/d3.min.js";

const LANE = 56;
const TOP = 40;
const MARK = 18;

const noon = (written) => new Date(`${written}T12:00:00Z`);
const textOf = (row, selector) => row.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";

function readRows(table) {
  return [...table.querySelectorAll("tr[data-start]:not([data-start=''])")].map((row) => {
    const { id, start, end, lane, laneName, family, shape, answers } = row.dataset;
    const link = row.querySelector("a[data-words]");
    const targets = textOf(row, "[data-targets]");
    return {
      id, lane, laneName, family, shape, day: start, from: noon(start), to: noon(end),
      when: textOf(row, "td"),
      summary: `${textOf(row, "[data-who]")}: ${textOf(row, "[data-kind]").toLowerCase()}${targets && `, about ${targets}`}`,
      words: link.textContent.trim(),
      href: link.href,
      answers: answers.split(" ").filter(Boolean).map((pair) => pair.split(":")),
    };
  });
}

// Marks of one lane and day stand one above the other.
function stack(rows) {
  const height = new Map();
  for (const row of rows) {
    const spot = `${row.lane} ${row.day}`;
    row.level = height.get(spot) ?? 0;
    height.set(spot, row.level + 1);
  }
}

// Lanes from top to bottom in the order that the table names.
function buildLanes(rows, order) {
  const lanes = new Map(order.map((key) => [key, { name: key, depth: 0 }]));
  for (const row of rows) {
    const lane = lanes.get(row.lane);
    lane.name = row.laneName;
    lane.depth = Math.max(lane.depth, row.level + 1);
  }
  let y = TOP;
  for (const [key, lane] of lanes) {
    if (!lane.depth) {
      lanes.delete(key);
      continue;
    }
    lane.height = LANE + (lane.depth - 1) * (MARK + 6);
    lane.y = y + lane.height - LANE / 2;
    y += lane.height;
  }
  return { lanes, height: y + 12 };
}

function domainOf(rows) {
  const [first, last] = [min(rows, (row) => row.from), max(rows, (row) => row.to)];
  const room = Math.max((last - first) * 0.06, 2 * 864e5);
  return [new Date(first - room), new Date(+last + room)];
}

function arcPath(from, to) {
  const lift = Math.min(60, 14 + Math.abs(from.x - to.x) / 5);
  if (Math.abs(from.y - to.y) < 1) {
    return `M${from.x},${from.y}C${from.x},${from.y - lift} ${to.x},${to.y - lift} ${to.x},${to.y}`;
  }
  const middle = (from.y + to.y) / 2;
  return `M${from.x},${from.y}C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`;
}

function addButtons(box, zoomBy, reset) {
  const tools = select(box).append("div").attr("class", "drawing-tools");
  const button = (label, name, act) =>
    tools.append("button").attr("type", "button").attr("class", "small-button").attr("aria-label", name).text(label).on("click", act);
  button("+", "Zoom in", () => zoomBy(1.6));
  button("−", "Zoom out", () => zoomBy(1 / 1.6));
  button("All", "Show the whole period", reset);
  tools.append("span").attr("class", "hint").text("Drag to move. Tab steps from mark to mark, Enter opens the words.");
}

function addMarks(layer, rows, show) {
  const marks = layer.selectAll("a").data(rows).join("a").attr("href", (row) => row.href).attr("class", (row) => `mark ${row.family}`);
  marks.append("title").text((row) => row.summary);
  marks.append("circle").attr("class", "halo").attr("r", 15);
  marks.append("use").attr("href", (row) => row.shape).attr("x", -MARK / 2).attr("y", -MARK / 2).attr("width", MARK).attr("height", MARK);
  marks.on("mouseenter focus", (event, row) => show(row)).on("mouseleave blur", () => show(null));
  return marks;
}

function describe(panel, row) {
  panel.textContent = "";
  if (!row) {
    panel.append("Point at a mark, or step to it, to read it here.");
    return;
  }
  const head = document.createElement("strong");
  head.textContent = row.summary;
  const words = document.createElement("span");
  words.className = "words";
  words.textContent = ` “${row.words}”`;
  panel.append(`${row.when} · `, head, words);
}

export function drawInto(box, table) {
  const rows = readRows(table);
  if (!rows.length) return;
  stack(rows);
  const { lanes, height } = buildLanes(rows, table.dataset.lanes.split("|"));
  const width = Math.max(box.clientWidth - 2, 280);
  const names = width < 560 ? 0 : 170;
  const x = scaleUtc().domain(domainOf(rows)).range([names + 20, width - 24]);
  const place = new Map(rows.map((row) => [row.id, row]));
  const arcs = rows.flatMap((row) => row.answers.filter(([id]) => place.has(id)).map(([id, relation]) => ({ from: row, to: place.get(id), relation })));

  const behaviour = zoom().scaleExtent([1, 60]).translateExtent([[names, 0], [width, height]]).extent([[names, 0], [width, height]])
    .filter((event) => event.type !== "wheel" || event.ctrlKey || event.metaKey);
  addButtons(box, (factor) => svg.call(behaviour.scaleBy, factor), () => svg.call(behaviour.transform, zoomIdentity));
  const svg = select(box).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("role", "group")
    .attr("aria-label", `Timeline of ${rows.length} claims in ${lanes.size} lanes; the table below holds the same.`);
  const panel = select(box).append("p").attr("class", "drawing-words").attr("aria-live", "polite").node();

  const clip = `clip-${table.id}`;
  svg.append("clipPath").attr("id", clip).append("rect").attr("x", names).attr("width", width - names).attr("height", height);
  const axis = svg.append("g").attr("class", "axis").attr("transform", `translate(0,${TOP - 8})`);
  const lane = svg.append("g").selectAll("g").data([...lanes.values()]).join("g").attr("transform", (each) => `translate(0,${each.y})`);
  lane.append("line").attr("class", "lane-line").attr("x1", names).attr("x2", width);
  lane.append("text").attr("class", "lane-name").attr("x", 12).attr("y", names ? 4 : 24).text((each) => each.name);
  const inside = svg.append("g").attr("clip-path", `url(#${clip})`);
  const arc = inside.append("g").selectAll("path").data(arcs).join("path").attr("class", (each) => `arc ${each.relation}`);
  // What is known to the month or year only is a stretch, not a day.
  const stretches = inside.append("g").selectAll("line").data(rows.filter((row) => row.to > row.from)).join("line").attr("class", "stretch");
  const marks = addMarks(inside.append("g"), rows, show);

  function show(row) {
    describe(panel, row);
    const near = row && new Set([row.id, ...arcs.flatMap(({ from, to }) => (from === row || to === row ? [from.id, to.id] : []))]);
    marks.classed("dim", (each) => near && !near.has(each.id));
    arc.classed("dim", ({ from, to }) => row && from !== row && to !== row);
  }

  function draw(scale) {
    for (const row of rows) {
      row.x = (scale(row.from) + scale(row.to)) / 2;
      row.y = lanes.get(row.lane).y - row.level * (MARK + 6);
    }
    stretches.attr("x1", (row) => scale(row.from)).attr("x2", (row) => scale(row.to)).attr("y1", (row) => row.y).attr("y2", (row) => row.y);
    axis.call(axisTop(scale).ticks(Math.max(3, (width - names) / 110)).tickSizeOuter(0));
    marks.attr("transform", (row) => `translate(${row.x},${row.y})`);
    arc.attr("d", ({ from, to }) => arcPath(from, to));
  }

  svg.call(behaviour.on("zoom", ({ transform }) => draw(transform.rescaleX(x)))).on("dblclick.zoom", null);
  // A mark reached by keyboard may lie outside what is shown: bring it back.
  marks.on("focus.reveal", (event, row) => (row.x < names || row.x > width) && svg.call(behaviour.translateTo, (x(row.from) + x(row.to)) / 2, 0));
  draw(x);
  describe(panel, null);
}
