// Draws where each country stands on a map of the world, one proposition at a time: a colour, a pattern and a shape for
// each stance, and always the word.

import { forceCollide, forceSimulation, forceX, forceY, select, zoom, zoomTransform } from "../vendor/d3.min.js";
import { addControls, element, fill, frame, getJson, glyph, leavesScrollingAlone, onResize } from "./drawing.js";

const KINDS = new URL("../img/kinds.svg", import.meta.url).pathname;
const SHAPES = {
  affirms: "accusation", denies: "denial", restricts: "restriction", supports: "support", opposes: "rejection",
  neutral: "assertion", "no comment": "other",
};
// Lines of a pattern, within a square of 8.
const PATTERNS = {
  affirms: "M0,8L8,0", denies: "M0,0L8,8", restricts: "M0,8L8,0M0,0L8,8", supports: "M4,0V8", opposes: "M0,4H8",
  neutral: "M3.5,4h1", "no comment": "M1,4h2M5,0h2",
};
const BADGE = 12.5; // half of a target that a finger can meet
const HINT = "Drag or use the arrow keys to move; + and − zoom, Home shows all. Tab steps from country to country, Enter shows the words.";
const world = () => getJson(new URL("../vendor/world.json", import.meta.url));
const slug = (stance) => stance.replace(/\W+/g, "-");
const shapeOf = (stance) => `${KINDS}#${SHAPES[stance] ?? "other"}`;
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

export function drawInto(box) {
  const ask = async (address) => {
    const [data, sheet] = await Promise.all([getJson(address), world()]);
    return { ...data, sheet };
  };
  return fill(box, { empty: "No positions that you may see.", isEmpty: ({ stances }) => !stances.length, ask }, (data) => drawMap(box, data));
}

function sentence({ name, stance, since }) {
  return `${name}: ${stance}${since ? ` since ${since}` : ""}`;
}

function chooser(propositions, choose) {
  const select = element("select", "usa-select", ...propositions.map(({ id, text }) => Object.assign(element("option", "", text), { value: id })));
  select.addEventListener("change", () => choose(select.value));
  return element("label", "map-choice", element("span", "", "Proposition"), select);
}

function legendOf(stances) {
  const names = Object.keys(SHAPES).filter((name) => stances.some(({ stance }) => stance === name));
  return names.map((name) => element("li", "", element("span", `stance stance-${slug(name)}`, glyph(shapeOf(name)), name)));
}

// What no map shows, a union or a state of the past, stands beside it.
function besides(stances) {
  if (!stances.length) return [];
  const links = stances.map((each) => {
    const link = element("a", `stance stance-${slug(each.stance)}`, glyph(shapeOf(each.stance)), sentence(each));
    link.href = each.href;
    return element("li", "", link);
  });
  return [element("li", "soft", "Not on this map:"), ...links];
}

const isWithin = ([x, y], width, height) => x >= 0 && x <= width && y >= 0 && y <= height;

// Badges that would hide each other move apart; none is lost at the edge.
function settle(badges, { width, height }) {
  for (const badge of badges) Object.assign(badge, { x: badge.at[0], y: badge.at[1], vx: 0, vy: 0 });
  forceSimulation(badges).force("x", forceX(({ at }) => at[0]).strength(0.3)).force("y", forceY(({ at }) => at[1]).strength(0.3))
    .force("room", forceCollide(BADGE + 0.5).iterations(3)).stop().tick(90);
  for (const badge of badges) {
    if (!isWithin(badge.at, width, height)) continue;
    badge.x = Math.max(BADGE + 1, Math.min(width - BADGE - 1, badge.x));
    badge.y = Math.max(BADGE + 1, Math.min(height - BADGE - 1, badge.y));
  }
}

function addPatterns(svg, prefix) {
  const pattern = svg.append("defs").selectAll("pattern").data(Object.entries(PATTERNS)).join("pattern")
    .attr("id", ([name]) => `${prefix}-${slug(name)}`).attr("class", ([name]) => `stance-${slug(name)}`)
    .attr("width", 8).attr("height", 8).attr("patternUnits", "userSpaceOnUse");
  pattern.append("rect").attr("class", "pattern-ground").attr("width", 8).attr("height", 8);
  pattern.append("path").attr("class", "pattern-line").attr("d", ([, path]) => path);
  return pattern;
}

function addBadges(layer, badges, show) {
  const badge = layer.selectAll("a").data(badges, ({ country }) => country).join("a").attr("class", ({ stance }) => `badge stance-${slug(stance)}`)
    .attr("href", ({ href }) => href).attr("aria-label", sentence);
  badge.selectAll("*").remove();
  badge.append("title").text(sentence);
  badge.append("circle").attr("class", "halo").attr("r", BADGE);
  badge.append("use").attr("href", ({ stance }) => shapeOf(stance)).attr("x", -8).attr("y", -8).attr("width", 16).attr("height", 16);
  return badge.on("mouseenter focus", (event, each) => show(each)).on("mouseleave blur", () => show(null));
}

function drawMap(box, { propositions, stances, sheet }) {
  const { tools, view, panel } = frame(box, HINT);
  const key = element("ul", "legend");
  const beside = element("ul", "legend map-beside");
  key.setAttribute("aria-label", "Stances");
  tools.after(key);
  panel.before(beside);
  const prefix = box.id || "map";
  const svg = select(view).append("svg").attr("role", "group");
  const pattern = addPatterns(svg, prefix);
  const land = svg.append("g");
  const leaders = svg.append("g");
  const marks = svg.append("g");
  const behaviour = zoom().scaleExtent([1, 24]).filter(leavesScrollingAlone);
  addControls(tools, svg, behaviour, "Show the whole world");
  let badges = [];
  let fitted = { k: 1, x: 0, y: 0 };

  const shape = land.selectAll("path").data(Object.entries(sheet.shapes)).join("path").attr("d", ([, path]) => path).attr("class", "land");
  shape.append("title");
  const small = Object.keys(sheet.places).filter((code) => !sheet.shapes[code]);
  const dot = land.selectAll("circle").data(small).join("circle").attr("class", "land dot").attr("cx", (code) => sheet.places[code][0]).attr("cy", (code) => sheet.places[code][1]);
  dot.append("title").text((code) => regions.of(code) ?? code);

  function show(item) {
    panel.replaceChildren(item ? element("strong", "", sentence(item)) : "Point at a country, or step to it, to read its position here.");
    shape.classed("shown", ([code]) => code === item?.country);
  }

  function choose(id) {
    const own = stances.filter(({ proposition }) => proposition === id).sort((a, b) => a.name.localeCompare(b.name));
    const byCode = new Map(own.map((each) => [each.country, each]));
    badges = own.filter(({ country }) => sheet.places[country]).map((each) => ({ ...each }));
    key.replaceChildren(...legendOf(own), element("li", "soft", "Plain: no position found"));
    beside.replaceChildren(...besides(own.filter(({ country }) => !sheet.places[country])));
    svg.attr("aria-label", `Map: ${propositions.find((each) => each.id === id)?.text ?? ""} ${badges.length} countries with a position; the table holds the same.`);
    shape.attr("fill", ([code]) => (byCode.has(code) ? `url(#${prefix}-${slug(byCode.get(code).stance)})` : null)).classed("plain", ([code]) => !byCode.has(code));
    shape.select("title").text(([code]) => (byCode.has(code) ? sentence(byCode.get(code)) : `${regions.of(code) ?? code}: no position found`));
    shape.on("mouseenter", (event, [code]) => byCode.has(code) && show(byCode.get(code))).on("mouseleave", () => show(null))
      .on("click", (event, [code]) => byCode.has(code) && location.assign(byCode.get(code).href)).classed("reaches", ([code]) => byCode.has(code));
    addBadges(marks, badges, show).on("focus.reveal", (event, { at }) => {
      if (!isWithin(at, view.clientWidth, view.clientHeight)) svg.call(behaviour.translateTo, ...zoomTransform(svg.node()).invert(at));
    });
    draw();
    show(null);
  }

  function draw() {
    const transform = zoomTransform(svg.node());
    const k = transform.k * fitted.k;
    const [x, y] = transform.apply([fitted.x, fitted.y]);
    land.attr("transform", `translate(${x},${y})scale(${k})`);
    pattern.attr("patternTransform", `scale(${1 / k})`);
    dot.attr("r", 2.5 / k);
    for (const badge of badges) badge.at = [x + k * sheet.places[badge.country][0], y + k * sheet.places[badge.country][1]];
    settle(badges, { width: view.clientWidth, height: view.clientHeight });
    marks.selectAll("a").attr("transform", (badge) => `translate(${badge.x},${badge.y})`);
    leaders.selectAll("line").data(badges.filter((badge) => Math.hypot(badge.x - badge.at[0], badge.y - badge.at[1]) > BADGE)).join("line").attr("class", "leader")
      .attr("x1", ({ at }) => at[0]).attr("y1", ({ at }) => at[1]).attr("x2", (badge) => badge.x).attr("y2", (badge) => badge.y);
  }

  function measure() {
    const [width, height] = [view.clientWidth, view.clientHeight];
    const k = Math.min(width / sheet.width, height / sheet.height);
    fitted = { k, x: (width - k * sheet.width) / 2, y: (height - k * sheet.height) / 2 };
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    behaviour.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    draw();
  }

  const used = propositions.filter(({ id }) => stances.some(({ proposition }) => proposition === id));
  if (used.length > 1) tools.before(chooser(used, choose));
  else if (used.length) tools.before(element("p", "drawing-note", used[0].text));
  choose(used[0]?.id ?? stances[0].proposition);
  measure();
  svg.call(behaviour.on("zoom", draw)).on("dblclick.zoom", null);
  onResize(view, measure);
}
