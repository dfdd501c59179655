// Draws a timeline from the rows of its table: a lane for each side, a mark for each claim, an arc to what it answers.

import { scaleUtc, select, utcFormat, zoom, zoomIdentity } from "../vendor/d3.min.js";

const LANE = 46;
const TOP = 40;
const MARK = 17;
const STEP = MARK + 5;
const DEPTH = 3;
const OTHERS = "Other voices";
const LONG = 21 * 24 * 3600 * 1000;
const dayAndYear = utcFormat("%-d %b %Y");
const dayOnly = utcFormat("%-d %b");
const inYear = utcFormat("%Y");

const noon = (written) => new Date(`${written}T12:00:00Z`);
const textOf = (row, selector) => row.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";

function readRows(table) {
  return [...table.querySelectorAll("tr[data-start]:not([data-start=''])")].map((row) => {
    const { id, start, end, lane, laneName, laneKind, family, shape, answers } = row.dataset;
    const link = row.querySelector("a[data-words]");
    const targets = textOf(row, "[data-targets]");
    return {
      id, lane, laneName, laneKind, family, shape, day: start, from: noon(start), to: noon(end),
      when: textOf(row, "td"),
      summary: `${textOf(row, "[data-who]")}: ${textOf(row, "[data-kind]").toLowerCase()}${targets && `, about ${targets}`}`,
      words: link.textContent.trim(),
      href: link.href,
      answers: answers.split(" ").filter(Boolean).map((pair) => pair.split(":")),
    };
  });
}

// Whoever speaks for no country and only once shares a lane with the others like it.
function shareLanes(rows) {
  const count = new Map();
  for (const { lane } of rows) count.set(lane, (count.get(lane) ?? 0) + 1);
  for (const row of rows) {
    if (row.laneKind === "voice" && count.get(row.lane) < 2) Object.assign(row, { lane: OTHERS, laneName: OTHERS });
  }
}

// Marks of one lane and day form a block: at most DEPTH one above the other, then side by side.
function arrange(rows) {
  const blocks = new Map();
  for (const row of rows) {
    const spot = `${row.lane} ${row.day}`;
    blocks.set(spot, [...(blocks.get(spot) ?? []), row]);
  }
  for (const block of blocks.values()) {
    const columns = Math.ceil(block.length / DEPTH);
    block.forEach((row, index) => {
      row.level = index % DEPTH;
      row.shift = (Math.floor(index / DEPTH) - (columns - 1) / 2) * STEP;
    });
  }
}

// Lanes from top to bottom in the order that the table names.
function buildLanes(rows, order) {
  const lanes = new Map();
  let y = TOP;
  for (const key of [...order, OTHERS]) {
    const own = rows.filter((row) => row.lane === key);
    if (!own.length) continue;
    const height = LANE + Math.max(...own.map((row) => row.level)) * STEP;
    lanes.set(key, { name: own[0].laneName, y: y + height - LANE / 2 });
    y += height;
  }
  return { lanes, height: y + 12 };
}

// How many marks stand side by side on each day, in the widest lane.
function columnsByDay(rows) {
  const columns = new Map();
  for (const row of rows) {
    if (+row.from === +row.to) columns.set(+row.from, Math.max(columns.get(+row.from) ?? 1, 1 + (2 * Math.abs(row.shift)) / STEP));
  }
  return columns;
}

// From days to places between `left` and `right`. Days stand as far apart as their marks need; the rest of the room is
// shared out by time, of which no more than LONG is drawn where nothing was said: the axis is broken there.
function buildScale(rows, left, right) {
  const days = [...new Set(rows.flatMap((row) => [+row.from, +row.to]))].sort((a, b) => a - b);
  const columns = columnsByDay(rows);
  const steps = days.slice(1).map((day, index) => {
    const before = days[index];
    const known = rows.some((row) => row.from <= before && row.to >= day);
    const need = ((columns.get(before) ?? 0) + (columns.get(day) ?? 0)) * (STEP / 2) + 8;
    return { before, day, need, time: known ? day - before : Math.min(day - before, LONG), broken: !known && day - before > LONG };
  });
  const sum = (name) => steps.reduce((total, step) => total + step[name], 0) || 1;
  const need = Math.min(1, (right - left) / sum("need"));
  const time = Math.max(0, right - left - sum("need")) / sum("time");
  const range = [left];
  for (const step of steps) range.push(range.at(-1) + step.need * need + step.time * time);
  const scale = steps.length ? scaleUtc().domain(days).range(range) : () => (left + right) / 2;
  return { scale, days, breaks: steps.filter(({ broken }) => broken).map(({ before, day }) => [before, day]) };
}

// A tick for each day on which something was said, written out where there is room.
function drawAxis(axis, place, days, breaks, left) {
  let end = left;
  let year = "";
  const ticks = days.map((day) => {
    const x = place(day);
    if (x < end + 8) return { x, words: "" };
    const words = (year === inYear(day) ? dayOnly : dayAndYear)(day);
    [year, end] = [inYear(day), x + 7 * words.length];
    return { x, words };
  });
  axis.selectAll("line.tick").data(ticks).join("line").attr("class", "tick").attr("x1", ({ x }) => x).attr("x2", ({ x }) => x).attr("y2", ({ words }) => (words ? -8 : -4));
  axis.selectAll("text.day").data(ticks).join("text").attr("class", "day").attr("x", ({ x }) => x).attr("y", -12).text(({ words }) => words);
  axis.selectAll("text.break").data(breaks).join("text").attr("class", "break").attr("x", ([from, to]) => (place(from) + place(to)) / 2)
    .attr("y", 4).attr("text-anchor", "middle").text("//");
}

function arcPath(from, to) {
  const lift = Math.min(60, 14 + Math.abs(from.x - to.x) / 5);
  if (Math.abs(from.y - to.y) < 1) {
    return `M${from.x},${from.y}C${from.x},${from.y - lift} ${to.x},${to.y - lift} ${to.x},${to.y}`;
  }
  const middle = (from.y + to.y) / 2;
  return `M${from.x},${from.y}C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`;
}

// A wheel or one finger scrolls the page; with the control key, or two fingers, it zooms.
export function leavesScrollingAlone(event) {
  if (event.type === "wheel") return event.ctrlKey || event.metaKey;
  return !event.button && (!event.touches || event.touches.length > 1);
}

function addButtons(box, zoomBy, reset) {
  const tools = select(box).append("div").attr("class", "drawing-tools");
  const button = (label, name, act) =>
    tools.append("button").attr("type", "button").attr("class", "small-button").attr("aria-label", name).text(label).on("click", act);
  button("+", "Zoom in", () => zoomBy(1.6));
  button("−", "Zoom out", () => zoomBy(1 / 1.6));
  button("All", "Show the whole period", reset);
  tools.append("span").attr("class", "hint").text("Drag to move. Tab steps from mark to mark, Enter opens the words. // stands for time in which nothing was said.");
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
  shareLanes(rows);
  arrange(rows);
  const { lanes, height } = buildLanes(rows, table.dataset.lanes.split("|"));
  const width = Math.max(box.parentElement.clientWidth - 2, 280);
  const names = width < 560 ? 0 : 170;
  const { scale, days, breaks } = buildScale(rows, names + 44, width - 60);
  const place = new Map(rows.map((row) => [row.id, row]));
  const arcs = rows.flatMap((row) => row.answers.filter(([id]) => place.has(id)).map(([id, relation]) => ({ from: row, to: place.get(id), relation })));

  const behaviour = zoom().scaleExtent([1, 60]).translateExtent([[names, 0], [width, height]]).extent([[names, 0], [width, height]])
    .filter(leavesScrollingAlone);
  addButtons(box, (factor) => svg.call(behaviour.scaleBy, factor), () => svg.call(behaviour.transform, zoomIdentity));
  const svg = select(box).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("role", "group")
    .attr("aria-label", `Timeline of ${rows.length} claims in ${lanes.size} lanes; the table below holds the same.`);
  const panel = select(box).append("p").attr("class", "drawing-words").attr("aria-live", "polite").node();

  const clip = `clip-${table.id}`;
  svg.append("clipPath").attr("id", clip).append("rect").attr("x", names).attr("width", width - names).attr("height", height);
  const axis = svg.append("g").attr("class", "axis").attr("clip-path", `url(#${clip})`).append("g").attr("transform", `translate(0,${TOP - 8})`);
  axis.append("line").attr("x1", names).attr("x2", width);
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

  function draw(transform) {
    const place = (day) => transform.applyX(scale(day));
    for (const row of rows) {
      row.x = (place(row.from) + place(row.to)) / 2 + row.shift;
      row.y = lanes.get(row.lane).y - row.level * STEP;
    }
    drawAxis(axis, place, days, breaks, names);
    stretches.attr("x1", (row) => place(row.from)).attr("x2", (row) => place(row.to)).attr("y1", (row) => row.y).attr("y2", (row) => row.y);
    marks.attr("transform", (row) => `translate(${row.x},${row.y})`);
    arc.attr("d", ({ from, to }) => arcPath(from, to));
  }

  svg.call(behaviour.on("zoom", ({ transform }) => draw(transform))).on("dblclick.zoom", null);
  // A mark reached by keyboard may lie outside what is shown: bring it back.
  marks.on("focus.reveal", (event, row) => (row.x < names || row.x > width) && svg.call(behaviour.translateTo, scale(row.from), 0));
  draw(zoomIdentity);
  describe(panel, null);
}
