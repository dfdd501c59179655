// What every page may need: drawings are fetched where a page has a box for one, and selected words fill a form.

const drawings = {
  timeline: () => import("./timeline.js"),
  graph: () => import("./graph.js"),
  map: () => import("./map.js"),
};

function fillDrawings(root) {
  for (const box of root.querySelectorAll("[data-drawing]:not([data-drawn])")) {
    box.dataset.drawn = ""; // so that nothing is drawn twice while the script is on its way
    drawings[box.dataset.drawing]().then(({ drawInto }) => drawInto(box));
  }
}

// The text nodes that make up a paragraph's stored text; numbers and links put in between are not part of it.
function textNodes(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-not-text]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// What stands in a paragraph before a point of the page.
function textBefore(paragraph, container, offset) {
  const upTo = document.createRange();
  upTo.setStart(paragraph, 0);
  upTo.setEnd(container, offset);
  return textNodes(paragraph)
    .filter((node) => upTo.comparePoint(node, 0) <= 0)
    .map((node) => (node === container ? node.data.slice(0, offset) : node.data))
    .join("");
}

const paragraphOf = (node) =>
  (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");

// Offsets count code points, as the stored text does.
const length = (text) => [...text].length;

function fillMarkingForm() {
  const form = document.querySelector("form[data-marks-words]");
  const selection = document.getSelection();
  if (!form || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const paragraph = paragraphOf(range.startContainer);
  if (!paragraph || paragraph !== paragraphOf(range.endContainer)) return;
  const before = textBefore(paragraph, range.startContainer, range.startOffset);
  const words = textBefore(paragraph, range.endContainer, range.endOffset).slice(before.length);
  if (!words.trim()) return;
  const start = Number(paragraph.dataset.start) + length(before) + length(words) - length(words.trimStart());
  form.elements.words.value = words.trim();
  form.elements.start.value = start;
  form.elements.end.value = start + length(words.trim());
  form.closest("details").open = true;
}

// Words typed by hand have no known place any more; the server looks for them.
function forgetPlace({ target }) {
  if (target.name !== "words" || !target.form?.matches("[data-marks-words]")) return;
  target.form.elements.start.value = target.form.elements.end.value = "";
}

// The words of the claim that the address names, over all the pieces that they are cut into.
function showNamedClaim() {
  const name = location.hash.slice(1);
  for (const shown of document.querySelectorAll(".shown")) shown.classList.remove("shown");
  if (!name.startsWith("claim-")) return;
  for (const piece of document.querySelectorAll(`[data-claims~="${CSS.escape(name)}"]`)) piece.classList.add("shown");
  document.getElementById(name.replace("claim-", "said-"))?.classList.add("shown");
}

// What a reader has unfolded stays unfolded when its part is replaced.
let unfolded = [];
function rememberUnfolded({ detail }) {
  unfolded = [...detail.target.querySelectorAll("details[id][open]")].map(({ id }) => id);
}
function unfoldAgain() {
  for (const id of unfolded.splice(0)) document.getElementById(id)?.setAttribute("open", "");
}

const DAY = 24 * 3600 * 1000;

// A slider over the days of a dispute, beside the field for the day that it fills; its far end stands for all days.
function fillSliders(root) {
  for (const slider of root.querySelectorAll("[data-day-slider]")) {
    const field = document.getElementById(slider.dataset.daySlider);
    const first = Date.parse(slider.dataset.first);
    const last = Math.round((Date.parse(slider.dataset.last) - first) / DAY) + 1;
    const dayOf = (value) => (value >= last ? "" : new Date(first + value * DAY).toISOString().slice(0, 10));
    const say = () => slider.setAttribute("aria-valuetext", field.value || slider.dataset.none);
    slider.min = 0;
    slider.max = last;
    slider.value = field.value ? Math.round((Date.parse(field.value) - first) / DAY) : last;
    say();
    slider.addEventListener("input", () => {
      field.value = dayOf(Number(slider.value));
      say();
    });
  }
}

function sayTrouble() {
  document.getElementById("trouble").textContent = "That did not reach the server, or it could not answer. Load the page again.";
}

document.addEventListener("htmx:load", (event) => {
  fillDrawings(event.target);
  fillSliders(event.target);
  showNamedClaim();
});
document.addEventListener("htmx:beforeSwap", rememberUnfolded);
document.addEventListener("htmx:afterSwap", unfoldAgain);
document.addEventListener("htmx:responseError", sayTrouble);
document.addEventListener("htmx:sendError", sayTrouble);
addEventListener("hashchange", showNamedClaim);
document.addEventListener("mouseup", () => setTimeout(fillMarkingForm));
document.addEventListener("keyup", (event) => event.shiftKey && fillMarkingForm());
document.addEventListener("input", forgetPlace);
fillDrawings(document);
fillSliders(document);
showNamedClaim();
