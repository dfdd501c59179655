// The bars of a timeline that has too many claims to draw each: one for each lane and stretch of time, as high as the
// claims are many, in the colours of their families. One path for each lane and family holds all of its parts, so that
// hundreds of bars are drawn at once.

const BAR_ROOM = 20;
const WIDE = 7; // of a digit

// The parts of a bar, one above the other: the families of its kinds.
function segments(bin, kindOf, height) {
  const families = new Map();
  for (const [kind, count] of Object.entries(bin.kinds)) families.set(kindOf(kind).family, (families.get(kindOf(kind).family) ?? 0) + count);
  let y = 0;
  return [...families].sort().map(([family, count]) => {
    const part = (count / bin.count) * height;
    y -= part;
    return { family, y, height: part };
  });
}

function measure(bins, kindOf, lanes) {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  for (const bin of bins) {
    const { y, height } = lanes.get(bin.lane);
    bin.base = y;
    bin.room = height - BAR_ROOM / 2;
    bin.parts = segments(bin, kindOf, 3 + Math.sqrt(bin.count / most) * (height - BAR_ROOM));
  }
}

// Gives a function that draws the bars where `place` puts their days.
export function addBars(layer, bins, { kindOf, binSummary }, lanes, act) {
  measure(bins, kindOf, lanes);
  const reach = layer.reach.selectAll("rect").data(bins, ({ id }) => id).join("rect").attr("class", "bin").attr("role", "button")
    .attr("aria-label", (bin) => `${binSummary(bin)}. Look closer`)
    .attr("y", ({ base, room }) => base - room).attr("height", ({ room }) => room).order();
  reach.on("click", (event, bin) => act.open(bin)).on("keydown", (event, bin) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act.open(bin);
  });
  reach.on("mouseenter focus", (event, bin) => act.show(bin)).on("mouseleave blur", () => act.show(null)).on("focus.reveal", (event, bin) => act.reveal(bin));

  return (place, isInSight) => {
    const paths = new Map();
    for (const bin of bins) {
      [bin.x, bin.width] = [place(bin.from), Math.max(2, place(bin.to) - place(bin.from) - 1)];
      for (const { family, y, height } of bin.parts) {
        const drawn = `M${bin.x.toFixed(1)},${(bin.base + y).toFixed(1)}h${bin.width.toFixed(1)}v${height.toFixed(1)}h${-bin.width.toFixed(1)}z`;
        paths.set(family, (paths.get(family) ?? "") + drawn);
      }
    }
    layer.parts.selectAll("path").data([...paths].sort()).join("path").attr("class", ([family]) => `part ${family}`).attr("d", ([, path]) => path);
    // Among many bars, the key for the next one does not lead out of sight.
    reach.attr("x", ({ x }) => x).attr("width", ({ width }) => width).attr("tabindex", (bin) => (isInSight(bin) ? 0 : -1));
    const told = bins.filter((bin) => isInSight(bin) && bin.width >= WIDE * (1 + String(bin.count).length));
    layer.parts.selectAll("text").data(told).join("text").attr("class", "count").attr("text-anchor", "middle")
      .attr("x", ({ x, width }) => x + width / 2).attr("y", ({ base }) => base + 12).text(({ count }) => count);
  };
}
