// Paints a large graph: edges, and the nodes that have no link of their own, on a canvas behind the links.

import { arrowAt, bendOf } from "./graph-shapes.js";

const CROWD = 25; // more neighbours than that would hide each other with their names
const NAMES = ["ink", "soft", "paper", "navy", "contest", "answer", "act", "side", "say"];

// The colours that the style sheet gives, light or dark.
function readColours(canvas) {
  const style = getComputedStyle(canvas);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export function painter(canvas, again) {
  const context = canvas.getContext("2d");
  let colours = readColours(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    colours = readColours(canvas);
    again();
  });

  function fit(width, height) {
    const ratio = devicePixelRatio || 1;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  function paintEdge(edge, near, arrows) {
    const { from, via, to } = bendOf(edge);
    const colour = colours[edge.family.replace("family-", "")] ?? colours.say;
    context.globalAlpha = near ? (near.has(edge) ? 0.95 : 0.05) : 0.32;
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = Math.min(6, 0.7 + 0.6 * Math.log2(edge.count));
    context.beginPath();
    context.moveTo(...from);
    context.quadraticCurveTo(...via, ...to);
    context.stroke();
    if (arrows || near?.has(edge)) context.fill(new Path2D(arrowAt(via, to)));
  }

  function paintNode(node, near) {
    context.globalAlpha = near && !near.has(node) ? 0.12 : 1;
    context.beginPath();
    context.arc(node.sx, node.sy, node.r, 0, 2 * Math.PI);
    context.fillStyle = node.kind === "country" ? colours.navy : colours.paper;
    context.strokeStyle = colours.navy;
    context.lineWidth = 1.25;
    context.fill();
    context.stroke();
  }

  function paintName(node, near) {
    context.globalAlpha = near && !near.has(node) ? 0.12 : 1;
    context.strokeStyle = colours.paper;
    context.fillStyle = colours.ink;
    context.lineWidth = 4;
    context.strokeText(node.short, node.sx, node.sy + node.r + 13);
    context.fillText(node.short, node.sx, node.sy + node.r + 13);
  }

  function paint({ edges, nodes, near, k, width, height }) {
    context.clearRect(0, 0, width, height);
    const seen = ({ sx, sy }) => sx > -40 && sx < width + 40 && sy > -40 && sy < height + 40;
    for (const edge of edges) if (seen(edge.source) || seen(edge.target)) paintEdge(edge, near, k > 2);
    const inSight = nodes.filter(seen);
    for (const node of inSight) paintNode(node, near);
    context.font = "12px 'Source Sans Pro Web', sans-serif";
    context.textAlign = "center";
    context.lineJoin = "round";
    const names = near && near.size < CROWD ? near : new Set();
    for (const node of inSight) if (node.named || names.has(node)) paintName(node, near);
    context.globalAlpha = 1;
  }

  return { fit, paint };
}
