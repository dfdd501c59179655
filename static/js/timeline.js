// Draws a timeline: a lane for each side, a mark for each claim, an arc to what it answers. Where there are too many
// claims to tell apart, bars count them, and the claims themselves are fetched when one looks closer.

import { select, utcFormat, zoom, zoomIdentity, zoomTransform } from "../vendor/d3.min.js";
import { addControls, element, fill, frame, getJson, leavesScrollingAlone, legend, onResize } from "./drawing.js";
import { addBars } from "./timeline-bars.js";
import { DAY, MARK, STEP, arcPath, arrange, brokenScale, buildLanes, chooseLanes, midnight, pile, plainScale, readBins, readEntry } from "./timeline-places.js";

const AXIS = 32;
const REST = 250; // milliseconds without movement after which the window is asked for
const dayAndYear = utcFormat("%-d %b %Y");
const dayOnly = utcFormat("%-d %b");
const inYear = utcFormat("%Y");
const iso = utcFormat("%Y-%m-%d");

const HINT = "Drag, or use the arrow keys, to move; + and − zoom, Home shows all. Tab steps from mark to mark, Enter opens.";

export function drawInto(box) {
  const isEmpty = ({ entries, bins }) => !entries?.length && !bins?.length;
  return fill(box, { empty: "No dated claims that you may see.", isEmpty }, (data) => drawTimeline(box, data));
}

// A tick for each day that is to be named, written out where there is room.
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

function spanInWords({ start, end }) {
  const [first, last] = [midnight(start), midnight(end)];
  if (first === last) return dayAndYear(first);
  return `${(inYear(first) === inYear(last) ? dayOnly : dayAndYear)(first)} – ${dayAndYear(last)}`;
}

// The words for marks and bars, and the look of each kind.
function reader(data, laneNames) {
  const kinds = new Map(data.kinds.map((kind) => [kind.name, kind]));
  const kindOf = (name) => kinds.get(name) ?? { label: name, family: "family-say", shape: "" };
  const summary = ({ who, kind, negated, targets }) =>
    `${who || "Nobody named"}: ${kindOf(kind).label.toLowerCase()}${negated ? " (negated)" : ""}${targets.length ? `, about ${targets.join(", ")}` : ""}`;
  const notes = ({ count, reporters, unanswered, reviewed, answers }) => [
    answers.map(({ relation, manner }) => `${relation}${manner ? `, ${manner}` : ""}`).join("; "),
    count > 1 && `printed ${count} times${reporters > 1 ? ` by ${reporters} reporters` : ""}`,
    unanswered !== null && unanswered !== undefined && `unanswered for ${unanswered} day${unanswered === 1 ? "" : "s"}`,
    !reviewed && "suggested",
  ].filter(Boolean).join(" · ");
  const tally = ({ kinds: counts }) =>
    Object.entries(counts).sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kindOf(kind).label.toLowerCase()} ${count}`).join(", ");
  const binSummary = (bin) => `${spanInWords(bin)} · ${laneNames.get(bin.lane)}: ${bin.count} claim${bin.count === 1 ? "" : "s"}`;
  return { kindOf, summary, notes, tally, binSummary };
}

function describe(panel, read, item) {
  if (!item) {
    panel.replaceChildren("Point at a mark, or step to it, to read it here.");
  } else if (item.words === undefined) {
    panel.replaceChildren(element("strong", "", read.binSummary(item)), ` (${read.tally(item)}). Click, or press Enter, to look closer.`);
  } else {
    const notes = read.notes(item);
    panel.replaceChildren(`${item.when} · `, element("strong", "", read.summary(item)), element("span", "words", ` “${item.words}”`), ...(notes ? [element("span", "soft", ` ${notes}`)] : []));
  }
}

function drawMarks(layer, entries, { kindOf, summary }, act) {
  const marks = layer.selectAll("a").data(entries, ({ id }) => id).join((enter) => {
    const mark = enter.append("a").attr("href", ({ href }) => href).attr("class", ({ kind }) => `mark ${kindOf(kind).family}`);
    mark.append("title").text((entry) => `${entry.when} · ${summary(entry)}`);
    mark.append("circle").attr("class", "halo").attr("r", 13);
    mark.filter(({ unanswered }) => unanswered > 0).append("circle").attr("class", "unanswered").attr("r", 11.5);
    mark.append("use").attr("href", ({ kind }) => kindOf(kind).shape).attr("x", -MARK / 2).attr("y", -MARK / 2).attr("width", MARK).attr("height", MARK);
    mark.filter(({ count }) => count > 1).append("text").attr("class", "count").attr("x", 8).attr("y", 12).text(({ count }) => `×${count}`);
    return mark;
  }).order();
  return marks.on("mouseenter focus", (event, entry) => act.show(entry)).on("mouseleave blur", () => act.show(null)).on("focus.reveal", (event, entry) => act.reveal(entry));
}

function describeLayer(data, lanes) {
  const order = (a, b) => a.from - b.from || a.to - b.to;
  return { entries: (data.entries ?? []).map((entry) => readEntry(entry, lanes)).sort(order), bins: readBins(data.bins ?? [], lanes).sort(order) };
}

// Fetches the claims of a window of time, one window at a time; an older question is dropped for a newer one.
function windowLoader(address) {
  const kept = new Map();
  let waiting = 0;
  let asked = new AbortController();
  const drop = () => {
    clearTimeout(waiting);
    asked.abort();
  };
  const ask = (from, to, take, fail) => {
    drop();
    const url = new URL(address, location.href);
    url.searchParams.set("from", from);
    url.searchParams.set("to", to);
    if (kept.has(url.href)) return take(kept.get(url.href));
    asked = new AbortController();
    const { signal } = asked;
    waiting = setTimeout(() => getJson(url, signal).then((data) => {
      kept.set(url.href, data);
      if (!signal.aborted) take(data);
    }).catch(() => signal.aborted || fail()), REST);
  };
  return { ask, drop };
}

function drawTimeline(box, whole) {
  const binned = whole.mode === "bins";
  const lanesChosen = chooseLanes(whole.lanes);
  const read = reader(whole, new Map(lanesChosen.order.map(({ id, name }) => [id, name])));
  const base = describeLayer(whole, lanesChosen);
  const period = [midnight(whole.from), midnight(whole.to) + DAY];
  const loader = windowLoader(box.dataset.src);
  const { tools, view, panel } = frame(box, HINT);
  tools.after(legend(whole.kinds));
  if (whole.undated) panel.before(element("p", "drawing-note", `${whole.undated} without a day ${whole.undated === 1 ? "is" : "are"} in the table only.`));
  const axisSvg = select(view).append("svg").attr("class", "time-axis").attr("height", AXIS).attr("aria-hidden", "true");
  const svg = select(view).append("svg").attr("role", "group").attr("aria-label", `Timeline of ${whole.lanes.reduce((sum, { count }) => sum + count, 0)} claims; the table holds the same.`);
  const behaviour = zoom().filter(leavesScrollingAlone);
  addControls(tools, svg, behaviour, "Show the whole period", ["left", "right"]);

  const clip = `${box.id || "timeline"}-clip`;
  const clipped = svg.append("clipPath").attr("id", clip).append("rect");
  const axis = axisSvg.append("g").attr("transform", `translate(0,${AXIS - 6})`).attr("class", "axis");
  const lines = svg.append("g");
  const inside = svg.append("g").attr("clip-path", `url(#${clip})`);
  const layers = Object.fromEntries(["reach", "parts", "arcs", "stretches", "marks"].map((name) => [name, inside.append("g")]));
  const laneNames = svg.append("g");
  let layer = { ...base, period }; // what is drawn in detail: everything, or a window that was asked for
  let at = {}; // where things stand at the present width
  let parts = {}; // what is drawn

  const span = (transform) => [at.left, at.right].map((x) => Number(at.scale.invert(transform.invertX(x))));
  const act = {
    show(item) {
      describe(panel, read, item);
      const near = item && new Set([item.id, ...parts.arcs.data().flatMap(({ from, to }) => (from === item || to === item ? [from.id, to.id] : []))]);
      parts.marks.classed("dim", ({ id }) => near && !near.has(id));
      parts.arcs.classed("dim", ({ from, to }) => item && from !== item && to !== item);
    },
    // A mark reached by keyboard may lie outside what is shown: bring it back.
    reveal(item) {
      const x = zoomTransform(svg.node()).applyX(at.scale(item.from));
      if (x < at.names || x > at.width) svg.call(behaviour.translateTo, at.scale((item.from + item.to) / 2), 0);
    },
    open(bin) {
      const length = Math.max(bin.to - bin.from, 3 * DAY);
      const k = Math.min(at.deepest, (period[1] - period[0]) / length);
      const middle = at.scale((bin.from + bin.to) / 2);
      svg.node().focus();
      svg.call(behaviour.transform, zoomIdentity.translate((at.left + at.right) / 2 - k * middle, 0).scale(k));
    },
  };

  function measure() {
    const width = Math.max(view.clientWidth, 280);
    const names = width < 560 ? 0 : 170;
    if (!binned) arrange(base.entries);
    const [left, right] = binned ? [names + 8, width - 12] : [names + 44, width - 60];
    const deepest = binned ? Math.max(8, ((period[1] - period[0]) / DAY) * 110 / (right - left)) : 60;
    at = { width, names, left, right, deepest, ...(binned ? plainScale(...period, left, right) : brokenScale(base.entries, left, right)) };
    axisSvg.attr("width", width).attr("viewBox", `0 0 ${width} ${AXIS}`);
    axis.selectAll("line.base").data([0]).join("line").attr("class", "base").attr("x1", names).attr("x2", width);
    behaviour.scaleExtent([1, deepest]).translateExtent([[names, 0], [width, 1]]).extent([[names, 0], [width, 1]]);
    populate();
  }

  // Lanes are as high as the marks that they hold now.
  function placeLanes(transform) {
    placeMarks(transform, layer.entries);
    const { lanes, height } = buildLanes(lanesChosen, { entries: layer.entries, bins: base.bins }, view.clientHeight - AXIS - 1);
    const { names, width } = at;
    at.lanes = lanes;
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    clipped.attr("x", names).attr("width", width - names).attr("height", height);
    const rows = [...lanes.values()];
    lines.selectAll("line").data(rows).join("line").attr("class", "lane-line").attr("x1", names).attr("x2", width).attr("y1", ({ y }) => y).attr("y2", ({ y }) => y);
    laneNames.selectAll("text").data(rows).join("text").attr("class", "lane-name").attr("x", 12)
      .attr("y", ({ y, height: own }) => y + (names ? (binned ? -3 : 4) : (binned ? 28 : 36) - own)).text(({ name }) => (name.length > 24 ? `${name.slice(0, 23)}…` : name));
  }

  function populate() {
    const focused = svg.node().contains(document.activeElement) && document.activeElement;
    placeLanes(zoomTransform(svg.node()));
    const outside = layer.period === period ? [] : base.bins.filter(({ from, to }) => to <= layer.period[0] || from >= layer.period[1]);
    const known = new Map(layer.entries.map((entry) => [entry.id, entry]));
    const arcs = layer.entries.flatMap((from) => from.answers.filter(({ id }) => known.has(id)).map(({ id, relation }) => ({ from, to: known.get(id), relation })));
    parts = {
      arcs: layers.arcs.selectAll("path").data(arcs).join("path").attr("class", ({ relation }) => `arc ${relation}`),
      stretches: layers.stretches.selectAll("line").data(layer.entries.filter(({ from, to }) => to > from)).join("line").attr("class", "stretch"),
      drawBars: addBars(layers, [...layer.bins, ...outside], read, at.lanes, act),
      marks: drawMarks(layers.marks, layer.entries, read, act),
    };
    draw(zoomTransform(svg.node()));
    if (focused) (focused.isConnected ? focused : svg.node()).focus({ preventScroll: true });
    act.show((focused.isConnected && select(focused).datum()) || null);
  }

  function placeMarks(transform, entries) {
    const place = (moment) => transform.applyX(at.scale(moment));
    for (const entry of entries) entry.x = (place(entry.from) + place(entry.to)) / 2 + (at.isTight ? 0 : entry.shift);
    if (at.isTight) pile([...entries].sort((a, b) => a.x - b.x), binned ? place(DAY) - place(0) : 0);
  }

  function draw(transform) {
    const place = (moment) => transform.applyX(at.scale(moment));
    placeMarks(transform, layer.entries);
    for (const entry of layer.entries) entry.y = at.lanes.get(entry.lane).y - entry.level * STEP;
    drawAxis(axis, place, at.ticks(transform).filter((day) => place(day) >= at.names - 1 && place(day) <= at.width), at.breaks, at.names);
    parts.stretches.attr("x1", ({ from }) => place(from)).attr("x2", ({ to }) => place(to)).attr("y1", ({ y }) => y).attr("y2", ({ y }) => y);
    parts.marks.attr("transform", ({ x, y }) => `translate(${x},${y})`);
    parts.arcs.attr("d", ({ from, to }) => arcPath(from, to));
    if (binned) parts.drawBars(place, ({ from, to }) => place(to) > at.names && place(from) < at.width);
  }

  function useLayer(data, bounds) {
    layer = { ...describeLayer(data, lanesChosen), period: bounds, mode: data.mode };
    populate();
    if (data.mode === "entries" && document.activeElement.localName !== "a") panel.replaceChildren(`${layer.entries.length} claims in this time, each with a mark of its own.`);
  }

  // Closer than the whole, the window in sight is asked for; farther out again, the bars of the whole come back.
  function follow(transform) {
    const [from, to] = span(transform);
    if (layer.period !== period && (transform.k < 1.05 || to - from > 1.3 * (layer.period[1] - layer.period[0]))) {
      layer = { ...base, period };
      populate();
    }
    if (transform.k < 1.05) return loader.drop();
    const first = Math.max(period[0], Math.floor(from / DAY) * DAY);
    const last = Math.min(period[1], Math.ceil(to / DAY) * DAY);
    if (layer.mode === "entries" && layer.period[0] <= first && layer.period[1] >= last) return loader.drop();
    loader.ask(iso(first), iso(last - DAY), (data) => useLayer(data, [first, last]), () => panel.replaceChildren("The claims of this time could not be loaded. Move or zoom to try again."));
  }

  behaviour.on("zoom", ({ transform }) => draw(transform)).on("end", ({ transform }) => binned && follow(transform));
  measure();
  svg.call(behaviour).on("dblclick.zoom", null);
  onResize(view, measure);
}
