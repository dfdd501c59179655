// A worker that finds places for the actors of a graph, so that the page is never held up. The same graph gets the same
// places: nodes arrive in a fixed order, and the simulation draws its chance from a fixed seed.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "../vendor/d3.min.js";

const FEW = 60;

function findPlaces({ count, links, wide }) {
  const few = count <= FEW;
  const nodes = Array.from({ length: count }, () => ({ degree: 0 }));
  for (const { source, target } of links) for (const end of [source, target]) nodes[end].degree += 1;
  // Of many, the busy ones keep their distance, or everything would lie upon them.
  const push = ({ degree }) => -160 - 40 * degree;
  const pull = ({ source, target }) => 0.7 / Math.min(source.degree, target.degree);
  forceSimulation(nodes)
    .force("link", forceLink(links).distance(few ? 110 : 80).strength(few ? 0.35 : pull))
    .force("apart", forceManyBody().strength(few ? -600 : push))
    .force("x", forceX().strength(wide ? 0.07 : 0.16))
    .force("y", forceY().strength(wide ? 0.16 : 0.07))
    .force("room", forceCollide(({ degree }) => (few ? 46 : 16 + Math.min(34, degree))))
    .stop()
    .tick(few ? 400 : 260);
  return nodes.map(({ x, y }) => [x, y]);
}

addEventListener("message", ({ data }) => postMessage(findPlaces(data)));
