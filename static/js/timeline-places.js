// Where the parts of a timeline stand: lanes from top to bottom, days from left to right. Values in, values out.

import { scaleUtc } from "../vendor/d3.min.js";

export const MARK = 17;
export const STEP = MARK + 5;
export const DAY = 24 * 3600 * 1000;
const OTHERS = "Other voices";
const LANE = 46;
const BIN_LANE = 46;
const BIN_FOOT = 15; // room below a bar for its count
const MOST_SPARE = 60;
const MOST_LANES = 16;
const DEPTH = 3;
const LONG = 21 * DAY;

export const midnight = (written) => Date.parse(`${written}T00:00:00Z`);

// A day is drawn at its noon; what is known to the month or year runs from the first day to the last.
export function readEntry(entry, lanes) {
  const start = midnight(entry.start);
  const end = midnight(entry.end ?? entry.start);
  return { ...entry, lane: lanes.nameOf(entry.lane), day: entry.start, from: start + DAY / 2, to: end + DAY / 2 };
}

// Bins that fell into the same lane and time, because their own lanes were joined, become one.
export function readBins(bins, lanes) {
  const joined = new Map();
  for (const { lane, start, end, count, kinds } of bins) {
    const name = lanes.nameOf(lane);
    const id = `${name} ${start} ${end}`;
    const bin = joined.get(id) ?? { id, lane: name, start, end, from: midnight(start), to: midnight(end) + DAY, count: 0, kinds: {} };
    bin.count += count;
    for (const [kind, times] of Object.entries(kinds)) bin.kinds[kind] = (bin.kinds[kind] ?? 0) + times;
    joined.set(id, bin);
  }
  return [...joined.values()];
}

// Whoever speaks for no country and only once shares a lane with the others like it, and so do the least busy of many.
export function chooseLanes(lanes) {
  const own = lanes.filter(({ kind, count }) => kind === "country" || count > 1);
  const busy = new Set([...own].sort((a, b) => b.count - a.count).slice(0, MOST_LANES).map(({ id }) => id));
  const order = lanes.filter(({ id }) => busy.has(id)).map(({ id, name }) => ({ id, name }));
  return { order: [...order, { id: OTHERS, name: OTHERS }], nameOf: (id) => (busy.has(id) ? id : OTHERS) };
}

// Marks of one lane and day form a block: at most DEPTH one above the other, then side by side.
export function arrange(entries) {
  const blocks = new Map();
  for (const entry of entries) {
    const spot = `${entry.lane} ${entry.day}`;
    blocks.set(spot, [...(blocks.get(spot) ?? []), entry]);
  }
  for (const block of blocks.values()) {
    const columns = Math.ceil(block.length / DEPTH);
    block.forEach((entry, index) => {
      entry.level = index % DEPTH;
      entry.shift = (Math.floor(index / DEPTH) - (columns - 1) / 2) * STEP;
    });
  }
}

// Marks of one lane in order of place, each on the lowest level that is free there. Where none is, a mark moves aside
// within its own day, and past that they overlap.
export function pile(entries, dayWidth) {
  const lanes = new Map();
  for (const entry of entries) {
    const ends = lanes.get(entry.lane) ?? lanes.set(entry.lane, Array(DEPTH + 1).fill(-Infinity)).get(entry.lane);
    const free = ends.findIndex((end) => end + STEP <= entry.x);
    entry.level = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    const aside = Math.max(entry.x, ends[entry.level] + STEP);
    if (aside - entry.x < (dayWidth - MARK) / 2) entry.x = aside;
    ends[entry.level] = Math.max(ends[entry.level], entry.x);
  }
}

// Lanes from top to bottom, each as high as its pile of marks; spare room is shared out among them.
export function buildLanes({ order }, { entries, bins }, room) {
  const binned = bins.length > 0;
  const used = order.filter(({ id }) => [...entries, ...bins].some(({ lane }) => lane === id));
  const need = ({ id }) => {
    const level = Math.max(0, ...entries.filter(({ lane }) => lane === id).map((entry) => entry.level));
    return (binned ? BIN_LANE : LANE) + level * STEP;
  };
  const total = used.reduce((sum, lane) => sum + need(lane), 0);
  const spare = Math.max(0, Math.min(MOST_SPARE, (room - total - 8) / used.length));
  let y = 0;
  const lanes = new Map();
  for (const lane of used) {
    const height = need(lane) + spare;
    y += height;
    lanes.set(lane.id, { name: lane.name, height, y: y - (binned ? BIN_FOOT : LANE / 2) });
  }
  return { lanes, height: Math.max(y + 8, room) };
}

// How many marks stand side by side on each day, in the widest lane.
function columnsByDay(entries) {
  const columns = new Map();
  for (const { from, to, shift } of entries) {
    if (from === to) columns.set(from, Math.max(columns.get(from) ?? 1, 1 + (2 * Math.abs(shift)) / STEP));
  }
  return columns;
}

// From days to places between `left` and `right`. Days stand as far apart as their marks need; the rest of the room is
// shared out by time, of which no more than LONG is drawn where nothing was said: the axis is broken there.
export function brokenScale(entries, left, right) {
  const days = [...new Set(entries.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const columns = columnsByDay(entries);
  const steps = days.slice(1).map((day, index) => {
    const before = days[index];
    const known = entries.some(({ from, to }) => from <= before && to >= day);
    const need = ((columns.get(before) ?? 0) + (columns.get(day) ?? 0)) * (STEP / 2) + 8;
    return { before, day, need, time: known ? day - before : Math.min(day - before, LONG), broken: !known && day - before > LONG };
  });
  const sum = (name) => steps.reduce((total, step) => total + step[name], 0) || 1;
  const need = Math.min(1, (right - left) / sum("need"));
  const time = Math.max(0, right - left - sum("need")) / sum("time");
  const range = [left];
  for (const step of steps) range.push(range.at(-1) + step.need * need + step.time * time);
  const scale = steps.length ? scaleUtc().domain(days).range(range) : () => (left + right) / 2;
  return { scale, isTight: need < 1, ticks: () => days, breaks: steps.filter(({ broken }) => broken).map(({ before, day }) => [before, day]) };
}

// Time as it passes, from the first day to the end of the last.
export function plainScale(first, last, left, right) {
  const scale = scaleUtc().domain([first, last]).range([left, right]);
  const ticks = (transform) =>
    transform.rescaleX(scale).ticks((right - left) / 95).map(Number).filter((moment) => moment % DAY === 0);
  return { scale, isTight: true, ticks, breaks: [] };
}

export function arcPath(from, to) {
  const lift = Math.min(60, 14 + Math.abs(from.x - to.x) / 5);
  if (Math.abs(from.y - to.y) < 1) {
    return `M${from.x},${from.y}C${from.x},${from.y - lift} ${to.x},${to.y - lift} ${to.x},${to.y}`;
  }
  const middle = (from.y + to.y) / 2;
  return `M${from.x},${from.y}C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`;
}
