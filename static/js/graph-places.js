// A worker that finds places for the actors of a graph, so that the page is never held up. The same graph gets the same
// places: nodes arrive in a fixed order, and the simulation draws its chance from a fixed seed.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "../vendor/d3.min.js";

const FEW = 60;

function findPlaces({ count, links, wide }) {
  const few = count <= FEW;
  const nodes = Array.from({ length: count }, () => ({}));
  forceSimulation(nodes)
    .force("link", forceLink(links).distance(few ? 110 : 70).strength(few ? 0.35 : 0.08))
    .force("apart", forceManyBody().strength(few ? -600 : -260).distanceMax(few ? Infinity : 900))
    .force("x", forceX().strength(wide ? 0.07 : 0.16))
    .force("y", forceY().strength(wide ? 0.16 : 0.07))
    .force("room", forceCollide(few ? 46 : 20))
    .stop()
    .tick(few ? 400 : 260);
  return nodes.map(({ x, y }) => [x, y]);
}

addEventListener("message", ({ data }) => postMessage(findPlaces(data)));
