// Writes ../vendor/world.json: the outlines of states on an equal-earth projection, and a place for the mark of each
// state, small ones included. Projected and rounded here, so that a page needs no code for geography.

import { readFileSync, writeFileSync } from "node:fs";
import { geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";

const WIDTH = 2000;
const LEFT_OUT = ["AQ"]; // no state, and a quarter of the sheet
// Natural Earth draws these apart; the United Nations counts them to the state named here.
const PART_OF = { "N. Cyprus": "CY", Somaliland: "SO", "Siachen Glacier": "IN" };
const NAMED = { Kosovo: "XK" };
const CRIMEA = [34.3, 45.2];

const atlas = (scale) => JSON.parse(readFileSync(new URL(`node_modules/world-atlas/countries-${scale}.json`, import.meta.url)));
// The alias tables of the locale library turn a numeric code into the code of two letters.
const codeOf = ({ id, properties: { name } }) =>
  NAMED[name] ?? PART_OF[name] ?? (id && new Intl.Locale(`und-${id}`).region);

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.arcs] : (geometry.arcs ?? []));

function statesOf(topology) {
  const states = new Map();
  for (const geometry of topology.objects.countries.geometries) {
    const code = codeOf(geometry);
    if (!code || LEFT_OUT.includes(code)) continue;
    for (const arcs of polygons(geometry)) {
      const polygon = { type: "Polygon", arcs };
      const [east, north] = geoCentroid(feature(topology, polygon));
      // Resolution 68/262 of the General Assembly, where the data follow who holds the ground.
      const owner = code === "RU" && Math.hypot(east - CRIMEA[0], north - CRIMEA[1]) < 1.5 ? "UA" : code;
      states.set(owner, [...(states.get(owner) ?? []), polygon]);
    }
  }
  return states;
}

const whole = atlas("110m");
const outlines = statesOf(whole);
const land = { type: "FeatureCollection", features: [...outlines.values()].map((parts) => ({ type: "Feature", geometry: merge(whole, parts) })) };
// The sheet is as wide as the globe, less the ends that hold no land, and a little more for the islands at the seam.
const projection = geoEqualEarth().rotate([-11, 0]).fitExtent([[25, 12], [WIDTH - 25, WIDTH]], { type: "Sphere" });
const path = geoPath(projection);
const [, top] = projection.translate();
const [[, north], [, south]] = path.bounds(land);
projection.translate([WIDTH / 2, top - north + 12]);
const height = Math.ceil(south - north + 24);

// Moves and lines between rounded points, each told from the one before.
function outline(shape) {
  let written = "";
  let rest = [0, 0];
  let moved = false;
  path.context({
    moveTo(x, y) { [rest, moved] = [[Math.round(x), Math.round(y)], true]; written += `M${rest}`; },
    lineTo(x, y) {
      const next = [Math.round(x), Math.round(y)];
      const step = [next[0] - rest[0], next[1] - rest[1]];
      if (!step[0] && !step[1]) return;
      written += `${moved ? "l" : step[0] < 0 ? "" : " "}${step[0]}${step[1] < 0 ? "" : " "}${step[1]}`;
      [rest, moved] = [next, false];
    },
    closePath() { written += "z"; },
    arc() {},
  })(shape);
  path.context(null);
  return written.replace(/M\d+,\d+z/g, "");
}

const far = (point, [a, b]) => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy);
};

function isInside([x, y], sides) {
  return sides.filter(([a, b]) => a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]).length % 2 === 1;
}

// The point of the largest part of a state that lies farthest from its border.
function placeOf(parts, topology) {
  const largest = parts.map((part) => feature(topology, part)).sort((a, b) => path.area(b) - path.area(a))[0];
  const ring = largest.geometry.coordinates[0].map((point) => projection(point));
  const sides = ring.slice(1).map((point, index) => [ring[index], point]);
  const [[left, top], [right, bottom]] = path.bounds(largest);
  let best = { point: path.centroid(largest), room: 0 };
  for (let column = 0; column < 40; column++) {
    for (let row = 0; row < 40; row++) {
      const point = [left + ((column + 0.5) / 40) * (right - left), top + ((row + 0.5) / 40) * (bottom - top)];
      if (!isInside(point, sides)) continue;
      const room = Math.min(...sides.map((side) => far(point, side)));
      if (room > best.room) best = { point, room };
    }
  }
  return best.point.map(Math.round);
}

const shapes = {};
const places = {};
for (const [code, parts] of [...outlines].sort()) {
  shapes[code] = outline(merge(whole, parts));
  places[code] = placeOf(parts, whole);
}
for (const finer of ["50m", "10m"].map(atlas)) {
  for (const [code, parts] of [...statesOf(finer)].sort()) places[code] ??= placeOf(parts, finer);
}
writeFileSync(new URL("../vendor/world.json", import.meta.url), `${JSON.stringify({ width: WIDTH, height, shapes, places })}\n`);
