// Draws a timeline from the rows of its table: a lane for each side, a mark for each claim, an arc to what it answers.

import { axisTop, extent, scaleTime, select, utcFormat, zoom, zoomIdentity } from "../vendor/d3.min.js";

const LANE = 56;
const TOP = 40;
const MARK = 18;
const day = utcFormat("%-d %b %Y");

function readRows(table) {
  return [...table.querySelectorAll("tr[data-day]")].map((row) => ({
    ...row.dataset,
    date: new Date(`${row.dataset.day}T00:00:00Z`),
    answers: (row.dataset.answers || "").split(" ").filter(Boolean).map((pair) => pair.split(":")),
    href: row.querySelector("a[data-words]").href,
  }));
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

function buildLanes(rows) {
  const lanes = new Map();
  for (const row of rows) {
    const lane = lanes.get(row.lane) ?? { name: row.laneName, depth: 1 };
    lane.depth = Math.max(lane.depth, row.level + 1);
    lanes.set(row.lane, lane);
  }
  let y = TOP;
  for (const lane of lanes.values()) {
    lane.height = LANE + (lane.depth - 1) * (MARK + 6);
    lane.y = y + lane.height - LANE / 2;
    y += lane.height;
  }
  return { lanes, height: y + 12 };
}

function domainOf(rows) {
  const [first, last] = extent(rows, (row) => row.date);
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
  marks.append("use").attr("href", (row) => row.glyph).attr("x", -MARK / 2).attr("y", -MARK / 2).attr("width", MARK).attr("height", MARK);
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
  panel.append(`${row.precision === "day" ? day(row.date) : row.dayText} · `, head, words);
}

export function drawInto(box, table) {
  const rows = readRows(table);
  if (!rows.length) return;
  stack(rows);
  const { lanes, height } = buildLanes(rows);
  const width = Math.max(box.clientWidth - 2, 280);
  const names = width < 560 ? 0 : 170;
  const x = scaleTime().domain(domainOf(rows)).range([names + 20, width - 24]);
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
  const marks = addMarks(inside.append("g"), rows, show);

  function show(row) {
    describe(panel, row);
    const near = row && new Set([row.id, ...arcs.flatMap(({ from, to }) => (from === row || to === row ? [from.id, to.id] : []))]);
    marks.classed("dim", (each) => near && !near.has(each.id));
    arc.classed("dim", ({ from, to }) => row && from !== row && to !== row);
  }

  function draw(scale) {
    for (const row of rows) Object.assign(row, { x: scale(row.date), y: lanes.get(row.lane).y - row.level * (MARK + 6) });
    axis.call(axisTop(scale).ticks(Math.max(3, (width - names) / 110)).tickSizeOuter(0));
    marks.attr("transform", (row) => `translate(${row.x},${row.y})`);
    arc.attr("d", ({ from, to }) => arcPath(from, to));
  }

  svg.call(behaviour.on("zoom", ({ transform }) => draw(transform.rescaleX(x)))).on("dblclick.zoom", null);
  // A mark reached by keyboard may lie outside what is shown: bring it back.
  marks.on("focus.reveal", (event, row) => (row.x < names || row.x > width) && svg.call(behaviour.translateTo, x(row.date), 0));
  draw(x);
  describe(panel, null);
}
