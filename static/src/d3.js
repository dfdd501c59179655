// The parts of d3 that our pages use, gathered into one file: see static/vendor/README.md for how to build it.
export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
export { scaleUtc } from "d3-scale";
export { select } from "d3-selection";
export { utcFormat } from "d3-time-format";
export { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
