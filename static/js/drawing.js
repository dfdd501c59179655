// What the drawings share: a box that loads its data, tools and keys to zoom and move, a line of words, a legend.

import { zoomIdentity, zoomTransform } from "../vendor/d3.min.js";

const STEP = 1.6;
const STRIDE = 90;

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function button(words, name, act) {
  const made = element("button", "small-button", words);
  made.type = "button";
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}

export async function getJson(address, signal) {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, signal });
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer.json();
}

function say(box, words, ...more) {
  const line = element("p", "drawing-state", words, ...more);
  line.setAttribute("role", "status");
  box.replaceChildren(line);
}

// Asks for what the box names and hands it to `draw`; until then, and when nothing comes, the box says so.
export async function fill(box, { empty, isEmpty, ask = getJson }, draw) {
  say(box, "Loading …");
  let data;
  try {
    data = await ask(box.dataset.src);
  } catch {
    say(box, "The drawing could not be loaded. ", button("Try again", "", () => fill(box, { empty, isEmpty, ask }, draw)));
    return;
  }
  if (isEmpty(data)) say(box, empty);
  else draw(data);
}

// The parts of a box from top to bottom: tools, the drawing itself, and a line that tells what is pointed at.
export function frame(box, hint) {
  const [tools, view, panel] = [element("div", "drawing-tools"), element("div", "drawing-view"), element("p", "drawing-words")];
  panel.setAttribute("aria-live", "polite");
  panel.tabIndex = -1;
  const skip = button("Skip the drawing", "", () => panel.focus());
  skip.classList.add("drawing-skip");
  tools.append(skip, element("span", "hint", hint));
  box.replaceChildren(tools, view, panel);
  return { tools, view, panel };
}

const SVG = "http://www.w3.org/2000/svg";

export function glyph(shape) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", "glyph");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", shape);
  made.append(use);
  return made;
}

// Shape and word of each kind; rows are {label, family, shape}.
export function legend(rows) {
  const list = element("ul", "legend");
  list.setAttribute("aria-label", "Shapes");
  for (const { label, family, shape } of rows) {
    list.append(element("li", "", element("span", `kind ${family}`, ...(shape ? [glyph(shape)] : []), label)));
  }
  return list;
}

// A wheel scrolls the page; with the control key, or two fingers, it zooms.
export function leavesScrollingAlone(event) {
  if (event.type === "wheel") return event.ctrlKey || event.metaKey;
  return !event.button && (!event.touches || event.touches.length > 1);
}

// One finger that moves sideways moves the drawing. One that moves up or down scrolls the page: the style sheet leaves
// that to the browser, which then cancels the pointer.
function followFinger(svg, behaviour) {
  let last = null;
  const isFinger = ({ pointerType, isPrimary }) => pointerType === "touch" && isPrimary;
  svg.on("pointerdown.finger", (event) => {
    last = isFinger(event) ? event : null;
  });
  svg.on("pointermove.finger", (event) => {
    if (!last || !isFinger(event)) return;
    const { k } = zoomTransform(svg.node());
    svg.call(behaviour.translateBy, (event.clientX - last.clientX) / k, (event.clientY - last.clientY) / k);
    last = event;
  });
  svg.on("pointerup.finger pointercancel.finger", () => {
    last = null;
  });
}

// The middle of the mark in focus, on which zooming by key then centres.
function focusedPoint(svg) {
  const focused = document.activeElement;
  if (focused === svg || !svg.contains(focused)) return undefined;
  const [own, all] = [focused.getBoundingClientRect(), svg.getBoundingClientRect()];
  return [(own.left + own.right) / 2 - all.left, (own.top + own.bottom) / 2 - all.top];
}

// Buttons and keys do the same: + and - zoom, the arrows move, Home shows all.
export function addControls(tools, svg, behaviour, whole, moves = ["left", "right", "up", "down"]) {
  const zoomBy = (factor) => svg.call(behaviour.scaleBy, factor, focusedPoint(svg.node()));
  const moveBy = (x, y) => {
    const { k } = zoomTransform(svg.node());
    svg.call(behaviour.translateBy, (x * STRIDE) / k, (y * STRIDE) / k);
  };
  const showAll = () => svg.call(behaviour.transform, zoomIdentity);
  const ways = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] };
  const keys = { "+": () => zoomBy(STEP), "=": () => zoomBy(STEP), "-": () => zoomBy(1 / STEP), Home: showAll };
  for (const way of moves) keys[`Arrow${way[0].toUpperCase()}${way.slice(1)}`] = () => moveBy(...ways[way]);
  tools.prepend(button("+", "Zoom in", keys["+"]), button("−", "Zoom out", keys["-"]), button("All", whole, showAll));
  followFinger(svg, behaviour);
  svg.attr("tabindex", 0).on("keydown.controls", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

// Calls `act` when the width of the view has changed, and stops once the view has left the page.
export function onResize(view, act) {
  let width = view.clientWidth;
  const observer = new ResizeObserver(() => {
    if (!view.isConnected) observer.disconnect();
    else if (view.clientWidth && view.clientWidth !== width) {
      width = view.clientWidth;
      act();
    }
  });
  observer.observe(view);
}
